"""The papers of all open digests, by position, and which of them match."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index import Index
from digest_tui.index.periods import UNDATED
from digest_tui.model import Digest, Paper
from digest_tui.query import Query, parse
from digest_tui.text.fold import fold
from tests.support.papers import digest, paper

words = st.text(st.sampled_from("abcÉﬁ中文（，,( "), max_size=4)
made = st.builds(
    paper,
    st.integers(1, 5),
    title=words,
    authors=st.lists(words, max_size=2).map(tuple),
    category=st.sampled_from(["cs.CV", "cs.LG", ""]),
    tldr=words | st.none(),
    motivation=words,
    method=words,
    result=words | st.none(),
    conclusion=words,
    abstract=words | st.none(),
    translated_title=words,
    comment=words,
    extra=st.lists(st.tuples(words, words), max_size=2).map(tuple),
)
digests = st.lists(st.lists(made, max_size=4).map(lambda papers: digest(*papers)), max_size=3)


def papers(index: Index) -> list[Paper]:
    """The papers at all positions."""
    return [index[position] for position in range(len(index))]


def naive(index: Index, query: Query) -> list[int]:
    """What a query matches, by the plainest reading of what it asks."""
    places = []
    for position, each in enumerate(papers(index)):
        searched: list[str] = [each.arxiv_id, each.category, each.title, *each.authors]
        searched += [each.tldr or "", each.motivation or "", each.method or ""]
        searched += [each.result or "", each.conclusion or "", each.abstract or ""]
        searched += [each.translated_title, each.comment, each.code_url, *sum(each.extra, ())]
        if all(any(word in fold(text) for text in searched) for word in query.words):
            places.append(position)
    return places


@given(digests, st.lists(words | st.sampled_from(["a", "ab", "abc", "fi", "2601", "cs.lg"])))
def test_matching_is_what_a_naive_scan_finds_whatever_was_asked_before(
    opened: list[Digest], asked: list[str]
) -> None:
    index = Index(opened)
    for text in asked:
        assert list(index.matching(parse(text))) == naive(index, parse(text))


@given(digests, st.integers(1, 3), words)
def test_preparing_in_portions_comes_to_the_same(
    opened: list[Digest], most: int, text: str
) -> None:
    index, whole = Index(opened), Index(opened)
    portions = 1
    while index.prepare(most):
        portions += 1
    assert portions == max(1, -(-len(index) // most))
    assert not index.prepare()
    assert list(index.matching(parse(text))) == list(whole.matching(parse(text)))


@given(digests)
def test_positions_run_through_the_digests_in_order(opened: list[Digest]) -> None:
    index = Index(opened)
    expected = [each for one in opened for each in one.papers]
    assert len(index) == len(expected)
    assert papers(index) == expected
    for position, each in enumerate(expected):
        assert any(each is one for one in index.digest_of(position).papers)
    with pytest.raises(IndexError):
        index[len(index)]


@given(digests, words)
def test_counts_and_categories_agree(opened: list[Digest], text: str) -> None:
    index = Index(opened)
    matches = index.matching(parse(text))
    shown = index.shown(matches)
    counts = index.counts(shown)
    assert sum(counts.values()) == len(shown)
    for category in index.categories:
        members = index.shown(matches, category=category)
        assert len(members) == counts[category]
        assert all(index[position].category == category for position in members)
    assert list(index.categories) == list(dict.fromkeys(each.category for each in papers(index)))


@given(digests)
def test_a_key_leads_to_the_first_of_its_papers(opened: list[Digest]) -> None:
    index = Index(opened)
    keys = [each.key for each in papers(index)]
    assert [index.position_of(key) for key in keys] == [keys.index(key) for key in keys]
    assert index.position_of("absent") is None


def test_a_paper_that_stands_twice_stays_visible_twice() -> None:
    index = Index([digest(paper(1), paper(2), paper(1)), digest(paper(1))])
    assert list(index.matching(parse("2601.00001"))) == [0, 2, 3]


NO_TEXTS = ("number", "abs_url", "authors", "categories", "extra")
TEXTS = [field.name for field in fields(Paper) if field.name not in NO_TEXTS]


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_of_a_paper_is_searched(name: str) -> None:
    index = Index([digest(paper(1), paper(2, **{name: "看needle那"}), paper(3))])
    assert list(index.matching(parse("ＮＥＥＤＬＥ"))) == [1]


def test_further_categories_and_extra_fields_are_searched_one_by_one() -> None:
    made = paper(1, categories=("cs.CV", "math.NA"), extra=(("Keywords", "needle"), ("Score", "8")))
    index = Index([digest(made)])
    for found in ("math.na", "needle", "keywords", "score"):
        assert list(index.matching(parse(found))) == [0]
    for spanning in ("cs.cvmath.na", "needlescore"):
        assert list(index.matching(parse(spanning))) == []


def test_authors_are_searched_one_by_one() -> None:
    index = Index([digest(paper(1, authors=("First Author", "Paul Erdős")))])
    assert list(index.matching(parse("erdos first"))) == [0]
    assert list(index.matching(parse("authorpaul"))) == []


def test_an_index_of_nothing_matches_nothing() -> None:
    index = Index([])
    assert len(index) == 0
    assert list(index.matching(parse("a"))) == list(index.matching(Query())) == []
    assert list(index.categories) == []


def test_papers_are_not_built_until_they_are_asked_for() -> None:
    class Counting(list[Paper]):
        built = 0

        def __getitem__(self, place: Any) -> Any:
            self.built += 1
            return super().__getitem__(place)

    papers = Counting([paper(1), paper(2)])
    index = Index([Digest("x", papers, ["cs.CV", "cs.CV"], ["2601.00001", "2601.00002"])])
    assert list(index.matching(Query())) == [0, 1]
    assert papers.built == 0
    index.matching(parse("a"))
    index.matching(parse("b"))
    index.position_of("2601.00001")
    assert papers.built == 2


@given(digests, digests, st.lists(words, min_size=1, max_size=4), st.integers(0, 3))
def test_a_search_goes_on_where_digests_are_added_meanwhile(
    before: list[Digest], after: list[Digest], asked: list[str], steps: int
) -> None:
    index = Index(before)
    for text in asked:
        search = index.search(parse(text))
        for _ in range(steps):
            search.step()
    for each in after:
        index.add(each)
    assert list(index.matching(parse(asked[-1]))) == naive(index, parse(asked[-1]))


@given(
    st.lists(digests.map(lambda each: each[:1]), min_size=1, max_size=3),
    digests,
    st.lists(words, min_size=1, max_size=3),
    st.integers(0, 4),
    st.randoms(use_true_random=False),
)
def test_a_search_goes_on_where_digests_join_between_others(
    first: list[list[Digest]],
    joining: list[Digest],
    asked: list[str],
    steps: int,
    random: Random,
) -> None:
    before = [each for some in first for each in some]
    dates = [f"2026-01-{day:02}" for day in range(1, len(before) + len(joining) + 1)]
    random.shuffle(dates)
    before = [replace(each, date=dates.pop()) for each in before]
    index = Index(before)
    index.prepare(random.randrange(9))
    for text in asked:
        search = index.search(parse(text))
        for _ in range(steps):
            search.step()
    found = [(index.day_of(each), index.key_of(each)) for each in search.positions]
    joined = index.including([replace(each, date=dates.pop()) for each in joining])
    assert [each.date for each in joined.digests] == sorted(
        (each.date for each in joined.digests), reverse=True
    )
    kept = joined.search(parse(asked[-1])).positions
    assert [(joined.day_of(each), joined.key_of(each)) for each in kept] == found
    assert list(joined.matching(parse(asked[-1]))) == naive(joined, parse(asked[-1]))


def test_categories_stay_in_their_order_where_a_newer_digest_joins() -> None:
    def day(date: str, *categories: str) -> Digest:
        papers = (paper(1, category=name) for name in categories)
        return replace(digest(*papers, date=date), path=date)

    index = Index([day("2026-01-02", "b", "c"), day("2026-01-01", "a")])
    joined = index.including([day("2026-01-03", "d", "c", "a")])
    assert joined.categories == ["b", "c", "a", "d"]
    assert joined.including([day("2026-01-02", "e")], ["2026-01-02"]).categories == [
        *("c", "a", "d", "e")
    ]


def test_what_is_folded_is_searched_before_what_is_not() -> None:
    index = Index([digest(paper(number), date=f"2026-01-0{number}") for number in (1, 2, 3)])
    index.prepare()
    joined = index.including([digest(paper(4), date="2026-01-04")])
    search = joined.search(parse("paper"))
    seen = []
    while not search.is_done:
        search.step()
        seen.append(search.positions)
    assert seen == [[1], [1, 2], [1, 2, 3], [0, 1, 2, 3]]


@pytest.mark.parametrize("length", [3, 255, 256, 5000])
def test_a_word_of_any_length_is_found(length: int) -> None:
    word = ("abc" * length)[:length]
    papers = paper(1, abstract=f"x {word}x"), paper(2, abstract=f"x {word[:-1]} x")
    index = Index([digest(), digest(*papers)])
    assert list(index.matching(parse(word))) == [0]
    assert list(index.matching(parse(f"{word} zzz"))) == []


def test_a_search_finds_the_first_papers_first() -> None:
    index = Index([digest(paper(number)) for number in range(1, 4)])
    search = index.search(parse("paper"))
    seen = [list(search.positions)]
    while not search.is_done:
        search.step()
        seen.append(list(search.positions))
    assert seen == [[], [0], [0, 1], [0, 1, 2]]
    search.step()
    assert search.positions == [0, 1, 2]


DAYS = [
    digest(paper(1), paper(2), date="2026-02-01"),
    digest(paper(2), paper(3), date="2026-01-31"),
    digest(paper(2), paper(1), paper(4), date="2026-01-30"),
    digest(paper(5), paper(5)),
]


@pytest.mark.parametrize(
    ("period", "shown"),
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
def test_a_paper_of_several_days_shows_once_in_a_period_in_its_newest_text(
    period: str, shown: list[int]
) -> None:
    index = Index(DAYS)
    assert index.listed(period) == shown
    assert list(index.shown(index.matching(Query()), period)) == shown


@given(st.lists(st.lists(st.integers(1, 6), max_size=6), max_size=6))
def test_what_is_listed_grows_as_digests_are_added(opened: list[list[int]]) -> None:
    index = Index()
    for day, numbers in enumerate(opened):
        date = f"2026-0{2 - day // 3}-{9 - day:02}"
        index.add(digest(*(paper(number) for number in numbers), date=date))
        for period in ("", "2026", "2026-02", "2026-01", date, UNDATED):
            for category in (None, "cs.CV", "cs.LG", "absent"):
                shown = index.shown(range(len(index)), period, category)
                assert index.listed(period, category) == list(shown)


def test_the_texts_of_all_days_can_be_had() -> None:
    index = Index(DAYS)
    assert index.positions_of("2601.00002") == [1, 2, 4]
    assert index.positions_of("2601.00003") == [3]
    assert index.positions_of("2601.00005") == [7]
    assert index.positions_of("absent") == []
    assert index.days == ["2026-02-01", "2026-01-31", "2026-01-30", UNDATED]


@given(st.lists(st.lists(st.integers(1, 6), max_size=6), max_size=5))
def test_each_key_shows_once_unless_one_digest_lists_it_twice(opened: list[list[int]]) -> None:
    index = Index([digest(*(paper(number) for number in numbers)) for numbers in opened])
    expected: list[int] = []
    seen: set[int] = set()
    for numbers in opened:
        expected += [number for number in numbers if number not in seen]
        seen |= set(numbers)
    assert [int(index[position].arxiv_id[-5:]) for position in index.listed()] == expected


def test_a_digest_joins_at_the_place_of_its_date_and_stands_for_its_older_self() -> None:
    index = Index(DAYS)
    assert index.prepare(3)
    joined = index.including([digest(paper(7), date="2026-01-31", name="b")])
    assert [each.date for each in joined.digests] == [
        *("2026-02-01", "2026-01-31", "2026-01-31", "2026-01-30", "")
    ]
    assert list(joined.matching(parse("00007"))) == [4]
    assert list(joined.matching(parse("00001"))) == [0, 6]
    again = replace(digest(paper(8), date="2026-01-31"), path="/b")
    assert len(index.including([again], ["/b"]).including([again], ["/b"])) == len(index) + 1
    assert len(index) == 9
