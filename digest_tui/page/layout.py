"""Lay out one paper for a column of cells: what stands on which line, and in which role.

The page knows neither colours nor the terminal.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.config import Layout
from digest_tui.model import SUMMARY_FIELDS, Paper, summary_text
from digest_tui.page.typesetter import Passage, Row, Run, Typesetter
from digest_tui.text.casefold import find_words
from digest_tui.text.field_blocks import Block, blocks
from digest_tui.text.markup import Span, Styled, inline, plain

BESIDE: Final = 64
"""Cells from which the summary stands beside the abstract instead of above it."""
MEASURE: Final = 76
"""Cells a column may take at most: from a longer line the eye does not find back with ease."""
GAP: Final = 3
"""Cells between the two columns."""
NARROWEST: Final = 0.36
"""The part of both columns that the one with less text takes at least."""
LONGEST: Final = 40_000
"""Characters of a field that are set: ten times the longest abstract, in 10 ms."""
FIRST_AUTHORS: Final = 12
"""Authors named before the reader asks for all of them."""
MOST_DAYS: Final = 8
"""Days of a paper that are named."""
MORE_AUTHORS: Final = "#authors"
"""The link of the words that stand for the authors left out."""
DAY: Final = "#day:"
"""How the link to the text of another day begins; the day follows."""

# Headings in the language of what stands below them, told by a script that it alone uses.
_LANGUAGES: Final = (
    ("\uac00", "\ud7a3", ("동기", "방법", "결과", "결론")),
    ("\u3041", "\u30ff", ("動機", "手法", "結果", "結論")),
    ("\u4e00", "\u9fff", ("动机", "方法", "结果", "结论")),
)
_ELSE: Final = ("Motivation", "Method", "Result", "Conclusion")


class Page(NamedTuple):
    """A paper as it was set.

    Attributes:
        rows: Its rows.
        passages: The texts they were set from, in the order in which they are read.
        width: The cells that the widest row may take.
        columns: The first row of two columns and the cell at which the second begins; None where
            there is one.
    """

    rows: list[Row]
    passages: list[Passage]
    width: int
    columns: tuple[int, int] | None = None


def lay_out(
    paper: Paper,
    width: int,
    *,
    layout: Layout = "beside",
    words: Sequence[str] = (),
    all_authors: bool = False,
    days: Sequence[str] = (),
    note: str = "",
) -> Page:
    """Set a paper in rows, none wider than `width` cells.

    Args:
        paper: What to set.
        width: The cells of a row, at least 1.
        layout: How summary and abstract stand; where only one is there, that one is set, and where
            there is no room for both side by side, they stand one below the other.
        words: Folded words to mark.
        all_authors: Whether to name every author, or the first dozen and how many more.
        days: The days that the paper came on, the one whose text is shown first.
        note: A remark to stand below the paper's facts.
    """
    summary = list(_summary(paper))
    abstract = [("text", block) for block in blocks(_whole(paper.abstract or ""))]
    hidden: list[tuple[str, Block]] = []
    if summary and abstract and layout == "summary":
        hidden, abstract = abstract, []
    elif summary and abstract and layout == "abstract":
        hidden, summary = summary, []
    both = bool(summary and abstract)
    beside = both and layout == "beside" and width >= BESIDE
    measure = min(width, 2 * MEASURE + GAP if beside else MEASURE)
    typesetter = Typesetter(words)
    rows = [
        *_head(typesetter, paper, measure, all_authors=all_authors, days=days),
        *typesetter.set_text(Styled(note), measure, "note", searched=False),
        *typesetter.set_text(
            Styled(_elsewhere(hidden, words, layout)), measure, "note", searched=False
        ),
        [],
    ]
    columns = None
    if beside:
        left, right = _share(summary, abstract, measure - GAP)
        columns = (len(rows), left + GAP)
        first = _column(typesetter, summary, left, 1)
        rows += _beside(first, _column(typesetter, abstract, right, 2), left)
    else:
        if both:
            abstract.insert(0, ("label", Block(Styled("Abstract"))))
        rows += _column(typesetter, [*summary, *abstract], measure, 1)
    return Page(rows, typesetter.passages, measure, columns)


def _head(
    typesetter: Typesetter, paper: Paper, width: int, *, all_authors: bool, days: Sequence[str]
) -> Iterator[Row]:
    """Yield the rows of what stands above summary and abstract."""
    set_text = typesetter.set_text
    authors = _authors(paper, typesetter.words, all_authors)
    yield from set_text(_inline(paper.title), width, "title")
    yield from set_text(_inline(paper.translated_title), width, "text")
    yield from set_text(authors, width, "quiet", whole_names=True)
    yield from set_text(_facts(paper, *days[: len(days) == 1]), width, "quiet")
    yield from set_text(_days(days), width, "quiet")
    yield from set_text(_inline(paper.comment), width, "quiet")


def _inline(text: str) -> Styled:
    """Return a text that is one paragraph."""
    return inline(_whole(" ".join(text.split())))


def _whole(text: str) -> str:
    """Return a text, cut where it is longer than anybody writes."""
    if len(text) <= LONGEST:
        return text
    return f"{text[:LONGEST]} … ({len(text) - LONGEST:,} characters more)"


def _elsewhere(hidden: Sequence[tuple[str, Block]], words: Sequence[str], layout: Layout) -> str:
    """Return the remark that words stand in the text that a layout leaves out, or nothing."""
    if not any(find_words(block.text.text, words) for role, block in hidden if role == "text"):
        return ""
    return f"The {'abstract' if layout == 'summary' else 'summary'} holds matches: v shows them."


def _authors(paper: Paper, words: Sequence[str], all_authors: bool) -> Styled:
    """Return the authors; the first dozen and how many more, unless a word stands in the others."""
    names = [plain(name) for name in paper.authors]
    others = names[FIRST_AUTHORS:]
    if all_authors or (words and find_words("\n".join(others), words)):
        others = []
    left_out = len(others)
    if left_out < 2:
        return Styled(", ".join(names), ())
    text = ", ".join(names[:FIRST_AUTHORS]) + ", "
    more = f"and {left_out} more"
    return Styled(text + more, (Span(len(text), len(text + more), "link", MORE_AUTHORS),))


def _days(days: Sequence[str]) -> Styled:
    """Return the days that a paper came on, those whose text is not shown as links to it."""
    if len(days) < 2:
        return Styled("", ())
    told = sorted({*days[:MOST_DAYS]}, reverse=True)
    text = ""
    spans: list[Span] = []
    for day in told:
        text += " · " if text else ""
        if day != days[0]:
            spans.append(Span(len(text), len(text + day), "link", DAY + day))
        text += day
    if len(days) > MOST_DAYS:
        text += f" · {len(days) - MOST_DAYS} more by e"
    return Styled(text, tuple(spans))


def _facts(paper: Paper, day: str = "") -> Styled:
    """Return categories, id, month, day and links, and whether the summary failed."""
    categories = ", ".join(paper.all_categories)
    text = " · ".join(part for part in (categories, paper.arxiv_id, paper.month, day) if part)
    spans: list[Span] = []
    for name, url in (("abs", paper.abs_url), ("pdf", paper.pdf_url), ("code", paper.code_url)):
        if url:
            text += " · " if text else ""
            spans.append(Span(len(text), len(text) + len(name), "link", url))
            text += name
    if paper.summary_failed:
        text += " · the summary failed"
    return Styled(text, tuple(spans))


def _summary(paper: Paper) -> Iterable[tuple[str, Block]]:
    """Yield the blocks of the summary: its fields, each but the first below its label.

    What the digest has besides the template's fields follows under its own labels.
    """
    lead, *fields = (summary_text(getattr(paper, name)) for name in SUMMARY_FIELDS)
    for block in blocks(_whole(lead)):
        yield "text", block
    everything = lead + "".join(fields)
    for label, field in (*zip(_headings(everything), fields, strict=True), *paper.extra):
        if below := blocks(_whole(field)):
            yield "label", Block(Styled(label))
            for block in below:
                yield "text", block


def _headings(text: str) -> Sequence[str]:
    """Return the headings of the summary's fields in the language of their text."""
    for first, last, headings in _LANGUAGES:
        if any(first <= character <= last for character in text):
            return headings
    return _ELSE


