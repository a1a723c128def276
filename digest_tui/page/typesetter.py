"""Set styled text in rows of cells, and find the text at a cell.

A role is a tuple of names. A widget converts it to a style, in which later names override earlier
ones.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.page.links import Link, UrlLink
from digest_tui.text.casefold import find_words
from digest_tui.text.field_blocks import Block
from digest_tui.text.markup import Span, Styled
from digest_tui.text.wrap import Line, wrap

_HANGING: Final = 16
"""The minimum width of an item's text, in cells, for its rows to be aligned beside the marker."""
_MOST_MATCHES: Final = 1_000
"""The maximum number of highlighted matches of a text: each takes 8 µs; few words match 200 times.
"""


class TextPosition(NamedTuple):
    """A position between two characters: a passage and an offset into it."""

    passage: int
    offset: int


class LinkSpan(NamedTuple):
    """A link in a text, by the offsets of its start and its end."""

    start: int
    end: int
    link: Link


class Run(NamedTuple):
    """A part of a row that has one role.

    Attributes:
        text: The text.
        role: The role.
        link: What a click on it requests.
        passage: The passage that contains it; None for padding.
        start: Its offset in the passage.
        match: The position at which the match that contains it begins; None outside of matches.
    """

    text: str
    role: tuple[str, ...]
    link: Link | None = None
    passage: int | None = None
    start: int = 0
    match: TextPosition | None = None


Row = list[Run]


class Passage(NamedTuple):
    """A text that was set: its column, and the text between it and the passage before."""

    text: str
    column: int
    separator: str


class _Stretch(NamedTuple):
    """A part of a text that has one role, by the offsets of its start and its end."""

    start: int
    end: int
    role: tuple[str, ...]
    link: Link | None
    match: int | None = None


class Typesetter:
    """Sets texts in rows, in reading order.

    Attributes:
        searched: Casefolded words whose matches are highlighted.
        passages: The texts set so far.
    """

    def __init__(self, searched: Sequence[str] = ()) -> None:
        self.searched = searched
        self.passages: list[Passage] = []

    def set_text(
        self,
        styled: Styled,
        width: int,
        role: str,
        *,
        column: int = 0,
        separator: str = "\n",
        is_searched: bool = True,
        whole_names: bool = False,
        hang: int = 0,
        links: Sequence[LinkSpan | Span] = (),
    ) -> list[Row]:
        """Break a text into rows of at most `width` cells; an empty text has none.

        Args:
            styled: The text.
            width: Cells, at least 1.
            role: The role of plain text.
            column: The column of the page.
            separator: The text between it and the passage before.
            is_searched: Whether to highlight matches in it.
            whole_names: Whether to break rows only after commas, if possible.
            hang: The characters at the start that do not count as part of the width.
            links: Its links, and what is strong among them, for a text without spans.
        """
        if not styled.text:
            return []
        passage = len(self.passages)
        self.passages.append(Passage(styled.text, column, separator))
        is_searched = is_searched and bool(self.searched)
        matches = find_words(styled.text, self.searched, _MOST_MATCHES) if is_searched else ()
        text = re.sub(r"(?<!,) ", "\xa0", styled.text) if whole_names else styled.text
        lines = wrap(text[hang:] if hang else text, width)
        if hang:
            lines = [Line(line.start + hang, line.end + hang) for line in lines]
            lines[0] = Line(0, lines[0].end)
        stretches = _stretches(styled, role, links)
        if matches:
            stretches = _highlighted(stretches, matches)
        return _rows(styled.text, lines, passage, stretches)

    def set_block(
        self, block: Block, width: int, role: str, *, column: int, separator: str
    ) -> list[Row]:
        """Set a block; align the rows of an item with its text if at least `_HANGING` cells remain.

        The arguments are those of `set_text`.
        """
        is_searched = role != "label"
        hang = block.indent + cell_len(block.text.text[: block.marker])
        if not hang or width - hang < _HANGING:
            return self.set_text(
                block.text,
                width,
                role,
                column=column,
                separator=separator,
                is_searched=is_searched,
            )
        rows = self.set_text(
            block.text,
            width - hang,
            role,
            column=column,
            separator=separator,
            is_searched=is_searched,
            hang=block.marker,
        )
        cells = (block.indent, *(hang for _ in rows[1:]))
        return [
            [Run(" " * blank, (role,)), *row] if blank else row
            for blank, row in zip(cells, rows, strict=True)
        ]


def run_at(rows: Sequence[Row], y: int, cell: int) -> Run | None:
    """Return the run at a cell of the row `y`; None if there is none."""
    end = 0
    for run in rows[y] if 0 <= y < len(rows) else ():
        end += cell_len(run.text)
        if cell < end:
            return run if cell >= end - cell_len(run.text) else None
    return None


