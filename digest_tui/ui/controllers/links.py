"""Open an address of the web, once the user can know where it leads."""

from __future__ import annotations

import re
from typing import Final

from textual.app import App

from digest_tui.ui.controllers.notes import NoteController
from digest_tui.ui.messages import notes

_ARXIV: Final = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/")


class LinkController:
    """Opens addresses in the browser.

    Args:
        app: Gives the terminal to a browser that needs it.
        shown_notes: Shows notes.
    """

    def __init__(self, app: App[None], shown_notes: NoteController) -> None:
        self._app = app
        self._show_note = shown_notes.show
        self._announced = ""

    def open(self, url: str, *, new_tab: bool = True, is_spelled_out: bool = False) -> None:
        """Open an address, or announce it first.

        An address of arXiv opens at once, for its id is on the page. Another that the page does not
        spell out is announced, and opened when it is requested again.

        Args:
            url: The address; nothing but `http` and `https` is opened.
            new_tab: Whether to open a tab of the browser instead of a window.
            is_spelled_out: Whether the page shows all of it.
        """
        if not url.startswith(("https://", "http://")):
            self._show_note(notes.no_url(url))
        elif is_spelled_out or _ARXIV.match(url) or url == self._announced:
            self._show_note(notes.opening(url))
            from digest_tui.ui.browser import open_in_browser

            self._show_note(open_in_browser(self._app, url, new_tab=new_tab))
        else:
            self._announced = url
            self._show_note(notes.announced(url))
