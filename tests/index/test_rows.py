"""Rows are a snapshot of positions, and have the row of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index.rows import Rows

positions = st.lists(st.integers(0, 30), unique=True)
slices = st.builds(
    slice,
    st.none() | st.integers(-9, 9),
    st.none() | st.integers(-9, 9),
    st.none() | st.sampled_from([1, 2, -1, -3]),
)


class Counting(list[int]):
    """A list that counts how often it is read."""

    reads = 0

    def __getitem__(self, row: Any) -> Any:
        self.reads += 1
        return super().__getitem__(row)

    def __iter__(self) -> Any:
        self.reads += len(self)
        return super().__iter__()


def both(some: Sequence[int]) -> list[Rows]:
    """Return rows in any order, and sorted."""
    return [Rows(some), Rows(sorted(some), is_sorted=True)]


@given(positions)
def test_only_listed_positions_have_a_row(some: list[int]) -> None:
    for rows in both(some):
        assert [rows.row_of(position) for position in rows] == list(range(len(rows)))
        for absent in {-1, 31, *range(31)} - set(some):
            assert rows.row_of(absent) is None
            assert absent not in rows


@given(positions, slices, st.integers(-40, 40))
def test_rows_are_a_sequence_like_a_list(some: list[int], part: slice, row: int) -> None:
    rows = Rows(some)
    assert len(rows) == len(some)
    assert list(rows) == some
    assert list(reversed(rows)) == some[::-1]
    assert list(rows[part]) == some[part]
    if -len(some) <= row < len(some):
        assert rows[row] == some[row]
    else:
        with pytest.raises(IndexError):
            rows[row]


@given(positions, st.lists(st.integers(31, 40), unique=True, min_size=1), slices)
def test_rows_do_not_change_when_positions_are_appended(
    some: list[int], more: list[int], part: slice
) -> None:
    for is_sorted in (True, False):
        growing = sorted(some)
        before = list(growing)
        rows = Rows(growing, is_sorted=is_sorted)
        growing += sorted(more)
        assert (len(rows), list(rows), list(rows[part])) == (len(before), before, before[part])
        assert all(rows.row_of(position) is None for position in more)
        assert rows == Rows(before)
        assert rows != Rows(growing, is_sorted=is_sorted)
        with pytest.raises(IndexError):
            rows[len(before)]


@given(positions, positions)
def test_rows_are_equal_if_their_positions_are(one: list[int], other: list[int]) -> None:
    assert (Rows(one) == Rows(other)) == (one == other)
    assert Rows(one) == Rows(list(one))
    assert Rows(one) != one


def test_length_and_equality_of_shared_positions_read_no_position() -> None:
    counting = Counting(range(1000))
    one, other = Rows(counting, is_sorted=True), Rows(counting)
    assert len(one) == 1000
    assert one == other
    assert counting.reads == 0


def test_a_row_of_sorted_positions_is_found_by_bisection() -> None:
    counting = Counting(range(1000))
    assert Rows(counting, is_sorted=True).row_of(617) == 617
    assert counting.reads < 15


def test_unsorted_positions_are_read_once_for_all_lookups() -> None:
    counting = Counting(range(1000, 0, -1))
    rows = Rows(counting)
    assert [rows.row_of(position) for position in (1000, 1, 0, 7)] == [0, 999, None, 993]
    assert counting.reads == 1000
