"""Textual paints nothing if the size of the terminal changes and changes back quickly.

The fault: of several changes in quick succession, the app passes on only the last. If that is the
size that the screen already has, nothing is painted, but the terminal has cut its lines at the
other sizes.

Upstream: not reported (Textual 8.2.8, `App._on_resize`).
Costs: one complete paint for each Resize to the same size.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.screen import Screen


class RepaintsSameSize(Screen[Any]):
    """A base for screens that are painted completely after a Resize to the size they have."""

    async def on_event(self, event: events.Event) -> None:
        """Repaint the screen after a Resize to the same size."""
        if isinstance(event, events.Resize) and event.size == self.size:
            self.refresh()
        await super().on_event(event)
