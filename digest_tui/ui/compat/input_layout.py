"""Textual lays out the whole screen for each character typed into an input.

The fault: `Widget.virtual_size` is a reactive with `layout=True`, and an input sets it to the width
of its text. This takes 18 ms at 160x45, though the width of the input does not change.

Upstream: not reported (Textual 8.2.8, `Input._watch_value`).
Costs: the width of the input must not depend on its text.
"""

from __future__ import annotations

from textual.geometry import Size
from textual.reactive import reactive


def virtual_size_without_layout() -> reactive[Size]:
    """Return a reactive that replaces `virtual_size` of an input of fixed width."""
    return reactive(Size(0, 0), layout=False)
