"""Textual lays a screen out for sizes that the terminal no longer has, and may never stop.

The fault: a layout posts a Resize of its own size back to the screen. Where the Resize of another
size waits in the screen's queue with any message between the two, the screen is laid out for
both in turn, each layout posts its size again, and the two follow each other for ever. The last
frame is of a size that is gone, at full load of a processor.

Upstream: not reported (Textual 8.2.8, `Screen._refresh_layout` and `Resize.can_replace`).
Costs: nothing; a size that is dropped needs no layout.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen


class CurrentSize(Screen[Any]):
    """A base for screens that are laid out for the terminal's current size alone."""

    async def on_event(self, event: events.Event) -> None:
        """Drop a size that the terminal no longer has; the app sends the current one later."""
        if not isinstance(event, events.Resize) or event.size == self.app.size:
            await super().on_event(event)
