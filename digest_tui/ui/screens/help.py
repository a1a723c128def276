"""The help: every key, made from the bindings themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from digest_tui.ui.commands import Command, grouped
from digest_tui.ui.compat.resize_loop import CurrentSize


class HelpScreen(ModalScreen[None], CurrentSize):
    """Keys by section, over the screen they work on.

    Its look is in a file of its own, so that the start need not parse it.
    """

    CSS_PATH = "help.tcss"
    BINDING_GROUP_TITLE = "Help"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark,enter", "dismiss", "Close help"),
        Binding("j,down", "scroll(1)", "Scroll", show=False),
        Binding("k,up", "scroll(-1)", "Scroll up", show=False),
        Binding("ctrl+d,pagedown,space", "leap(0.5)", "Half a page down", show=False),
        Binding("ctrl+u,pageup", "leap(-0.5)", "Half a page up", show=False),
        Binding("g,home", "leap(-100)", "Top", show=False),
        Binding("G,end", "leap(100)", "End", show=False),
    ]

    def __init__(self, commands: Sequence[Command]) -> None:
        super().__init__()
        self._commands = list(grouped(commands))

    def compose(self) -> ComposeResult:
        """Show the text in a box that scrolls where the terminal is small."""
        with VerticalScroll(id="help"):
            yield Static(self._text(), id="help-text")

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leap(self, pages: float) -> None:
        """Scroll by a part of what is on the screen."""
        box = self.query_one(VerticalScroll)
        box.scroll_relative(y=round(pages * box.size.height), animate=False)

    def on_click(self) -> None:
        """Close; the second of two clicks finds it closed."""
        if self.is_current:
            self.dismiss()

    def _text(self) -> Content:
        keys = {command: "  ".join(command.keys) for command in self._commands}
        width = max(map(cell_len, keys.values()), default=0) + 3
        parts: list[Content] = []
        section = ""
        for command in self._commands:
            if command.section != section:
                section = command.section
                parts.append(Content.styled(("\n" if parts else "") + section, "bold $accent"))
            shown = keys[command] + " " * (width - cell_len(keys[command]))
            parts.append(Content.styled(shown, "bold") + Content(command.description))
        return Content("\n").join(parts)
