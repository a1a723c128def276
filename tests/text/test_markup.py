"""The markup of fields is converted to text with spans."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.text.markup import MARKUP_LIMIT, Span, Styled, inline, paragraphs, plain
from tests.fuzz.checks import check_spans

FRAGMENTS = [
    *re.findall(
        r"\S+",
        r"""
        * ** *** _ __ ` `` [ ] ( ) ](https://a.b) [t](https://a.b) ![ <br> $ $x$ { } ~ -- ! ab 中 ，
        \textbf{ \emph{ \href{https://a.b}{ \url{ \( \) \* \_ 𐘀 https://a.b
        """,
    ),
    " ",
    "\n",
]
hostile = st.lists(st.sampled_from(FRAGMENTS), max_size=40).map("".join) | st.text()


def spans(source: str) -> list[tuple[str, str, str]]:
    """Return the text, the kind and the target of each span of a source."""
    styled = inline(source)
    return [(styled.text[s.start : s.end], s.kind, s.target) for s in styled.spans]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"\textbf{a} and {\bf b}", [("a", "strong", ""), ("b", "strong", "")]),
        (r"\emph{a} \textit{b} \textsl{c} {\em d}", [(c, "emphasis", "") for c in "abcd"]),
        (r"\texttt{a\_b} \verb|$x$|", [("a_b", "code", ""), ("$x$", "code", "")]),
        (r"\emph{new \textbf{x}}", [("new x", "emphasis", ""), ("x", "strong", "")]),
        (r"\href{https://a.org/b\_c}{the \emph{site}}",
         [("the site", "link", "https://a.org/b_c"), ("site", "emphasis", "")]),
        (r"\href{Site}{https://a.org}", [("Site", "link", "https://a.org")]),
        (r"\href{mailto:x}{text} \url{a.org}", []),
        (r"\url{https://a.org/%20}", [("https://a.org/%20", "link", "https://a.org/%20")]),
        (r"\textcolor{red}{a \textbf{b}}", [("b", "strong", "")]),
        ("F$_1$, **D$^2$P**", [("₁", "math", ""), ("D²P", "strong", ""), ("²", "math", "")]),
        (r"$a$, $$b$$, \(c\), \[d\]", [(c, "math", "") for c in "abcd"]),
        ("`a_b` ``c`d``", [("a_b", "code", ""), ("c`d", "code", "")]),
    ],
)  # fmt: skip
def test_latex_has_the_spans_of_its_macros(
    source: str, expected: list[tuple[str, str, str]]
) -> None:
    assert spans(source) == expected


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("*a b* _c_", [("a b", "emphasis", ""), ("c", "emphasis", "")]),
        ("**E**motion-**A**ware", [("E", "strong", ""), ("A", "strong", "")]),
        ("***x***", [("x", "strong", ""), ("x", "emphasis", "")]),
        ("**a *b* c**", [("a b c", "strong", ""), ("b", "emphasis", "")]),
        ("方法**注意：**后文", [("注意：", "strong", "")]),
        ("[this](https://a.org/x_y) **[b](https://b.org)**",
         [("this", "link", "https://a.org/x_y"), ("b", "strong", ""), ("b", "link", "https://b.org")]),
        ("[a *b*](http://c.org/%E4)", [("a b", "link", "http://c.org/%E4"), ("b", "emphasis", "")]),
        ("see https://a.org/b_c_d.", [("https://a.org/b_c_d", "link", "https://a.org/b_c_d")]),
        ("(https://a.org/b(c)d)", [("https://a.org/b(c)d", "link", "https://a.org/b(c)d")]),
        ("见https://a.org/b。后", [("https://a.org/b", "link", "https://a.org/b")]),
        ("（https://a.org/b），", [("https://a.org/b", "link", "https://a.org/b")]),
    ],
)  # fmt: skip
def test_markdown_and_urls_have_spans(source: str, expected: list[tuple[str, str, str]]) -> None:
    assert sorted(spans(source)) == sorted(expected)


@pytest.mark.parametrize(
    "source",
    [
        "a * b * c",
        "snake_case_name and _x",
        "p<0.05, *p<0.01",
        "v*的入度（v*能击败）",
        "O(n*C_D*C_η)",
        "x**2 + y**2",
        "*significant (*)",
        "nχ_*(W) and χ_*(V)",
        "Z2[u,v](u2(1+u),v2)",
        r"[\![n,k]\!]",
        "[x](y) [x][y] [x]: https",
        "# no heading",
        "- no list",
        "| no | table |",
        "[^1]: none",
        "$15 on-demand compute (or $20",
        "from $5 to $10, US$3, <$50, $100k-$200k",
        "costs $5 per run and $6 per day",
        "it saves $-2.42 and reaches 8 in the end, x_1 at $",
        "a lone $ and $ x y $",
        "pass@16 <think>x</think> <b> &lt; &amp; &nbsp;",
        "83.2% to 96.0%",
        "--option --> ~5% ~/path",
        r"\foo{x} \n C:\dir",
        "http:// https://, xhttps://a.org",
        "\U00010600 *",
    ],
)
def test_text_that_resembles_markup_is_shown_as_typed(source: str) -> None:
    assert inline(source) == Styled(source, ())


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"costs \$5 and \$6", "costs $5 and $6"),
        (r"3$\times$3, $>$80%, $-$2, ${>}$0.4", "3×3, >80%, -2, >0.4"),
        (r"$5 and $x_1$", "$5 and x₁"),
        (r"$ \alpha $ $ n $ $n$-gram", "α n n-gram"),
        (r"\*a\* \_b\_", "*a* _b_"),
        ("![a](https://a.org/b.png)", "![a](https://a.org/b.png)"),
        ("*a \U00010600 b*", "a \U00010600 b"),
    ],
)
def test_dollars_escapes_and_images_are_converted(source: str, expected: str) -> None:
    assert plain(source) == expected


def test_paragraphs_are_separated_by_blank_lines_indents_and_breaks() -> None:
    source = "One\nline.\n  Two **b**.\n\nThree<br\n>four<br/>five<BR />six\n \n\n<br>\n"
    assert [styled.text for styled in paragraphs(source)] == [
        "One line.", "Two b.", "Three", "four", "five", "six",
    ]  # fmt: skip
    assert paragraphs(source)[1].spans == (Span(4, 5, "strong"),)


@pytest.mark.parametrize("source", ["", " ", "\n\n  \n", "<br>"])
def test_a_blank_text_has_no_paragraphs(source: str) -> None:
    assert paragraphs(source) == []


@given(hostile)
def test_spans_are_within_the_text_sorted_and_nested(source: str) -> None:
    check_spans(inline(source))


@given(st.text(alphabet="中文字qz1 .,$\\{}*_`~-[]()'\"^&|<>!\U00010600\n"))
def test_words_are_kept_in_order(source: str) -> None:
    kept = [c for c in source if c in "中文字\U00010600"]
    assert [c for c in plain(source) if c in "中文字\U00010600"] == kept


