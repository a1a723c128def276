"""Lay out one paper for a column of cells: what stands on which line, and in which role.

The page knows neither colours nor the terminal: a role is a tuple of names that the pane turns into
a style, the later names over the earlier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise, zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.model import SUMMARY_FIELDS, Paper, summary_text
from digest_tui.text.fold import find_words
from digest_tui.text.markup import Span, Styled, paragraphs, plain
from digest_tui.text.wrap import wrap

BESIDE: Final = 64
"""Cells from which the summary stands beside the abstract instead of above it."""
MEASURE: Final = 76
"""Cells a column may take at most: from a longer line the eye does not find back with ease."""
GAP: Final = 3
"""Cells between the two columns."""
NARROWEST: Final = 0.36
"""The part of both columns that the one with less text takes at least."""
FIRST_AUTHORS: Final = 12
"""Authors named before the reader asks for all of them."""
MORE_AUTHORS: Final = "#authors"
"""The link of the words that stand for the authors left out."""

# Headings in the language of what stands below them, told by a script that it alone uses.
_LANGUAGES: Final = (
    ("\uac00", "\ud7a3", ("동기", "방법", "결과", "결론")),
    ("\u3041", "\u30ff", ("動機", "手法", "結果", "結論")),
    ("\u4e00", "\u9fff", ("动机", "方法", "结果", "结论")),
)
_ELSE: Final = ("Motivation", "Method", "Result", "Conclusion")


class Run(NamedTuple):
    """A piece of one line in one role; `link` is what it opens."""

    text: str
    role: tuple[str, ...]
    link: str = ""


Row = list[Run]


def lay_out(
    paper: Paper,
    width: int,
    *,
    words: Sequence[str] = (),
    all_authors: bool = False,
    note: str = "",
) -> list[Row]:
    """Return the lines of a paper, none wider than `width` cells.

    Args:
        paper: What to set.
        width: The cells of a line, at least 1.
        words: Folded words to mark.
        all_authors: Whether to name every author, or the first dozen and how many more.
        note: A remark to stand below the paper's facts.
    """
    beside = width >= BESIDE
    measure = min(width, 2 * MEASURE + GAP if beside else MEASURE)
    rows = [
        *_set(_inline(paper.title), measure, "title", words),
        *_set(_inline(paper.translated_title), measure, "text", words),
        *_set(_authors(paper, all_authors), measure, "quiet", words, whole_names=True),
        *_set(_facts(paper), measure, "quiet", words),
        *_set(_inline(paper.comment), measure, "quiet", words),
    ]
    if note:
        rows += _set(Styled(note, ()), measure, "note", ())
    summary = list(_summary(paper))
    abstract = [("text", text) for text in paragraphs(paper.abstract or "")]
    rows.append([])
    if summary and abstract and beside:
        left, right = _share(summary, abstract, measure - GAP)
        return rows + _beside(_column(summary, left, words), _column(abstract, right, words), left)
    if summary and abstract:
        abstract.insert(0, ("label", Styled("Abstract", ())))
    return rows + _column([*summary, *abstract], min(measure, MEASURE), words)


def _inline(text: str) -> Styled:
    """Return a text that is one paragraph."""
    parts = paragraphs(" ".join(text.split()))
    return parts[0] if parts else Styled("", ())


def _authors(paper: Paper, all_authors: bool) -> Styled:
    names = [plain(name) for name in paper.authors]
    left_out = 0 if all_authors else max(0, len(names) - FIRST_AUTHORS)
    if left_out < 2:
        return Styled(", ".join(names), ())
    text = ", ".join(names[:FIRST_AUTHORS]) + ", "
    more = f"and {left_out} more"
    return Styled(text + more, (Span(len(text), len(text + more), "link", MORE_AUTHORS),))


def _facts(paper: Paper) -> Styled:
    """Return categories, id, month and links, and whether the summary failed."""
    categories = ", ".join(dict.fromkeys((paper.category, *paper.categories)))
    text = " · ".join(part for part in (categories, paper.arxiv_id, paper.month) if part)
    spans: list[Span] = []
    for name, url in (("abs", paper.abs_url), ("pdf", paper.pdf_url), ("code", paper.code_url)):
        if url:
            text += " · " if text else ""
            spans.append(Span(len(text), len(text) + len(name), "link", url))
            text += name
    if paper.summary_failed:
        text += " · the summary failed"
    return Styled(text, tuple(spans))


def _summary(paper: Paper) -> Iterable[tuple[str, Styled]]:
    """Yield the blocks of the summary: its fields, each but the first below its label.

    What the digest has besides the template's fields follows under its own labels.
    """
    lead, *fields = (summary_text(getattr(paper, name)) for name in SUMMARY_FIELDS)
    for text in paragraphs(lead):
        yield "text", text
    everything = lead + "".join(fields)
    for label, field in (*zip(_headings(everything), fields, strict=True), *paper.extra):
        if texts := paragraphs(field):
            yield "label", Styled(label, ())
            for text in texts:
                yield "text", text


def _headings(text: str) -> Sequence[str]:
    """Return the headings of the summary's fields in the language of their text."""
    for first, last, headings in _LANGUAGES:
        if any(first <= character <= last for character in text):
            return headings
    return _ELSE


def _share(
    summary: Sequence[tuple[str, Styled]], abstract: Sequence[tuple[str, Styled]], width: int
) -> tuple[int, int]:
    """Divide a width between two columns so that they come out about equally long."""
    left, right = (sum(cell_len(text.text) for _, text in blocks) for blocks in (summary, abstract))
    part = min(max(left / max(1, left + right), NARROWEST), 1 - NARROWEST)
    first = min(round(width * part), MEASURE)
    second = min(width - first, MEASURE)
    return min(width - second, MEASURE), second


def _column(blocks: Sequence[tuple[str, Styled]], width: int, words: Sequence[str]) -> list[Row]:
    """Set blocks one below the other, a blank line before each but the one below a label."""
    rows: list[Row] = []
    before = ""
    for role, text in blocks:
        if before and before != "label":
            rows.append([])
        rows += _set(text, width, role, () if role == "label" else words)
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


def _set(
    styled: Styled, width: int, role: str, words: Sequence[str], *, whole_names: bool = False
) -> list[Row]:
    """Break one run of text into lines and cut each where its role changes.

    With `whole_names` a line ends only after a comma, if it can.
    """
    if not styled.text:
        return []
    runs = iter(_roles(styled, role, find_words(styled.text, words) if words else ()))
    start, end, names, link = next(runs)
    rows: list[Row] = []
    text = re.sub(r"(?<!,) ", "\xa0", styled.text) if whole_names else styled.text
    for line in wrap(text, width):
        row: Row = []
        while True:
            if piece := styled.text[max(start, line.start) : min(end, line.end)]:
                row.append(Run(piece, names, link))
            if end >= line.end:
                break
            start, end, names, link = next(runs)
        rows.append(row)
    return rows


def _roles(
    styled: Styled, role: str, marks: Sequence[tuple[int, int]]
) -> Iterable[tuple[int, int, tuple[str, ...], str]]:
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
