"""How a paper is laid out in lines, whatever paints them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from digest_tui.ui.page import BESIDE, MEASURE, Row, lay_out
from tests.papers import FAILED, paper


def text(rows: list[Row]) -> list[str]:
    """Return the lines as text."""
    return ["".join(run.text for run in row).rstrip() for row in rows]


def roles(rows: list[Row], word: str) -> set[tuple[str, ...]]:
    """Return the roles of the runs that hold a word."""
    return {run.role for row in rows for run in row if word in run.text}


def test_the_summary_stands_beside_the_abstract_where_there_is_room() -> None:
    lines = text(lay_out(paper(1), BESIDE))
    first = next(line for line in lines if "第1篇论文" in line)
    assert first.startswith("第1篇论文。 ")
    assert "This abstract" in first
    assert "Abstract" not in lines


def test_the_summary_stands_above_the_abstract_where_there_is_not() -> None:
    lines = text(lay_out(paper(1), BESIDE - 1))
    assert lines.index("第1篇论文。") < lines.index("动机") < lines.index("结论")
    assert lines.index("结论") < lines.index("Abstract") < len(lines) - 1


def test_head_of_the_page() -> None:
    lines = text(lay_out(paper(1), 80))
    assert lines[:3] == [
        "Paper number 1",
        "Paul Erdős, Grace Hopper",
        "cs.LG · 2601.00001 · Jan 2026 · abs · pdf".replace("cs.LG", "cs.CV"),
    ]


def test_links_carry_their_address() -> None:
    links = {run.text: run.link for row in lay_out(paper(1), 80) for run in row if run.link}
    assert links == {
        "abs": "https://arxiv.org/abs/2601.00001",
        "pdf": "https://arxiv.org/pdf/2601.00001",
    }


@pytest.mark.parametrize(("authors", "more"), [(12, ""), (13, ""), (14, "and 2 more")])
def test_the_first_dozen_authors_and_how_many_more(authors: int, more: str) -> None:
    many = paper(1, authors=tuple(f"A{number}" for number in range(authors)))
    line = text(lay_out(many, 100))[1]
    assert line.endswith(more or f"A{authors - 1}")
    assert text(lay_out(many, 100, all_authors=True))[1].endswith(f"A{authors - 1}")


def test_a_failed_summary_leaves_the_abstract_alone() -> None:
    lines = text(lay_out(paper(1, **FAILED), 80))
    assert lines[2].endswith("the summary failed")
    assert lines[4].startswith("This abstract")
    assert not any("failed" in line or "动机" in line for line in lines[3:])


def test_one_failed_field_is_left_out() -> None:
    lines = text(lay_out(paper(1, method="Method extraction failed"), 60))
    assert "动机" in lines
    assert "方法" not in lines


def test_words_of_the_filter_are_marked_wherever_they_stand() -> None:
    rows = lay_out(paper(1), 100, words=["erdos", "论文", "abstract"])
    assert roles(rows, "Erdős") == {("quiet", "match")}
    assert roles(rows, "论文") == {("text", "match")}
    assert all("match" in role for role in roles(rows, "abstract"))


def test_inline_markup_has_its_role() -> None:
    rows = lay_out(paper(1, abstract=r"A \textbf{bold} $x_1$ claim."), 100)
    assert roles(rows, "bold") == {("text", "strong")}
    assert roles(rows, "x₁") == {("text", "math")}


@pytest.mark.parametrize(
    ("tldr", "label"),
    [
        ("说明。", "动机"),
        ("설명한다.", "동기"),
        ("これは説明です。", "動機"),
        ("It tells.", "Motivation"),
    ],
)
def test_headings_follow_the_language_of_the_summary(tldr: str, label: str) -> None:
    made = paper(1, **dict.fromkeys(FAILED, tldr))
    assert label in text(lay_out(made, 60))


def test_what_a_digest_has_besides_the_template_is_shown() -> None:
    more = paper(
        1,
        translated_title="第一篇",
        categories=("cs.CV", "cs.LG"),
        comment="12 pages, 3 figures",
        code_url="https://example.org/code",
        extra=(("Keywords", "one, two"), ("评分", "8.5")),
    )
    rows = lay_out(more, 60)
    lines = text(rows)
    assert lines[1] == "第一篇"
    assert "cs.CV, cs.LG · 2601.00001" in lines[3]
    assert "12 pages, 3 figures" in lines
    assert {run.link for row in rows for run in row if run.text == "code"} == {more.code_url}
    assert lines.index("Keywords") + 1 == lines.index("one, two")
    assert lines.index("评分") + 1 == lines.index("8.5")


def test_a_note_stands_below_the_facts() -> None:
    assert text(lay_out(paper(1), 80, note="Look elsewhere."))[3] == "Look elsewhere."


def test_columns_keep_to_the_measure_on_a_wide_screen() -> None:
    wordy = paper(1, abstract="word " * 400, method="方法，" * 300)
    assert max(map(cell_len, text(lay_out(wordy, 400)))) <= 2 * MEASURE + 3


@given(
    st.integers(1, 200),
    st.text(st.sampled_from("a方，。 \n*$\\{}_^[]()x1é`<br>")),
    st.text(st.sampled_from("ab 文字，。\n")),
    st.sampled_from([[], ["a"], ["文", "b"]]),
)
def test_no_line_is_wider_than_asked(
    width: int, abstract: str, method: str, words: list[str]
) -> None:
    rows = lay_out(paper(1, abstract=abstract, method=method), width, words=words)
    assert all(cell_len(line) <= max(width, 2) for line in text(rows))


@given(st.text(st.sampled_from("ab 文字，。é"), min_size=1), st.integers(1, 80))
def test_every_character_of_a_field_is_on_the_page(abstract: str, width: int) -> None:
    plain = paper(1, abstract=abstract, tldr=None, motivation=None, method=None, result=None)
    plain = paper(1, abstract=abstract, **dict.fromkeys(FAILED))
    shown = "".join("".join(text(lay_out(plain, width))).split())
    assert shown.endswith("".join(abstract.split()))
