"""A widget of many lines, of which only those on the screen are drawn."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Offset, Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

_WHEEL = 3
"""Lines that a notch of the mouse wheel scrolls."""


class Lines(Widget, can_focus=True):
    """Scrolls by whole lines and draws its own thumb in its last column.

    A change of Textual's `virtual_size` lays the whole screen out again (18 ms at 160x45); here a
    change of the number of lines repaints this widget alone.
    """

    BINDING_GROUP_TITLE = "Any pane"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j,down", "move(1)", "Move", key_display="j k", tooltip="Down"),
        Binding("k,up", "move(-1)", "Up", show=False),
        Binding("g,home", "first", "First paper, or top", show=False),
        Binding("G,end", "last", "Last paper, or end", show=False),
        Binding("ctrl+d", "leap(0.5)", "Half a page down", show=False),
        Binding("ctrl+u", "leap(-0.5)", "Half a page up", show=False),
        Binding("pagedown", "leap(1)", "A page down", show=False),
        Binding("pageup", "leap(-1)", "A page up", show=False),
    ]

    top: reactive[int] = reactive(0, repaint=False)
    """The line at the top of the widget, from 0."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        # Taken once a paint: Textual works its `size` out anew each time it is asked (13 µs), and a
        # paint asks some hundred times.
        self.extent = Size(0, 0)
        self.held = ""
        self._dragged = False
        self._thumb = range(0)
        self._blank = Strip([])
        self._painted: dict[int, Strip] = {}
        self._painting = False

    @property
    def line_count(self) -> int:
        """How many lines there are; asked only once the widget has its size."""
        raise NotImplementedError

    @property
    def room(self) -> int:
        """The cells of a line without the column of the thumb."""
        return self.width - 1

    @property
    def width(self) -> int:
        """The cells of a line with the column of the thumb."""
        return max(2, self.extent.width)

    @property
    def last_top(self) -> int:
        """The largest value of `top`."""
        return max(0, self.line_count - self.extent.height)

    def cell_at(self, event: events.MouseEvent) -> Offset:
        """Return the cell under the pointer, counted from the first within the border."""
        return event.offset - self.gutter.top_left

    def draw_line(self, line: int) -> Strip:
        """Return one line, blank in its last cell."""
        raise NotImplementedError

    def forget_drawn(self) -> None:
        """Forget what was drawn."""

    def notify_style_update(self) -> None:
        """Draw anew with the next paint; Textual tells of new colours before it has them."""
        super().notify_style_update()
        self.forget_drawn()
        self._painted.clear()
        self.refresh()

    def watch_top(self) -> None:
        """Show the lines that are now on the screen."""
        self.repaint()

    def validate_top(self, top: int) -> int:
        """Keep the widget filled with lines."""
        return min(max(0, top), self.last_top) if self.extent else 0

    def repaint(self) -> None:
        """Repaint the lines that are not as they were painted last.

        A terminal takes longer to read a line than the widget to find that it did not change.
        """
        if not self._painted:
            self.refresh()
            return
        self._measure()
        width = self.extent.width
        changed = [
            Region(0, y, width, 1)
            for y in range(self.extent.height)
            if self.render_line(y) != self._painted.get(y)
        ]
        if changed:
            self.refresh(*changed)

    def refresh_lines(self, first: int, count: int) -> None:
        """Repaint some lines."""
        self.refresh(Region(0, first - self.top, self.extent.width, count))

    def action_move(self, lines: int) -> None:
        """Scroll by lines."""
        self.top += lines

    def action_first(self) -> None:
        """Scroll to the top."""
        self.top = 0

    def action_last(self) -> None:
        """Scroll to the end."""
        self.top = self.last_top

    def action_leap(self, pages: float) -> None:
        """Scroll by a part of what is on the screen, one line of it kept in sight."""
        lines = max(1, int(abs(pages) * self.extent.height) - 1)
        self.action_move(lines if pages > 0 else -lines)

    def resized(self) -> None:
        """Stay within the lines."""
        self.top = self.validate_top(self.top)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll down a little."""
        event.stop()
        self.top += _WHEEL

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll up a little."""
        event.stop()
        self.top -= _WHEEL

    def grip(self, x: int, y: int) -> str:
        """Tell what the first button takes hold of at a cell; empty where it is nothing."""
        return "thumb" if x == self.room and self.last_top else ""

    def drag(self, event: events.MouseEvent) -> None:
        """Move what the button holds to the pointer."""
        if self.held == "thumb":
            height = max(1, self.extent.height - 1)
            self.top = round(self.cell_at(event).y * self.last_top / height)

    def drop(self, event: events.MouseEvent) -> None:
        """Leave what was dragged where the pointer let it go."""

    def clicked(self, x: int, y: int) -> None:
        """Answer a click on a cell with which nothing was dragged."""

    # Textual calls these of every class in turn: a subclass overrides the methods above instead.

    def on_resize(self) -> None:
        """Take the new size."""
        self.extent = self.size
        self.resized()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of what is under the pointer."""
        self._dragged = False
        self.held = self.grip(*self.cell_at(event)) if event.button == 1 else ""
        if self.held:
            event.stop()
            self.capture_mouse()
            if self.held == "thumb":
                self.drag(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag; a pointer without a button means that its release went elsewhere."""
        if self.held and event.button:
            self._dragged = True
            self.drag(event)
        elif self.held:
            self._let_go(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let go."""
        if self.held:
            self._let_go(event)

    def on_click(self, event: events.Click) -> None:
        """Pass on a click, unless it ends a drag."""
        if not self._dragged and event.button == 1:
            self.clicked(*self.cell_at(event))

    def _let_go(self, event: events.MouseEvent) -> None:
        self.release_mouse()
        if self._dragged:
            self.drop(event)
        self.held = ""

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines of a part of the screen."""
        self._measure()
        self._painting = True
        try:
            return super().render_lines(crop)
        finally:
            self._painting = False

    def render_line(self, y: int) -> Strip:
        """Return one line of the screen with its piece of the thumb."""
        line = self.top + y
        strip = self.draw_line(line) if line < self.line_count else self._blank
        if y in self._thumb:
            thumb = Segment("▐", self.get_component_rich_style("lines--thumb"))
            strip = Strip([*strip.crop(0, self.room), thumb], self.room + 1)
        if self._painting:
            self._painted[y] = strip
        return strip

    def _measure(self) -> None:
        """Take what holds for every line of a paint."""
        self.extent = self.size
        self._thumb = self._thumb_lines()
        self._blank = Strip.blank(self.width, self.rich_style)

    def _thumb_lines(self) -> range:
        """Return the lines of the screen that the thumb covers."""
        height, last_top = self.extent.height, self.last_top
        if not last_top:
            return range(0)
        length = max(1, height * height // self.line_count)
        start = round(self.top * (height - length) / last_top)
        return range(start, start + length)
