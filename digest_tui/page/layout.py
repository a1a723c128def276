"""Lay out one paper in rows of cells, with a role for each run.

Colours and the terminal are no concern of this module.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.config import Layout
from digest_tui.model import SUMMARY_FIELDS, Paper, summary_text
from digest_tui.page import words
from digest_tui.page.head import lay_out_head
from digest_tui.page.limits import FIELD_LIMIT, LABEL_LIMIT, SUMMARY_LIMIT, cut
from digest_tui.page.typesetter import Passage, Row, Run, Typesetter
from digest_tui.text.casefold import find_words
from digest_tui.text.field_blocks import Block, split_blocks
from digest_tui.text.markup import Styled

BESIDE: Final = 64
"""The minimum width of a page, in cells, for the summary to be beside the abstract."""
MEASURE: Final = 76
"""The maximum width of a column, in cells: longer lines are hard to read."""
GAP: Final = 3
"""Cells between the two columns."""
SHARES: Final = (0.45, 0.36, 0.55)
"""The shares of the first column in the width of both: the usual one, and two for a page that it
would make long. The columns of most papers begin at the same cell."""
_SHORTER: Final = 7 / 8
_FEWER_ROWS: Final = 3
"""With another share, a page has at most this part of its usual rows, and so many rows fewer."""
_FIELD_COST: Final = 80
"""Characters added to the length of each field: to lay out an empty field costs as much."""


class Page(NamedTuple):
    """A paper as it is laid out.

    Attributes:
        rows: Its rows.
        passages: The texts in these rows, in reading order.
        width: The maximum width of a row, in cells.
        columns: The first row that has two columns, and the cell at which the second column
            begins; None for a page of one column.
    """

    rows: list[Row]
    passages: list[Passage]
    width: int
    columns: tuple[int, int] | None = None


class _Part(NamedTuple):
    """A block of summary or abstract, and its role: "text", or "label" for a heading."""

    role: str
    block: Block


def lay_out(
    paper: Paper,
    width: int,
    *,
    layout: Layout = "beside",
    searched: Sequence[str] = (),
    all_authors: bool = False,
    days: Sequence[str] = (),
    note: str = "",
) -> Page:
    """Lay out a paper in rows, none wider than `width` cells.

    Args:
        paper: The paper.
        width: The cells of a row, at least 1.
        layout: How summary and abstract are arranged. If a paper has only one of them, that one is
            shown. Below `BESIDE` cells, "beside" puts the summary above the abstract.
        searched: Casefolded words whose matches are highlighted.
        all_authors: Whether to name every author rather than the first dozen.
        days: The days of the digests that have the paper; first the day whose text is shown.
        note: A remark below the paper's facts.
    """
    summary = list(_summary(paper))
    abstract = [_Part("text", block) for block in _blocks(paper.abstract or "")]
    remark = ""
    if summary and abstract and layout == "summary":
        remark = words.matches_in_abstract() if _matches(abstract, searched) else ""
        abstract = []
    elif summary and abstract and layout == "abstract":
        remark = words.matches_in_summary() if _matches(summary, searched) else ""
        summary = []
    both = bool(summary and abstract)
    beside = both and layout == "beside" and width >= BESIDE
    measure = min(width, 2 * MEASURE + GAP if beside else MEASURE)
    typesetter = Typesetter(searched)
    rows = [
        *lay_out_head(typesetter, paper, measure, all_authors=all_authors, days=days),
        *typesetter.set_text(Styled(note), measure, "note", is_searched=False),
        *typesetter.set_text(Styled(remark), measure, "note", is_searched=False),
        [],
    ]
    columns = None
    if beside:
        left, right = _column_widths(summary, abstract, measure - GAP)
        columns = (len(rows), left + GAP)
        first = _column(typesetter, summary, left, 1)
        rows += _beside(first, _column(typesetter, abstract, right, 2), left)
    else:
        if both:
            abstract.insert(0, _Part("label", Block(Styled(words.abstract_heading()))))
        rows += _column(typesetter, [*summary, *abstract], measure, 1)
    return Page(rows, typesetter.passages, measure, columns)


def _summary(paper: Paper) -> Iterator[_Part]:
    """Yield the summary: its fields, each but the first below its label.

    The paper's extra fields follow, below their own labels.
    """
    tldr, *fields = (summary_text(getattr(paper, name)) for name in SUMMARY_FIELDS)
    left = SUMMARY_LIMIT
    for block in _blocks(tldr):
        yield _Part("text", block)
    left -= min(len(tldr), FIELD_LIMIT)
    start = "".join(field[:FIELD_LIMIT] for field in (tldr, *fields))
    headings = words.summary_headings(start)
    labelled = [
        (label, text)
        for label, text in (*zip(headings, fields, strict=True), *paper.extra)
        if text.strip()
    ]
    for number, (label, text) in enumerate(labelled):
        if left <= 0:
            left_out = words.more_fields(len(labelled) - number)
            yield _Part("text", Block(Styled(f"… {left_out}")))
            break
        if blocks := _blocks(text, min(left, FIELD_LIMIT)):
            yield _Part("label", Block(Styled(cut(label, LABEL_LIMIT))))
            for block in blocks:
                yield _Part("text", block)
        left -= min(len(text), FIELD_LIMIT) + _FIELD_COST


def _blocks(field: str, limit: int = FIELD_LIMIT) -> list[Block]:
    """Return the blocks of a field, cut at a limit of characters."""
    return split_blocks(cut(field, limit))


def _matches(parts: Sequence[_Part], searched: Sequence[str]) -> bool:
    """Return whether a searched word matches the text of a part."""
    return any(find_words(block.text.text, searched, 1) for role, block in parts if role == "text")


def _column_widths(
    summary: Sequence[_Part], abstract: Sequence[_Part], width: int
) -> tuple[int, int]:
    """Divide a width between two columns, as `SHARES` are preferred."""
    left, right = _cells(summary), _cells(abstract)
    low = max(1, width - MEASURE)
    usual, *others = (min(max(round(width * share), low), width - low) for share in SHARES)

    def rows(first: int) -> int:
        return max(_row_count(left, first), _row_count(right, width - first))

    most = rows(usual)
    shortest = min(others, key=rows)
    is_shorter = rows(shortest) <= min(most * _SHORTER, most - _FEWER_ROWS)
    first = shortest if is_shorter else usual
    return first, min(width - first, MEASURE)


def _cells(parts: Sequence[_Part]) -> list[tuple[int, bool]]:
    """Return for each part the cells of its text, and whether a blank row precedes it."""
    return [
        (cell_len(block.text.text), role != "label" and not block.is_close) for role, block in parts
    ]


def _row_count(cells: Sequence[tuple[int, bool]], width: int) -> int:
    """Return an estimate of the rows of parts at a width."""
    return sum(-(-count // (width - 1)) + is_parted for count, is_parted in cells)


def _column(typesetter: Typesetter, parts: Sequence[_Part], width: int, column: int) -> list[Row]:
    """Lay out blocks below each other, with a blank row between those that are not close."""
    rows: list[Row] = []
    before = ""
    for role, block in parts:
        separator = "\n" if before == "label" else block.separator
        if rows and before != "label" and not block.is_close:
            rows.append([])
        rows += typesetter.set_block(block, width, role, column=column, separator=separator)
        before = role
    return rows


def _beside(left: Sequence[Row], right: Sequence[Row], left_width: int) -> list[Row]:
    """Put two columns side by side."""
    rows: list[Row] = []
    empty: Row = []
    for first, second in zip_longest(left, right, fillvalue=empty):
        used = sum(cell_len(run.text) for run in first)
        gap = Run(" " * (left_width - used + GAP), ("text",))
        rows.append([*first, gap, *second] if second else list(first))
    return rows