def _share(
    summary: Sequence[tuple[str, Block]], abstract: Sequence[tuple[str, Block]], width: int
) -> tuple[int, int]:
    """Divide a width between two columns so that they come out about equally long."""
    low = max(round(width * NARROWEST), width - MEASURE)
    high = min(width - low, MEASURE)
    # The wider the first column the shorter it is, and the longer the second.
    first = low + bisect_left(
        range(low, high), True, key=lambda w: _rows(summary, w) <= _rows(abstract, width - w)
    )
    return first, min(width - first, MEASURE)


def _rows(blocks: Sequence[tuple[str, Block]], width: int) -> int:
    """Return about how many rows blocks take at a width, the blank ones between them included."""
    return sum(
        -(-cell_len(block.text.text) // (width - 1)) + (role != "label" and not block.close)
        for role, block in blocks
    )


def _column(
    typesetter: Typesetter, blocks: Sequence[tuple[str, Block]], width: int, column: int
) -> list[Row]:
    """Set blocks one below the other, a blank line before each but items and what has a label."""
    rows: list[Row] = []
    before = ""
    for role, block in blocks:
        joint = "\n" if before == "label" else block.joint
        if rows and before != "label" and not block.close:
            rows.append([])
        rows += typesetter.set_block(block, width, role, column=column, joint=joint)
        before = role
    return rows


def _beside(left: Sequence[Row], right: Sequence[Row], left_width: int) -> list[Row]:
    """Set two columns side by side."""
    rows: list[Row] = []
    empty: Row = []
    for first, second in zip_longest(left, right, fillvalue=empty):
        used = sum(cell_len(run.text) for run in first)
        gap = Run(" " * (left_width - used + GAP), ("text",))
        rows.append([*first, gap, *second] if second else list(first))
    return rows
