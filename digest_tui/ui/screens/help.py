"""The help screen: every command and its keys."""

from __future__ import annotations

from collections.abc import Iterable

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.commands import Owner
from digest_tui.i18n import _
from digest_tui.keymap import HelpRow
from digest_tui.ui.bindings import bindings
from digest_tui.ui.compat.resize_loop import CurrentSize


class HelpScreen(ModalScreen[None], CurrentSize):
    """The keys of all commands, by section.

    Its CSS is in a separate file, so that it is not parsed at the start.

    Args:
        rows: The rows of the help.
    """

    CSS_PATH = "help.tcss"
    BINDINGS = bindings(Owner.HELP)

    def __init__(self, rows: Iterable[HelpRow]) -> None:
        super().__init__()
        self._rows = list(rows)

    def compose(self) -> ComposeResult:
        """Compose the text in a box that scrolls if the terminal is small."""
        with VerticalScroll(id="help", can_focus=False):
            yield Static(self._text(), id="help-text")

    def action_scroll(self, lines: int) -> None:
        """Scroll by a number of lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_scroll_pages(self, pages: float) -> None:
        """Scroll by pages or a part of one."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=round(pages * box.size.height), animate=False)

    def action_top(self) -> None:
        """Scroll to the top."""
        self.query_one(VerticalScroll).scroll_home(animate=False)

    def action_end(self) -> None:
        """Scroll to the end."""
        self.query_one(VerticalScroll).scroll_end(animate=False)

    def on_click(self) -> None:
        """Close the help; ignore the second click of a double click."""
        if self.is_current:
            self.dismiss()

    def _text(self) -> Content:
        keys = ["  ".join(row.keys) for row in self._rows]
        width = max(map(cell_len, keys), default=0) + 3
        parts: list[Content] = []
        section = ""
        for row, shown in zip(self._rows, keys, strict=True):
            if row.section != section:
                section = row.section
                parts.append(Content.styled(("\n" if parts else "") + _(section), "bold $accent"))
            padded = shown + " " * (width - cell_len(shown))
            parts.append(Content.styled(padded, "bold") + Content(_(row.description)))
        return Content("\n").join(parts)
