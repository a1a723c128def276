"""Merge the files of one day to one digest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from digest_tui.model import SUMMARY_FIELDS, Digest, LazyPapers, Paper, Problem

_TEXT_FIELDS: Final = (*SUMMARY_FIELDS, "abstract")
_COMPLETED_FIELDS: Final = (*_TEXT_FIELDS, "authors", "comment", "categories", "code_url")


def complete(base: Digest, records: Sequence[Digest]) -> Digest:
    """Return a digest of Markdown with the missing fields of its papers from records.

    The Markdown may be incomplete. A paper that only the records contain is added if the table of
    contents promises more papers of its category than the Markdown contains.

    Args:
        base: The digest of the Markdown. Its papers are still built on access.
        records: The digests of the records of the same day.
    """
    entries = _Entries(_summarised_first(records))
    known = frozenset(base.keys)
    lacking = base.lacking
    added: list[Paper] = []
    for key in entries:
        if key not in known and lacking[entries.category(key)] > 0:
            lacking[entries.category(key)] -= 1
            added.append(replace(entries.paper(key), number=len(base.papers) + len(added) + 1))
    return replace(
        base,
        papers=_CompletedPapers(base, entries, added),
        categories=(*base.categories, *(paper.category for paper in added)),
        keys=(*base.keys, *(paper.key for paper in added)),
        problems=_problems((base, *records)),
        cut_off=any(digest.cut_off for digest in (base, *records)),
    )


def combine(records: Sequence[Digest]) -> Digest:
    """Return one digest of the papers of several records, each key once.

    Records with summaries come first, and the first records give the digest its name. If several
    have a summary of a paper, the first is used.
    """
    ranked = _summarised_first(records)
    entries = _Entries(ranked)
    keys = tuple(entries)
    return replace(
        ranked[0],
        papers=_CombinedPapers(entries, keys),
        categories=tuple(map(entries.category, keys)),
        keys=keys,
        problems=_problems(ranked),
        cut_off=any(digest.cut_off for digest in records),
    )


class _Entries:
    """The entries of several records for each key, merged on access.

    An entry with a summary takes precedence over one without. Each entry adds the fields that those
    before it lack.

    Args:
        records: The digests, those with summaries first.
    """

    def __init__(self, records: Sequence[Digest]) -> None:
        self._offsets: dict[str, list[tuple[Digest, int]]] = {}
        for digest in records:
            for offset, key in enumerate(digest.keys):
                self._offsets.setdefault(key, []).append((digest, offset))

    def __iter__(self) -> Iterator[str]:
        return iter(self._offsets)

    def __contains__(self, key: str) -> bool:
        return key in self._offsets

    def category(self, key: str) -> str:
        """Return the category of a paper: the first that one of its entries has."""
        categories = (digest.categories[offset] for digest, offset in self._offsets[key])
        return next(filter(None, categories), "")

    def paper(self, key: str) -> Paper:
        """Return the paper with a key, merged from its entries."""
        first, *others = (digest.papers[offset] for digest, offset in self._offsets[key])
        for other in others:
            if other.has_summary and not first.has_summary:
                first, other = other, first
            first = replace(first, **_missing_fields(first, other))
        if not others:
            return first
        category, categories = self.category(key), first.categories
        if categories and category not in categories:
            categories = (category, *categories)
        return replace(first, category=category, categories=categories)


class _CompletedPapers(LazyPapers):
    """The papers of Markdown, each completed from records on access.

    The Markdown may end within a field of the last paper, which the records complete too.
    """

    def __init__(self, base: Digest, entries: _Entries, added: Sequence[Paper]) -> None:
        self._base = base
        self._entries = entries
        self._added = added

    def __len__(self) -> int:
        return len(self._base.papers) + len(self._added)

    def build(self, index: int) -> Paper:
        """Complete a paper."""
        papers = self._base.papers
        if index >= len(papers):
            return self._added[index - len(papers)]
        paper = papers[index]
        if paper.key not in self._entries:
            return paper
        entry = self._entries.paper(paper.key)
        if index == len(papers) - 1:
            paper = replace(paper, **_unbroken_texts(paper, entry))
        return replace(paper, **_missing_fields(paper, entry))


class _CombinedPapers(LazyPapers):
    """The papers of records without Markdown."""

    def __init__(self, entries: _Entries, keys: Sequence[str]) -> None:
        self._entries = entries
        self._keys = keys

    def __len__(self) -> int:
        return len(self._keys)

    def build(self, index: int) -> Paper:
        """Merge the entries of a paper."""
        return replace(self._entries.paper(self._keys[index]), number=index + 1)


def _summarised_first(records: Iterable[Digest]) -> list[Digest]:
    """Return digests of records, those with summaries first."""
    return sorted(records, key=lambda digest: not digest.summarised)


def _missing_fields(paper: Paper, other: Paper) -> dict[str, Any]:
    """Return the fields that a paper lacks and its other entry has."""
    return {
        name: value
        for name in _COMPLETED_FIELDS
        if not getattr(paper, name) and (value := getattr(other, name))
    }


def _unbroken_texts(paper: Paper, other: Paper) -> dict[str, Any]:
    """Return the texts of another entry that continue those of a paper."""
    return {
        name: whole
        for name in _TEXT_FIELDS
        if (part := (getattr(paper, name) or "").rstrip())
        and (whole := getattr(other, name) or "").startswith(part)
    }


def _problems(digests: Iterable[Digest]) -> tuple[Problem, ...]:
    """Return the problems of all files."""
    return tuple(problem for digest in digests for problem in digest.problems)
