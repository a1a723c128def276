"""A period lists each paper once, in its newest version of the period."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index import Index
from digest_tui.index.periods import UNDATED, day_of
from digest_tui.query import Query
from tests.index.indexes import DAYS
from tests.support.papers import digest, paper


@pytest.mark.parametrize(
    ("date", "day"), [("2026-01-30", "2026-01-30"), ("2026-01", "2026-01-??"), ("", UNDATED)]
)
def test_a_digest_with_any_date_or_none_has_a_day(date: str, day: str) -> None:
    assert day_of(digest(date=date)) == day


@pytest.mark.parametrize(
    ("period", "positions"),
    [
        ("", [0, 1, 3, 6, 7, 8]),
        ("2026", [0, 1, 3, 6]),
        ("2026-02", [0, 1]),
        ("2026-01", [2, 3, 5, 6]),
        ("2026-01-30", [4, 5, 6]),
        (UNDATED, [7, 8]),
        ("2025", []),
    ],
)
def test_a_paper_of_several_days_is_listed_in_its_newest_text(
    period: str, positions: list[int]
) -> None:
    index = Index(DAYS)
    assert list(index.rows(period)) == positions
    assert list(index.rows(period, among=index.matching(Query()))) == positions


@given(st.lists(st.lists(st.integers(1, 6), max_size=6), max_size=6))
def test_a_growing_list_has_the_rows_of_a_new_one(opened: list[list[int]]) -> None:
    index = Index()
    for day, numbers in enumerate(opened):
        date = f"2026-0{2 - day // 3}-{9 - day:02}"
        index.add(digest(*(paper(number) for number in numbers), date=date))
        for period in ("", "2026", "2026-02", "2026-01", date, UNDATED):
            for category in (None, "cs.CV", "cs.LG", "absent"):
                rows = index.rows(period, category)
                again = index.rows(period, category, among=index.matching(Query()))
                assert rows == again
                assert [rows.row_of(each) for each in rows] == list(range(len(rows)))


@given(st.lists(st.lists(st.integers(1, 6), max_size=6), max_size=5))
def test_each_key_is_listed_once_unless_one_digest_has_it_twice(opened: list[list[int]]) -> None:
    index = Index([digest(*(paper(number) for number in numbers)) for numbers in opened])
    expected: list[int] = []
    seen: set[int] = set()
    for numbers in opened:
        expected += [number for number in numbers if number not in seen]
        seen |= set(numbers)
    assert [int(index[position].arxiv_id[-5:]) for position in index.rows()] == expected
