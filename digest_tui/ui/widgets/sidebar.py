"""The tree of scopes, each with its count under the present filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from digest_tui.session.outline import OutlineItem, OutlineLine, Separator, periods_above
from digest_tui.session.scope import ALL, Scope
from digest_tui.text.wrap import truncate
from digest_tui.ui.messages import outline_label
from digest_tui.ui.widgets.list_view import RowList
from digest_tui.ui.widgets.strips import strip

_MARKS = {None: "", True: "▾ ", False: "▸ "}


class Sidebar(RowList):
    """All papers, the bookmarks, the categories, and below a rule the months with their days.

    Attributes:
        opened: The periods whose entries show.
    """

    BINDING_GROUP_TITLE = "Sidebar"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "screen.go('papers')", "Papers", key_display="enter", tooltip="To the papers"
        ),
        Binding("l,right", "open", "Open", show=False, tooltip="Open the period, or to the papers"),
        Binding("h,left", "close", "Close", show=False, tooltip="Close the period, or step out"),
    ]

    class ScopeSelected(Message):
        """The reader wants the papers of the highlighted scope."""

    class Opened(Message):
        """The reader opened or closed a period: the outline is another one now."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.opened: set[str] = set()
        self._entries: Sequence[OutlineLine] = ()
        self._counts: dict[Scope, int] = {}
        self._counting = False

    @property
    def scopes(self) -> list[Scope]:
        """The scopes that have a line."""
        return [entry.scope for entry in self._entries if isinstance(entry, OutlineItem)]

    def show(self, entries: Sequence[OutlineLine], scope: Scope, *, steady: bool = False) -> None:
        """Show an outline, with the cursor on one scope, or what stands above it in the tree.

        Args:
            entries: The outline.
            scope: Where the cursor is to stand.
            steady: As `fill` takes it.
        """
        if entries == self._entries:
            self.point_to(self._row_of(scope))
        else:
            before, self._entries = self._entries, entries
            self.fill(
                len(entries),
                self._row_of(scope),
                alike=lambda row: before[row : row + 1] == entries[row : row + 1],
                steady=steady,
            )

    def count_up(self, counts: Mapping[Scope, int], *, counting: bool = False) -> None:
        """Show how many papers each scope holds, while `counting` as far as is known."""
        before, self._counts = self._counts, dict(counts)
        anew, self._counting = counting != self._counting, counting
        if anew or before != self._counts:
            self.redraw(
                lambda row: (
                    not anew and before.get(self.scope_at(row)) == counts[self.scope_at(row)]
                )
            )

    def allows(self, row: int) -> bool:
        """Keep the cursor off the rules."""
        return isinstance(self._entries[row], OutlineItem)

    def scope_at(self, row: int) -> Scope:
        """Return the scope of a row; all papers for a rule."""
        entry = self._entries[row]
        return entry.scope if isinstance(entry, OutlineItem) else ALL

    def announce_selected(self) -> None:
        """Post `ScopeSelected`."""
        self.post_message(self.ScopeSelected())

    def clicked(self, x: int, y: int) -> None:
        """Open or close the period whose mark is clicked; else go to the papers of the row."""
        row = y + self.top
        entry = self._entries[row] if 0 <= row < self.count else Separator()
        if (
            isinstance(entry, OutlineItem)
            and entry.is_expanded is not None
            and 0 <= x - 1 - 2 * entry.depth < 2
        ):
            self.highlighted = row
            self._turn(entry.scope.period)
        else:
            super().clicked(x, y)

    def action_open(self) -> None:
        """Open the period, or go to the papers where it is open or has nothing below."""
        entry = self._entry
        if entry and entry.is_expanded is False:
            self._turn(entry.scope.period)
        else:
            self.post_message(self.ScopeSelected())

    def action_close(self) -> None:
        """Close the period, or go to the entry above in the tree."""
        entry = self._entry
        if entry and entry.is_expanded:
            self._turn(entry.scope.period)
        elif entry and entry.depth:
            row = self.highlighted or 0
            while self._depth(row) >= entry.depth:
                row -= 1
            self.highlight(row)

    def draw(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Draw a label on the left and its count on the right."""
        entry = self._entries[row]
        if isinstance(entry, Separator):
            rule = Segment(" " + "─" * (width - 3) + "  ", self.look("row--rule", False))
            return [strip([rule], width, self.look("row--text", False))]
        scope, depth, is_open = entry
        count = str(self._counts.get(scope, 0))
        if self._counting:
            count = f"{count.removeprefix('0')}…"
        shade = "row--text" if self._counts.get(scope) else "row--quiet"
        mark = "  " * depth + _MARKS[is_open]
        label = truncate(outline_label(entry), max(1, width - len(mark) - len(count) - 4))
        gap = " " * (width - 3 - len(mark) - cell_len(label) - len(count))
        return [
            strip(
                [
                    Segment("▌" if highlighted else " ", self.look("row--bar", highlighted)),
                    Segment(mark, self.look("row--quiet", highlighted)),
                    Segment(label + gap, self.look(shade, highlighted)),
                    Segment(count + " ", self.look("row--quiet", highlighted)),
                ],
                width,
                self.look("row--text", highlighted),
            )
        ]

    @property
    def _entry(self) -> OutlineItem | None:
        """The entry at the cursor."""
        entry = None if self.highlighted is None else self._entries[self.highlighted]
        return entry if isinstance(entry, OutlineItem) else None

    def _depth(self, row: int) -> int:
        entry = self._entries[row]
        return entry.depth if isinstance(entry, OutlineItem) else 0

    def _row_of(self, scope: Scope) -> int:
        """Return the row of a scope, or of the nearest one above it in the tree."""
        rows = {
            entry.scope: row
            for row, entry in enumerate(self._entries)
            if isinstance(entry, OutlineItem)
        }
        months = (Scope(period=period) for period in periods_above(scope.period))
        for above in (scope, scope._replace(category=None), *months):
            if above in rows:
                return rows[above]
        return 0

    def _turn(self, period: str) -> None:
        self.opened ^= {period}
        self.post_message(self.Opened())
