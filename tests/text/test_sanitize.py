"""Control characters and invisible characters are removed; all others are kept."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.text.sanitize import clean, clean_line

BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
ZERO_WIDTH = "\u00ad\u180e\u200b\u200c\u200d\u2060\u2061\ufeff\ufffb\U000e0001\U000e0041"
EMOJI_SELECTORS = "\ufe0e\ufe0f"
CONTROLS = "".join(map(chr, (*range(32), *range(0x7F, 0xA0))))
HOSTILE = (
    CONTROLS + BIDI + ZERO_WIDTH + EMOJI_SELECTORS + "\ue000\U00100000\ud800\udfff\u2028\u2029"
)
any_text = st.text(st.characters() | st.sampled_from(HOSTILE + "imesetarhotext中é 𝔽\u0301"))


@given(any_text)
def test_clean_text_has_no_control_character_but_newline(text: str) -> None:
    for character in set(clean(text)) - {"\n"}:
        assert unicodedata.category(character) not in {"Cc", "Cs", "Co", "Zl", "Zp"}
        assert character not in HOSTILE


@given(any_text)
def test_cleaning_again_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(any_text, any_text)
def test_each_line_is_cleaned_independently(text: str, other: str) -> None:
    assert clean(f"{text}\n{other}") == f"{clean(text)}\n{clean(other)}"


@given(st.text(st.characters(exclude_categories=["C", "Z"]) | st.sampled_from(" \n")))
def test_visible_characters_are_kept(text: str) -> None:
    kept = "".join(character for character in text if character not in EMOJI_SELECTORS)
    assert clean(text) == kept


@given(any_text)
def test_newlines_are_kept_in_a_text_and_replaced_in_a_line(text: str) -> None:
    assert clean(text).count("\n") == text.count("\n")
    assert clean_line(text) == clean(text).replace("\n", " ")


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("\times", "\\times"),
        ("2\times3", "2\\times3"),
        ("\beta_1", "\\beta_1"),
        ("\frac{1}{2}", "\\frac{1}{2}"),
        ("\rho", "\\rho"),
        ("\vec{x}", "\\vec{x}"),
        ("\alpha\beta", "\\alpha\\beta"),
        ("$\textbf{x}$", "$\\textbf{x}$"),
        ("\timesheet", " imesheet"),
        ("$\textmath{O(1/\textsqrt{T})}$", "$\\textmath{O(1/\\textsqrt{T})}$"),
        ("\textual{a}", "\\textual{a}"),
        ("\textbooks are", " extbooks are"),
        ("\tother{a}", " other{a}"),
        ("\bracefill{a}", "\\bracefill{a}"),
        ("\foobar{a}", "\\foobar{a}"),
        ("\vphantom{a}", "\\vphantom{a}"),
        ("\renewed{a}", "\\renewed{a}"),
        ("\arrows{a}", "\\arrows{a}"),
        ("\theta1", "\\theta1"),
        ("\tan(x)", "\\tan(x)"),
        ("$a\to b$ or $x\tan y$", "$a\\to b$ or $x\\tan y$"),
        ("x\to\\infty", "x\\to\\infty"),
        ("$A^\top A$", "$A^\\top A$"),
        ("$O(1/\textsqrt{T})$", "$O(1/\\textsqrt{T})$"),
        ("\textmath{x}", "\\textmath{x}"),
        ("\timesby{2}", "\\timesby{2}"),
        ("\rightarrowlike{a}", "\\rightarrowlike{a}"),
        ("\begingroup{a}", "\\begingroup{a}"),
        ("\bunknown{a}", "\\bunknown{a}"),
        ("\foo{a}", "\\foo{a}"),
        ("\vunknown{a}", "\\vunknown{a}"),
        ("\aunknown{a}", "\\aunknown{a}"),
        ("\therefore x", "\\therefore x"),
        ("\bigoplus_i", "\\bigoplus_i"),
        ("\bm{x}", "\\bm{x}"),
        ("\footnote{a}", "\\footnote{a}"),
        ("\ref{a}", "\\ref{a}"),
        ("x\vdash\\phi", "x\\vdash\\phi"),
        ("$a \rtimes b$", "$a \\rtimes b$"),
    ],
)
def test_a_broken_escape_of_a_macro_is_repaired(broken: str, whole: str) -> None:
    assert clean(broken) == whole


@pytest.mark.parametrize("name", ["alpha", "approxeq", "boxplus", "vartheta", "texttt", "fbox"])
def test_each_macro_that_is_converted_is_repaired(name: str) -> None:
    escaped = dict(zip("abtvfr", "\a\b\t\v\f\r", strict=True))
    assert clean(f"{escaped[name[0]]}{name[1:]}, x") == f"\\{name}, x"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("We are given\tan apple", "We are given an apple"),
        ("see\top amps", "see op amps"),
        ("at $5\nand\tan apple", "at $5\nand an apple"),
        ("$x$ is\tan integer", "$x$ is an integer"),
        ("three\rtimes faster", "three times faster"),
        ("see\textbooks on it", "see extbooks on it"),
        ("a\textend", "a extend"),
        ("call\toptions{a}", "call options{a}"),
        ("p\tt = 1", "p t = 1"),
        ("line\vspace is left", "line space is left"),
    ],
)
def test_a_control_character_before_an_english_word_becomes_a_blank(text: str, seen: str) -> None:
    assert clean(text) == seen


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("a\tb", "a b"),
        ("a\rb", "a b"),
        ("a\u2028b", "a b"),
        ("a\x1fb", "a b"),
        ("a\x00b", "ab"),
        ("a\x1b[31mred", "a[31mred"),
        ("a\x1b]0;title\x07b", "a]0;titleb"),
        ("a\x9b31mb", "a31mb"),
        ("a\u202eb\u2066c", "abc"),
        ("re\u00adsult", "result"),
        ("a\x7fb", "ab"),
        ("\ue000", "\ufffd"),
        ("\ud800", "\ufffd"),
        ("⚠\ufe0f", "⚠"),
        ("⚠\ufe0f\n", "⚠\n"),
        ("e\u0301", "e\u0301"),
    ],
)
def test_control_characters_become_blanks_or_are_removed(text: str, seen: str) -> None:
    assert clean(text) == seen


@pytest.mark.parametrize("unit", ["\t", "\timesheet", "\x1b[", "\r\n", "\u200b", "中"])
def test_a_megabyte_on_one_line_is_cleaned(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))
    assert clean(text) == clean(unit) * (1_000_000 // len(unit))
