"""Textual lays the whole screen out again at each character typed into an input.

The fault: `Widget.virtual_size` is a reactive with `layout=True`, and an input sets it to the
width of its text. 18 ms at 160x45, though the width of the field stays as it is.

Upstream: not reported (Textual 8.2.8, `Input._watch_value`).
Costs: an input whose width depends on its text would keep the width that it has.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive


def virtual_size_without_layout() -> reactive[Size]:
    """Return a reactive for an input of fixed width to replace `virtual_size` with."""
    return reactive(Size(0, 0), layout=False)
