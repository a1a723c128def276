"""The field in which the reader types a filter."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input


class FilterBar(Input):
    """One line to type words into; a real input, so that an input method finds its place."""

    BINDING_GROUP_TITLE = "Filter"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter,down,tab",
            "leave",
            "To the papers",
            key_display="enter",
            tooltip="To the papers found",
        ),
        Binding("escape", "cancel", "Clear", tooltip="Clear the filter"),
    ]

    # Textual lays the whole screen out again whenever this changes, that is at every key (18 ms at
    # 160x45); the width of this field does not depend on what is typed.
    virtual_size = reactive(Size(0, 0), layout=False)

    class Left(Message):
        """The reader is done typing."""

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002
        super().__init__(value, placeholder="filter", compact=True, id=id)
        self.cursor_blink = False

    def action_leave(self) -> None:
        """Keep the filter and go to the papers."""
        self.post_message(self.Left())

    def action_cancel(self) -> None:
        """Clear the filter and go to the papers."""
        self.value = ""
        self.post_message(self.Left())
