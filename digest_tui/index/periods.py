"""The periods of the open digests, and which positions a list of each shows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from digest_tui.model import Digest

UNDATED: Final = "undated"
"""The day of digests without a date."""
_SOME_DAY: Final = "-??"
"""What stands for the day behind the month of digests of which no more is known."""


def day_of(digest: Digest) -> str:
    """Return the day of a digest: `2026-01-30`, or `2026-01-??`, or `UNDATED`."""
    if len(digest.date) == len("2026-01"):
        return digest.date + _SOME_DAY
    return digest.date or UNDATED


class Periods:
    """Where the days, months and years of digests stand among the positions of an index.

    Attributes:
        days: The days, each once, in the order of the digests.
    """

    def __init__(self) -> None:
        self.days: list[str] = []
        self._spans: dict[str, range] = {}

    def add(self, digest: Digest, positions: range) -> None:
        """Take in the positions of one digest more, which lie behind all others."""
        day = day_of(digest)
        if day not in self.days:
            self.days.append(day)
        for period in ("", *accumulate(day.split("-"), "{}-{}".format)):
            first = self._spans.get(period, positions).start
            self._spans[period] = range(first, positions.stop)

    def __contains__(self, period: str) -> bool:
        return period in self._spans

    def span(self, period: str) -> range:
        """Return the positions of a period: a day of `days`, a month or year; empty is all."""
        return self._spans.get(period, range(0))


class Listing:
    """The positions of a period that a list of it shows: of each paper the newest there.

    It grows with the index: to go through 39,000 positions takes 3 ms, and each period of the
    sidebar has a listing.

    Attributes:
        positions: All of them, in order.
        by_category: The same in each category.
    """

    def __init__(self, start: int) -> None:
        self.positions: list[int] = []
        self.by_category: defaultdict[str, list[int]] = defaultdict(list)
        self._start = self._stop = start

    def extend(self, stop: int, newer: Sequence[int], category_of: Sequence[str]) -> None:
        """Go on to where the period now ends.

        Args:
            stop: The position behind its last one.
            newer: Of each position the one at which its paper stands in the next newer digest, or
                -1 where none has it.
            category_of: The category of each position.
        """
        start = self._start
        added = [place for place in range(self._stop, stop) if newer[place] < start]
        self.positions += added
        for place in added:
            self.by_category[category_of[place]].append(place)
        self._stop = stop
