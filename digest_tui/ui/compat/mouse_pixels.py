"""Textual stops reading keys after a mouse event if the terminal reports a size of 0 pixels.

The fault: the parser divides the position of the pointer by the pixels of a cell. The
ZeroDivisionError ends the input thread.

Upstream: https://github.com/Textualize/textual/issues/6706
Costs: nothing.
"""

from __future__ import annotations

from textual.message import Message


class ReadsMouseCells:
    """A base for a parser that reads the pointer's position in cells if there are no pixels."""

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return the mouse event of a sequence."""
        try:
            return self._parse_mouse_code(code)
        except ZeroDivisionError:
            self.mouse_pixels = False
            return self._parse_mouse_code(code)

    def _parse_mouse_code(self, code: str) -> Message | None:
        message: Message | None = super().parse_mouse_code(code)  # type: ignore[misc]
        return message
