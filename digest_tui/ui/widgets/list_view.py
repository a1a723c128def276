"""A list of rows with a cursor that draws only the visible rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, Final

from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from digest_tui.ui.widgets.line_view import LineView

_CONTEXT_ROWS: Final = 2
"""Rows that stay visible above and below the cursor if there is space."""

IsUnchanged = Callable[[int], bool]
"""A function that returns whether the drawing of a row is still valid."""


class ListView(LineView):
    """A base for lists of rows of equal height, one of which is highlighted.

    Watch `highlighted` to follow the cursor as the user moves it. `set_rows` and `set_cursor` do
    not call the watchers.
    """

    class RowSelected(Message):
        """The user selected a row with the mouse; it is highlighted."""

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
        self._is_clicking = False
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

    def scroll_to_cursor(self, context: int = _CONTEXT_ROWS) -> None:
        """Scroll as little as possible to make the highlighted row visible.

        Args:
            context: The rows above and below it to make visible too, if there is space.
        """
        height = self.view_size.height
        lines = min(context, (height // self.row_height - 1) // 2) * self.row_height
        first = (self.highlighted or 0) * self.row_height - max(0, lines)
        last = (self.highlighted or 0) * self.row_height + self.row_height + max(0, lines)
        self.top = max(min(self.top, first), last - height)

    def refresh_row(self, row: int) -> None:
        """Repaint a row."""
        first = row * self.row_height - self.top
        self.refresh(Region(0, first, self.view_size.width, self.row_height))

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Repaint the old and the new row, and scroll to the cursor."""
        for row in (old, new):
            if row is not None:
                self.refresh_row(row)
        self.scroll_to_cursor(0 if self._is_clicking else _CONTEXT_ROWS)

    def highlight(self, row: int, direction: int = 1) -> None:
        """Move the cursor to a row, or to the next in `direction` that can be highlighted."""
        row = min(max(row, 0), self.count - 1)
        while 0 <= row < self.count and not self.can_highlight(row):
            row += direction
        if 0 <= row < self.count:
            self.highlighted = row

    def action_move(self, rows: int) -> None:
        """Move the cursor by rows, from the nearest visible row if it is not visible."""
        self.highlight(self._nearest_visible(self.highlighted or 0) + rows, 1 if rows > 0 else -1)

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
        """Highlight the row under the pointer, without scrolling it from under the pointer."""
        row = self.row_at(x, y)
        if row is not None:
            self._is_clicking = True
            self.highlighted = row
            self._is_clicking = False

    def double_click_cell(self, x: int, y: int) -> None:
        """Select the row under the pointer."""
        if self.row_at(x, y) is not None:
            self.post_message(self.RowSelected())

    def row_at(self, x: int, y: int) -> int | None:
        """Return the row at a visible cell; None if there is none that can be highlighted."""
        row = (y + self.top) // self.row_height
        is_row = x < self.text_width and 0 <= row < self.count and self.can_highlight(row)
        return row if is_row else None

    def _nearest_visible(self, row: int) -> int:
        """Return a row, or the nearest one that is visible as a whole if it is not visible."""
        first = -(-self.top // self.row_height)
        last = (self.top + self.view_size.height) // self.row_height - 1
        is_visible = self.top < (row + 1) * self.row_height and row <= last
        return row if is_visible or last < first else min(max(row, first), last)

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
