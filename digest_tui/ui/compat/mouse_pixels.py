"""Textual stops reading keys at a mouse event where the terminal gives its size in pixels as 0.

The fault: the parser divides the pointer's position by the pixels of a cell; the
ZeroDivisionError ends the input thread.

Upstream: https://github.com/Textualize/textual/issues/6706
Costs: nothing.
"""

from __future__ import annotations

from textual.message import Message


class ReadsMouseCells:
    """A base for a parser that takes the pointer's position as cells where it has no pixels."""

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return the mouse event that a sequence stands for."""
        try:
            return self._parse_mouse_code(code)
        except ZeroDivisionError:
            self.mouse_pixels = False
            return self._parse_mouse_code(code)

    def _parse_mouse_code(self, code: str) -> Message | None:
        message: Message | None = super().parse_mouse_code(code)  # type: ignore[misc]
        return message
