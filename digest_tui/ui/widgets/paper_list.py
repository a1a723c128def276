"""The list of papers: number, bookmark, title, day and category, and a line of the summary."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from digest_tui.index import Index
from digest_tui.index.rows import Rows
from digest_tui.model import Paper, summary_text
from digest_tui.text import markup
from digest_tui.text.casefold import find_words
from digest_tui.text.wrap import truncate
from digest_tui.ui.widgets.list_view import ListView
from digest_tui.ui.widgets.strips import make_strip, style_ranges

_MAX_CATEGORY_CELLS = 12
"""Cells to which the name of a category is cut."""
_MOST_CATEGORIES = 1_000
"""Categories whose names are measured; a column for more has the width of the longest."""
_MIN_TITLE_CHARACTERS = 400
"""Characters of a title that are parsed for a row, or more if the row is wide."""


class PaperList(ListView):
    """Papers of an index, on one or two lines each."""

    row_height = 2

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._index = Index([])
        self._rows = Rows()
        self._words: Sequence[str] = ()
        self._bookmarked: Set[str] = frozenset()
        self._number_width = 1
        self._category_width = 0
        self._day_width = 0
        self._empty_text: Sequence[str] = ()

    def show(
        self,
        index: Index,
        rows: Rows,
        *,
        highlighted: int | None,
        words: Sequence[str],
        has_categories: bool,
        has_days: bool,
        empty_text: Sequence[str],
        keep_scroll: bool = False,
    ) -> None:
        """Show some papers of an index.

        Args:
            index: The papers.
            rows: The position of the paper of each row.
            highlighted: The row of the cursor; None if there are no rows.
            words: Casefolded words to highlight.
            has_categories: Whether each row shows its category.
            has_days: Whether each row shows the month and day of its digest.
            empty_text: The lines to show if there are no rows.
            keep_scroll: See `set_rows`.
        """
        rows_before, format_before = self._rows, self._row_format
        self._index = index
        most = max((len(digest.papers) for digest in index.digests), default=0)
        self._number_width = max(3, len(str(most)))
        self._category_width = _category_width(index.categories) if has_categories else 0
        self._day_width = len("01-30") if has_days else 0
        self._rows, self._words, self._empty_text = rows, words, empty_text
        kept = min(len(rows_before), len(rows)) if format_before == self._row_format else 0
        self.set_rows(
            len(rows),
            highlighted,
            is_unchanged=lambda row: row < kept and rows_before[row] == rows[row],
            keep_scroll=keep_scroll,
        )

    def show_bookmarks(self, keys: Set[str]) -> None:
        """Mark the papers whose keys are bookmarked."""
        if self._bookmarked != keys:
            self._bookmarked = keys
            self.redraw()

    @property
    def is_compact(self) -> bool:
        """Whether each paper takes one line instead of two."""
        return self.row_height == 1

    def set_compact(self, compact: bool) -> None:
        """Show each paper on one line, or on two with a line of its summary."""
        self.row_height = 1 if compact else 2
        self.redraw()
        self.scroll_to_cursor()

    @property
    def line_count(self) -> int:
        """The number of lines of the rows, or of the text of an empty list."""
        return super().line_count or len(self._empty_text)

    def draw_line(self, line: int) -> Strip:
        """Return a line of a row, or of the text of an empty list."""
        if self.count:
            return super().draw_line(line)
        style = self.get_component_rich_style("row--quiet")
        text = truncate("   " + self._empty_text[line], self.text_width)
        return make_strip([Segment(text, style)], self.width, style)

    def draw_row(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
        """Return the line of the title and, unless the list is compact, that of the summary."""
        paper = self._index[self._rows[row]]
        bar = Segment("▌" if highlighted else " ", self.row_style("row--bar", highlighted))
        # A number larger than the number of papers indents its row further, and is not cut.
        number = str(paper.number).rjust(self._number_width)
        star = "★" if paper.key in self._bookmarked else " "
        indent = len(number) + 4
        columns = self._columns(paper, row) if width >= indent + self._columns_width + 20 else ""
        title_width = max(1, width - indent - cell_len(columns) - 2)
        title = markup.plain_start(paper.heading, max(_MIN_TITLE_CHARACTERS, 2 * title_width))
        first = [
            bar,
            Segment(number + " ", self.row_style("row--quiet", highlighted)),
            Segment(star + " ", self.row_style("row--bookmark", highlighted)),
            *self._text(title, title_width, "row--text", highlighted),
            Segment(columns, self.row_style("row--quiet", highlighted)),
        ]
        blank = self.row_style("row--quiet", highlighted)
        if self.row_height == 1:
            return [make_strip(first, width, blank)]
        second = [
            bar,
            Segment(" " * (indent - 1), blank),
            *self._text(
                _short_summary(paper), max(1, width - indent - 2), "row--quiet", highlighted
            ),
        ]
        return [make_strip(line, width, blank) for line in (first, second)]

    @property
    def _row_format(self) -> tuple[object, ...]:
        """What the drawing of a row depends on besides its paper."""
        widths = self._number_width, self._category_width, self._day_width
        return self._index, self._words, widths

    @property
    def _columns_width(self) -> int:
        """The cells of the columns of day and category."""
        return sum(width + 1 for width in (self._day_width, self._category_width) if width)

    def _columns(self, paper: Paper, row: int) -> str:
        """Return the columns of day and category, right-aligned, each after a blank."""
        columns = ""
        if self._day_width:
            date = self._index.digest_of(self._rows[row]).date
            columns += " " + date[len("2026-") :].rjust(self._day_width)
        if self._category_width:
            category = truncate(paper.category, self._category_width)
            columns += " " * (self._category_width + 1 - cell_len(category)) + category
        return columns

    def _text(self, text: str, width: int, name: str, highlighted: bool) -> list[Segment]:
        """Return a text cut or padded to `width` cells, with its matches highlighted."""
        style = self.row_style(name, highlighted)
        shown = truncate(text, width)
        kept = len(shown) if shown == text else len(shown) - 1
        matches = find_words(text[:kept], self._words) if self._words else []
        match_style = self.get_component_rich_style("row--match", partial=True)
        parts = style_ranges(shown, style, matches, match_style)
        return [*parts, Segment(" " * (width - cell_len(shown)), style)]


def _category_width(names: Sequence[str]) -> int:
    """Return the cells of the longest name, at most `_MAX_CATEGORY_CELLS`."""
    # A name may hold megabytes, and a file thousands of names; arXiv has 155 categories.
    if len(names) > _MOST_CATEGORIES:
        return _MAX_CATEGORY_CELLS
    longest = max((cell_len(name[: 4 * _MAX_CATEGORY_CELLS]) for name in names), default=0)
    return min(longest, _MAX_CATEGORY_CELLS)


def _short_summary(paper: Paper) -> str:
    """Return the TL;DR of a paper, or its abstract if it has none, as one line of plain text."""
    return markup.plain_start(summary_text(paper.tldr) or paper.abstract or "")
