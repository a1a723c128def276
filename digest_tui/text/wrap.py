"""Wrap and truncate text, Chinese or English, to a number of terminal cells.

Lines are filled greedily up to the last allowed break (see `breaks`); then the last two are
balanced. This takes linear time: a line is searched backwards only from its right edge to its last
break.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import accumulate, islice
from typing import Final, NamedTuple

from rich.cells import get_character_cell_size, split_graphemes

from digest_tui.text.breaks import (
    BLANK_RUN,
    BLANKS,
    URL_BREAK,
    between_clusters,
    kept_stretches,
    looks_bad,
    next_line,
)

ELLIPSIS: Final = "…"

# Characters that are one cell wide: the length of such a text is its width.
_NARROW: Final = re.compile(
    r"[ -~\xa0-\xac\xae-\u02ff\u0370-\u0377\u0384-\u0482\u048a-\u052f\u1e00-\u1fff"
    r"\u2010-\u2027\u2030-\u205e\u2070-\u20cf\u2100-\u2319\u2500-\u25fc]*+"
)
# A last line of this many characters or more is not balanced.
_SHORT: Final = 8
# How many forced cuts are tried for one that keeps punctuation with its word.
_GIVE: Final = 8
# A text of more characters may be one word: its lines are tested for that, which takes 8 % of them.
_LONG: Final = 10_000
_SEAMS: Final = "-/‐–"
# Characters for each cell of a truncated text: a family of emoji has seven in two cells.
_MOST_PER_CELL: Final = 8


class Line(NamedTuple):
    """The slice of a text that is one line, without the blanks at its break."""

    start: int
    end: int


def wrap(text: str, width: int) -> list[Line]:
    """Break a text without newlines into lines of at most `width` cells (at least 1).

    The lines are in order. Only blanks are between them and after the last. A text of nothing but
    blanks has the lines `[Line(0, 0)]`. A grapheme cluster of more cells than `width` is cut; only
    a double-width character at width 1 is wider than its line.
    """
    return _Column(text, max(width, 1)).lines()


def truncate(text: str, width: int) -> str:
    """Truncate a text to at most `width` cells; `…` replaces the rest.

    The text is cut between two grapheme clusters. A width below 1 gives an empty text.
    """
    if width < 1:
        return ""
    if 2 * len(text) <= width:
        return text
    if _NARROW.fullmatch(text, 0, width + 1):
        return text if len(text) <= width else text[: width - 1].rstrip(BLANKS) + ELLIPSIS
    # Twice as many characters as cells are enough, unless most of them take no cell.
    cells = _offsets(text[: 2 * width])
    if cells[-1] <= width:
        read = text[: _MOST_PER_CELL * width]
        cells = _offsets(read)
        if cells[-1] <= width and len(read) == len(text):
            return text
    cut = bisect_right(cells, width - 1) - 1
    while cut > 0 and not between_clusters(text, cut, 0):
        cut -= 1
    return text[:cut].rstrip(BLANKS) + ELLIPSIS


def _offsets(text: str) -> Sequence[int]:
    """Return the cells that precede each index of a text, its end included."""
    if _NARROW.fullmatch(text):
        return range(len(text) + 1)
    if "\u200d" not in text and "\ufe0f" not in text:
        return list(accumulate(map(get_character_cell_size, text), initial=0))
    cells = [0]
    for start, end, size in split_graphemes(text)[0]:
        cells.extend([cells[-1] + size] * (end - start))
    return cells


class _Column:
    """One text that is wrapped to one width."""

    __slots__ = ("cells", "is_long", "kept", "stop", "text", "width")

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self.is_long = len(text) > _LONG
        self.stop = len(text.rstrip(BLANKS))
        self.cells = _offsets(text)
        self.kept = kept_stretches(text)

    def lines(self) -> list[Line]:
        """Return the lines, filled greedily, the last two balanced."""
        lines: list[Line] = []
        start = 0
        while (reach := self.reach(start)) < self.stop:
            end, following = self.last_break(start, reach) or self.forced_break(start, reach)
            if end > start:
                lines.append(Line(start, end))
            start = following
        if start < self.stop or not lines:
            lines.append(Line(start, self.stop))
        if len(lines) > 1 and lines[-1].end - lines[-1].start < _SHORT:
            self.even(lines)
        return lines

    def reach(self, start: int) -> int:
        """Return the largest index at which a line from `start` can end."""
        cells = self.cells
        if isinstance(cells, range):
            return start + self.width
        if start == self.stop:
            return start
        return bisect_right(cells, cells[start] + self.width, start) - 1

    def last_break(self, start: int, reach: int) -> tuple[int, int] | None:
        """Return the last allowed break after `start`: the end of a line, the start of the next."""
        text, kept = self.text, self.kept
        if self.is_long and text[start : reach + 1].isalnum() and text[start : reach + 1].isascii():
            return None
        for end in range(reach, start, -1):
            if kept and (span := self.kept_around(end)):
                if text[span[0]] not in "_^" and URL_BREAK.match(text, end):
                    return end, end
            elif (following := next_line(text, end)) is not None:
                return end, following
        return None

    def kept_around(self, index: int) -> tuple[int, int] | None:
        """Return the stretch of `kept_stretches` that a break at `index` would cut."""
        place = bisect_left(self.kept, (index,)) - 1
        if place >= 0 and index < self.kept[place][1]:
            return self.kept[place]
        return None

    def forced_break(self, start: int, reach: int) -> tuple[int, int]:
        """Return where to cut a line that has no allowed break: its end, the start of the next.

        The first choice is a run of blanks at which no break is allowed, the second a hyphen or
        slash in the right half of the line, the third the last grapheme cluster that leaves no
        punctuation on the wrong side.
        """
        text = self.text
        if text[start] in BLANKS:
            return start, self.after_blanks(start)
        if reach <= start:
            reach = min(bisect_right(self.cells, self.cells[start + 1]) - 1, self.stop)
            return reach, reach
        if BLANK_RUN.search(text, start + 1, reach + 1):
            for end in range(reach, start, -1):
                if text[end] in BLANKS and text[end - 1] not in BLANKS:
                    return end, self.after_blanks(end)
        for end in range(reach, (start + reach) // 2, -1):
            if (
                text[end - 1] in _SEAMS
                and not looks_bad(text, end)
                and between_clusters(text, end, start)
            ):
                return end, end
        # Search lazily: where a cluster is long, few cuts are between clusters.
        ends = range(reach, start, -1)
        cuts = list(islice((end for end in ends if between_clusters(text, end, start)), _GIVE))
        end = next((end for end in cuts if not looks_bad(text, end)), (cuts or [reach])[0])
        return end, end

    def after_blanks(self, index: int) -> int:
        """Return the first index from `index` on that is not a blank."""
        found = BLANK_RUN.match(self.text, index)
        return found.end() if found else index

    def even(self, lines: list[Line]) -> None:
        """Move a word to a last line of fewer than two letters, if the line before stays filled."""
        (first, last), (alone, stop) = lines[-2:]
        letters = sum(map(str.isalnum, self.text[alone:stop]))
        if letters > 1:
            return
        end = last
        while (found := self.last_break(first, end - 1)) is not None:
            end, start = found
            if self.cells[stop] - self.cells[start] > self.width:
                return
            moved = sum(map(str.isalnum, self.text[start:last]))
            if letters + moved > 1 or (letters == 0 and moved):
                left = 2 * (self.cells[end] - self.cells[first])
                if moved == 1 or letters == 0 or left >= self.width:
                    lines[-2:] = [Line(first, end), Line(start, stop)]
                return
