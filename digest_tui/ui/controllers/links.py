"""Open URLs, after the user could see where they lead."""

from __future__ import annotations

import re
from typing import Final

from textual.app import App

from digest_tui.ui.controllers.notes import NoteController
from digest_tui.ui.messages import notes

_ARXIV: Final = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/")


class LinkController:
    """Opens URLs in the browser.

    Args:
        app: The app, which is suspended while a browser runs in its terminal.
        note_controller: Shows notes.
    """

    def __init__(self, app: App[None], note_controller: NoteController) -> None:
        self._app = app
        self._show_note = note_controller.show
        self._announced = ""

    def open(self, url: str, *, new_tab: bool = True, is_spelled_out: bool = False) -> None:
        """Open a URL, or show it first and open it when it is requested again.

        A URL of arXiv is opened right away, because its id is on the page. So is one that the page
        shows in full.

        Args:
            url: The URL. Only the schemes `http` and `https` are opened.
            new_tab: Whether to open a tab of the browser instead of a window.
            is_spelled_out: Whether the page shows the whole URL.
        """
        if not url.startswith(("https://", "http://")):
            self._show_note(notes.no_url(url))
        elif is_spelled_out or _ARXIV.match(url) or url == self._announced:
            from digest_tui.ui.browser import open_in_browser

            problem = open_in_browser(self._app, url, new_tab=new_tab)
            self._show_note(problem or notes.opening(url))
        else:
            self._announced = url
            self._show_note(notes.announced(url))
