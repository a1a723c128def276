"""Which papers show the summary of an older digest, because that of their own digest failed."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from digest_tui.index.occurrences import Occurrences


class Summaries:
    """The position of the summary of each paper whose own digest has none.

    Args:
        occurrences: The positions of each paper.
    """

    def __init__(self, occurrences: Occurrences) -> None:
        self._occurrences = occurrences
        self._older: dict[int, int] = {}
        # For the newest position of a paper, those newer than any with a summary.
        self._lacking: dict[int, list[int]] = {}

    def older(self, position: int) -> int | None:
        """Return the older position with the summary of a paper; None if its own has it."""
        return self._older.get(position)

    def __iter__(self) -> Iterator[tuple[int, int]]:
        """Yield the positions of papers without a summary, and those of their summaries."""
        yield from self._older.items()

    def add(self, key: str, position: int, has_summary: Callable[[int], bool]) -> list[int]:
        """Add the position of a paper that a newer digest has too.

        Args:
            key: The key of the paper.
            position: The position.
            has_summary: Returns whether the digest of a position has a summary of the paper.

        Returns:
            The positions that show the summary at this position from now on.
        """
        newest = self._occurrences.newest(key)
        if newest is None:
            return []
        if self._occurrences.newer[position] == newest and not has_summary(newest):
            self._lacking.setdefault(newest, [newest])
        lacking = self._lacking.get(newest)
        if lacking is None:
            return []
        if not has_summary(position):
            lacking.append(position)
            return []
        del self._lacking[newest]
        self._older |= dict.fromkeys(lacking, position)
        return lacking
