"""The versions of a paper: its text in each of the digests that have it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from digest_tui.index import Index


def versions(index: Index, position: int) -> Mapping[str, int]:
    """Return the positions of the versions of the paper at a position, by day, the newest first.

    If several digests of a day have the paper, all days but the first are numbered, as in
    `2026-01-30 (2)`.
    """
    positions: dict[str, int] = {}
    counts: Counter[str] = Counter()
    for each in index.positions_of(index.key_of(position)):
        day = index.day_of(each)
        counts[day] += 1
        positions[day if counts[day] == 1 else f"{day} ({counts[day]})"] = each
    return positions


def version_days(index: Index, position: int) -> Sequence[str]:
    """Return the days of the versions of the paper at a position, its own day first."""
    positions = versions(index, position)
    here = next((day for day, each in positions.items() if each == position), None)
    return list(dict.fromkeys((here or index.day_of(position), *positions)))
