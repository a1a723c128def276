"""Values of one line: where they end, and what stands below them."""

from __future__ import annotations

import pytest

from tests.support.dialect import parse_dialect, three_papers

HEAD = "## @. [Title @](%)\n\n"
LABELS = {
    "category": ("**Main category:** cs.CL", "cs.CL"),
    "authors": ("**作者**：Ann Example, Bob Sample", ("Ann Example", "Bob Sample")),
    "translated_title": ("**中文标题：** 勺子的研究", "勺子的研究"),
    "comment": ("- **Comments:** 12 pages", "12 pages"),
    "code_url": ("**Code:** https://github.com/example/@", "https://github.com/example/@"),
}


@pytest.mark.parametrize("name", LABELS)
@pytest.mark.parametrize(
    ("below", "field", "expected"),
    [
        ("> 一句话。", "tldr", "一句话。"),
        ("> One sentence.", "tldr", "One sentence."),
        (">一句话。\n>第二句。", "tldr", "一句话。\n第二句。"),
        ("> > 一句话。", "tldr", "一句话。"),
        ("> 一句话。\n>\n> 第二段。", "tldr", "一句话。\n\n第二段。"),
        ("> 한 문장 요약입니다.", "tldr", "한 문장 요약입니다."),
        ("  > 一句话。", "tldr", "一句话。"),
        ("这是一段没有标签的中文文字。", "tldr", "这是一段没有标签的中文文字。"),
        (
            "This is a paragraph of prose without a label.",
            "abstract",
            "This is a paragraph of prose without a label.",
        ),
    ],
)
def test_a_value_of_one_line_ends_at_a_blank_line(
    name: str, below: str, field: str, expected: str
) -> None:
    label, value = LABELS[name]
    papers = parse_dialect(three_papers(f"{HEAD}{label}\n\n{below}\n")).papers
    for paper in papers:
        numbered = value.replace("@", str(paper.number)) if isinstance(value, str) else value
        assert getattr(paper, name) == numbered
        assert getattr(paper, field) == expected
        assert paper.extra == ()


@pytest.mark.parametrize(
    "below", ["> 一句话。", "**TL;DR:** 一句话。", "- **TL;DR**: 一句话。", "**TL;DR**\n\n一句话。"]
)
@pytest.mark.parametrize("name", LABELS)
def test_a_value_of_one_line_ends_before_a_quotation_or_a_label(name: str, below: str) -> None:
    label, value = LABELS[name]
    for paper in parse_dialect(three_papers(f"{HEAD}{label}\n{below}\n")).papers:
        numbered = value.replace("@", str(paper.number)) if isinstance(value, str) else value
        assert (getattr(paper, name), paper.tldr, paper.extra) == (numbered, "一句话。", ())


@pytest.mark.parametrize(
    "links",
    [
        "[**[PDF]**](https://arxiv.org/pdf/2601.0000@)",
        "[[PDF]](https://arxiv.org/pdf/2601.0000@) [[Abs]](%)",
        "📄 [PDF](https://arxiv.org/pdf/2601.0000@) | [arXiv](%)",
        "- [arXiv](%)",
        "<https://arxiv.org/abs/2601.0000@>",
        "<a href='https://arxiv.org/pdf/2601.0000@'>PDF</a>",
        "**[arXiv 2601.0000@](%)**",
        "[论文链接](%)",
        '[PDF](https://arxiv.org/pdf/2601.0000@ "PDF")',
        "→ [Read on arXiv](%)",
    ],
)
@pytest.mark.parametrize("between", ["\n", "\n\n"])
@pytest.mark.parametrize("above", ["**Authors:** A B, C D", "**Why:** w", "**TL;DR:** w"])
@pytest.mark.parametrize("head", [HEAD, "## @. Title @\n\n**arXiv ID:** 2601.0000@\n\n"])
def test_a_line_of_links_to_the_paper_is_its_address(
    head: str, above: str, between: str, links: str
) -> None:
    text = three_papers(f"{head}**Categories:** `cs.CV`, `cs.LG`\n{above}{between}{links}\n")
    for paper in parse_dialect(text).papers:
        assert paper.arxiv_id == f"2601.0000{paper.number}"
        assert paper.categories == ("cs.CV", "cs.LG")
        values = [*paper.authors, paper.tldr, *(text for _, text in paper.extra)]
        assert [each for each in values if each] in (["A B", "C D"], ["w"])
        assert paper.abstract is None


