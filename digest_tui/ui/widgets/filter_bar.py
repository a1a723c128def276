"""The field in which the reader types a filter."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Size
from textual.reactive import reactive
from textual.widgets import Input

from digest_tui.text.sanitize import clean_line


class FilterBar(Input, inherit_css=False):
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

    # Textual lays the whole screen out again whenever this changes, that is at every key (18 ms at
    # 160x45); the width of this field does not depend on what is typed.
    virtual_size = reactive(Size(0, 0), layout=False)

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002
        # `/` goes on with the filter there is; Esc lets go of it.
        super().__init__(
            clean_line(value), placeholder="filter", compact=True, select_on_focus=False, id=id
        )
        self.cursor_blink = False

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the terminal's cursor stands, and an input method composes: at the next character.

        Textual counts a cell too many at the end of the text.
        """
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset

    def on_paste(self, event: events.Paste) -> None:
        """Take what is pasted as one line of plain text."""
        event.prevent_default()
        event.stop()
        self.put(event.text)

    def put(self, text: str) -> None:
        """Put text, as one line, where the cursor is, in the place of what is selected."""
        self.replace(clean_line(text), *self.selection)
