"""Textual places the terminal's cursor one cell too far to the right at the end of an input.

The fault: `Input.cursor_screen_offset` counts the cell of a cursor at the end as text, so that an
input method composes one cell too far to the right.

Upstream: not reported; https://github.com/Textualize/textual/issues/1469 asked for the cursor.
Costs: nothing.
"""

from __future__ import annotations

from textual.geometry import Offset
from textual.widgets import Input


class CursorAtNextCharacter(Input):
    """A base for an input whose terminal cursor is where the next character is typed."""

    @property
    def cursor_screen_offset(self) -> Offset:
        """The offset of the cursor on the screen."""
        offset = super().cursor_screen_offset
        return offset - Offset(1, 0) if self.cursor_at_end else offset
