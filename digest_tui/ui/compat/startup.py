"""A screen that lays itself out once as it begins, where Textual does three times."""

from __future__ import annotations

from typing import Self

from textual import events
from textual.geometry import Region, Size
from textual.screen import Screen


class StartingScreen(Screen[None]):
    """Leaves out what Textual repeats at the start, so that the first key is answered sooner.

    Args:
        size: Of the terminal.
        classes: The first ones; those of the breakpoints for `size` must be among them.
    """

    def __init__(self, size: Size, classes: str) -> None:
        super().__init__(classes=classes)
        self._first_size = size
        self._resuming = True
        self._starting = True

    def on_mount(self) -> None:
        """Hide the rack of notes, which Textual would find empty only after the first layout."""
        self.query("ToastRack").set(display=False)

    async def on_event(self, event: events.Event) -> None:
        """Resume without styling anew, and lay out once for the first size.

        Of sizes that follow at once Textual sees the last alone, but the terminal cut its lines at
        each: one that is told again is painted whole.
        """
        if not self._starting:
            if isinstance(event, events.Resize) and event.size == self.size:
                self.refresh()
            await super().on_event(event)
        elif isinstance(event, events.ScreenResume):
            event.refresh_styles = False
            await super().on_event(event)
            self._resuming = False
            self.call_after_refresh(self._started)
        elif not isinstance(event, events.Resize):
            await super().on_event(event)
        elif event.size != self._first_size:
            self._first_size = Size(0, 0)  # no later size was laid out for already
            await super().on_event(event)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Paint again; nothing is painted yet where the first resumption is not over."""
        repaint = repaint and not self._resuming
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _started(self) -> None:
        self._starting = False
