"""Textual paints nothing where a size comes back before it was laid out.

The fault: of sizes that follow at once, the app passes on the last alone. Where that is the size
which the screen has already, nothing is painted; but the terminal cut its lines at each size.

Upstream: not reported (Textual 8.2.8, `App._on_resize`).
Costs: one whole paint for each Resize of the same size.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen


class RepaintsSameSize(Screen[Any]):
    """A base for screens that are painted whole when the terminal reports the size they have."""

    async def on_event(self, event: events.Event) -> None:
        """Repaint for a Resize that changes nothing."""
        if isinstance(event, events.Resize) and event.size == self.size:
            self.refresh()
        await super().on_event(event)
