"""A list of rows with a cursor that draws only the visible rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from digest_tui.ui.widgets.line_view import LineView

IsUnchanged = Callable[[int], bool]
"""A function that returns whether the drawing of a row is still valid."""


class ListView(LineView):
    """A base for lists of rows of equal height, one of which is highlighted.

    Watch `highlighted` to follow the cursor as the user moves it. `set_rows` and `set_cursor` do
    not call the watchers.
    """

    class RowSelected(Message):
        """The user clicked a row, which is highlighted now."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "row--cursor",
        "row--cursor-blurred",
        "row--bar",
        "row--text",
        "row--quiet",
        "row--rule",
        "row--bookmark",
        "row--match",
        "lines--thumb",
    }

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    row_height = 1

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.count = 0
        self._strips: LRUCache[tuple[int, int, bool], Sequence[Strip]] = LRUCache(256)

    @property
    def line_count(self) -> int:
        """The number of lines that the rows take."""
        return self.count * self.row_height

    def draw_row(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Return the lines of a row as strips of `width` cells, the last of which is blank."""
        raise NotImplementedError

    def can_highlight(self, row: int) -> bool:
        """Return whether the cursor can be on a row."""
        return True

    def set_rows(
        self,
        count: int,
        highlighted: int | None,
        *,
        is_unchanged: IsUnchanged | None = None,
        keep_scroll: bool = False,
    ) -> None:
        """Replace the rows, and put the cursor on one of them.

        Args:
            count: The number of rows.
            highlighted: The row of the cursor; None if there are no rows.
            is_unchanged: See `redraw`.
            keep_scroll: Whether the row of the cursor keeps its line on the screen, or stays off
                the screen, when rows are added above it. Otherwise it is scrolled into view.
        """
        moved = (highlighted or 0) - (self.highlighted or 0)
        self.count = count
        self.set_reactive(ListView.highlighted, highlighted)
        self.redraw(is_unchanged)
        if keep_scroll:
            self.top += moved * self.row_height
        else:
            self.scroll_to_cursor()

    def set_cursor(self, row: int) -> None:
        """Put the cursor on a row."""
        if row != self.highlighted:
            before = self.highlighted
            self.set_reactive(ListView.highlighted, row)
            self.watch_highlighted(before, row)

    def redraw(self, is_unchanged: IsUnchanged | None = None) -> None:
        """Draw again the rows that are not `is_unchanged`; all rows if that is None."""
        for drawn in list(self._strips.keys()):
            if not (is_unchanged and is_unchanged(drawn[1])):
                self._strips.discard(drawn)
        self.repaint()

    def scroll_to_cursor(self) -> None:
        """Scroll as little as possible to make the highlighted row visible."""
        first = (self.highlighted or 0) * self.row_height
        self.top = max(min(self.top, first), first + self.row_height - self.view_size.height)

    def refresh_row(self, row: int) -> None:
        """Repaint a row."""
        first = row * self.row_height - self.top
        self.refresh(Region(0, first, self.view_size.width, self.row_height))

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Repaint the old and the new row, and scroll to the cursor."""
        for row in (old, new):
            if row is not None:
                self.refresh_row(row)
        self.scroll_to_cursor()

    def highlight(self, row: int, direction: int = 1) -> None:
        """Move the cursor to a row, or to the next in `direction` that can be highlighted."""
        row = min(max(row, 0), self.count - 1)
        while 0 <= row < self.count and not self.can_highlight(row):
            row += direction
        if 0 <= row < self.count:
            self.highlighted = row

    def action_move(self, rows: int) -> None:
        """Move the cursor by a number of rows."""
        self.highlight((self.highlighted or 0) + rows, 1 if rows > 0 else -1)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.highlight(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.highlight(self.count - 1, -1)

    def action_move_pages(self, pages: float) -> None:
        """Move the cursor by pages or a part of one."""
        rows = int(pages * (self.view_size.height // self.row_height))
        self.action_move(rows or (1 if pages > 0 else -1))

    def click_cell(self, x: int, y: int) -> None:
        """Highlight and select the row under the pointer."""
        row = (y + self.top) // self.row_height
        if x < self.text_width and 0 <= row < self.count and self.can_highlight(row):
            self.highlighted = row
            self.post_message(self.RowSelected())

    def fit_view(self) -> None:
        """Keep the cursor visible."""
        self.scroll_to_cursor()

    def clear_line_cache(self) -> None:
        """Clear the cache of drawn rows."""
        self._strips.clear()

    def watch_has_focus(self, _had_focus: bool) -> None:
        """Draw the cursor in the colours of a focused or unfocused list."""
        super().watch_has_focus(_had_focus)
        self.redraw()

    def draw_line(self, line: int) -> Strip:
        """Return a line of a row."""
        row, part = divmod(line, self.row_height)
        key = (self.width, row, row == self.highlighted)
        if key not in self._strips:
            self._strips[key] = self.draw_row(row, self.width, row == self.highlighted)
        return self._strips[key][part]

    def row_style(self, name: str, highlighted: bool) -> Style:
        """Return the style of a part of a row; a highlighted row has the cursor's background."""
        style = self.get_component_rich_style(name)
        if not highlighted:
            return style
        cursor = "row--cursor" if self.has_focus else "row--cursor-blurred"
        return style + Style(bgcolor=self.get_component_rich_style(cursor).bgcolor)
