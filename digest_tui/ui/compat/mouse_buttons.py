"""Textual takes a press of the fourth mouse button or one above for that of the first.

The fault: the parser keeps the last two bits of the number of a button. Those that go back and
forward have the numbers 128 and 129.

Upstream: not reported (Textual 8.2.8, `XTermParser.parse_mouse_code`).
Costs: nothing.
"""

from __future__ import annotations

import re
from typing import Final

from textual.message import Message

_BUTTONS: Final = re.compile(r"\x1b\[<(\d+);")
_OTHER_BUTTONS: Final = 128
"""The bit of buttons above the third, in the encoding of xterm."""


class IgnoresOtherButtons:
    """A base for a parser that ignores mouse buttons above the third."""

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return the mouse event of a sequence."""
        found = _BUTTONS.match(code)
        if found and int(found[1]) & _OTHER_BUTTONS:
            return None
        message: Message | None = super().parse_mouse_code(code)  # type: ignore[misc]
        return message
