"""The text of a filter is parsed to words, and a query may narrow another one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.query import Query, parse
from digest_tui.text.casefold import casefold

typed = st.text(st.sampled_from("abAé 中文\u3000\u0301ﬁ½\n"), max_size=8)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", ()),
        (" \u3000\t", ()),
        ("Diffusion", ("diffusion",)),
        ("扩散\u3000模型", ("扩散", "模型")),
        ("b a  b", ("b", "a")),
        ("Erdős ERDOS", ("erdos",)),
        ("ＰＥＴ", ("pet",)),
        ("(a|b).*", ("(a|b).*",)),
    ],
)
def test_a_query_has_the_casefolded_words_of_the_text(text: str, words: tuple[str, ...]) -> None:
    assert parse(text) == Query(words)
    assert bool(parse(text)) == bool(words)


@given(st.text())
def test_words_are_distinct_casefolded_and_without_white_space(text: str) -> None:
    words = parse(text).words
    assert list(words) == list(dict.fromkeys(words))
    for word in words:
        assert word == casefold(word)
        assert word.split() == [word]


@pytest.mark.parametrize(
    ("one", "other", "narrows"),
    [
        ("ab", "a", True),
        ("a b", "a", True),
        ("b a", "a b", True),
        ("a", "", True),
        ("", "a", False),
        ("a", "ab", False),
        ("a", "a b", False),
        ("cab", "a b", True),
    ],
)
def test_longer_words_and_more_words_narrow(one: str, other: str, narrows: bool) -> None:
    assert parse(one).narrows(parse(other)) is narrows


@given(typed, typed, st.lists(typed))
def test_a_text_that_matches_a_narrower_query_matches_the_wider_one(
    one: str, other: str, texts: list[str]
) -> None:
    narrow, wide = parse(one), parse(other)
    if narrow.narrows(wide):
        for text in (casefold(text) for text in (one, *texts)):
            if all(word in text for word in narrow.words):
                assert all(word in text for word in wide.words)


@given(typed, typed)
def test_a_longer_text_narrows(start: str, more: str) -> None:
    if not start[-1:].isspace():
        assert parse(f"{start} {more}").narrows(parse(start))
    assert parse(start).narrows(parse(start))
    assert parse(start).narrows(Query())


def test_very_many_words_do_not_narrow() -> None:
    many = Query(tuple(str(number) for number in range(200)))
    assert not many.narrows(many)
