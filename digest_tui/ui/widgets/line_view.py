"""A scrollable widget that draws only the visible lines."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.commands import Owner
from digest_tui.ui.bindings import bindings

_WHEEL_LINES = 3
"""Lines that one step of the mouse wheel scrolls."""


class Grab(Enum):
    """What the pointer drags while the first mouse button is pressed."""

    THUMB = "thumb"
    BORDER = "border"
    TEXT = "text"


class LineView(Widget, can_focus=True):
    """A base for widgets that scroll by whole lines, with a scrollbar thumb in the last column.

    Textual lays out the whole screen when the `virtual_size` of a widget changes (18 ms at 160x45).
    When the number of lines changes here, only this widget is repainted.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.LINES)

    top: reactive[int] = reactive(0, repaint=False)
    """The first visible line, from 0."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        # A copy of `size`, which Textual computes at each access (13 µs), a hundred times a paint.
        self.view_size = Size(0, 0)
        self.grabbed: Grab | None = None
        self._dragged = False
        self._thumb = range(0)
        self._blank = Strip([])
        self._painted: dict[int, Strip] = {}
        self._painting = False

    @property
    def line_count(self) -> int:
        """The number of lines. It is not read before the widget has its size."""
        raise NotImplementedError

    @property
    def text_width(self) -> int:
        """The width of a line in cells, without the column of the thumb."""
        return self.width - 1

    @property
    def width(self) -> int:
        """The width of a line in cells, with the column of the thumb."""
        return max(2, self.view_size.width)

    @property
    def last_top(self) -> int:
        """The largest value of `top`."""
        return max(0, self.line_count - self.view_size.height)

    def draw_line(self, line: int) -> Strip:
        """Return a line as a strip of `width` cells, the last of which is blank."""
        raise NotImplementedError

    def clear_line_cache(self) -> None:
        """Clear the cache of drawn lines."""

    def notify_style_update(self) -> None:
        """Draw all lines again at the next paint: Textual calls this before it sets the colours."""
        super().notify_style_update()
        self.clear_line_cache()
        self._painted.clear()
        self.refresh()

    def watch_top(self) -> None:
        """Repaint the visible lines."""
        self.repaint()

    def validate_top(self, top: int) -> int:
        """Limit `top` so that no blank lines are shown below the last line."""
        return min(max(0, top), self.last_top) if self.view_size else 0

    def repaint(self) -> None:
        """Repaint the lines that changed since the last paint.

        Comparing a line costs less time than the terminal needs to draw it.
        """
        if not self._painted:
            self.refresh()
            return
        self._measure()
        width = self.view_size.width
        changed = [
            Region(0, y, width, 1)
            for y in range(self.view_size.height)
            if self.render_line(y) != self._painted.get(y)
        ]
        if changed:
            self.refresh(*changed)

    def action_move(self, lines: int) -> None:
        """Scroll by a number of lines."""
        self.top += lines

    def action_first(self) -> None:
        """Scroll to the top."""
        self.top = 0

    def action_last(self) -> None:
        """Scroll to the end."""
        self.top = self.last_top

    def action_move_pages(self, pages: float) -> None:
        """Scroll by pages or a part of one; one line stays visible."""
        lines = max(1, int(abs(pages) * self.view_size.height) - 1)
        self.action_move(lines if pages > 0 else -lines)

    def fit_view(self) -> None:
        """Adjust the scroll position to a new size."""
        self.top = self.validate_top(self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down by a step of the wheel."""
        event.stop()
        self.top += _WHEEL_LINES

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up by a step of the wheel."""
        event.stop()
        self.top -= _WHEEL_LINES

    def grab(self, x: int, y: int) -> Grab | None:
        """Return what a drag from a cell moves; None if nothing."""
        return Grab.THUMB if x == self.text_width and self.last_top else None

    def drag(self, event: events.MouseEvent, *, is_final: bool = False) -> None:
        """Move what is grabbed to the pointer; `is_final` if it is released there."""
        if self.grabbed is Grab.THUMB and not is_final:
            height = max(1, self.view_size.height - 1)
            self.top = round(cell_at(self, event).y * self.last_top / height)

    def click_cell(self, x: int, y: int) -> None:
        """Handle a click on a cell; the click at the end of a drag is left out."""

    def double_click_cell(self, x: int, y: int) -> None:
        """Handle each click on a cell but the first of several; by default as the first."""
        self.click_cell(x, y)

    # Textual calls these handlers of every base class. Subclasses override the methods above.

    def on_resize(self) -> None:
        """Adjust to the new size."""
        self.view_size = self.size
        self.fit_view()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Start a drag of what is under the pointer."""
        self._dragged = False
        self.grabbed = self.grab(*cell_at(self, event)) if event.button == 1 else None
        if self.grabbed:
            event.stop()
            self.capture_mouse()
            if self.grabbed is Grab.THUMB:
                self.drag(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Continue the drag, or end it if the button was released outside the terminal."""
        if self.grabbed and event.button:
            self._dragged = True
            self.drag(event)
        elif self.grabbed:
            self._release(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """End the drag."""
        if self.grabbed:
            self._release(event)

    def on_click(self, event: events.Click) -> None:
        """Handle a click, unless it ends a drag."""
        if not self._dragged and event.button == 1:
            handle = self.click_cell if event.chain == 1 else self.double_click_cell
            handle(*cell_at(self, event))

    def _release(self, event: events.MouseEvent) -> None:
        self.release_mouse()
        if self._dragged:
            self.drag(event, is_final=True)
        self.grabbed = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a region of the widget."""
        self._measure()
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """Return a visible line with its cell of the thumb."""
        line = self.top + y
        strip = self.draw_line(line) if line < self.line_count else self._blank
        if y in self._thumb:
            thumb = Segment("▐", self.get_component_rich_style("lines--thumb"))
            strip = Strip([*strip.crop(0, self.text_width), thumb], self.width)
        if self._painting:
            self._painted[y] = strip
        return strip

    def _measure(self) -> None:
        """Compute what all lines of a paint share."""
        self.view_size = self.size
        self._thumb = _thumb_lines(self)
        self._blank = Strip.blank(self.width, self.rich_style)


def cell_at(view: LineView, event: events.MouseEvent) -> Offset:
    """Return the cell under the pointer, relative to the first cell inside the border."""
    return event.offset - view.gutter.top_left


def _thumb_lines(view: LineView) -> range:
    """Return the visible lines that the thumb covers, counted from `top`."""
    height, last_top = view.view_size.height, view.last_top
    if not last_top:
        return range(0)
    length = max(1, height * height // view.line_count)
    start = round(view.top * (height - length) / last_top)
    return range(start, start + length)
