"""Each rule of the grammar for digests that do not follow the template."""

from __future__ import annotations

import subprocess
import sys

import pytest

from digest_tui import readers
from digest_tui.model import Problem, ProblemKind
from digest_tui.readers import dialects
from tests.support.dialect import parse_dialect, three_papers, url
from tests.support.papers import paper
from tests.support.template import block, markdown


@pytest.mark.parametrize(
    "head",
    [
        *("# [T@](%)", "## [T@](%)", "### [T@](%)", "#### [T@](%)"),
        *("### [@] [T@](%)", "### @. [T@](%)", "### @、[T@](%)", "## **[T@](%)**"),
        '## <a id="@"></a>[T@](%)',
        *("### [@] [T@](%) [[back]](#toc)", "### [@] [T@](%) <a id='@'></a>"),
        *("### [@] [T@](%v12)", "## @. T@ [arXiv](%)", "## [2601.0000@](%) T@", "## T@ (%)"),
        *("### 🔥 [T@](%)", "### [@] [T@](%) | [PDF](https://arxiv.org/pdf/2601.0000@)"),
        *("## T@\n- **arXiv:** [2601.0000@](%)", "### @. T@\n\n🔗 [arXiv](%)", "## T@\n%"),
        *("## T@\n**arXiv ID**: 2601.0000@v3", "- [T@](%)", "@. **[T@](%)**", "* [T@](%)"),
    ],
)
def test_a_head_names_the_paper(head: str) -> None:
    text = three_papers(f"{head}\n*A B, C D*\n\n**TL;DR:** 说明@。\n")
    for number, found in enumerate(parse_dialect(text).papers, 1):
        assert (found.number, found.arxiv_id, found.title) == (
            number,
            f"2601.{number:05}",
            f"T{number}",
        )
        assert found.abs_url.startswith(url(number))
        assert (found.authors, found.tldr) == (("A B", "C D"), f"说明{number}。")


