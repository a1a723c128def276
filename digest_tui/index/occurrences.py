"""The positions of each paper: one in each digest that has it."""

from __future__ import annotations

from array import array
from collections.abc import Sequence


class Occurrences:
    """The positions of papers in an index, the newest digest first.

    Attributes:
        newer: For each position, that of the same paper in the next newer digest that has it; -1 if
            no newer one has it.
    """

    def __init__(self) -> None:
        self.newer = array("i")
        self._newest: dict[str, int] = {}
        # For a position, that of the same paper in the next older digest that has it; and for the
        # newest position of a paper in several digests, the oldest.
        self._older: dict[int, int] = {}
        self._oldest: dict[int, int] = {}

    @property
    def has_repeats(self) -> bool:
        """Whether any paper is in several digests."""
        return bool(self._older)

    def add(self, keys: Sequence[str]) -> None:
        """Add the keys of the next digest, whose positions follow all others."""
        start = len(self.newer)
        for position, key in enumerate(keys, start):
            newest = self._newest.setdefault(key, position) if key else position
            newer = -1
            if newest != position:
                oldest = self._oldest.get(newest, newest)
                if oldest < start:
                    self._older[oldest] = self._oldest[newest] = position
                    newer = oldest
                else:
                    newer = self.newer[oldest]  # the paper is twice in this digest
            self.newer.append(newer)

    def newest(self, key: str) -> int | None:
        """Return the newest position of the paper with a key."""
        return self._newest.get(key)

    def positions(self, key: str) -> list[int]:
        """Return the position of a paper in each digest that has it, the newest first."""
        position = self._newest.get(key)
        positions = []
        while position is not None:
            positions.append(position)
            position = self._older.get(position)
        return positions
