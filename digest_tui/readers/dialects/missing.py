"""Find the fields that a paper lacks but most others have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from digest_tui.model import Paper, ProblemKind
from digest_tui.readers.dialects.structure import Structure
from digest_tui.readers.problems import ProblemCollector

_HAS: Final[dict[str, Callable[[Paper], bool]]] = {
    "abs_url": lambda paper: bool(paper.abs_url),
    "authors": lambda paper: bool(paper.authors),
    "category": lambda paper: bool(paper.category),
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

    Args:
        level_papers: The indices of the papers.
        papers: All papers.
        structure: The structure of the text.
        problems: Collects the problems.
    """
    expected = {
        name
        for name, has in _HAS.items()
        if 2 * sum(has(papers[index]) for index in level_papers) >= len(level_papers)
    } | {"abs_url"}
    for index in level_papers:
        paper = papers[index]
        missing = [name for name, has in _HAS.items() if name in expected and not has(paper)]
        if missing:
            problems.add(
                structure.starts[index],
                ProblemKind.MISSING_FIELDS,
                paper=paper.number,
                fields=tuple(missing),
            )