def position_at(
    page: tuple[Sequence[Row], Sequence[Passage]],
    y: int,
    cell: int,
    column: int | None = None,
    *,
    after: bool = False,
) -> TextPosition | None:
    """Return the position before the character at a cell of a row, or `after` it.

    Args:
        page: The rows, and the passages in them.
        y: The row.
        cell: The cell, from 0; beside text, the nearest text to the left is used.
        column: The only column to search; None for all.
        after: Whether to return the position after the character.

    Returns:
        The position. If the row has no text, the end of the text above. If there is no text above,
        None.
    """
    rows, passages = page
    for row in range(min(y, len(rows) - 1), -1, -1):
        found: TextPosition | None = None
        used = 0
        for text, _, _, passage, start, _ in rows[row]:
            if passage is not None and column in (None, passages[passage].column):
                if row < y:
                    found = TextPosition(passage, start + len(text))
                elif found is None or used <= cell:
                    offset = start + _characters(text, cell - used, after=after)
                    found = TextPosition(passage, offset)
            used += cell_len(text)
        if found:
            return found
    return None


def text_between(passages: Sequence[Passage], start: TextPosition, end: TextPosition) -> str:
    """Return the text from one position to a later one, without the breaks of rows."""
    parts: list[str] = []
    for number in range(start.passage, end.passage + 1):
        text, _, separator = passages[number]
        if number > start.passage:
            parts.append(separator)
        first = start.offset if number == start.passage else 0
        parts.append(text[first : end.offset if number == end.passage else None])
    return "".join(parts)


def _characters(text: str, cell: int, *, after: bool) -> int:
    """Return the number of characters before a cell, including the one at the cell if `after`."""
    offsets = range(len(text) + 1)
    if after:
        return min(bisect_left(offsets, cell + 1, key=lambda end: cell_len(text[:end])), len(text))
    return max(bisect_right(offsets, cell, key=lambda end: cell_len(text[:end])) - 1, 0)


def _rows(
    text: str, lines: Sequence[Line], passage: int, stretches: Iterator[_Stretch]
) -> list[Row]:
    """Return the rows of a text that was broken into lines, a run for each part of a stretch."""
    start, end, role, link, match = next(stretches)
    rows: list[Row] = []
    for line in lines:
        row: Row = []
        while True:
            first = max(start, line.start)
            if part := text[first : min(end, line.end)]:
                found = None if match is None else TextPosition(passage, match)
                row.append(Run(part, role, link, passage, first, found))
            if end >= line.end:
                break
            start, end, role, link, match = next(stretches)
        rows.append(row)
    return rows


def _stretches(styled: Styled, role: str, links: Sequence[LinkSpan | Span]) -> Iterator[_Stretch]:
    """Yield the stretches of a whole text: a new one begins where the role or the link changes."""
    done = 0
    enclosing = [_Stretch(0, len(styled.text), (role,), None)]
    for span in styled.spans or links:
        while enclosing[-1].end <= span.start:
            end = enclosing[-1].end
            if done < end:
                yield enclosing[-1]._replace(start=done)
                done = end
            enclosing.pop()
        outer = enclosing[-1]
        if done < span.start:
            yield outer._replace(start=done, end=span.start)
            done = span.start
        kind, link = _role_and_link(span)
        names = (role, *sorted({*outer.role[1:], kind}))
        enclosing.append(_Stretch(span.start, span.end, names, outer.link or link))
    while enclosing:
        outer = enclosing.pop()
        if done < outer.end:
            yield outer._replace(start=done)
            done = outer.end


def _role_and_link(span: Span | LinkSpan) -> tuple[str, Link | None]:
    """Return the name that a span adds to the role, and its link."""
    if isinstance(span, LinkSpan):
        return "link", span.link
    return span.kind, UrlLink(span.target) if span.target else None


def _highlighted(
    stretches: Iterator[_Stretch], matches: Sequence[tuple[int, int]]
) -> Iterator[_Stretch]:
    """Yield the same stretches, split at the start and end of each match."""
    following = iter((*matches, None))
    match = next(following)
    for start, end, role, link, _ in stretches:
        while match and match[0] < end:
            if start < match[0]:
                yield _Stretch(start, match[0], role, link)
                start = match[0]
            last = min(end, match[1])
            yield _Stretch(start, last, (*role, "match"), link, match[0])
            start = last
            if match[1] > end:
                break
            match = next(following)
        if start < end:
            yield _Stretch(start, end, role, link)
