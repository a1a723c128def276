"""The periods of the open digests, and the positions that are listed of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate
from typing import Final

from digest_tui.index.rows import Rows
from digest_tui.model import Digest

UNDATED: Final = "undated"
"""The day of digests without a date."""
_UNKNOWN_DAY: Final = "-??"
"""What follows the month in the day of a digest if only its month is known."""


def day_of(digest: Digest) -> str:
    """Return the day of a digest: `2026-01-30`, or `2026-01-??`, or `UNDATED`."""
    if len(digest.date) == len("2026-01"):
        return digest.date + _UNKNOWN_DAY
    return digest.date or UNDATED


class Periods:
    """The positions of the days, months and years of digests in an index.

    Attributes:
        days: The days, each once, in the order of the digests.
    """

    def __init__(self) -> None:
        self.days: list[str] = []
        self._spans: dict[str, range] = {}

    def add(self, digest: Digest, positions: range) -> None:
        """Add the positions of the next digest, which follow all others."""
        day = day_of(digest)
        if day not in self.days:
            self.days.append(day)
        for period in ("", *accumulate(day.split("-"), "{}-{}".format)):
            first = self._spans.get(period, positions).start
            self._spans[period] = range(first, positions.stop)

    def __contains__(self, period: str) -> bool:
        return period in self._spans

    def span(self, period: str) -> range:
        """Return the positions of a period: a day of `days`, a month or year; empty for all."""
        return self._spans.get(period, range(0))


class Listing:
    """The positions of a period that are listed: the newest of each paper.

    It grows with the index, because to examine 39,000 positions for each period of the sidebar
    would take 3 ms a period.

    Args:
        start: The first position of the period.
    """

    def __init__(self, start: int) -> None:
        self._positions: list[int] = []
        self._by_category: defaultdict[str, list[int]] = defaultdict(list)
        self._start = self._stop = start

    def extend(self, stop: int, newer: Sequence[int], category_of: Sequence[str]) -> None:
        """Add the positions up to the current end of the period.

        Args:
            stop: The position that follows the last one of the period.
            newer: As `Occurrences.newer`.
            category_of: The category of each position.
        """
        start = self._start
        added = [position for position in range(self._stop, stop) if newer[position] < start]
        self._positions += added
        for position in added:
            self._by_category[category_of[position]].append(position)
        self._stop = stop

    def rows(self, category: str | None = None) -> Rows:
        """Return the rows of the period, or of one of its categories."""
        if category is None:
            return Rows(self._positions, is_sorted=True)
        return Rows(self._by_category.get(category, ()), is_sorted=True)
