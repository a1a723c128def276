"""The rows of a list of papers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import overload


class Rows(Sequence[int]):
    """The positions of the papers of a list, each once, in the order of its rows.

    It is a snapshot, but copies nothing: positions that are appended later are not part of it.

    Args:
        positions: The positions. Others may be appended later, but these must not change.
        is_sorted: Whether they are in ascending order.
    """

    __slots__ = ("_is_sorted", "_length", "_positions", "_row_by_position")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, positions: Sequence[int] = (), *, is_sorted: bool = False) -> None:
        self._positions = positions
        self._length = len(positions)
        self._is_sorted = is_sorted
        self._row_by_position: dict[int, int] | None = None

    def row_of(self, position: int) -> int | None:
        """Return the row of a position; None if it is not listed."""
        if self._is_sorted:
            row = bisect_left(self._positions, position, 0, self._length)
            found = row < self._length and self._positions[row] == position
            return row if found else None
        if self._row_by_position is None:
            self._row_by_position = {each: row for row, each in enumerate(self)}
        return self._row_by_position.get(position)

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, row: int) -> int: ...
    @overload
    def __getitem__(self, row: slice) -> Sequence[int]: ...
    def __getitem__(self, row: int | slice) -> int | Sequence[int]:
        if isinstance(row, slice):
            if len(self._positions) == self._length:
                return self._positions[row]
            return self._positions[: self._length][row]
        if not -self._length <= row < self._length:
            raise IndexError(f"no row {row} of {self._length}")
        return self._positions[row if row >= 0 else row + self._length]

    def __iter__(self) -> Iterator[int]:
        return islice(self._positions, self._length)

    def __contains__(self, position: object) -> bool:
        return isinstance(position, int) and self.row_of(position) is not None

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Rows):
            return NotImplemented
        if self._length != other._length:
            return False
        return self._positions is other._positions or all(map(int.__eq__, self, other))

    def __repr__(self) -> str:
        return f"Rows({list(self)})"
