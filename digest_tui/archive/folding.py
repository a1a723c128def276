"""The files of one day made one digest: records complete the Markdown, or one another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from digest_tui.model import SUMMARY_FIELDS, BuiltPapers, Digest, Paper, Problem

_COMPLETED: Final = (*SUMMARY_FIELDS, "abstract", "comment", "categories", "code_url")


def complete(base: Digest, records: Sequence[Digest]) -> Digest:
    """Return a digest whose papers hold besides what only their records tell.

    A paper that only the records have is left out, unless the contents promise more papers of its
    category than the Markdown holds, which may be written only in part.

    Args:
        base: The digest of the Markdown; its papers are still built when asked for.
        records: The digests of the records of the same day.
    """
    known = _by_key(records)
    added = [_added(paper, known[paper.key]) if paper.key in known else {} for paper in base.papers]
    held = frozenset(base.keys)
    lacking = Counter(base.promised) - Counter(base.categories)
    more: list[Paper] = []
    for key, paper in known.items():
        if key not in held and lacking[paper.category] > 0:
            lacking[paper.category] -= 1
            more.append(replace(paper, number=len(base.papers) + len(more) + 1))
    return replace(
        base,
        papers=_Completed(base.papers, added, more),
        categories=(*base.categories, *(paper.category for paper in more)),
        keys=(*base.keys, *(paper.key for paper in more)),
        problems=tuple(_problems(base, records)),
        cut_off=any(digest.cut_off for digest in (base, *records)),
    )


def unite(records: Sequence[Digest]) -> Digest:
    """Return one digest of the papers of several, one for each key, called as the first.

    Those that hold summaries come first, and where a paper is told of twice its summary stays.
    """
    first, *others = _ranked(records)
    papers = tuple(
        replace(paper, number=number) for number, paper in enumerate(_by_key(records).values(), 1)
    )
    return replace(
        first,
        papers=papers,
        categories=tuple(paper.category for paper in papers),
        keys=tuple(paper.key for paper in papers),
        problems=tuple(_problems(first, others)),
        cut_off=any(digest.cut_off for digest in records),
    )


class _Completed(BuiltPapers):
    """Papers completed when asked for, as a digest builds them only then."""

    def __init__(
        self, papers: Sequence[Paper], added: Sequence[Mapping[str, Any]], more: Sequence[Paper]
    ) -> None:
        self._papers = papers
        self._added = added
        self._more = more

    def __len__(self) -> int:
        return len(self._papers) + len(self._more)

    def build(self, place: int) -> Paper:
        """Complete a paper."""
        if place >= len(self._papers):
            return self._more[place - len(self._papers)]
        paper, added = self._papers[place], self._added[place]
        return replace(paper, **added) if added else paper


def _by_key(records: Sequence[Digest]) -> dict[str, Paper]:
    """Return one paper for each key, completed by its others; one with a summary goes before."""
    known: dict[str, Paper] = {}
    for digest in _ranked(records):
        for paper in digest.papers:
            other = known.get(paper.key)
            if other is None:
                known[paper.key] = paper
                continue
            if paper.has_summary and not other.has_summary:
                paper, other = other, paper
            known[paper.key] = replace(other, **_added(other, paper))
    return known


def _ranked(records: Sequence[Digest]) -> list[Digest]:
    """Return digests of records, those that hold a summary first."""
    return sorted(records, key=lambda each: not any(paper.has_summary for paper in each.papers))


def _added(paper: Paper, other: Paper) -> dict[str, Any]:
    """Return the fields that a paper lacks and its other telling has."""
    return {
        name: value
        for name in _COMPLETED
        if not getattr(paper, name) and (value := getattr(other, name))
    }


def _problems(first: Digest, others: Iterable[Digest]) -> Iterator[Problem]:
    """Yield the problems of all files; those of all but the first name theirs."""
    yield from first.problems
    for digest in others:
        for problem in digest.problems:
            yield Problem(problem.line, f"{digest.name}: {problem.message}")
