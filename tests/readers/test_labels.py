"""Which labels of a paper count, and which fields they fill."""

from __future__ import annotations

import pytest

from tests.support.dialect import parse_dialect, three_papers

FORM = (
    "## [T@](%)\n*Ann Example, Bob Sample*\n\nTL;DR: 总结@。\n\nMethod: 方法@。\n\nAbstract: a@\n"
)
"""A paper with the labels that each paper has."""


@pytest.mark.parametrize(
    ("line", "extra"),
    [
        ("**Award:** Best paper", ("Award", "Best paper")),
        ("**Award**: Best paper\nof the year", ("Award", "Best paper\nof the year")),
        ("**奖项：** 最佳论文", ("奖项", "最佳论文")),
        ("**受賞**：最優秀論文", ("受賞", "最優秀論文")),
        ("🏆 **Award:** Best paper", ("Award", "Best paper")),
        ("**🏆 Award:** Best paper", ("Award", "Best paper")),
        ("<b>Award:</b> Best paper", ("Award", "Best paper")),
        ("> **Award:** Best paper", ("Award", "Best paper")),
        ("- **Award:** Best paper", ("Award", "Best paper")),
        ("**Award:**\n\nBest paper", ("Award", "Best paper")),
        ("> [!TIP]\n> Best paper", ("TIP", "Best paper")),
    ],
)
@pytest.mark.parametrize("above", ["*Ann Example, Bob Sample*\n", "TL;DR: 总结1。\n"])
def test_a_bold_label_that_only_one_paper_has_is_an_extra_field(
    line: str, extra: tuple[str, str], above: str
) -> None:
    if line.startswith("-") and above.startswith("TL"):
        return
    text = three_papers(FORM)
    first, *others = parse_dialect(text.replace(above, f"{above}\n{line}\n", 1)).papers
    assert first.authors == ("Ann Example", "Bob Sample")
    assert (first.tldr, first.method, first.abstract) == ("总结1。", "方法1。", "a1")
    assert first.extra == (extra,)
    assert all(each.extra == () for each in others)


@pytest.mark.parametrize(
    "line",
    [
        *("**Deep nets** are deep.", "Award: of text", "a: b", "- **Step:** x", "**Step 1:** x"),
        *("**第一步：** x", "**First:** x", "1. **Award:** x", "**Deep nets** do: more"),
    ],
)
def test_prose_that_begins_like_a_rare_label_is_text(line: str) -> None:
    text = three_papers(FORM).replace("a1\n", f"a1\n\n{line}\n")
    assert parse_dialect(text).papers[0].abstract == f"a1\n\n{line}"


def test_paragraphs_of_a_section_may_begin_like_rare_labels() -> None:
    form = "## [T@](%)\n\n#### 方法\n\nx@\n\n#### 结果\n\nz\n"
    text = three_papers(form).replace("x1", "**编码：** x\n\n**解码：** y")
    first = parse_dialect(text).papers[0]
    assert (first.method, first.result) == ("**编码：** x\n\n**解码：** y", "z")
    assert first.extra == ()


@pytest.mark.parametrize(
    ("label", "field"),
    [
        *(("主要分类", "category"), ("主要类别", "category"), ("arXiv所属领域", "category")),
        *(("所属领域", "category"), ("分野", "category"), ("분야", "category")),
        *(("摘要简述", "tldr"), ("AI概要", "tldr"), ("一句话摘要", "tldr"), ("한 줄 요약", "tldr")),
        *(("要約", "tldr"), ("One-line summary", "tldr"), ("中文摘要", "tldr")),
        *(("研究动机", "motivation"), ("背景与痛点", "motivation"), ("課題", "motivation")),
        *(
            ("研究方法", "method"),
            ("核心创新", "method"),
            ("手法", "method"),
            ("제안 방법", "method"),
        ),
        *(
            ("研究结果", "result"),
            ("实验结果", "result"),
            ("実験結果", "result"),
            ("Results", "result"),
        ),
        *(("研究结论", "conclusion"), ("結論", "conclusion"), ("结论意义", "conclusion")),
        *(("中文译名", "translated_title"), ("한국어 제목", "translated_title")),
    ],
)
def test_labels_of_many_languages_are_known(label: str, field: str) -> None:
    for found in parse_dialect(three_papers(f"## [T](%)\n\n**{label}**: some text\n")).papers:
        assert getattr(found, field) == "some text"
        assert found.extra == ()


@pytest.mark.parametrize("name", ["中文摘要", "中文摘要 (Abstract in Chinese)", "한글 초록"])
@pytest.mark.parametrize(
    "form",
    [
        "**一句话总结：** 总结@。\n\n**{}：** 译文@\n",
        "**{}：** 译文@\n\n**TL;DR:** 总结@。\n",
        "**Authors:** Ann Example\n\n> 总结@。\n\n#### {}\n\n> 译文@\n",
    ],
)
def test_a_translated_abstract_is_an_extra_field_beside_a_tldr(form: str, name: str) -> None:
    text = three_papers("## [T](%)\n\n" + form.replace("{}", name))
    for number, found in enumerate(parse_dialect(text).papers, 1):
        assert (found.tldr, found.extra) == (f"总结{number}。", ((name, f"译文{number}"),))


def test_the_second_label_of_the_authors_does_not_end_up_in_the_abstract() -> None:
    form = "## [T](%)\n\n**Authors:** Ann @\n\n**Abstract:** a\n\n**Authors:** Bob @\n"
    for number, found in enumerate(parse_dialect(three_papers(form)).papers, 1):
        assert (found.authors, found.abstract) == ((f"Ann {number}",), "a")
        assert found.extra == (("Authors", f"Bob {number}"),)
