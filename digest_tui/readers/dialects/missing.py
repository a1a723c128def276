"""Find the fields that a paper lacks but most others have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
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
    known_facts = _expected(facts.values()) | {"abs_url"}
    # A file may have papers of two kinds, such as detailed and brief ones.
    known_texts = {
        kind: _expected(each for each in texts.values() if each & kind or not kind)
        for kind in set(texts.values())
    }
    for index in level_papers:
        missing = known_facts - facts[index] | known_texts[texts[index]] - texts[index]
        if missing:
            problems.add(
                structure.starts[index],
                ProblemKind.MISSING_FIELDS,
                paper=papers[index].number,
                fields=tuple(name for name in (*_FACTS, *_TEXTS) if name in missing),
            )


def _fields_of(
    level_papers: Sequence[int],
    papers: Sequence[Paper],
    has_field: Mapping[str, Callable[[Paper], bool]],
) -> Mapping[int, frozenset[str]]:
    """Return the names of the fields that each paper has, by its index."""
    return {
        index: frozenset(name for name, has in has_field.items() if has(papers[index]))
        for index in level_papers
    }


def _expected(fields: Iterable[frozenset[str]]) -> Set[str]:
    """Return the names of the fields that at least half of some papers have."""
    counts: Counter[str] = Counter()
    number = 0
    for each in fields:
        counts.update(each)
        number += 1
    return {name for name, count in counts.items() if 2 * count >= number}
