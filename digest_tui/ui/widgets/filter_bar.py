"""The field in which the user types a filter."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.widgets import Input

from digest_tui.i18n import _
from digest_tui.text.sanitize import clean_line
from digest_tui.ui.compat.input_cursor import CursorAtNextCharacter
from digest_tui.ui.compat.input_layout import virtual_size_without_layout


class FilterBar(CursorAtNextCharacter, inherit_css=False):
    """A one-line input for the words of the filter.

    As a subclass of Textual's Input it places the terminal's cursor, where an input method composes
    characters. It does not inherit Textual's CSS, which takes 3 ms of the start to parse.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = Input.COMPONENT_CLASSES

    virtual_size = virtual_size_without_layout()

    def __init__(self, value: str, *, id: str) -> None:  # noqa: A002
        # Without a selection on focus, typing continues at the end of the filter.
        super().__init__(placeholder=_("filter"), compact=True, select_on_focus=False, id=id)
        self.cursor_blink = False
        self._first_value = clean_line(value)

    def on_mount(self) -> None:
        """Set the first value, which an input can only do on a screen."""
        self.value = self._first_value

    def on_paste(self, event: events.Paste) -> None:
        """Insert the pasted text as one line."""
        event.prevent_default()
        event.stop()
        self.insert_line(event.text)

    def insert_line(self, text: str) -> None:
        """Insert text as one line at the cursor, replacing the selection."""
        self.replace(clean_line(text), *self.selection)
