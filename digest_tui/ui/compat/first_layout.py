"""Textual lays the first screen out three times before its first paint.

The fault: the screen is laid out when it is mounted, again for the first Resize, which has the
same size, and again when the classes of the breakpoints are set, which happens only after the
first layout. It is styled twice, and painted before it has contents.

Upstream: not reported (Textual 8.2.8, `App._init_mode`, `Screen._on_resize`).
Costs: the screen is not painted before it has been resumed for the first time.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Self

from textual import events
from textual.geometry import Region, Size

from digest_tui.ui.compat.resize_loop import CurrentSize
from digest_tui.ui.compat.same_size import RepaintsSameSize


class FirstScreen(CurrentSize, RepaintsSameSize):
    """A screen that is laid out and painted once at the start.

    Args:
        size: The size of the terminal.
        classes: The first classes; the classes of the breakpoints for `size` are added.
    """

    def __init__(self, size: Size, classes: str) -> None:
        columns = _breakpoint(self.HORIZONTAL_BREAKPOINTS, size.width)
        rows = _breakpoint(self.VERTICAL_BREAKPOINTS, size.height)
        super().__init__(classes=f"{classes} {columns} {rows}")
        self._first_size = size
        self._resuming = True
        self._starting = True

    def on_mount(self) -> None:
        """Hide the toast rack, which Textual hides only after the first layout."""
        self.query("ToastRack").set(display=False)

    async def on_event(self, event: events.Event) -> None:
        """Resume without a second styling, and ignore a Resize to the first size."""
        if not self._starting:
            await super().on_event(event)
        elif isinstance(event, events.ScreenResume):
            event.refresh_styles = False
            await super().on_event(event)
            self._resuming = False
            self.call_after_refresh(self._end_start)
        elif not isinstance(event, events.Resize):
            await super().on_event(event)
        elif event.size != self._first_size:
            self._first_size = Size(0, 0)  # any later size needs a layout
            await super().on_event(event)

    def refresh(
        self,
        *regions: Region,
        repaint: bool = True,
        layout: bool = False,
        recompose: bool = False,
    ) -> Self:
        """Repaint, but not before the screen has been resumed for the first time."""
        repaint = repaint and not self._resuming
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _end_start(self) -> None:
        self._starting = False


def _breakpoint(breakpoints: Sequence[tuple[int, str]] | None, cells: int) -> str:
    """Return the class of the largest breakpoint up to a size; empty if there is none."""
    return max((each for each in breakpoints or () if cells >= each[0]), default=(0, ""))[1]
