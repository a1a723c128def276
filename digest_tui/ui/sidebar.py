"""The categories, each with its count under the present filter."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from digest_tui.text.wrap import truncate
from digest_tui.ui.rows import RowList
from digest_tui.ui.scope import ALL, BOOKMARKS, Scope
from digest_tui.ui.strips import strip


class Sidebar(RowList):
    """All papers, the bookmarks, a rule, and a row for each category."""

    BINDING_GROUP_TITLE = "Sidebar"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "screen.go('papers')", "Papers", key_display="enter", tooltip="To the papers"
        ),
    ]

    class ScopeSelected(Message):
        """The reader wants the papers of the highlighted scope."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._rows: list[Scope | None] = []
        self._counts: dict[Scope, int] = {}

    def show(self, categories: Sequence[str], scope: Scope) -> None:
        """Show these categories, with the cursor on one scope."""
        self._rows = [ALL, BOOKMARKS, None, *(Scope("category", name) for name in categories)]
        self.fill(len(self._rows), self._rows.index(scope))

    def count_up(self, counts: Mapping[Scope, int]) -> None:
        """Show how many papers each scope holds."""
        if self._counts != counts:
            self._counts = dict(counts)
            self.redraw()

    def point_at(self, scope: Scope) -> None:
        """Move the cursor to a scope."""
        if scope in self._rows:
            self.highlighted = self._rows.index(scope)

    def allows(self, row: int) -> bool:
        """Keep the cursor off the rule."""
        return self._rows[row] is not None

    def scope_at(self, row: int) -> Scope:
        """Return the scope of a row; all papers for the rule."""
        return self._rows[row] or ALL

    def announce_selected(self, row: int) -> None:
        """Post `ScopeSelected`."""
        self.post_message(self.ScopeSelected())

    def draw(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Draw a label on the left and its count on the right."""
        scope = self._rows[row]
        if scope is None:
            rule = Segment(" " + "─" * (width - 3) + "  ", self.look("row--rule", False))
            return [Strip([rule], width)]
        names = {"all": "All", "bookmarks": "Bookmarks"}
        count = str(self._counts.get(scope, 0))
        shade = "row--text" if self._counts.get(scope) else "row--quiet"
        label = truncate(
            names.get(scope.kind, scope.category or "no category"), max(1, width - len(count) - 4)
        )
        gap = " " * (width - 3 - cell_len(label) - len(count))
        return [
            strip(
                [
                    Segment("▌" if highlighted else " ", self.look("row--bar", highlighted)),
                    Segment(label + gap, self.look(shade, highlighted)),
                    Segment(count + " ", self.look("row--quiet", highlighted)),
                ],
                width,
                self.look("row--text", highlighted),
            )
        ]
