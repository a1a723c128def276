"""Textual's command palette fails at a page key before its list is laid out, and in few columns.

The fault: OptionList looks a line up that it has not laid out, which raises a KeyError or an
IndexError; where its padding leaves no cell for text, as in 4 and 6 columns, wrapping it raises a
ValueError.

Upstream: not reported (Textual 8.2.8, `OptionList._move_page` and `get_content_height`).
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