@pytest.mark.parametrize(
    "categories",
    [
        "`cs.CV`, `cs.LG`",
        "`cs.CV` `cs.LG`",
        "cs.CV; cs.LG",
        "cs.CV、cs.LG",
        "`cs.CV` · `cs.LG`",
        "`cs.CV` / `cs.LG`",
        "**cs.CV**, cs.LG",
        "[cs.CV, cs.LG]",
        "cs.CV | cs.LG",
        "['cs.CV', 'cs.LG']",
        "cs.CV, cs.LG.",
    ],
)
@pytest.mark.parametrize("label", ["**Categories:**", "- **分类**:", "**主要类别：**", "Category:"])
def test_categories_may_be_separated_by_any_mark(label: str, categories: str) -> None:
    for paper in parse_dialect(three_papers(f"{HEAD}{label} {categories}\n")).papers:
        assert (paper.category, paper.categories) == ("cs.CV", ("cs.CV", "cs.LG"))
        assert paper.extra == ()


@pytest.mark.parametrize("mark", ["", "- ", "> "])
def test_a_value_of_one_line_continues_without_a_blank_line(mark: str) -> None:
    names = f"Ann Example, Bob Sample,\n{mark.replace('-', ' ')}Cat Example"
    text = f"{HEAD}{mark}**Authors:** {names}\n\n> 短。\n"
    for paper in parse_dialect(three_papers(text)).papers:
        assert paper.authors == ("Ann Example", "Bob Sample", "Cat Example")
        assert paper.tldr == "短。"


@pytest.mark.parametrize(
    "prose",
    [
        "See [the data](https://example.org/x) of it.",
        "As [2601.00009](https://arxiv.org/abs/2601.00009) shows, it is.",
    ],
)
def test_other_links_in_prose_stay_in_it(prose: str) -> None:
    for paper in parse_dialect(three_papers(f"{HEAD}**TL;DR:** a\n\n{prose}\n")).papers:
        assert (paper.tldr, paper.extra) == (f"a\n\n{prose}", ())


def test_a_badge_is_a_link_of_the_paper() -> None:
    badge = "[![PDF](https://example.org/badge.svg)](https://arxiv.org/pdf/2601.0000@)"
    for paper in parse_dialect(three_papers(f"{HEAD}**TL;DR:** a\n\n{badge}\n")).papers:
        assert paper.tldr == "a"
        assert paper.extra == (("Links", badge.replace("@", str(paper.number))),)


@pytest.mark.parametrize("end", ["<br>", "<br/>", " <br />", "<BR>", "<br><br>"])
def test_a_break_at_the_end_of_a_value_is_no_part_of_it(end: str) -> None:
    lines = (
        "**Authors:** A B, C D",
        "**Comments:** 12 pages",
        "**标题翻译：** 勺子",
        "**Link:** %",
    )
    text = three_papers("## @. Title\n\n" + "\n".join(line + end for line in lines) + "\n")
    for paper in parse_dialect(text).papers:
        assert (paper.authors, paper.comment) == (("A B", "C D"), "12 pages")
        assert (paper.translated_title, paper.arxiv_id[:5]) == ("勺子", "2601.")
        assert paper.extra == ()


@pytest.mark.parametrize("name", LABELS)
@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("🔥 一句话。", "🔥 一句话。"),
        ("![A figure](https://example.org/f.png)", "![A figure](https://example.org/f.png)"),
        ("- 第一点。\n- 第二点。", "- 第一点。"),
        ("[Data](https://example.org/d)", "[Data](https://example.org/d)"),
    ],
)
def test_a_line_that_begins_something_else_continues_no_value(
    name: str, line: str, shown: str
) -> None:
    label, value = LABELS[name]
    if name == "code_url" and line.startswith("["):
        return
    label = label.removeprefix("- ")
    for paper in parse_dialect(three_papers(f"{HEAD}{label}\n{line}\n")).papers:
        numbered = value.replace("@", str(paper.number)) if isinstance(value, str) else value
        assert getattr(paper, name) == numbered
        assert shown in "\n".join(paper.texts())
