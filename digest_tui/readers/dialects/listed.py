"""Find the items of lists, and the rows of tables, that are papers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from digest_tui.readers.dialects.heads import Head
from digest_tui.readers.dialects.items import LONGEST_SUMMARY, item_head
from digest_tui.readers.dialects.rows import cells, row_head, tables
from digest_tui.readers.lines import line_end, offsets, walk

FEWEST_ITEMS: Final = 3
"""The minimum number of items of a digest without other heads, unless it has nothing else."""

_MOST_OTHER: Final = 60
"""The maximum number of characters beside headings and items of a digest of fewer items."""

_MOST_HEADINGS: Final = 3
_DIGEST: Final = (
    r"(?i:arxiv|digest|daily|weekly|papers?\b)|论文|日报|周报|速递|速览|每日|今日|推荐|精选|論文"
    r"|논문|(?:19|20)\d\d\W?\d\d\W?\d\d"
)
"""What the title of a digest contains."""


class Lists:
    """The lists and tables of a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._tables = offsets(text)
        self._table_ends = offsets(text)
        for header, end in tables(text):
            self._tables.append(header)
            self._table_ends.append(end)

    def row(self, start: int) -> Head | None:
        """Return the row of a table at an offset as a head, if it is one."""
        index = bisect_right(self._tables, start - 1) - 1
        if index < 0 or start >= self._table_ends[index]:
            return None
        return row_head(self._text, start, self._tables[index])

    def headers(self, rows: Iterable[int]) -> Iterator[tuple[int, list[str]]]:
        """Yield the offset of the header above each row, and the names of its columns."""
        last = -1
        for start in rows:
            header = self._tables[bisect_right(self._tables, start - 1) - 1]
            if header != last:
                yield header, cells(self._text[header : line_end(self._text, header)])
            last = header

    def head(self, start: int) -> Head | None:
        """Return the item, the row or the `<summary>` that the line at an offset is in as a head.

        The tag `<details>` on the line above a `<summary>` belongs to it.
        """
        text = self._text
        # A tag may follow another `<summary>` that is not closed.
        is_tag = text[start : start + 40].lstrip().startswith(("<details", "<summary"))
        opening = -1 if is_tag else text.rfind("<summary", max(0, start - LONGEST_SUMMARY), start)
        if opening >= 0 and text.find("</summary>", opening, start) < 0:
            start = text.rfind("\n", 0, opening) + 1
        if text[start : start + 40].lstrip().startswith("<summary"):
            above = text.rfind("\n", 0, max(start - 1, 0)) + 1
            if text[above:start].strip() == "<details>":
                start = above
        return self.row(start) or item_head(text, start)


def has_only(text: str, items: Sequence[int], sections: Sequence[int]) -> bool:
    """Return whether a text has the title of a digest, and little else but items.

    Args:
        text: The text.
        items: The offset of each item.
        sections: The offset of each heading.
    """
    first = items[0]
    if re.search(_DIGEST, text[: min(first, 500)]) is None:
        return False
    if len(sections) > _MOST_HEADINGS or any(start > first for start in sections):
        return False
    lines = (line for _, line in walk(text, 0, first))
    return sum(len(line) for line in lines if not line.lstrip().startswith("#")) <= _MOST_OTHER
