"""Textual's command palette fails after a page key before its layout, and in a narrow terminal.

The fault: OptionList looks up a line that is not laid out yet, which raises a KeyError or an
IndexError. If its padding leaves no cell for text, as in 4 and 6 columns, wrapping raises a
ValueError.

Upstream: not reported (Textual 8.2.8, `OptionList._move_page` and `get_content_height`).
Costs: Page Up and Page Down do nothing in the palette. A narrow terminal has no palette.
"""

from __future__ import annotations

from typing import Final

from textual import events

SMALLEST_WIDTH: Final = 12
"""Columns below which there is no palette."""


def breaks_palette(event: events.Event) -> bool:
    """Return whether Textual's palette would fail after an event."""
    if isinstance(event, events.Key):
        return event.key in ("pageup", "pagedown")
    return isinstance(event, events.Resize) and event.size.width < SMALLEST_WIDTH
