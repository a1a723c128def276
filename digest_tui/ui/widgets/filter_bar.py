"""The field in which the reader types a filter."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import Input

from digest_tui.text.sanitize import clean_line
from digest_tui.ui.compat.input_cursor import CursorAtNextCharacter
from digest_tui.ui.compat.input_layout import virtual_size_without_layout


class FilterBar(CursorAtNextCharacter, inherit_css=False):
    """One line to type words into; a real input, so that an input method finds its place.

    Its look is in app.tcss alone: Textual's own for inputs takes 3 ms of the start to parse.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = Input.COMPONENT_CLASSES
    BINDING_GROUP_TITLE = "Filter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,down,tab",
            "screen.go('papers')",
            "To the papers",
            key_display="enter",
            tooltip="To the papers found",
        ),
        Binding("escape", "screen.clear_filter", "Clear", tooltip="Clear the filter"),
    ]

    virtual_size = virtual_size_without_layout()

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002
        # `/` goes on with the filter there is; Esc lets go of it.
        super().__init__(
            clean_line(value), placeholder="filter", compact=True, select_on_focus=False, id=id
        )
        self.cursor_blink = False

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line of plain text."""
        event.prevent_default()
        event.stop()
        self.put(event.text)

    def put(self, text: str) -> None:
        """Put text, as one line, where the cursor is, in the place of what is selected."""
        self.replace(clean_line(text), *self.selection)
