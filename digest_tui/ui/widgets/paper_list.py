"""The list of papers: number, bookmark and title; a line of the summary, day and category."""

from __future__ import annotations

from collections.abc import Sequence, Set

from rich.cells import cell_len
from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from digest_tui.index import Index
from digest_tui.index.rows import Rows
from digest_tui.model import Paper
from digest_tui.page.second_line import second_line
from digest_tui.text import markup
from digest_tui.text.casefold import find_words
from digest_tui.text.wrap import truncate
from digest_tui.ui.widgets.list_view import ListView
from digest_tui.ui.widgets.strips import make_strip, style_ranges

_MAX_CATEGORY_CELLS = 18
"""Cells to which the name of a category is cut."""
_STAR_WIDTH = 2
"""Cells of the star, or the place for it, and the blank behind it."""
_MIN_TEXT_CELLS = 20
"""Cells that must be left of a line for it to show day and category."""
_MIN_TITLE_CHARACTERS = 400
"""Characters of a title that are parsed for a row, or more if the row is wide."""


class PaperList(ListView):
    """Papers of an index, on one or two lines each."""

    class StarClicked(Message):
        """The user clicked the star of the highlighted row, or the place for it."""

    row_height = 2

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._index = Index([])
        self._rows = Rows()
        self._words: Sequence[str] = ()
        self._bookmarked: Set[str] = frozenset()
        self._number_width = 1
        self._has_categories = False
        self._has_days = False
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
        self._has_categories, self._has_days = has_categories, has_days
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

    def click_cell(self, x: int, y: int) -> None:
        """Highlight the row under the pointer; post a click on its star."""
        super().click_cell(x, y)
        row = self.row_at(x, y)
        if row is not None and (y + self.top) % self.row_height == 0:
            number = str(self._index[self._rows[row]].number).rjust(self._number_width)
            if x - 2 - len(number) in range(_STAR_WIDTH):
                self.post_message(self.StarClicked())

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
        quiet = self.row_style("row--quiet", highlighted)
        # A number larger than the number of papers indents its row further, and is not cut.
        number = str(paper.number).rjust(self._number_width)
        star = "★" if paper.key in self._bookmarked else " "
        indent = len(number) + 4
        text_width = max(1, width - indent - 2)
        title = markup.plain_start(paper.heading, max(_MIN_TITLE_CHARACTERS, 2 * text_width))
        first = [
            bar,
            Segment(number + " ", quiet),
            Segment(star.ljust(_STAR_WIDTH), self.row_style("row--bookmark", highlighted)),
        ]
        facts = self._facts(paper, row, text_width)
        facts_width = cell_len(facts)
        if self.row_height == 1:
            first += self._text(title, text_width - facts_width, "row--text", highlighted)
            return [make_strip([*first, Segment(facts, quiet)], width, quiet)]
        first += self._text(title, text_width, "row--text", highlighted)
        below = text_width - facts_width
        summary = second_line(paper, truncate(title, text_width), self._words, below)
        second = [
            bar,
            Segment(" " * (indent - 1), quiet),
            *self._text(summary, below, "row--quiet", highlighted),
            Segment(facts, quiet),
        ]
        return [make_strip(line, width, quiet) for line in (first, second)]

    @property
    def _row_format(self) -> tuple[object, ...]:
        """What the drawing of a row depends on besides its paper."""
        shown = self._number_width, self._has_categories, self._has_days
        return self._index, self._words, shown

    def _facts(self, paper: Paper, row: int, width: int) -> str:
        """Return day and category after two blanks; empty if less than a text would be left."""
        facts = ""
        if self._has_days:
            facts += "  " + self._index.digest_of(self._rows[row]).date[len("2026-") :]
        if self._has_categories and paper.category:
            facts += " " if facts else "  "
            facts += truncate(paper.category, _MAX_CATEGORY_CELLS)
        return facts if cell_len(facts) + _MIN_TEXT_CELLS <= width else ""

    def _text(self, text: str, width: int, name: str, highlighted: bool) -> list[Segment]:
        """Return a text cut or padded to `width` cells, with its matches highlighted."""
        style = self.row_style(name, highlighted)
        shown = truncate(text, width)
        kept = len(shown) if shown == text else len(shown) - 1
        matches = find_words(text[:kept], self._words) if self._words else []
        match_style = self.get_component_rich_style("row--match", partial=True)
        parts = style_ranges(shown, style, matches, match_style)
        return [*parts, Segment(" " * (width - cell_len(shown)), style)]
