"""Values of one line end at a blank line; what follows is read by its shape."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest_tui.model import Paper
from digest_tui.readers.dialects.links import Link
from tests.support.dialect import parse_dialect, three_papers

HEAD = "## [T](%)\n*Ann Example, Bob Sample*\n\n"
REST = "\n\n**Method:** m\n\n"


def second(form: str) -> Paper:
    """Return the second of three papers of a form, without its number and address."""
    digest = parse_dialect(three_papers(form))
    assert digest.problems == ()
    return replace(digest.papers[1], number=0, abs_url="", arxiv_id="")


PAPER = Paper(
    *(0, "", "T", ("Ann Example", "Bob Sample"), "cs.CL", ""), method="m", tldr="一句话。"
)


@pytest.mark.parametrize(
    "label",
    [
        *("Main category: cs.CL", "**Category:** cs.CL", "**主要分类：** cs.CL"),
        *("- **主要类别**: `cs.CL`", "**arXiv所属领域：** cs.CL", "**Category:** cs.CL  "),
    ],
)
@pytest.mark.parametrize("quote", ["> 一句话。", ">一句话。", "> > 一句话。"])
def test_a_quotation_below_the_category_is_the_tldr(label: str, quote: str) -> None:
    assert second(f"{HEAD}{label}\n\n{quote}{REST}") == PAPER


@pytest.mark.parametrize(
    "text", ["`cs.CL`, `cs.LG`", "cs.CL, cs.LG", "cs.CL; cs.LG", "cs.CL cs.LG"]
)
@pytest.mark.parametrize(
    "link", ["[**[PDF]**](%)", "[PDF](%)", "%", '<a href="%" class="x">PDF</a>', "🔗 [arXiv](%)"]
)
def test_a_link_below_the_categories_is_the_address(text: str, link: str) -> None:
    form = f"{HEAD}**TL;DR:** 一句话。\n\n**Categories:** {text}\n\n{link}{REST}"
    assert second(form) == replace(PAPER, categories=("cs.CL", "cs.LG"))


@pytest.mark.parametrize("link", ["[arXiv v1](%)", "[PDF](%)", "🔗 %", "**[arXiv](%)**"])
def test_the_paper_s_own_link_below_the_last_label_is_no_text_of_it(link: str) -> None:
    form = f"{HEAD}**Category:** cs.CL\n\n**TL;DR:** 一句话。\n\n**Method:** m\n\n{link}\n\n"
    assert second(form) == PAPER


@pytest.mark.parametrize(
    "label",
    [
        *("**<font color=#1a73e8>@：</font>**", "<b>@：</b>", "<strong>@:</strong>"),
        *("<font color='red'><b>@：</b></font>", "**<u>@</u>：**", "- **<span class=x>@</span>:**"),
    ],
)
def test_tags_in_labels_are_markup(label: str) -> None:
    names = {
        "作者": "Ann Example, Bob Sample",
        "分类": "cs.CL",
        "一句话总结": "一句话。",
        "方法": "m",
    }
    lines = "\n\n".join(f"{label.replace('@', name)} {text}" for name, text in names.items())
    assert second(f"## [T](%)\n\n{lines}\n\n") == PAPER


@pytest.mark.parametrize("tag", ["<think>", "<image>", "<T>", "< b >"])
def test_an_unknown_tag_is_text(tag: str) -> None:
    form = f"{HEAD}Main category: cs.CL\n\n**TL;DR:** 一句话。{REST}".replace("m\n", f"m {tag} n\n")
    assert second(form) == replace(PAPER, method=f"m {tag} n")


def test_a_translated_abstract_beside_a_tldr_is_a_field_of_its_own() -> None:
    form = f"{HEAD}Main category: cs.CL\n\n**TL;DR:** 一句话。\n\n#### 中文摘要\n\n> 摘要。{REST}"
    assert second(form) == replace(PAPER, extra=(("中文摘要", "摘要。"),))
    alone = form.replace("**TL;DR:** 一句话。\n\n", "").replace("> 摘要。", "> 一句话。")
    assert second(alone) == PAPER


def test_a_line_in_italics_that_all_papers_have_names_no_authors() -> None:
    line = "*Written by a program.*"
    form = f"## [T](%)\n\n{line}\n\nMain category: cs.CL\n\n**TL;DR:** 一句话。{REST}"
    assert second(form) == replace(PAPER, authors=(), extra=(("Note", line),))


@pytest.mark.parametrize(
    ("text", "is_generic"),
    [
        *(("PDF", True), ("2601.00002", True), ("2601.00002v3", True), ("arxiv.org", True)),
        *(("2601.0000", False), ("2601.00001", False), ("rxiv", False), ("Slides", False)),
    ],
)
def test_a_link_says_nothing_if_its_address_has_each_word_of_its_text(
    text: str, is_generic: bool
) -> None:
    assert Link(text, "https://arxiv.org/abs/2601.00002").is_generic is is_generic
