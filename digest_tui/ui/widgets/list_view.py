"""A virtual list of rows with a cursor; what is not on the screen is never drawn."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.style import Style
from textual.cache import LRUCache
from textual.reactive import reactive
from textual.strip import Strip

from digest_tui.ui.widgets.line_view import Lines


class RowList(Lines):
    """Rows of equal height, one of them highlighted.

    A subclass draws a row as strips and says in `announce_selected` that one was opened. Whoever
    follows the cursor watches `highlighted`; `fill` and `point_to` move it without announcing it.
    """

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
        """How many lines the rows take."""
        return self.count * self.row_height

    def draw(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Return the lines of one row, each `width` cells wide and blank in its last cell."""
        raise NotImplementedError

    def allows(self, row: int) -> bool:
        """Tell whether the cursor may stand on a row."""
        return True

    def announce_selected(self) -> None:
        """Say that a row was opened."""

    def fill(
        self,
        count: int,
        highlighted: int | None,
        *,
        alike: Callable[[int], bool] | None = None,
        steady: bool = False,
    ) -> None:
        """Show other rows, with the cursor on one of them.

        Args:
            count: How many rows there are.
            highlighted: The row of the cursor; None where there are no rows.
            alike: As `redraw` takes it.
            steady: Whether they are those before and others between them: the row of the cursor
                stays where it is on the screen, or off it.
        """
        moved = (highlighted or 0) - (self.highlighted or 0)
        self.count = count
        self.set_reactive(RowList.highlighted, highlighted)
        self.redraw(alike)
        if steady:
            self.top += moved * self.row_height
        else:
            self.scroll_to_row()

    def point_to(self, row: int) -> None:
        """Put the cursor on a row."""
        if row != self.highlighted:
            before = self.highlighted
            self.set_reactive(RowList.highlighted, row)
            self.watch_highlighted(before, row)

    def redraw(self, alike: Callable[[int], bool] | None = None) -> None:
        """Draw rows anew, for their content or their look has changed.

        Args:
            alike: Tells of a row whether it is as it was; without it none is.
        """
        for drawn in list(self._strips.keys()):
            if not (alike and alike(drawn[1])):
                self._strips.discard(drawn)
        self.repaint()

    def scroll_to_row(self) -> None:
        """Bring the highlighted row onto the screen with as little scrolling as may be."""
        first = (self.highlighted or 0) * self.row_height
        self.top = max(min(self.top, first), first + self.row_height - self.extent.height)

    def watch_highlighted(self, old: int | None, new: int | None) -> None:
        """Redraw the two rows concerned."""
        for row in (old, new):
            if row is not None:
                self.refresh_lines(row * self.row_height, self.row_height)
        self.scroll_to_row()

    def highlight(self, row: int, direction: int = 1) -> None:
        """Move the cursor to a row, or past it where the row allows no cursor."""
        row = min(max(row, 0), self.count - 1)
        while 0 <= row < self.count and not self.allows(row):
            row += direction
        if 0 <= row < self.count:
            self.highlighted = row

    def action_move(self, rows: int) -> None:
        """Move the cursor up or down."""
        self.highlight((self.highlighted or 0) + rows, 1 if rows > 0 else -1)

    def action_first(self) -> None:
        """Move the cursor to the first row."""
        self.highlight(0)

    def action_last(self) -> None:
        """Move the cursor to the last row."""
        self.highlight(self.count - 1, -1)

    def action_leap(self, pages: float) -> None:
        """Move the cursor by a part of the rows on the screen."""
        rows = int(pages * (self.extent.height // self.row_height))
        self.action_move(rows or (1 if pages > 0 else -1))

    def clicked(self, x: int, y: int) -> None:
        """Highlight the row under the pointer, and open it."""
        row = (y + self.top) // self.row_height
        if x < self.room and 0 <= row < self.count and self.allows(row):
            self.highlighted = row
            self.announce_selected()

    def resized(self) -> None:
        """Keep the cursor on the screen."""
        self.scroll_to_row()

    def forget_drawn(self) -> None:
        """Forget every row."""
        self._strips.clear()

    def watch_has_focus(self, _had_focus: bool) -> None:
        """Draw the cursor in its other look."""
        super().watch_has_focus(_had_focus)
        self.redraw()

    def draw_line(self, line: int) -> Strip:
        """Return one line of a row."""
        row, part = divmod(line, self.row_height)
        key = (self.width, row, row == self.highlighted)
        if key not in self._strips:
            self._strips[key] = self.draw(row, self.width, row == self.highlighted)
        return self._strips[key][part]

    def look(self, name: str, highlighted: bool) -> Style:
        """Return the style of a part of a row, over that of the cursor where it stands there."""
        style = self.get_component_rich_style(name)
        if not highlighted:
            return style
        cursor = "row--cursor" if self.has_focus else "row--cursor-blurred"
        return style + Style(bgcolor=self.get_component_rich_style(cursor).bgcolor)
