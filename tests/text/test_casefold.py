"""Case, accents and width aside: what is searched, and where it stands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.text.casefold import find_words, fold, searchable

LETTERS = "aAéÉßẞæÆøØłŁıİiDđþﬁﬃＡｂ１①²½中文がカﾞ한Ως\u0301\u0327\u0130ŉǆ 　\n-_.$\\"
folding = st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=["Cs", "Mn"]))


@given(st.text())
def test_folding_again_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(folding)
def test_case_and_normal_form_make_no_difference(text: str) -> None:
    assert fold(text.casefold()) == fold(text)
    assert fold(fold(text).upper()) == fold(text)


@given(folding, folding)
def test_texts_fold_the_same_together_and_apart(text: str, other: str) -> None:
    assert fold(text + "\n" + other) == fold(text) + "\n" + fold(other)


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("Erdős", "erdos"),
        ("ERDŐS", "erdos"),
        ("Ｔransformer", "transformer"),
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Straße", "strasse"),
        ("Æther", "aether"),
        ("Đỗ Nguyễn", "do nguyen"),
        ("İstanbul", "istanbul"),
        ("x²", "x2"),
        ("ﬁne", "fine"),
        ("，", ","),
        ("扩散", "扩散"),
    ],
)
def test_a_reader_types_plain_letters(written: str, typed: str) -> None:
    assert fold(written) == typed
    assert fold(typed) == typed


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Paul Erdős proved", ["erdos"], ["Erdős"]),
        ("Erdo\u030bs", ["o"], ["o\u030b"]),
        ("Straße", ["s"], ["S", "ß"]),
        ("Æther", ["a"], ["Æ"]),
        ("abab", ["ab"], ["abab"]),
        ("abcd", ["ab", "cd"], ["abcd"]),
        ("abcd", ["abc", "bcd"], ["abcd"]),
        ("ab cd", ["cd", "ab"], ["ab", "cd"]),
        ("基于ＰＥＴ图像", ["pet", "图像"], ["ＰＥＴ图像"]),
        ("½", ["1", "2"], ["½"]),
        ("text", ["", "absent"], []),
        ("", ["a"], []),
        ("a.c abc", ["a.c"], ["a.c"]),
    ],
)
def test_words_are_found_where_they_stand(text: str, words: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text, words)] == found


@given(folding, st.data())
def test_a_word_that_a_text_holds_is_found_in_it(text: str, data: st.DataObject) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, len(folded)))
    word = folded[start : start + data.draw(st.integers(0, 4))]
    runs = find_words(text, [word])
    assert bool(runs) == bool(word)
    for begin, end in runs:
        assert word in fold(text[begin:end])


@given(folding, st.lists(folding))
def test_runs_lie_in_the_text_in_order_and_apart(text: str, words: list[str]) -> None:
    asked = [fold(word) for word in words]
    at = -1
    for start, end in find_words(text, asked):
        assert at < start < end <= len(text)
        assert any(word and word in fold(text[start:end]) for word in asked)
        at = end


MIXED = st.text(st.sampled_from("aB é½ﬁ中文，,（( ％%…“”《。\n日か한Ωσς"), max_size=12)


@given(st.lists(MIXED, max_size=3), MIXED)
def test_a_folded_word_is_searchable_where_a_folded_line_holds_it(
    lines: list[str], word: str
) -> None:
    text = searchable(lines)
    for wanted in (fold(word), *(fold(line[2:5]) for line in lines)):
        if wanted and "\n" not in wanted:
            assert (wanted.encode() in text) == any(wanted in fold(line) for line in lines)