@pytest.mark.parametrize(
    ("address", "arxiv_id"),
    [
        ("http://arxiv.org/abs/2601.00001v2", "2601.00001"),
        ("https://export.arxiv.org/abs/2601.00001", "2601.00001"),
        ("https://arxiv.org/pdf/2601.00001v1", "2601.00001"),
        ("http://arxiv.org/abs/hep-th/9901001v3", "hep-th/9901001"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
    ],
)
def test_addresses_of_any_age_and_host_have_an_arxiv_id(address: str, arxiv_id: str) -> None:
    (found,) = parse_dialect(f"## [T]({address})\n\n**TL;DR**: a\n").papers
    assert (found.arxiv_id, found.abs_url) == (arxiv_id, address)


def test_a_title_may_contain_brackets_and_have_several_lines() -> None:
    text = f"## [1] [A [b] (c) $[0,1]$]({url(1)})\n\n## [2] [Two\n  lines]({url(2)})\n"
    assert [each.title for each in parse_dialect(text).papers] == ["A [b] (c) $[0,1]$", "Two lines"]


@pytest.mark.parametrize(
    "section",
    [
        *("# cs.X [[Back]](#toc)", "## cs.X [[Back]]", "## <div id='cs.X'></div> cs.X [[Back]]"),
        *("<a id='x'></a>\n\n## cs.X", "# cs.X", "## cs.X (3)", "## cs.X [3 papers]"),
        *("## [cs.X](#x)", "## **cs.X**", '## cs.X <a id="x"></a>'),
    ],
)
def test_a_paper_without_a_category_has_that_of_its_section(section: str) -> None:
    text = f"# 2026-01-01\n\n{section}\n\n" + three_papers("### [T@](%)\n\n**TL;DR:** a\n")
    assert {*parse_dialect(text).categories} == {"cs.X"}


def test_a_section_may_have_a_name_of_any_language() -> None:
    text = three_papers("### [T@](%)\n\n**TL;DR:** a\n", "## 目录\n\n## 机器 学习\n\n")
    assert {*parse_dialect(text).categories} == {"机器 学习"}


@pytest.mark.parametrize("title", ["# Daily papers", "# 2026-01-01"])
def test_the_title_of_a_file_is_no_category(title: str) -> None:
    text = three_papers("## [T@](%)\n\n**TL;DR:** a\n", f"{title}\n\n")
    assert {*parse_dialect(text).categories} == {""}


@pytest.mark.parametrize(
    "entry", ["- [cs.X](#x) [Total: 3]", "- [cs.X](#x) [3]", "* [cs.X](#x) (3 篇)", "- [cs.X](#) 3"]
)
def test_contents_of_any_shape_are_read(entry: str) -> None:
    text = three_papers("### [T@](%)\n\n**TL;DR:** a\n", f"{entry}\n\n# cs.X [[Back]](#toc)\n\n")
    digest = parse_dialect(text)
    assert (digest.promised, digest.problems) == ({"cs.X": 3}, ())
    short = parse_dialect(text.replace("3", "5", 1))
    assert short.problems == (
        Problem(ProblemKind.COUNT_MISMATCH, 1, "x.md", category="cs.X", promised=5, count=3),
    )


def test_contents_without_categories_are_ignored() -> None:
    text = three_papers("### [T@](%)\n\n**类别：** cs.X\n", "- [Part](#x) [9]\n\n# Part\n\n")
    assert (parse_dialect(text).promised, parse_dialect(text).problems) == ({}, ())


SHAPES = [
    *("Method: @", "Method：@", "**Method:** @", "**Method**: @", "**Method：** @"),
    *("> **Method:** @", "- **Method:** @", "* Method: @", "*Method:* @", "_Method_: @"),
    *("#### 🧩 Method\n@", "#### Method:\n\n@", "| **Method** | @ |", "| Method | @ |"),
    *("**Method**\n\n@", "**Method:**\n@", "🔧 **Method**: @", "<b>Method</b>: @"),
    *("**Method** @", "  - **Method:** @"),
    *("<details>\n<summary>Method</summary>\n@\n</details>", "1. **Method**: @"),
    *("<summary><b>🔧 Method</b></summary>\n\n@\n", "**Method (方法)**: @", "**方法 / Method**：@"),
]


@pytest.mark.parametrize("shape", SHAPES)
def test_a_label_may_have_any_shape(shape: str) -> None:
    text = three_papers(f"## [T](%)\n*A*\n\n{shape}\n\n**Result:** 好\n")
    for number, found in enumerate(parse_dialect(text).papers, 1):
        assert (found.method, found.result, found.extra) == (f"{number}", "好", ())


@pytest.mark.parametrize(
    ("label", "field"),
    [
        *(("TLDR", "tldr"), ("Task", "tldr"), ("一句话总结", "tldr"), ("中文摘要", "tldr")),
        *(("Background", "motivation"), ("研究动机", "motivation"), ("동기", "motivation")),
        *(
            ("方法", "method"),
            ("Results", "result"),
            ("实验结果", "result"),
            ("结论", "conclusion"),
        ),
        *(("摘要翻译", "abstract"), ("Original Abstract", "abstract"), ("原文摘要", "abstract")),
        *(("Catalog", "category"), ("主类别", "category"), ("Comments", "comment")),
        *(("中文标题", "translated_title"), ("title_zh", "translated_title")),
    ],
)
def test_a_synonym_labels_the_same_field(label: str, field: str) -> None:
    text = three_papers(f"## [T](%)\n\n**{label}**: some text\n")
    assert {getattr(each, field) for each in parse_dialect(text).papers} == {"some text"}


def test_of_two_labels_of_a_field_the_one_of_the_template_fills_it() -> None:
    text = three_papers("## [T](%)\n\n**关键结果**：一\n\n**Result**: two\n\n**Abstract:** c\n")
    for found in parse_dialect(text).papers:
        assert (found.result, found.abstract, found.extra) == ("two", "c", (("关键结果", "一"),))


@pytest.mark.parametrize(
    "line",
    [
        "**主类别：** cs.X &nbsp;|&nbsp; **得分：** 8.5 &nbsp;|&nbsp; **P：** a | b",
        "**主类别**: cs.X · **得分**: 8.5 · **P**: a | b",
        "主类别: cs.X | 得分: 8.5 | P: a | b",
    ],
)
def test_a_line_may_have_several_labels(line: str) -> None:
    for found in parse_dialect(three_papers(f"## [T](%)\n\n{line}\n")).papers:
        assert found.category == "cs.X"
        assert found.extra == (("得分", "8.5"), ("P", "a | b"))


@pytest.mark.parametrize("bold", ["", "**"])
def test_labels_need_no_blank_lines_between(bold: str) -> None:
    names = ("Main category", "TL;DR", "Motivation", "Data", "Abstract")
    text = three_papers("## [T](%)\n*A*\n" + "".join(f"{bold}{name}:{bold} x@\n" for name in names))
    for number, found in enumerate(parse_dialect(text).papers, 1):
        value = f"x{number}"
        assert (found.category, found.tldr, found.motivation) == (value, value, value)
        assert (found.abstract, found.extra) == (value, (("Data", value),))


@pytest.mark.parametrize(
    ("lines", "authors", "translated"),
    [
        ("*A B,C D*", ("A B", "C D"), ""),
        ("*A B, C D and E F*", ("A B", "C D", "E F"), ""),
        ("*甲、乙、丙*", ("甲", "乙", "丙"), ""),
        ("_A B; C D_", ("A B", "C D"), ""),
        ("*A B,\nC D*", ("A B", "C D"), ""),
        ("\n*A,:,B*", ("A", ":", "B"), ""),
        ("> *译名*\n\n*A, B*", ("A", "B"), "译名"),
        ("（译名）\n\n*A, B*", ("A", "B"), "译名"),
        ("*译名*\n\n*A, B*", ("A", "B"), "译名"),
        ("> *A B*", ("A B",), ""),
        ("**Authors:** A, B", ("A", "B"), ""),
        ("**作者**：[A](https://a.org/x)、[B](https://a.org/y)", ("A", "B"), ""),
        ("Ann Bee, Cee Dee", ("Ann Bee", "Cee Dee"), ""),
        ("", (), ""),
    ],
)
def test_authors_and_translated_titles_are_recognised_by_their_marks(
    lines: str, authors: tuple[str, ...], translated: str
) -> None:
    for found in parse_dialect(three_papers(f"## [T](%)\n{lines}\n\n**TL;DR:** 说明。\n")).papers:
        assert (found.authors, found.translated_title) == (authors, translated)
        assert found.tldr == "说明。"


def test_a_score_and_a_category_may_be_on_the_line_of_the_authors() -> None:
    form = "## [T](%)\n**8.@/10** | *A, B* | **Main category: cs.X**\n\n**TL;DR:** a\n"
    for number, found in enumerate(parse_dialect(three_papers(form)).papers, 1):
        assert (found.authors, found.category) == (("A", "B"), "cs.X")
        assert found.extra == (("Score", f"8.{number}/10"),)


def test_unknown_labels_count_if_half_of_the_papers_have_them() -> None:
    note = "**Note:** n\n\n"
    with_half = "".join(
        f"## [T]({url(number)})\n\n**TL;DR:** a\n\n{note if number % 2 else ''}"
        for number in range(4)
    )
    assert [each.extra for each in parse_dialect(with_half).papers] == [(), (("Note", "n"),)] * 2
    plain = with_half.replace("**", "")
    assert [each.extra for each in parse_dialect(plain).papers] == [(), (("Note", "n"),)] * 2
    with_fewer = plain.replace("Note: n", "", 1)
    assert [each.extra for each in parse_dialect(with_fewer).papers] == [()] * 4
    assert parse_dialect(with_fewer).papers[3].tldr == "a\n\nNote: n"


@pytest.mark.parametrize(
    "line",
    ["Method: x", "Methods: x", "- **Step:** x", "1. **Note:** x", "**Note** x", "  Task: x"],
)
def test_a_line_like_a_label_within_a_value_is_text(line: str) -> None:
    form = "## [T](%)\n\n**Method:** a\n\n**Abstract:** b\n"
    text = (
        three_papers(form) + f"## [T]({url(4)})\n\n**Method:** a\n\n**Abstract:** b\n\n{line}\nc\n"
    )
    assert parse_dialect(text).papers[3].abstract == f"b\n\n{line}\nc"


def test_a_value_may_begin_like_a_label() -> None:
    whole = three_papers("## [T](%)\n\n**Abstract:** b\n")
    for form in ("**Abstract:** Background: a", "#### Abstract\nBackground: a"):
        found = parse_dialect(f"{whole}## [T]({url(4)})\n\n{form}\n").papers[-1]
        assert (found.abstract, found.motivation) == ("Background: a", None)


def test_a_value_of_only_links_is_the_address_or_the_code() -> None:
    form = (
        "## T@\n**arXiv**: [2601.0000@](%) · [PDF](https://arxiv.org/pdf/2601.0000@)\n"
        "**Abstract**: [arXiv](%)\n**Code**: [GitHub](https://github.com/a/b)\n\n"
        "<details>\n  <summary>Abstract</summary>\nText @.\n</details>\n"
    )
    for number, found in enumerate(parse_dialect(three_papers(form)).papers, 1):
        assert (found.abs_url, found.abstract) == (url(number), f"Text {number}.")
        assert (found.code_url, found.extra) == ("https://github.com/a/b", ())


def test_several_categories_are_kept_with_the_main_one_first() -> None:
    for found in parse_dialect(three_papers("## [T](%)\n\n**分类：** math.AP、math.PR\n")).papers:
        assert (found.category, found.categories) == ("math.AP", ("math.AP", "math.PR"))


def test_rules_back_links_and_the_header_of_a_table_are_not_text() -> None:
    form = (
        "## [T](%)\n\n| Field | Value |\n|---|:--:|\n| **TL;DR** | a |\n| Method | b \\| c |\n"
        "\n---\n\n#### Abstract\nd\n\n***\n\n[↑ Back](#toc)\n\n<br>\n"
    )
    for found in parse_dialect(three_papers(form)).papers:
        assert (found.tldr, found.method, found.abstract) == ("a", "b | c", "d")
        assert found.extra == ()


def test_a_value_keeps_its_lines_without_the_marks_of_a_block_quote() -> None:
    form = "## [T](%)\n\n> **TL;DR:** a\n> b\n\n**Abstract:** c\n  d\n\n- e\n"
    for found in parse_dialect(three_papers(form)).papers:
        assert (found.tldr, found.abstract) == ("a\nb", "c\n  d\n\n- e")


@pytest.mark.parametrize(("prose", "field"), [("一句中文。", "tldr"), ("Plain words.", "abstract")])
def test_prose_under_no_label_is_shown(prose: str, field: str) -> None:
    for found in parse_dialect(three_papers(f"## [T](%)\n*A, B*\n\n{prose}\n\n{prose}\n")).papers:
        assert getattr(found, field) == f"{prose}\n\n{prose}"


def test_prose_that_belongs_to_no_field_is_a_note() -> None:
    digest = parse_dialect(three_papers("## [T](%)\n\n**Abstract:** a\n\n---\n\nleft over\n"))
    assert [each.extra for each in digest.papers] == [(("Note", "left over"),)] * 3
    assert digest.problems == ()


def test_items_of_a_list_are_papers_of_another_kind() -> None:
    entries = "\n".join(
        f"- **[T{number}]({url(number)})** (cs.CV, {number}/10): Words." for number in (2, 7, 8)
    )
    text = (
        three_papers("### [T@](%)\n\n**TL;DR:** a\n", "## First\n\n")
        + f"\n## Others\n\n{entries}\n"
    )
    digest = parse_dialect(text)
    assert [each.title for each in digest.papers] == ["T1", "T2", "T3", "T7", "T8"]
    last = digest.papers[-1]
    assert (last.category, last.abstract, last.extra) == (
        "cs.CV",
        "Words.",
        (("Section", "Others"), ("Score", "8/10")),
    )
    assert digest.problems == ()


def test_entities_are_replaced_by_their_characters_except_newlines() -> None:
    (found,) = parse_dialect(
        f"## [a &#45; b &amp; c]({url(1)})\n\n**TL;DR:** p &lt; 1&#10;&#27;[31m\n"
    ).papers
    assert (found.title, found.tldr) == ("a - b & c", "p < 1&#10;[31m")


def test_details_that_are_not_closed_are_a_problem() -> None:
    form = "## [@] [T](%)\n\n<details>\n<summary>Abstract</summary>\n\na\n\n</details>\n"
    digest = parse_dialect(three_papers(form).rstrip().removesuffix("</details>"))
    assert [(problem.kind, problem.paper) for problem in digest.problems] == [
        (ProblemKind.CUT_OFF_PAPER, 3)
    ]


@pytest.mark.parametrize(
    "text", ["# Day\n\n### 今日没有找到新论文。\n", "# Papers\n\nNo new papers today.\n"]
)
def test_a_text_that_says_that_there_are_no_papers_is_an_empty_digest(text: str) -> None:
    digest = readers.read(text.encode(), "x.md")
    assert (list(digest.papers), digest.problems) == ([], ())


@pytest.mark.parametrize(
    "text",
    [
        *("", "words", "# A project\n\n## [Docs](https://docs.example.org)\n\nRun it.\n"),
        f"# A project\n\n## Citation\n\n- [Our paper on it]({url(1)})\n",
        f"# A project\n\nSee [arXiv]({url(1)}).\n\n## Method: a\n",
    ],
)
def test_a_text_without_papers_is_no_digest(text: str) -> None:
    assert dialects.parse(text, "x.md") is None


def test_papers_that_follow_the_template_are_read_exactly_among_others() -> None:
    exact = paper(1, abstract="Ends in a blank. ")
    other = block(paper(2)).replace("TL;DR: ", "**评分**: 5\n\nTL;DR: ")
    text = markdown(exact) + "\n\n" + "\n\n".join([other] * 3)
    digest = readers.read(text.encode(), "x.md")
    assert digest.papers[0] == exact
    assert {each.extra for each in digest.papers[1:]} == {(("评分", "5"),)}


def test_a_label_below_the_abstract_of_the_template_is_an_extra_field() -> None:
    text = markdown(paper(1), paper(2)).replace(
        "\n\n</details>", "\n\nKeywords: a, b\n\n</details>"
    )
    digest = readers.read(text.encode(), "x.md")
    assert [each.extra for each in digest.papers] == [(("Keywords", "a, b"),)] * 2
    assert not any("Keywords" in (each.abstract or "") for each in digest.papers)


@pytest.mark.parametrize(
    "form",
    [
        "### [@] [T@](%)\n*A, B*\nTL;DR: 说明\nAbstract: a\n",
        "### [@] [T@](%)\n- **Authors:** A, B\n- **TL;DR:** 说明\n- **Abstract:** a\n",
        "### [@] [T@](%) [[back]](#toc)\n*A, B*\n\nTL;DR: 说明\n\nAbstract: a\n",
        "### [@] [T@](%)\n*A, B*\n\nTL;DR: 说明\n\nMotivation: m\n\nAbstract: a\n\n---\n",
        "### [@] [T@](%)\n*A, B*\n\n摘要：a\n\nTL;DR: 说明\n",
        "### [T@](%)\n*A, B*\n\nTask: 说明\n\nAbstract: a\n",
    ],
)
def test_a_dialect_may_have_the_heads_of_the_template(form: str) -> None:
    for number, found in enumerate(readers.read(three_papers(form).encode(), "x.md").papers, 1):
        assert (found.title, found.abs_url) == (f"T{number}", url(number))
        assert (found.authors, found.tldr, found.abstract) == (("A", "B"), "说明", "a")


def test_blanks_after_all_commas_are_not_part_of_names() -> None:
    made = [paper(number, authors=("A B", " C D")) for number in range(1, 6)]
    found = readers.read(markdown(*made).encode(), "x.md").papers
    assert {each.authors for each in found} == {("A B", "C D")}


def test_the_template_is_read_without_importing_the_dialects() -> None:
    code = (
        "import sys\n"
        "from digest_tui.sources import read_demo\n"
        "assert read_demo().papers\n"
        "print({'digest_tui.readers.dialects', 'digest_tui.readers.jsonl', 'json', 'html'}"
        " & {*sys.modules})\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
