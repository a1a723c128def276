"""Textual lays out a screen for sizes that the terminal no longer has, and may never stop.

The fault: a layout posts a Resize of its own size back to the screen. If the Resize of another size
is in the screen's queue, with any message between the two, the screen is laid out for both in turn.
Each layout posts its size again, in an endless loop that uses a whole processor. The last frame has
a size that the terminal no longer has.

A palette or a help screen that closes between two sizes starts the loop: the screen below resumes
with a layout for the app's size, while the Resize of the size before is in its queue.

Upstream: not reported (Textual 8.2.8, `Screen._refresh_layout`, `Screen._on_screen_resume` and
`Resize.can_replace`).
Costs: nothing; a size that is ignored needs no layout.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen


class CurrentSize(Screen[Any]):
    """A base for screens that are only laid out for the current size of the terminal."""

    async def on_event(self, event: events.Event) -> None:
        """Ignore a size that the terminal no longer has; the app sends the current one later."""
        if not isinstance(event, events.Resize) or event.size == self.app.size:
            await super().on_event(event)
