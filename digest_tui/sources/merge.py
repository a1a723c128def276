"""The files of one day made one digest: records complete the Markdown, or one another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from digest_tui.model import SUMMARY_FIELDS, Digest, LazyPapers, Paper, Problem

_TEXTS: Final = (*SUMMARY_FIELDS, "abstract")
_COMPLETED: Final = (*_TEXTS, "authors", "comment", "categories", "code_url")


def complete(base: Digest, records: Sequence[Digest]) -> Digest:
    """Return a digest whose papers hold besides what only their records tell.

    A paper that only the records have is left out, unless the contents promise more papers of its
    category than the Markdown holds, which may be written only in part.

    Args:
        base: The digest of the Markdown; its papers are still built when asked for.
        records: The digests of the records of the same day.
    """
    told = _Told(_ranked(records))
    held = frozenset(base.keys)
    lacking = base.lacking
    more: list[Paper] = []
    for key in told:
        if key not in held and lacking[told.category(key)] > 0:
            lacking[told.category(key)] -= 1
            more.append(replace(told.paper(key), number=len(base.papers) + len(more) + 1))
    return replace(
        base,
        papers=_Completed(base, told, more),
        categories=(*base.categories, *(paper.category for paper in more)),
        keys=(*base.keys, *(paper.key for paper in more)),
        problems=_problems((base, *records)),
        cut_off=any(digest.cut_off for digest in (base, *records)),
    )


def unite(records: Sequence[Digest]) -> Digest:
    """Return one digest of the papers of several, one for each key, called as the first.

    Those that hold summaries come first, and where a paper is told of twice its summary stays.
    """
    ranked = _ranked(records)
    told = _Told(ranked)
    keys = tuple(told)
    return replace(
        ranked[0],
        papers=_United(told, keys),
        categories=tuple(map(told.category, keys)),
        keys=keys,
        problems=_problems(ranked),
        cut_off=any(digest.cut_off for digest in records),
    )


class _Told:
    """What several digests of records tell of each key, put together when asked for.

    A telling with a summary goes before one without; each adds what those before it lack.

    Args:
        records: The digests, those that hold a summary first.
    """

    def __init__(self, records: Sequence[Digest]) -> None:
        self._places: dict[str, list[tuple[Digest, int]]] = {}
        for digest in records:
            for place, key in enumerate(digest.keys):
                self._places.setdefault(key, []).append((digest, place))

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __contains__(self, key: str) -> bool:
        return key in self._places

    def category(self, key: str) -> str:
        """Return the category of the paper with a key: the first that one of its tellings has."""
        told = (digest.categories[place] for digest, place in self._places[key])
        return next(filter(None, told), "")

    def paper(self, key: str) -> Paper:
        """Return the paper with a key, completed by its other tellings."""
        first, *others = (digest.papers[place] for digest, place in self._places[key])
        for other in others:
            if other.has_summary and not first.has_summary:
                first, other = other, first
            first = replace(first, **_added(first, other))
        if not others:
            return first
        category, categories = self.category(key), first.categories
        if categories and category not in categories:
            categories = (category, *categories)
        return replace(first, category=category, categories=categories)


class _Completed(LazyPapers):
    """Papers completed when asked for, as a digest builds them only then.

    Of the last one the records also end what the Markdown may break off in.
    """

    def __init__(self, base: Digest, told: _Told, more: Sequence[Paper]) -> None:
        self._base = base
        self._told = told
        self._more = more

    def __len__(self) -> int:
        return len(self._base.papers) + len(self._more)

    def build(self, place: int) -> Paper:
        """Complete a paper."""
        papers = self._base.papers
        if place >= len(papers):
            return self._more[place - len(papers)]
        paper = papers[place]
        if paper.key not in self._told:
            return paper
        told = self._told.paper(paper.key)
        if place == len(papers) - 1:
            paper = replace(paper, **_ended(paper, told))
        return replace(paper, **_added(paper, told))


class _United(LazyPapers):
    """The papers of some keys, told by records alone."""

    def __init__(self, told: _Told, keys: Sequence[str]) -> None:
        self._told = told
        self._keys = keys

    def __len__(self) -> int:
        return len(self._keys)

    def build(self, place: int) -> Paper:
        """Put a paper together."""
        return replace(self._told.paper(self._keys[place]), number=place + 1)


def _ranked(records: Iterable[Digest]) -> list[Digest]:
    """Return digests of records, those that hold a summary first."""
    return sorted(records, key=lambda digest: not digest.summarised)


def _added(paper: Paper, other: Paper) -> dict[str, Any]:
    """Return the fields that a paper lacks and its other telling has."""
    return {
        name: value
        for name in _COMPLETED
        if not getattr(paper, name) and (value := getattr(other, name))
    }


def _ended(paper: Paper, other: Paper) -> dict[str, Any]:
    """Return the texts of which a paper has the beginning alone and its other telling the whole."""
    return {
        name: whole
        for name in _TEXTS
        if (part := (getattr(paper, name) or "").rstrip())
        and (whole := getattr(other, name) or "").startswith(part)
    }


def _problems(digests: Iterable[Digest]) -> tuple[Problem, ...]:
    """Return the problems of all files."""
    return tuple(problem for digest in digests for problem in digest.problems)
