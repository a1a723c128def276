"""The names of labels in several languages, and translated abstracts."""

from __future__ import annotations

import pytest

from tests.support.dialect import parse_dialect, three_papers

TITLE = "## @. [Title @](%)\n\n"


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("主要分类", "category"),
        ("主要类别", "category"),
        ("arXiv所属领域", "category"),
        ("所属领域", "category"),
        ("arXiv 分类", "category"),
        ("分野", "category"),
        ("분야", "category"),
        ("摘要简述", "tldr"),
        ("AI概要", "tldr"),
        ("AI 总结", "tldr"),
        ("一言要約", "tldr"),
        ("한 줄 요약", "tldr"),
        ("背景与痛点", "motivation"),
        ("研究动机", "motivation"),
        ("連携 / 動機", "motivation"),
        ("연구 배경", "motivation"),
        ("核心创新", "method"),
        ("研究方法", "method"),
        ("提案手法", "method"),
        ("Proposed method", "method"),
        ("实验结果", "result"),
        ("研究结果", "result"),
        ("Results", "result"),
        ("実験結果", "result"),
        ("研究结论", "conclusion"),
        ("結論", "conclusion"),
        ("日本語タイトル", "translated_title"),
    ],
)
@pytest.mark.parametrize("form", ["**{}:** w", "**{}**：w", "{}：w", "- **{}**: w", "#### {}\n\nw"])
def test_the_name_of_a_label_is_known_in_several_languages(
    name: str, field: str, form: str
) -> None:
    for paper in parse_dialect(three_papers(f"{TITLE}{form.format(name)}\n")).papers:
        assert getattr(paper, field) == "w"
        assert paper.extra == ()


@pytest.mark.parametrize(
    "label",
    [
        "**中文摘要:** 翻译",
        "#### 中文摘要 (Abstract in Chinese)\n\n翻译",
        "**Chinese abstract:** 翻译",
        "**한국어 초록**: 翻译",
        "- 中文版摘要：翻译",
    ],
)
def test_a_translated_abstract_is_the_tldr_only_if_there_is_no_other(label: str) -> None:
    for paper in parse_dialect(three_papers(f"{TITLE}{label}\n")).papers:
        assert (paper.tldr, paper.extra) == ("翻译", ())
    for tldr in ("**一句话总结:** 短", "**TL;DR:** 短", "**AI概要**：短"):
        for form in (f"{TITLE}{tldr}\n\n{label}\n", f"{TITLE}{label}\n\n{tldr}\n"):
            for paper in parse_dialect(three_papers(form)).papers:
                assert paper.tldr == "短"
                assert [text for _, text in paper.extra] == ["翻译"]


def test_a_translated_abstract_of_one_paper_has_its_own_name() -> None:
    form = f"{TITLE}**TL;DR:** 短\n\n**Abstract:** w\n"
    papers = parse_dialect(three_papers(form) + "\n**中文摘要:** 翻译\n").papers
    assert [paper.extra for paper in papers] == [(), (), (("中文摘要", "翻译"),)]
