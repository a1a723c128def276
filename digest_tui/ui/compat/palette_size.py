"""Textual's command palette fails at a page key before its list is laid out, and in few columns.

The fault: OptionList divides by the height of its list, which is 0 before the first layout; in
fewer than 12 columns the palette wraps text to a negative width.

Upstream: not reported (Textual 8.2.8, `OptionList._move_page`).
Costs: Page Up and Page Down do nothing in the palette, and there is no palette in few columns.
"""

from __future__ import annotations

from typing import Final

from textual import events

SMALLEST_WIDTH: Final = 12
"""Columns below which there is no palette."""


def breaks_palette(event: events.Event) -> bool:
    """Return whether Textual's palette would fail at an event."""
    if isinstance(event, events.Key):
        return event.key in ("pageup", "pagedown")
    return isinstance(event, events.Resize) and event.size.width < SMALLEST_WIDTH