@given(st.text(alphabet=st.characters(exclude_characters="\\$`*_~-:<")))
def test_plain_text_is_returned_unchanged(source: str) -> None:
    styled = inline(source)
    assert styled.text is source
    assert not styled.spans


@given(hostile)
def test_paragraphs_contain_no_newline(source: str) -> None:
    for styled in paragraphs(source):
        assert "\n" not in styled.text


def test_long_hostile_texts_are_read() -> None:
    for unit in ("*a", "*a*", "**a** ", "_a_ ", "[", "[a](https://b.c) ", "*[", "\n", "<br>", "]("):
        source = unit * (200_000 // len(unit))
        assert len(plain(source)) <= len(source)
        assert len(plain(source[:19_000])) <= 19_000
        assert sum(len(styled.text) for styled in paragraphs(source)) <= len(source)


@pytest.mark.parametrize(
    ("source", "imported"),
    [
        ("plain words", False),
        (r"\textbf{a} $x_1$ `c` snake_case v* https://a.org [x](y)", False),
        ("**bold**", True),
    ],
)
def test_mistune_is_imported_only_for_markdown(source: str, imported: bool) -> None:
    code = (
        "import sys; from digest_tui.text.markup import inline; "
        f"inline({source!r}); print('mistune' in sys.modules, 'textual' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(imported), "False"]


def test_markup_is_converted_up_to_a_number_of_marks() -> None:
    prose = "word " * 3_000
    assert inline(prose + "**bold**").text == prose + "bold"
    many = r"\alpha " * MARKUP_LIMIT
    assert inline(many + r"\beta").text == inline(many).text + r"\beta"
    first, last = paragraphs(many + "\n\n" + r"$\beta$")
    assert "\\" not in first.text
    assert last.text == r"$\beta$"
