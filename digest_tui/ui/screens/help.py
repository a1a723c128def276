"""The help screen: every command and its keys."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.commands import Owner
from digest_tui.i18n import _
from digest_tui.keymap import Keymap
from digest_tui.ui.bindings import bindings
from digest_tui.ui.compat.resize_loop import CurrentSize
from digest_tui.ui.screens.help_layout import HelpLine, column_end, lay_out_help

_BESIDE_TEXT: Final = 8
"""Cells of the box beside its text."""


class HelpScreen(ModalScreen[None], CurrentSize):
    """The keys of all commands, by section.

    Its CSS is in a separate file, so that it is not parsed at the start.

    Args:
        keymap: The names of the keys.
        focused_id: The id of the focused pane, whose keys come first.
    """

    CSS_PATH = "help.tcss"
    BINDINGS = bindings(Owner.HELP)

    def __init__(self, keymap: Keymap, focused_id: str) -> None:
        super().__init__()
        self._keymap = keymap
        self._focused_id = focused_id

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

    def on_resize(self) -> None:
        """Lay out the text for the new size."""
        self.query_one("#help-text", Static).update(self._text())

    def _text(self) -> Content:
        # Beside the text are the padding and the margin of the box, and its scrollbar.
        width = max(1, self.app.size.width * 9 // 10 - _BESIDE_TEXT)
        lines = lay_out_help(self._keymap.help_rows(), width, self._focused_id)
        second = column_end(lines)
        text = [
            _line(left) + Content(" " * (second - left.width)) + _line(right)
            if right.width
            else _line(left)
            for left, right in lines
        ]
        close = _("{key} closes the help").format(key=self._keymap.name_of("help.close"))
        title = Content.styled(_("Keys"), "bold") + Content.styled(f"   {close}", "$text-muted")
        return Content("\n").join([title, Content(""), *text[:-1]])


def _line(line: HelpLine) -> Content:
    style = "bold $accent" if line.is_heading else "bold"
    return Content.styled(line.keys, style) + Content(line.text)
