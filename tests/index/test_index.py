"""The papers of the open digests have positions, which do not change when digests are added."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index import Index
from digest_tui.index.periods import UNDATED
from digest_tui.model import Digest
from digest_tui.query import Query, parse
from tests.index.indexes import DAYS, digests, papers_of, words
from tests.support.memory import peak_memory
from tests.support.papers import digest, paper


@given(digests)
def test_positions_count_the_papers_of_the_digests_in_order(opened: list[Digest]) -> None:
    index = Index(opened)
    versions = list(map(index.version, range(len(index))))
    assert versions == [each for one in opened for each in one.papers]
    for position in range(len(index)):
        found, row = index.locate(position)
        assert found is index.digest_of(position)
        assert found.papers[row] is index.version(position)
        assert found.keys[row] == index.key_of(position)
    with pytest.raises(IndexError):
        index[len(index)]


@given(digests, words)
def test_counts_and_categories_agree(opened: list[Digest], text: str) -> None:
    index = Index(opened)
    matches = index.matching(parse(text))
    rows = index.rows(among=matches)
    counts = index.count_categories(rows)
    assert sum(counts.values()) == len(rows)
    for category in index.categories:
        of_category = index.rows(category=category, among=matches)
        assert len(of_category) == counts[category]
        assert all(index[position].category == category for position in of_category)
    assert index.categories == list(dict.fromkeys(each.category for each in papers_of(index)))


@given(digests)
def test_the_position_of_a_key_is_that_of_its_first_paper(opened: list[Digest]) -> None:
    index = Index(opened)
    keys = [each.key for each in papers_of(index)]
    assert [index.position_of(key) for key in keys] == [keys.index(key) for key in keys]
    assert index.position_of("absent") is None


def test_an_empty_index_lists_and_matches_nothing() -> None:
    index = Index()
    assert len(index) == 0
    assert list(index.matching(parse("a"))) == list(index.matching(Query())) == []
    assert list(index.rows()) == []
    assert index.categories == []


def test_papers_are_built_once_and_only_for_a_search() -> None:
    class Counting(list[Any]):
        built = 0

        def __getitem__(self, row: Any) -> Any:
            self.built += 1
            return super().__getitem__(row)

    papers = Counting([paper(1), paper(2)])
    index = Index([Digest("x", papers, ["cs.CV", "cs.CV"], ["2601.00001", "2601.00002"])])
    assert list(index.matching(Query())) == [0, 1]
    assert index.position_of("2601.00001") == 0
    assert papers.built == 0
    index.matching(parse("a"))
    index.matching(parse("b"))
    assert papers.built == 2


def test_rows_are_a_snapshot_of_a_growing_list() -> None:
    index = Index(DAYS[:2])
    whole, month, category = index.rows(), index.rows("2026-01"), index.rows(category="cs.LG")
    for each in DAYS[2:]:
        index.add(each)
    assert (list(whole), list(month), list(category)) == ([0, 1, 3], [2, 3], [3])
    assert index.rows() != whole
    assert list(index.rows()) == [0, 1, 3, 6, 7, 8]
    assert whole.row_of(3) == 2
    assert whole.row_of(6) is None


@pytest.mark.parametrize(("period", "category"), [("", None), ("2026", None), ("", "cs.LG")])
def test_counting_a_list_copies_nothing(period: str, category: str | None) -> None:
    keys = [str(number) for number in range(20_000)]
    papers, categories = [paper(1)] * 20_000, ["cs.LG"] * 20_000
    index = Index([Digest("x", papers, categories, keys, date="2026-01-30")])
    assert len(index.rows(period, category)) == 20_000
    assert peak_memory(lambda: len(index.rows(period, category))) < 2_000


def test_a_paper_of_several_digests_has_a_position_in_each() -> None:
    index = Index(DAYS)
    assert index.positions_of("2601.00002") == [1, 2, 4]
    assert index.positions_of("2601.00003") == [3]
    assert index.positions_of("2601.00005") == [7]
    assert index.positions_of("absent") == []
    assert index.days == ["2026-02-01", "2026-01-31", "2026-01-30", UNDATED]


@pytest.mark.parametrize(
    ("period", "category", "has"),
    [
        ("", None, True),
        ("2026-01", "cs.LG", True),
        ("2026-01", "cs.AI", False),
        (UNDATED, "cs.LG", False),
        ("2025", None, False),
    ],
)
def test_a_scope_is_open_if_a_digest_has_it(period: str, category: str | None, has: bool) -> None:
    assert Index(DAYS).has(period, category) is has


# --- with more digests ---------------------------------------------------------------------------


def test_a_digest_is_inserted_by_its_date_and_replaces_one_of_its_path() -> None:
    index = Index(DAYS)
    assert index.prepare(3)
    joined = index.with_digests([digest(paper(7), date="2026-01-31", name="b")])
    assert [each.date for each in joined.digests] == [
        *("2026-02-01", "2026-01-31", "2026-01-31", "2026-01-30", "")
    ]
    assert list(joined.matching(parse("00007"))) == [4]
    assert list(joined.matching(parse("00001"))) == [0, 6]
    again = replace(digest(paper(8), date="2026-01-31"), path="/b")
    once = index.with_digests([again], ["/b"])
    assert len(once.with_digests([again], ["/b"])) == len(once) == len(index) + 1
    assert len(index) == 9


def test_categories_keep_their_order_when_a_newer_digest_is_inserted() -> None:
    def day(date: str, *categories: str) -> Digest:
        papers = (paper(1, category=name) for name in categories)
        return replace(digest(*papers, date=date), path=date)

    index = Index([day("2026-01-02", "b", "c"), day("2026-01-01", "a")])
    joined = index.with_digests([day("2026-01-03", "d", "c", "a")])
    assert joined.categories == ["b", "c", "a", "d"]
    replaced = joined.with_digests([day("2026-01-02", "e")], ["2026-01-02"])
    assert replaced.categories == ["c", "a", "d", "e"]


def test_a_position_in_another_index_is_of_the_same_digest_else_day_else_the_newest() -> None:
    index = Index(DAYS)
    joined = index.with_digests([digest(paper(9), date="2026-03-01")])
    assert [index.position_in(joined, each) for each in range(9)] == list(range(1, 10))
    other = Index([digest(paper(4), paper(2), date="2026-02-02"), replace(DAYS[1])])
    assert index.position_in(other, 1) == 1
    assert index.position_in(other, 2) == 2
    assert index.position_in(other, 6) == 0
    assert index.position_in(other, 0) is None


@given(digests, st.integers(0, 3))
def test_casefolded_texts_can_be_passed_to_another_index(opened: list[Digest], limit: int) -> None:
    index, casefolded = Index(opened), Index()
    index.prepare(limit)
    start = 0
    for each in opened:
        texts = {
            row: text
            for row in range(len(each.papers))
            if (text := index.casefolded_text(start + row)) is not None
        }
        casefolded.add(each, texts)
        start += len(each.papers)
    casefolded.prepare()
    index.prepare()
    for position in range(len(index)):
        assert casefolded.casefolded_text(position) == index.casefolded_text(position)
