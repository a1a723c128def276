"""Open or copy a link of the page by its number."""

from __future__ import annotations

from textual import events
from textual.screen import Screen

from digest_tui.keymap import Keymap, key_name
from digest_tui.ui.controllers.paper import OpenUrlRequested
from digest_tui.ui.messages import notes
from digest_tui.ui.widgets.detail import DetailPane
from digest_tui.ui.widgets.workspace import Workspace


class LinkNumberController:
    """Shows numbers at the links of the page, and takes keys until one is chosen.

    Any key that is no part of a choice hides the numbers.

    Args:
        screen: Shows notes and posts requests.
        detail: Shows the page.
        workspace: Shows the detail pane if it is hidden.
        keymap: The names of the keys.
    """

    def __init__(
        self, screen: Screen[None], detail: DetailPane, workspace: Workspace, keymap: Keymap
    ) -> None:
        self._screen = screen
        self._detail = detail
        self._workspace = workspace
        self._keymap = keymap
        self._typed = ""
        self._copies = False

    def start(self) -> None:
        """Show the numbers."""
        if self._detail.display:
            self._number()
        else:
            self._workspace.focus_pane("detail")
            self._screen.call_after_refresh(self._number)

    def take_key(self, event: events.Key) -> bool:
        """Return whether a key is a part of the choice of a link."""
        if not self._detail.link_urls:
            return False
        name = key_name(event.key)
        if name.isdecimal() and len(name) == 1:
            self._type(name)
        elif name == self._keymap.name_of("copy.selection") and not self._typed:
            self._copies = True
            self._screen.app.notify(notes.copy_by_number(), severity="warning", markup=False)
        else:
            self._detail.hide_link_numbers()
            return name == self._keymap.name_of("view.back")
        return True

    def _number(self) -> None:
        self._typed, self._copies = "", False
        self._detail.show_link_numbers()
        if self._detail.link_urls:
            text = notes.open_by_number(self._keymap.name_of("copy.selection"))
            # A warning is shown until the next key, as the numbers are.
            self._screen.app.notify(text, severity="warning", markup=False)
        else:
            self._screen.app.notify(notes.no_links(), markup=False)

    def _type(self, digit: str) -> None:
        self._typed += digit
        urls = self._detail.link_urls
        if self._typed in urls:
            self._detail.hide_link_numbers()
            self._choose(urls[self._typed])
        elif not any(number.startswith(self._typed) for number in urls):
            self._detail.hide_link_numbers()
            self._screen.app.notify(notes.no_link(self._typed, len(urls)), markup=False)

    def _choose(self, url: str) -> None:
        if self._copies:
            self._screen.app.copy_to_clipboard(url)
            self._screen.app.notify(notes.copied_url(url), markup=False)
        else:
            self._screen.post_message(OpenUrlRequested(url, is_spelled_out=True))
