"""A search finds the same as a naive one, after other searches and while digests are added."""

from __future__ import annotations

from dataclasses import fields, replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index import Index
from digest_tui.index.search import CasefoldedTexts
from digest_tui.model import Digest, Paper
from digest_tui.query import parse
from tests.index.indexes import digests, naive_matches, words
from tests.support.papers import digest, paper

NO_TEXTS = ("number", "abs_url", "authors", "categories", "extra")
TEXTS = [field.name for field in fields(Paper) if field.name not in NO_TEXTS]


@given(digests, st.lists(words | st.sampled_from(["a", "ab", "abc", "fi", "2601", "cs.lg"])))
def test_matches_do_not_depend_on_earlier_queries(opened: list[Digest], typed: list[str]) -> None:
    index = Index(opened)
    for text in typed:
        assert list(index.matching(parse(text))) == naive_matches(index, parse(text))


@given(digests, st.integers(1, 3), words)
def test_preparing_in_portions_gives_the_same_matches(
    opened: list[Digest], limit: int, text: str
) -> None:
    index, whole = Index(opened), Index(opened)
    portions = 1
    while index.prepare(limit):
        portions += 1
    assert portions == max(1, -(-len(index) // limit))
    assert not index.prepare()
    assert list(index.matching(parse(text))) == list(whole.matching(parse(text)))


def test_a_paper_matches_at_each_of_its_positions() -> None:
    index = Index([digest(paper(1), paper(2), paper(1)), digest(paper(1))])
    assert list(index.matching(parse("2601.00001"))) == [0, 2, 3]


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


@pytest.mark.parametrize("length", [3, 255, 256, 5000])
def test_a_word_of_any_length_is_found(length: int) -> None:
    word = ("abc" * length)[:length]
    papers = paper(1, abstract=f"x {word}x"), paper(2, abstract=f"x {word[:-1]} x")
    index = Index([digest(), digest(*papers)])
    assert list(index.matching(parse(word))) == [0]
    assert list(index.matching(parse(f"{word} zzz"))) == []


@given(digests, digests, st.lists(words, min_size=1, max_size=4), st.integers(0, 3))
def test_a_search_continues_when_digests_are_added(
    before: list[Digest], after: list[Digest], typed: list[str], steps: int
) -> None:
    index = Index(before)
    for text in typed:
        search = index.search(parse(text))
        for _ in range(steps):
            search.step()
    for each in after:
        index.add(each)
    assert list(index.matching(parse(typed[-1]))) == naive_matches(index, parse(typed[-1]))


@given(
    st.lists(digests.map(lambda some: some[:1]), min_size=1, max_size=3),
    digests,
    st.lists(words, min_size=1, max_size=3),
    st.integers(0, 4),
    st.randoms(use_true_random=False),
)
def test_a_search_continues_when_digests_are_inserted(
    first: list[list[Digest]],
    inserted: list[Digest],
    typed: list[str],
    steps: int,
    random: Random,
) -> None:
    before = [each for some in first for each in some]
    dates = [f"2026-01-{day:02}" for day in range(1, len(before) + len(inserted) + 1)]
    random.shuffle(dates)
    index = Index([replace(each, date=dates.pop()) for each in before])
    index.prepare(random.randrange(9))
    for text in typed:
        search = index.search(parse(text))
        for _ in range(steps):
            search.step()
    found = [(index.day_of(each), index.key_of(each)) for each in search.matches]
    joined = index.with_digests([replace(each, date=dates.pop()) for each in inserted])
    assert [each.date for each in joined.digests] == sorted(
        (each.date for each in joined.digests), reverse=True
    )
    matches = joined.search(parse(typed[-1])).matches
    kept = [(joined.day_of(each), joined.key_of(each)) for each in matches]
    if all(each.has_summary for some in (*before, *inserted) for each in some.papers):
        assert kept == found
    else:  # A digest is searched again where a paper shows the summary of an inserted one.
        assert set(kept) <= set(found)
    assert list(joined.matching(parse(typed[-1]))) == naive_matches(joined, parse(typed[-1]))


def test_casefolded_digests_are_searched_first() -> None:
    index = Index([digest(paper(number), date=f"2026-01-0{number}") for number in (1, 2, 3)])
    index.prepare()
    joined = index.with_digests([digest(paper(4), date="2026-01-04")])
    search = joined.search(parse("paper"))
    found = []
    while not search.is_done:
        search.step()
        found.append(list(search.matches))
    assert found == [[1], [1, 2], [1, 2, 3], [0, 1, 2, 3]]


def test_the_newest_digest_is_searched_first() -> None:
    index = Index([digest(paper(number)) for number in range(1, 4)])
    search = index.search(parse("paper"))
    found = [list(search.matches)]
    while not search.is_done:
        search.step()
        found.append(list(search.matches))
    assert found == [[], [0], [0, 1], [0, 1, 2]]
    search.step()
    assert list(search.matches) == [0, 1, 2]


def test_matches_stay_the_same_object_until_more_is_searched() -> None:
    index = Index([digest(paper(number)) for number in range(1, 3)])
    search = index.search(parse("paper"))
    search.step()
    first = search.matches
    assert search.matches is first
    search.step()
    assert search.matches is not first
    assert list(first) == [0]


def test_a_step_of_a_search_ends_after_a_long_paper() -> None:
    papers = [paper(number, abstract="é" * 500_000) for number in range(3)]
    texts = CasefoldedTexts(papers)
    assert texts.casefold(50) == 1
    assert texts.casefold() == 2
    assert texts.remaining == 0
