"""Select text of a page with the mouse."""

from __future__ import annotations

from collections.abc import Iterator

from digest_tui.page.layout import Page
from digest_tui.page.typesetter import Row, TextPosition, position_at, text_between


class Selection:
    """The text of a page between the cell where the button was pressed and another one.

    A selection that begins in one of two columns stays in that column.
    """

    def __init__(self, page: Page, row: int, cell: int) -> None:
        self._page = page
        self._first = (row, cell)
        self._column: int | None = None
        self._ends: tuple[TextPosition, TextPosition] | None = None
        if page.columns and row >= page.columns[0]:
            self._column = 1 if cell < page.columns[1] else 2

    def extend(self, row: int, cell: int) -> None:
        """Extend the selection to a cell."""
        if (row, cell) == self._first:
            self._ends = None
            return
        ends = sorted((self._first, (row, cell)))
        text = (self._page.rows, self._page.passages)
        start = position_at(text, *ends[0], self._column) or self._top
        end = position_at(text, *ends[1], self._column, after=True)
        self._ends = (start, end) if end and start < end else None

    @property
    def _top(self) -> TextPosition:
        """The position at which the text of the column begins."""
        columns = [passage.column for passage in self._page.passages]
        return TextPosition(columns.index(self._column) if self._column else 0, 0)

    @property
    def text(self) -> str:
        """The selected text without line breaks; empty if nothing is selected."""
        return text_between(self._page.passages, *self._ends) if self._ends else ""

    def parts(self, row: Row) -> Iterator[tuple[int, int]]:
        """Yield the offsets at which the selected part of each run of a row starts and ends."""
        for text, _, _, passage, start, _ in row:
            first = last = 0
            if self._ends and passage is not None:
                begin, end = self._ends
                if begin.passage <= passage <= end.passage:
                    first = max(begin.offset - start, 0) if passage == begin.passage else 0
                    last = end.offset - start if passage == end.passage else len(text)
            yield min(first, len(text)), max(min(last, len(text)), 0)
