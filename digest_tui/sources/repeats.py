"""Count the papers that are in several digests, and yield each paper once."""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Sequence
from typing import Final, TypeAlias

from digest_tui.model import Digest, Paper

_ID: Final = re.compile(r"[0-9]{4}\.[0-9]{5}")
_BLOCK: Final = 100
"""Ids in one block: those that differ only in the last two digits."""

Matching: TypeAlias = Callable[[Digest], Container[int]]
"""A function that returns the indices of the papers of a digest that match."""


class Repeats:
    """The papers of the digests added so far.

    Attributes:
        entries: How many papers the digests contain, repeats included.
        papers: How many they contain without repeats.
        repeated: How many papers are in more than one digest.
        left_out: How many repeats `distinct` left out.
    """

    def __init__(self) -> None:
        self.entries = 0
        self.papers = 0
        self.repeated = 0
        self.left_out = 0
        self._digests_with = _Counts()
        self._postponed: dict[str, Paper] = {}

    def add(self, digest: Digest) -> list[bool]:
        """Add the next digest; return for each of its papers whether no digest before has it.

        A paper that is twice in one digest is new twice, because its table of contents counts both.
        """
        before = {key: self._digests_with[key] for key in digest.keys if key}
        for key, count in before.items():
            if count < 2:
                self._digests_with[key] = count + 1
                self.repeated += count
        is_new = [not before.get(key) for key in digest.keys]
        self.entries += len(is_new)
        self.papers += sum(is_new)
        return is_new

    def distinct(
        self, digest: Digest, matching: Matching, *, is_only: bool = False
    ) -> Iterator[Paper]:
        """Add the next digest; yield its papers that match and are in no digest before.

        A paper whose summary failed is kept until an older digest has a summary of it, or until
        `rest` yields it.

        Args:
            digest: The digest. All its papers are added.
            matching: Returns the indices of the matching papers of a digest.
            is_only: Whether no older digest follows.
        """
        among = matching(digest)
        for index, is_new in enumerate(self.add(digest)):
            key = digest.keys[index]
            if is_new and key and not (is_only or digest.has_summary(index)):
                self._postponed[key] = digest.papers[index]
                continue
            if not is_new and key in self._postponed and digest.has_summary(index):
                paper = self._postponed.pop(key).with_summary_of(digest.papers[index])
                yield from _matching_papers([paper], matching)
            if index in among and is_new:
                yield digest.papers[index]
            elif index in among:
                self.left_out += 1

    def rest(self, matching: Matching) -> Iterator[Paper]:
        """Yield the matching papers of which no digest has a summary, the newest first."""
        yield from _matching_papers([*self._postponed.values()], matching)
        self._postponed.clear()


def _matching_papers(papers: Sequence[Paper], matching: Matching) -> Iterator[Paper]:
    """Yield those of some papers that match."""
    categories = [paper.category for paper in papers]
    among = matching(Digest("", papers, categories, [paper.key for paper in papers]))
    return (paper for index, paper in enumerate(papers) if index in among)


class _Counts:
    """A number below 256 for each key, initially 0.

    An arXiv id takes one byte in a block of neighbouring ids. A set of the keys of half a year took
    6 MB, and as much again was lost by fragmentation of the memory that each digest frees.
    """

    def __init__(self) -> None:
        self._blocks: dict[str, bytearray] = {}
        self._others: dict[str, int] = {}

    def __getitem__(self, key: str) -> int:
        if not _ID.fullmatch(key):
            return self._others.get(key, 0)
        block = self._blocks.get(key[:-2])
        return block[int(key[-2:])] if block else 0

    def __setitem__(self, key: str, count: int) -> None:
        if not _ID.fullmatch(key):
            self._others[key] = count
        else:
            self._blocks.setdefault(key[:-2], bytearray(_BLOCK))[int(key[-2:])] = count
