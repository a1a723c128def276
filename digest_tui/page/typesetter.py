"""Set styled text into rows of cells, and find the text again below a cell.

A role is a tuple of names that whoever paints turns into a style, the later names over the earlier.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.text.casefold import find_words
from digest_tui.text.field_blocks import Block
from digest_tui.text.markup import Styled
from digest_tui.text.wrap import Line, wrap

_HANGING: Final = 16
"""Cells that the text of an item takes at least; where there are fewer it hangs below its mark."""


class Place(NamedTuple):
    """A place between two characters: a passage and an offset into it."""

    passage: int
    offset: int


class Run(NamedTuple):
    """A piece of one row.

    Attributes:
        text: What is shown.
        role: The names of its look.
        link: What a click on it opens.
        passage: The passage it is taken from; None for blanks that only fill.
        start: Where in the passage it begins.
        hit: The match of the filter that it belongs to, by where that begins.
    """

    text: str
    role: tuple[str, ...]
    link: str = ""
    passage: int | None = None
    start: int = 0
    hit: Place | None = None


Row = list[Run]


class Passage(NamedTuple):
    """A text that was set: in which column, and what stood between it and the last one."""

    text: str
    column: int
    joint: str


class Typesetter:
    """Sets one text after the other, in the order in which they are read.

    Attributes:
        words: Folded words to mark.
        passages: What was set so far.
    """

    def __init__(self, words: Sequence[str] = ()) -> None:
        self.words = words
        self.passages: list[Passage] = []

    def set_text(
        self,
        styled: Styled,
        width: int,
        role: str,
        *,
        column: int = 0,
        joint: str = "\n",
        searched: bool = True,
        whole_names: bool = False,
        hang: int = 0,
    ) -> list[Row]:
        """Break a text into rows of at most `width` cells; an empty text has none.

        Args:
            styled: The text.
            width: Cells, at least 1.
            role: The look of what is plain.
            column: The column of the page that it stands in.
            joint: What stands between it and the text before.
            searched: Whether to mark words in it.
            whole_names: Whether a row ends only after a comma, if it can.
            hang: Characters at the start that come on top of the width.
        """
        if not styled.text:
            return []
        passage = len(self.passages)
        self.passages.append(Passage(styled.text, column, joint))
        marks = find_words(styled.text, self.words) if self.words and searched else ()
        text = re.sub(r"(?<!,) ", "\xa0", styled.text) if whole_names else styled.text
        lines = wrap(text[hang:] if hang else text, width)
        if hang:
            lines = [Line(line.start + hang, line.end + hang) for line in lines]
            lines[0] = Line(0, lines[0].end)
        return _rows(styled, lines, passage, role, marks)

    def set_block(
        self, block: Block, width: int, role: str, *, column: int, joint: str
    ) -> list[Row]:
        """Set a block, an item's rows below its text and not its mark, if there is room."""
        searched = role != "label"
        hang = block.indent + cell_len(block.text.text[: block.mark])
        if not hang or width - hang < _HANGING:
            return self.set_text(
                block.text, width, role, column=column, joint=joint, searched=searched
            )
        rows = self.set_text(
            block.text,
            width - hang,
            role,
            column=column,
            joint=joint,
            searched=searched,
            hang=block.mark,
        )
        cells = (block.indent, *(hang for _ in rows[1:]))
        return [
            [Run(" " * blank, (role,)), *row] if blank else row
            for blank, row in zip(cells, rows, strict=True)
        ]


def run_at(rows: Sequence[Row], y: int, cell: int) -> Run | None:
    """Return the run that a cell of a row belongs to."""
    at = 0
    for run in rows[y] if 0 <= y < len(rows) else ():
        at += cell_len(run.text)
        if cell < at:
            return run if cell >= at - cell_len(run.text) else None
    return None


def place_at(
    page: tuple[Sequence[Row], Sequence[Passage]],
    y: int,
    cell: int,
    column: int | None = None,
    *,
    behind: bool = False,
) -> Place | None:
    """Return the place before the character at a cell of a row, or `behind` it.

    Args:
        page: The rows, and the passages they were set from.
        y: The row.
        cell: The cell, from 0; where no text is, the nearest text to the left counts.
        column: The only column to look at; None for all.
        behind: Whether the character is to lie before the place.

    Returns:
        The place; where the row holds no text, the end of the text above; None where none is.
    """
    rows, passages = page
    for row in range(min(y, len(rows) - 1), -1, -1):
        found: Place | None = None
        at = 0
        for text, _, _, passage, start, _ in rows[row]:
            if passage is not None and column in (None, passages[passage].column):
                if row < y:
                    found = Place(passage, start + len(text))
                elif found is None or at <= cell:
                    found = Place(passage, start + _characters(text, cell - at, behind=behind))
            at += cell_len(text)
        if found:
            return found
    return None


def between(passages: Sequence[Passage], start: Place, end: Place) -> str:
    """Return the text from one place to a later one, as it was before it was broken into rows."""
    pieces: list[str] = []
    for number in range(start.passage, end.passage + 1):
        text, _, joint = passages[number]
        if number > start.passage:
            pieces.append(joint)
        first = start.offset if number == start.passage else 0
        pieces.append(text[first : end.offset if number == end.passage else None])
    return "".join(pieces)


def _begin(mark: tuple[int, int]) -> int:
    return mark[0]


def _characters(text: str, cell: int, *, behind: bool) -> int:
    """Return how many characters stand before a cell, the one at the cell too if `behind`."""
    places = range(len(text) + 1)
    if behind:
        return min(bisect_left(places, cell + 1, key=lambda end: cell_len(text[:end])), len(text))
    return max(bisect_right(places, cell, key=lambda end: cell_len(text[:end])) - 1, 0)


def _rows(
    styled: Styled, lines: Sequence[Line], passage: int, role: str, marks: Sequence[tuple[int, int]]
) -> list[Row]:
    """Return the rows of a text that was broken into lines, each run where its look changes."""
    runs = _roles(styled, role, marks)
    start, end, names, link = next(runs)
    rows: list[Row] = []
    for line in lines:
        row: Row = []
        while True:
            first = max(start, line.start)
            if piece := styled.text[first : min(end, line.end)]:
                hit = None
                if "match" in names:
                    hit = Place(passage, marks[bisect_right(marks, first, key=_begin) - 1][0])
                row.append(Run(piece, names, link, passage, first, hit))
            if end >= line.end:
                break
            start, end, names, link = next(runs)
        rows.append(row)
    return rows


def _roles(
    styled: Styled, role: str, marks: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Yield the whole text as (start, end, role, link), parted wherever one of these changes."""
    opening: dict[int, list[tuple[str, str]]] = {}
    closing: dict[int, list[tuple[str, str]]] = {}
    spans: list[tuple[int, int, tuple[str, str]]] = [
        (span.start, span.end, (span.kind, span.target)) for span in styled.spans
    ]
    spans += [(start, end, ("match", "")) for start, end in marks]
    for start, end, what in spans:
        opening.setdefault(start, []).append(what)
        closing.setdefault(end, []).append(what)
    active: Counter[tuple[str, str]] = Counter()
    edges = sorted({0, len(styled.text), *opening, *closing})
    for start, end in pairwise(edges):
        active.subtract(closing.get(start, ()))
        active.update(opening.get(start, ()))
        current = [what for what, count in active.items() if count > 0]
        kinds = sorted({kind for kind, _ in current}, key=lambda kind: (kind == "match", kind))
        link = next((target for _, target in current if target), "")
        yield start, end, (role, *kinds), link
