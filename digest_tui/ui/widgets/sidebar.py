"""The tree of scopes, each with the number of its papers that match the filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.actions import SkipAction
from textual.binding import BindingType
from textual.message import Message
from textual.strip import Strip

from digest_tui.commands import CATEGORY_KEYS, Owner
from digest_tui.keymap import Keymap
from digest_tui.session.outline import OutlineItem, OutlineLine, Separator, periods_above
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from digest_tui.text.wrap import truncate
from digest_tui.ui.bindings import bindings
from digest_tui.ui.messages import titles
from digest_tui.ui.widgets.list_view import ListView
from digest_tui.ui.widgets.strips import make_strip

_MARKS = {None: "", True: "▾ ", False: "▸ "}
_FIRST_MARK_WIDTH = 2
"""Cells for the mark of a period, or the key of another scope, that has no parent."""


class Sidebar(ListView):
    """All papers, the bookmarks, the categories, and the months with their days.

    Args:
        keymap: The names of the keys that lead to a scope, which stand before it.

    Attributes:
        expanded: The periods that are expanded.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(Owner.SIDEBAR)

    class PeriodToggled(Message):
        """The user expanded or collapsed a period, so the outline has other items."""

    def __init__(self, keymap: Keymap, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._keymap = keymap
        self._commands: Mapping[Scope, str] = {}
        self.expanded: set[str] = set()
        self._lines: Sequence[OutlineLine] = ()
        self._counts: dict[Scope, int] = {}
        self._is_counting = False

    @property
    def scopes(self) -> list[Scope]:
        """The scopes of the rows."""
        return [line.scope for line in self._lines if isinstance(line, OutlineItem)]

    def show_outline(
        self, lines: Sequence[OutlineLine], scope: Scope, *, keep_scroll: bool = False
    ) -> None:
        """Show an outline, with the cursor on a scope or on its nearest parent.

        Args:
            lines: The outline.
            scope: The scope of the cursor.
            keep_scroll: See `set_rows`.
        """
        if lines == self._lines:
            self.set_cursor(self._row_of(scope))
        else:
            before, self._lines = self._lines, lines
            self._commands = _commands_of(self.scopes)
            self.set_rows(
                len(lines),
                self._row_of(scope),
                is_unchanged=lambda row: before[row : row + 1] == lines[row : row + 1],
                keep_scroll=keep_scroll,
            )

    def show_counts(self, counts: Mapping[Scope, int], *, is_counting: bool = False) -> None:
        """Show how many papers each scope has.

        Args:
            counts: The numbers by scope.
            is_counting: Whether the numbers may still grow, which is shown by an ellipsis.
        """
        before, self._counts = self._counts, dict(counts)
        all_changed, self._is_counting = is_counting != self._is_counting, is_counting
        if all_changed or before != self._counts:
            self.redraw(
                lambda row: (
                    not all_changed
                    and before.get(self.scope_at(row)) == counts.get(self.scope_at(row))
                )
            )

    def can_highlight(self, row: int) -> bool:
        """Return whether a row is not a separator."""
        return isinstance(self._lines[row], OutlineItem)

    def scope_at(self, row: int) -> Scope:
        """Return the scope of a row; `ALL` for a separator."""
        line = self._lines[row]
        return line.scope if isinstance(line, OutlineItem) else ALL

    def click_cell(self, x: int, y: int) -> None:
        """Expand or collapse the period whose mark is clicked; otherwise select the row."""
        row = self.row_at(x, y)
        line = Separator() if row is None else self._lines[row]
        if (
            isinstance(line, OutlineItem)
            and line.is_expanded is not None
            and 0 <= x - 1 - 2 * line.depth < 2
        ):
            self.highlighted = row
            self._toggle(line.scope.period)
        else:
            super().click_cell(x, y)
            super().double_click_cell(x, y)

    def double_click_cell(self, x: int, y: int) -> None:
        """Handle a repeated click as the first one."""
        self.click_cell(x, y)

    def action_expand(self) -> None:
        """Expand the period; if there is none to expand, let the workspace handle the key."""
        item = self._item
        if item is None or item.is_expanded is not False:
            raise SkipAction
        self._toggle(item.scope.period)

    def action_collapse(self) -> None:
        """Collapse the period, or move the cursor to its parent."""
        item = self._item
        if item and item.is_expanded:
            self._toggle(item.scope.period)
        elif item and item.depth:
            row = self.highlighted or 0
            while self._depth(row) >= item.depth:
                row -= 1
            self.highlight(row)

    def draw_row(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Return the line with the label of a scope on the left and its count on the right."""
        item = self._lines[row]
        if isinstance(item, Separator):
            rule = Segment(" " + "─" * (width - 3) + "  ", self.row_style("row--rule", False))
            return [make_strip([rule], width, self.row_style("row--text", False))]
        count = str(self._counts.get(item.scope, 0))
        if self._is_counting:
            count = f"{count.removeprefix('0')}…"
        label_style = "row--text" if self._counts.get(item.scope) else "row--quiet"
        mark = "  " * item.depth + _MARKS[item.is_expanded]
        if item.depth == 0 and item.is_expanded is None:
            mark = self._key_of(item.scope).ljust(_FIRST_MARK_WIDTH)
        label = truncate(titles.outline_label(item), max(1, width - len(mark) - len(count) - 4))
        gap = " " * (width - 3 - len(mark) - cell_len(label) - len(count))
        return [
            make_strip(
                [
                    Segment("▌" if highlighted else " ", self.row_style("row--bar", highlighted)),
                    Segment(mark, self.row_style("row--quiet", highlighted)),
                    Segment(label + gap, self.row_style(label_style, highlighted)),
                    Segment(count + " ", self.row_style("row--quiet", highlighted)),
                ],
                width,
                self.row_style("row--text", highlighted),
            )
        ]

    @property
    def _item(self) -> OutlineItem | None:
        """The item at the cursor; None if the sidebar is empty."""
        line = None if self.highlighted is None else self._lines[self.highlighted]
        return line if isinstance(line, OutlineItem) else None

    def _key_of(self, scope: Scope) -> str:
        """Return the name of the key that leads to a scope; empty if it has none that fits."""
        name = self._keymap.name_of(self._commands[scope]) if scope in self._commands else ""
        return name if len(name) < _FIRST_MARK_WIDTH else ""

    def _depth(self, row: int) -> int:
        line = self._lines[row]
        return line.depth if isinstance(line, OutlineItem) else 0

    def _row_of(self, scope: Scope) -> int:
        """Return the row of a scope, or of its nearest parent that is shown."""
        rows = {
            line.scope: row for row, line in enumerate(self._lines) if isinstance(line, OutlineItem)
        }
        period = scope._replace(category=None)
        months = (Scope(period=each) for each in periods_above(period))
        for above in (scope, period, *months):
            if above in rows:
                return rows[above]
        return 0

    def _toggle(self, period: str) -> None:
        self.expanded ^= {period}
        self.post_message(self.PeriodToggled())


def _commands_of(scopes: Sequence[Scope]) -> Mapping[Scope, str]:
    """Return the ids of the commands that lead to scopes."""
    categories = [scope for scope in scopes if scope.category is not None and not scope.period]
    numbered = enumerate(categories[:CATEGORY_KEYS], 1)
    commands = {scope: f"scope.category_{number}" for number, scope in numbered}
    return {ALL: "scope.all", BOOKMARKS: "scope.bookmarks"} | commands
