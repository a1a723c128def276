"""Matches ignore case, accents and width; their offsets are those of the original text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.text.casefold import casefold, casefold_lines, find_words

LETTERS = "aAéÉßẞæÆøØłŁıİiDđþﬁﬃＡｂ１①²½中文がカﾞ한Ως\u0301\u0327\u0130ŉǆ 　\n-_.$\\"
texts = st.text(st.sampled_from(LETTERS) | st.characters(exclude_categories=["Cs", "Mn"]))


@given(st.text())
def test_casefolding_again_changes_nothing(text: str) -> None:
    assert casefold(casefold(text)) == casefold(text)


@given(texts)
def test_case_and_normal_form_make_no_difference(text: str) -> None:
    assert casefold(text.casefold()) == casefold(text)
    assert casefold(casefold(text).upper()) == casefold(text)


@given(texts, texts)
def test_texts_are_casefolded_the_same_together_and_apart(text: str, other: str) -> None:
    assert casefold(text + "\n" + other) == casefold(text) + "\n" + casefold(other)


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
def test_plain_letters_match_accented_ones(written: str, typed: str) -> None:
    assert casefold(written) == typed
    assert casefold(typed) == typed


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
def test_words_are_found_at_their_offsets(text: str, words: list[str], found: list[str]) -> None:
    assert [text[start:end] for start, end in find_words(text, words)] == found


@given(texts, st.data())
def test_a_word_of_a_text_is_found_in_it(text: str, data: st.DataObject) -> None:
    whole = casefold(text)
    start = data.draw(st.integers(0, len(whole)))
    word = whole[start : start + data.draw(st.integers(0, 4))]
    matches = find_words(text, [word])
    assert bool(matches) == bool(word)
    for begin, end in matches:
        assert word in casefold(text[begin:end])


@given(texts, st.lists(texts))
def test_matches_are_in_order_and_do_not_touch(text: str, words: list[str]) -> None:
    casefolded = [casefold(word) for word in words]
    last_end = -1
    for start, end in find_words(text, casefolded):
        assert last_end < start < end <= len(text)
        assert any(word and word in casefold(text[start:end]) for word in casefolded)
        last_end = end


MIXED = st.text(st.sampled_from("aB é½ﬁ中文，,（( ％%…“”《。\n日か한Ωσς"), max_size=12)


@given(st.lists(MIXED, max_size=3), MIXED)
def test_a_casefolded_word_is_found_where_a_casefolded_line_contains_it(
    lines: list[str], word: str
) -> None:
    text = casefold_lines(lines)
    for wanted in (casefold(word), *(casefold(line[2:5]) for line in lines)):
        if wanted and "\n" not in wanted:
            assert (wanted.encode() in text) == any(wanted in casefold(line) for line in lines)
