"""A paper is laid out in rows of runs."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from digest_tui.config import LAYOUTS, Layout
from digest_tui.model import Paper
from digest_tui.page.layout import BESIDE, MEASURE, SHARES, lay_out
from digest_tui.page.limits import FIELD_LIMIT
from digest_tui.page.links import UrlLink
from digest_tui.page.typesetter import Row
from tests.support.papers import FAILED, paper


def rows_of(made: Paper, width: int, **options: Any) -> list[Row]:
    """Return the rows of a page."""
    return lay_out(made, width, **options).rows


def text(rows: list[Row]) -> list[str]:
    """Return the text of each row."""
    return ["".join(run.text for run in row).rstrip() for row in rows]


def roles(rows: list[Row], word: str) -> set[tuple[str, ...]]:
    """Return the roles of the runs that contain a word."""
    return {run.role for row in rows for run in row if word in run.text}


def test_a_wide_page_has_the_summary_beside_the_abstract() -> None:
    lines = text(rows_of(paper(1), BESIDE))
    first = next(line for line in lines if "第1篇论文" in line)
    assert first.startswith("第1篇论文。 ")
    assert "This abstract" in first
    assert "Abstract" not in lines


def test_a_narrow_page_has_the_summary_above_the_abstract() -> None:
    lines = text(rows_of(paper(1), BESIDE - 1))
    assert lines.index("第1篇论文。") < lines.index("动机") < lines.index("结论")
    assert lines.index("结论") < lines.index("Abstract") < len(lines) - 1


@pytest.mark.parametrize(
    ("layout", "shown", "hidden"),
    [
        ("summary", {"第1篇论文。", "动机"}, "This abstract"),
        ("abstract", {"This abstract tells"}, "论文"),
        ("stacked", {"第1篇论文。", "Abstract", "This abstract tells"}, "。 "),
    ],
)
def test_a_layout_shows_one_text_or_one_below_the_other(
    layout: Layout, shown: set[str], hidden: str
) -> None:
    lines = "\n".join(text(rows_of(paper(1), 150, layout=layout)))
    assert all(words in lines for words in shown)
    assert hidden not in lines


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_only_text_of_a_paper_is_shown_in_every_layout(layout: Layout) -> None:
    assert "This abstract" in str(rows_of(paper(1, **FAILED), 150, layout=layout))
    assert "第1篇论文" in str(rows_of(paper(1, abstract=None), 150, layout=layout))


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("width", [30, 80, 200])
def test_each_run_has_the_position_of_its_text(layout: Layout, width: int) -> None:
    page = lay_out(paper(1, tldr="第一；1）一句；2）二句。"), width, layout=layout)
    runs = [run for row in page.rows for run in row]
    assert all(
        passage is None or page.passages[passage].text[start:].startswith(words)
        for words, _, _, passage, start, _ in runs
    )
    shown = {run.passage for run in runs} - {None}
    assert shown == set(range(len(page.passages)))


def test_the_head_has_title_authors_and_facts() -> None:
    lines = text(rows_of(paper(1), 80))
    assert lines[:3] == [
        "Paper number 1",
        "Paul Erdős, Grace Hopper",
        "cs.LG · 2601.00001 · Jan 2026 · abs · pdf".replace("cs.LG", "cs.CV"),
    ]


def test_links_have_their_url() -> None:
    links = {run.text: run.link for row in rows_of(paper(1), 80) for run in row if run.link}
    assert links == {
        "abs": UrlLink("https://arxiv.org/abs/2601.00001"),
        "pdf": UrlLink("https://arxiv.org/pdf/2601.00001"),
    }


@pytest.mark.parametrize(("authors", "more"), [(12, ""), (13, ""), (14, "and 2 more")])
def test_the_first_dozen_authors_are_named_and_the_others_counted(authors: int, more: str) -> None:
    many = paper(1, authors=tuple(f"A{number}" for number in range(authors)))
    line = text(rows_of(many, 100))[1]
    assert line.endswith(more or f"A{authors - 1}")
    assert text(rows_of(many, 100, all_authors=True))[1].endswith(f"A{authors - 1}")


def test_all_authors_are_named_if_a_word_matches_one_of_the_others() -> None:
    many = paper(1, authors=tuple(f"A{number}" for number in range(30)))
    rows = rows_of(many, 100, searched=["a29"])
    assert roles(rows, "A29") == {("quiet", "match")}
    assert "and 18 more" in "".join(text(rows_of(many, 100, searched=["a3"])))


@pytest.mark.parametrize("width", [BESIDE, 84, 113, 150])
def test_the_second_column_begins_at_few_cells(width: int) -> None:
    """A balanced page of each paper would move the gutter at each step through the list."""
    made = [
        paper(1, method="说明一段方法。" * summary, abstract="It tells what was found. " * abstract)
        for summary in range(1, 60, 3)
        for abstract in range(1, 80, 4)
    ]
    columns = {lay_out(each, width).columns for each in made}
    assert len(columns) <= len(SHARES)


@pytest.mark.parametrize(
    ("fields", "is_wider"),
    [
        ({"method": "说明一段方法。" * 100, "abstract": "It is short."}, True),
        ({"abstract": "It tells what was found. " * 100}, False),
    ],
)
def test_a_column_with_far_more_text_is_wider(fields: dict[str, str], is_wider: bool) -> None:
    usual = lay_out(paper(1, abstract="It is short."), 100).columns
    other = lay_out(paper(1, **fields), 100).columns
    assert usual
    assert other
    assert (other[1] > usual[1]) if is_wider else (other[1] < usual[1])


def test_the_day_of_the_version_is_strong_among_the_days() -> None:
    rows = rows_of(paper(1), 100, days=["2026-01-02", "2026-01-03", "2026-01-01"])
    assert roles(rows, "2026-01-02") == {("quiet", "strong")}
    assert roles(rows, "2026-01-03") == roles(rows, "2026-01-01") == {("quiet", "link")}


def test_a_paper_whose_summary_failed_shows_only_the_abstract() -> None:
    lines = text(rows_of(paper(1, **FAILED), 80))
    assert lines[2].endswith("the summary failed")
    assert lines[4].startswith("This abstract")
    assert not any("failed" in line or "动机" in line for line in lines[3:])


def test_one_failed_field_is_left_out() -> None:
    lines = text(rows_of(paper(1, method="Method extraction failed"), 60))
    assert "动机" in lines
    assert "方法" not in lines


def test_matches_have_their_role_in_all_texts() -> None:
    rows = rows_of(paper(1), 100, searched=["erdos", "论文", "abstract"])
    assert roles(rows, "Erdős") == {("quiet", "match")}
    assert roles(rows, "论文") == {("text", "match")}
    assert all("match" in role for role in roles(rows, "abstract"))


def test_inline_markup_has_its_own_role() -> None:
    rows = rows_of(paper(1, abstract=r"A \textbf{bold} $x_1$ claim."), 100)
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
def test_headings_are_in_the_language_of_the_summary(tldr: str, label: str) -> None:
    made = paper(1, **dict.fromkeys(FAILED, tldr))
    assert label in text(rows_of(made, 60))


def test_fields_outside_the_template_are_shown() -> None:
    more = paper(
        1,
        translated_title="第一篇",
        categories=("cs.CV", "cs.LG"),
        comment="12 pages, 3 figures",
        code_url="https://example.org/code",
        extra=(("Keywords", "one, two"), ("评分", "8.5")),
    )
    rows = rows_of(more, 60)
    lines = text(rows)
    assert lines[1] == "第一篇"
    assert "cs.CV, cs.LG · 2601.00001" in lines[3]
    assert "12 pages, 3 figures" in lines
    assert {run.link for row in rows for run in row if run.text == "code"} == {
        UrlLink(more.code_url)
    }
    assert lines.index("Keywords") + 1 == lines.index("one, two")
    assert lines.index("评分") + 1 == lines.index("8.5")


def test_a_break_in_a_title_loses_no_text() -> None:
    assert text(rows_of(paper(1, title="One <br> two"), 80))[0].split() == ["One", "two"]


def test_a_field_over_the_limit_is_cut_with_a_remark() -> None:
    lines = text(rows_of(paper(1, abstract="word " * 20_000), 80))
    assert f"({100_000 - FIELD_LIMIT:,} characters more)" in " ".join(" ".join(lines).split())
    assert len(lines) < FIELD_LIMIT / 10


def test_a_note_is_below_the_facts() -> None:
    assert text(rows_of(paper(1), 80, note="Look elsewhere."))[3] == "Look elsewhere."


def test_columns_are_not_wider_than_the_measure() -> None:
    wordy = paper(1, abstract="word " * 400, method="方法，" * 300)
    assert max(map(cell_len, text(rows_of(wordy, 400)))) <= 2 * MEASURE + 3


def test_rows_of_an_item_are_aligned_with_its_text() -> None:
    method = "分两步：1) 先从各处采集很多很多的数据；2) 再训练。效果好。"
    lines = text(rows_of(paper(1, method=method), 20))
    start = lines.index("方法") + 1
    assert lines[start : start + 6] == [
        "分两步：",
        "1) 先从各处采集很多",
        "   很多的数据；",
        "2) 再训练。",
        "效果好。",
        "",
    ]


def test_items_are_aligned_in_both_columns() -> None:
    item = "words that run on and on until the line is full "
    made = paper(1, abstract=f"Two: (1) {item}; (2) {item}.", method=f"- {item}\n- {item}")
    lines = text(rows_of(made, BESIDE))
    assert any(line.startswith("- words") for line in lines)
    assert any(line.startswith("  ") and line[2:3].isalpha() for line in lines)
    assert any("   (1) words" in line for line in lines)


def test_a_nested_item_is_indented() -> None:
    method = "1. 场景：(i) 山地、森林与草原；(ii) 海边；2. 数据。"
    lines = text(rows_of(paper(1, method=method), 24))
    start = lines.index("方法") + 1
    assert lines[start : start + 5] == [
        "1. 场景：",
        "   (i) 山地、森林与",
        "       草原；",
        "   (ii) 海边；",
        "2. 数据。",
    ]


def test_items_are_not_aligned_in_a_narrow_column() -> None:
    method = "1) 采集很多很多的数据；2) 训练很多很多的模型。"
    lines = text(rows_of(paper(1, method=method), 18))
    start = lines.index("方法") + 1
    assert lines[start : start + 2] == ["1) 采集很多很多的", "数据；"]


def test_an_aligned_item_keeps_its_roles_and_links() -> None:
    method = "1) 采集数据；2) 词语见 https://example.org/a 与**训练**的数据，数据很多很多很多。"
    rows = rows_of(paper(1, method=method), 40, searched=["数据", "2)"])
    assert roles(rows, "数据") == {("text", "match")}
    assert roles(rows, "2)") == {("text", "match")}
    assert roles(rows, "训练") == {("text", "strong")}
    links = {run.link for row in rows for run in row if "example" in run.text}
    assert links == {UrlLink("https://example.org/a")}


@given(
    st.integers(1, 200),
    st.text(st.sampled_from("a方，。 \n*$\\{}_^[]()x1é`<br>")),
    st.text(st.sampled_from("ab 文字，。\n"))
    | st.lists(st.sampled_from(["1) ", "2）", "(i)", "(ii) ", "- ", "文字", "ab", "；", "\n"])).map(
        "".join
    ),
    st.sampled_from([[], ["a"], ["文", "b"]]),
)
def test_no_row_is_wider_than_the_page(
    width: int, abstract: str, method: str, words: list[str]
) -> None:
    rows = rows_of(paper(1, abstract=abstract, method=method), width, searched=words)
    assert all(cell_len(line) <= max(width, 2) for line in text(rows))


@given(st.text(st.sampled_from("ab 文字，。é"), min_size=1), st.integers(1, 80))
def test_every_character_of_a_field_is_on_the_page(abstract: str, width: int) -> None:
    plain = paper(1, abstract=abstract, tldr=None, motivation=None, method=None, result=None)
    plain = paper(1, abstract=abstract, **dict.fromkeys(FAILED))
    shown = "".join("".join(text(rows_of(plain, width))).split())
    assert shown.endswith("".join(abstract.split()))
