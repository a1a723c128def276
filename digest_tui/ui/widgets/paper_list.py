"""The list of papers: number, bookmark, title, category, and the summary's first words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip

from digest_tui.index import Index
from digest_tui.index.rows import Rows
from digest_tui.model import Paper, summary_text
from digest_tui.text import markup
from digest_tui.text.casefold import find_words
from digest_tui.text.wrap import truncate
from digest_tui.ui.widgets.list_view import RowList
from digest_tui.ui.widgets.strips import marked, strip

_LONGEST_CATEGORY = 12
"""Cells after which the name of a category is cut."""


class PaperList(RowList):
    """The papers at some positions of an index, one or two lines each."""

    BINDING_GROUP_TITLE = "Paper list"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "screen.go('detail')", "Read", key_display="enter", tooltip="Into the paper"
        ),
    ]
    row_height = 2

    class PaperSelected(Message):
        """The reader wants to read the highlighted paper."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._index = Index([])
        self._positions = Rows()
        self._words: Sequence[str] = ()
        self._bookmarked: Set[str] = frozenset()
        self._number_width = 1
        self._category_width = 0
        self._day_width = 0
        self._empty: Sequence[str] = ()

    def show(
        self,
        index: Index,
        positions: Rows,
        *,
        highlighted: int | None,
        words: Sequence[str],
        categories: bool,
        days: bool,
        empty: Sequence[str],
        steady: bool = False,
    ) -> None:
        """Show the papers at these positions.

        Args:
            index: Where the papers stand.
            positions: Which of them to show, in order.
            highlighted: The row of the cursor; None where there are no rows.
            words: Folded words to mark.
            categories: Whether each row names its category.
            days: Whether each row names the month and day of its digest.
            empty: What to say, line by line, where there is no paper.
            steady: As `fill` takes it.
        """
        before, look = self._positions, self._look
        self._index = index
        most = max((len(digest.papers) for digest in index.digests), default=0)
        self._number_width = max(3, len(str(most)))
        longest = max(map(cell_len, index.categories), default=0)
        self._category_width = min(longest, _LONGEST_CATEGORY) if categories else 0
        self._day_width = len("01-30") if days else 0
        self._positions, self._words, self._empty = positions, words, empty
        kept = min(len(before), len(positions)) if look == self._look else 0
        self.fill(
            len(positions),
            highlighted,
            alike=lambda row: row < kept and before[row] == positions[row],
            steady=steady,
        )

    def mark_bookmarks(self, keys: Set[str]) -> None:
        """Show which papers are bookmarked."""
        if self._bookmarked != keys:
            self._bookmarked = keys
            self.redraw()

    def set_compact(self, compact: bool) -> None:
        """Give each paper one line, or a second one for what it is about."""
        self.row_height = 1 if compact else 2
        self.redraw()
        self.scroll_to_row()

    def announce_selected(self) -> None:
        """Post `PaperSelected`."""
        self.post_message(self.PaperSelected())

    @property
    def line_count(self) -> int:
        """How many lines the papers take, or the reason why there is none."""
        return super().line_count or len(self._empty)

    def draw_line(self, line: int) -> Strip:
        """Return one line of a row, or of the reason."""
        if self.count:
            return super().draw_line(line)
        style = self.get_component_rich_style("row--quiet")
        text = truncate("   " + self._empty[line], self.room)
        return strip([Segment(text, style)], self.width, style)

    def draw(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Draw number, bookmark, title and category, and below them the summary."""
        paper = self._index[self._positions[row]]
        bar = Segment("▌" if highlighted else " ", self.look("row--bar", highlighted))
        # A digest may number beyond the count of its papers: such a row is moved, not cut.
        number = str(paper.number).rjust(self._number_width)
        star = "★" if paper.key in self._bookmarked else " "
        indent = len(number) + 4
        facts = self._facts(paper, row) if width >= indent + self._facts_width + 20 else ""
        room = max(1, width - indent - cell_len(facts) - 2)
        first = [
            bar,
            Segment(number + " ", self.look("row--quiet", highlighted)),
            Segment(star + " ", self.look("row--bookmark", highlighted)),
            *self._text(
                markup.plain_start(paper.title, max(400, 2 * room)), room, "row--text", highlighted
            ),
            Segment(facts, self.look("row--quiet", highlighted)),
        ]
        blank = self.look("row--quiet", highlighted)
        if self.row_height == 1:
            return [strip(first, width, blank)]
        second = [
            bar,
            Segment(" " * (indent - 1), blank),
            *self._text(_gist(paper), max(1, width - indent - 2), "row--quiet", highlighted),
        ]
        return [strip(line, width, blank) for line in (first, second)]

    @property
    def _look(self) -> tuple[object, ...]:
        """What tells, besides its position, how a row looks."""
        widths = self._number_width, self._category_width, self._day_width
        return self._index, self._words, widths

    @property
    def _facts_width(self) -> int:
        return sum(width + 1 for width in (self._day_width, self._category_width) if width)

    def _facts(self, paper: Paper, row: int) -> str:
        """Return day and category of a row, each at the right of its column, a blank before it."""
        facts = ""
        if self._day_width:
            date = self._index.digest_of(self._positions[row]).date
            facts += " " + date[len("2026-") :].rjust(self._day_width)
        if self._category_width:
            category = truncate(paper.category, self._category_width)
            facts += " " * (self._category_width + 1 - cell_len(category)) + category
        return facts

    def _text(self, text: str, room: int, name: str, highlighted: bool) -> list[Segment]:
        """Return a text cut and padded to `room` cells, its matches marked."""
        style = self.look(name, highlighted)
        shown = truncate(text, room)
        kept = len(shown) if shown == text else len(shown) - 1
        marks = find_words(text[:kept], self._words) if self._words else []
        match = self.get_component_rich_style("row--match", partial=True)
        parts = marked(shown, style, marks, match)
        return [*parts, Segment(" " * (room - cell_len(shown)), style)]


def _gist(paper: Paper) -> str:
    """Return what a paper is about in one line: its TL;DR, else how its abstract begins."""
    return markup.plain_start(summary_text(paper.tldr) or paper.abstract or "")
