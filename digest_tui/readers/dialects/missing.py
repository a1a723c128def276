"""Find the fields that a paper lacks but most others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

from digest_tui.model import Paper, ProblemKind
from digest_tui.readers.dialects.structure import Structure
from digest_tui.readers.problems import ProblemCollector

_FACTS: Final[dict[str, Callable[[Paper], bool]]] = {
    "abs_url": lambda paper: bool(paper.abs_url),
    "authors": lambda paper: bool(paper.authors),
    "category": lambda paper: bool(paper.category),
}
_TEXTS: Final[dict[str, Callable[[Paper], bool]]] = {
    "tldr": lambda paper: paper.tldr is not None,
    "motivation": lambda paper: paper.motivation is not None,
    "method": lambda paper: paper.method is not None,
    "result": lambda paper: paper.result is not None,
    "conclusion": lambda paper: paper.conclusion is not None,
    "abstract": lambda paper: paper.abstract is not None,
}


def add_missing(
    level_papers: Sequence[int],
    papers: Sequence[Paper],
    structure: Structure,
    problems: ProblemCollector,
) -> None:
    """Collect the papers of one level that lack a field that at least half of them have.

    For a text, only those papers count that have another text in common with the paper.

    Args:
        level_papers: The indices of the papers.
        papers: All papers.
        structure: The structure of the text.
        problems: Collects the problems.
    """
    facts = _fields_of(level_papers, papers, _FACTS)
    texts = _fields_of(level_papers, papers, _TEXTS)
    known_facts = _expected(Counter(facts), len(_FACTS)) | _bit(_FACTS, "abs_url")
    # A file may have papers of two kinds, such as detailed and brief ones.
    kinds = Counter(texts)
    known_texts = {
        kind: _expected(
            {other: count for other, count in kinds.items() if other & kind or not kind},
            len(_TEXTS),
        )
        for kind in kinds
    }
    for index, fact, text in zip(level_papers, facts, texts, strict=True):
        missing = (
            *_names(_FACTS, known_facts & ~fact),
            *_names(_TEXTS, known_texts[text] & ~text),
        )
        if missing:
            problems.add(
                structure.starts[index],
                ProblemKind.MISSING_FIELDS,
                paper=papers[index].number,
                fields=missing,
            )


def _fields_of(
    level_papers: Sequence[int],
    papers: Sequence[Paper],
    has_field: Mapping[str, Callable[[Paper], bool]],
) -> bytes:
    """Return for each paper the fields that it has, one bit each in the order of `has_field`."""
    return bytes(
        sum(has(papers[index]) << bit for bit, has in enumerate(has_field.values()))
        for index in level_papers
    )


def _expected(counts: Mapping[int, int], bits: int) -> int:
    """Return the fields that at least half of some papers have, as bits.

    Args:
        counts: The number of papers with each set of fields.
        bits: The number of fields.
    """
    half = sum(counts.values()) / 2
    return sum(
        1 << bit
        for bit in range(bits)
        if sum(count for fields, count in counts.items() if fields >> bit & 1) >= half
    )


def _bit(has_field: Mapping[str, object], name: str) -> int:
    return 1 << list(has_field).index(name)


def _names(has_field: Mapping[str, object], fields: int) -> Iterator[str]:
    """Yield the names of fields from their bits."""
    return (name for bit, name in enumerate(has_field) if fields >> bit & 1)
