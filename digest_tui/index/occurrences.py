"""The positions at which each paper stands: one that returns on several days has several."""

from __future__ import annotations

from array import array
from collections.abc import Sequence


class Appearances:
    """Where papers stand among the positions of an index, the newest digest first.

    Attributes:
        newer: Of each position the one at which the paper stands in the next newer digest, or -1
            where none has it.
    """

    def __init__(self) -> None:
        self.newer = array("i")
        self._first: dict[str, int] = {}
        # Of a position the one at which the paper stands in the next older digest; of the newest
        # position of a paper that returns the oldest.
        self._older: dict[int, int] = {}
        self._last: dict[int, int] = {}

    @property
    def have_repeats(self) -> bool:
        """Whether any paper stands in several digests."""
        return bool(self._older)

    def add(self, keys: Sequence[str]) -> None:
        """Take in the keys of one digest more, whose positions lie behind all others."""
        start = len(self.newer)
        for position, key in enumerate(keys, start):
            first = self._first.setdefault(key, position) if key else position
            newer = -1
            if first != position:
                last = self._last.get(first, first)
                if last < start:
                    self._older[last] = self._last[first] = position
                    newer = last
                else:
                    newer = self.newer[last]  # it stands twice in this digest
            self.newer.append(newer)

    def newest(self, key: str) -> int | None:
        """Return the newest position of the paper with a key."""
        return self._first.get(key)

    def all(self, key: str) -> list[int]:
        """Return the position of a paper in each digest that has it, the newest first."""
        position = self._first.get(key)
        positions = []
        while position is not None:
            positions.append(position)
            position = self._older.get(position)
        return positions
