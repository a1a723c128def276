"""A paper that returns on several days, told from one that is new."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from typing import Final

from digest_tui.model import Digest, Paper

_ID: Final = re.compile(r"[0-9]{4}\.[0-9]{5}")
_BLOCK: Final = 100
"""Ids that stand in one block: those that have all but the last two digits in common."""


class Repeats:
    """Which papers came already, digest after digest.

    Attributes:
        entries: How many papers the digests hold, repeats too.
        papers: How many of them came in no digest before.
        returning: How many papers came in more than one digest.
        folded: How many repeats `distinct` left out.
    """

    def __init__(self) -> None:
        self.entries = 0
        self.papers = 0
        self.returning = 0
        self.folded = 0
        self._came = _Counts()

    def note(self, digest: Digest) -> list[bool]:
        """Take note of the next digest; tell of each of its papers whether it came in none before.

        A paper that stands twice in one digest is new twice: its contents promise both.
        """
        before = {key: self._came[key] for key in digest.keys if key}
        for key, times in before.items():
            if times < 2:
                self._came[key] = times + 1
                self.returning += times
        new = [not before.get(key) for key in digest.keys]
        self.entries += len(new)
        self.papers += sum(new)
        return new

    def distinct(self, digest: Digest, among: Container[int]) -> Iterator[Paper]:
        """Yield the papers of the next digest that came in none before.

        Args:
            digest: All its papers are taken note of.
            among: The places, from 0, of those to yield or to count as folded.
        """
        for place, new in enumerate(self.note(digest)):
            if place in among and new:
                yield digest.papers[place]
            elif place in among:
                self.folded += 1


class _Counts:
    """A number below 256 for each key, at first 0.

    An arXiv id takes a byte in a block of its neighbours: half a year's keys in a set took 6 MB,
    and kept as much again of what each digest leaves behind from being used anew.
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
