"""The screen of the text that a digest has outside of its papers, such as an introduction."""

from __future__ import annotations

import re

from textual import on
from textual.app import ComposeResult
from textual.screen import ModalScreen

from digest_tui.commands import Owner
from digest_tui.model import Digest, Paper
from digest_tui.page.links import UrlLink
from digest_tui.ui.bindings import bindings
from digest_tui.ui.compat.resize_loop import CurrentSize
from digest_tui.ui.controllers.paper import OpenUrlRequested
from digest_tui.ui.messages.titles import aside_title
from digest_tui.ui.widgets.detail import DetailPane
from digest_tui.ui.widgets.status_bar import StatusBar


class AsidesScreen(ModalScreen[None], CurrentSize):
    """The asides of one digest, laid out like the page of a paper.

    Its CSS is in a separate file, so that it is not parsed at the start.

    Args:
        digest: The digest.
    """

    CSS_PATH = "asides.tcss"
    BINDINGS = bindings(Owner.ASIDES)

    def __init__(self, digest: Digest) -> None:
        super().__init__()
        self._detail = DetailPane(id="asides")
        self._digest = digest

    def compose(self) -> ComposeResult:
        """Compose the page and a status bar, which shows where links lead."""
        yield self._detail
        yield StatusBar(str, id="status")

    def on_mount(self) -> None:
        """Show the asides below their lines in the file, under the name of the digest."""
        asides = self._digest.asides
        extra = tuple((aside_title(aside), _without_marks(aside.text)) for aside in asides)
        self._detail.show(Paper(0, "", self._digest.name, (), "", "", extra=extra))
        self._detail.focus()

    @on(DetailPane.LinkClicked)
    def _open_link(self, event: DetailPane.LinkClicked) -> None:
        if isinstance(event.link, UrlLink):
            url = event.link.url
            self.post_message(OpenUrlRequested(url, is_spelled_out=event.is_spelled_out))


def _without_marks(text: str) -> str:
    """Return a text of Markdown with bold headings, and without the marks of quotations."""
    text = re.sub(r"(?m)^(?:>[ \t]?)+", "", text)
    return re.sub(r"(?m)^#{1,6}[ \t]+(\S.*?)[ \t#]*$", _bold, text)


def _bold(heading: re.Match[str]) -> str:
    return f"**{heading[1].replace('**', '')}**"
