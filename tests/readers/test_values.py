"""Where the values of labels end, and what is read of them."""

from __future__ import annotations

import pytest

from digest_tui.model import Paper
from tests.support.dialect import parse_dialect, three_papers, url


def papers(form: str) -> list[Paper]:
    """Return three papers with the lines of a form below their heads."""
    return [*parse_dialect(three_papers(f"## [T@](%)\n{form}")).papers]


@pytest.mark.parametrize(
    ("quote", "tldr"),
    [
        ("\n> 第@篇。", "第@篇。"),
        ("> 第@篇。", "第@篇。"),
        ("\n> 第@篇。\n> 又一行。", "第@篇。\n又一行。"),
        ("\n> > 第@篇。\n>\n> 又一段。", "第@篇。\n\n又一段。"),
        ("\n> Sentence @.\nstill quoted", "Sentence @."),
        ("\n> *第@篇。*", "*第@篇。*"),
    ],
)
@pytest.mark.parametrize(
    "label",
    ["Main category: cs.CL", "**分类：** `cs.CL`", "- **Category**: cs.CL", "🏷️ **类别:** cs.CL"],
)
def test_a_quotation_below_a_one_line_value_is_the_tldr(label: str, quote: str, tldr: str) -> None:
    for number, found in enumerate(papers(f"*A B*\n\n{label}\n{quote}\n\n**Abstract:** a\n"), 1):
        assert (found.authors, found.category, found.categories) == (("A B",), "cs.CL", ())
        assert (found.tldr or "").startswith(tldr.replace("@", str(number)))
        assert found.abstract == "a"


def test_an_english_quotation_beside_a_tldr_is_the_abstract() -> None:
    for found in papers("**Category:** cs.CL\n\n> Plain words.\n\n**TL;DR:** 总结。\n"):
        assert (found.tldr, found.abstract, found.extra) == ("总结。", "Plain words.", ())
    for found in papers("**Category:** cs.CL\n\n> 又一句。\n\n**TL;DR:** 总结。\n"):
        assert (found.tldr, found.abstract, found.extra) == (
            "总结。",
            None,
            (("Note", "又一句。"),),
        )


@pytest.mark.parametrize(
    ("label", "field", "value"),
    [
        ("Authors", "authors", ("Ann Example", "Bob Sample")),
        ("Comment", "comment", "Ann Example, Bob Sample"),
        ("中文标题", "translated_title", "Ann Example, Bob Sample"),
    ],
)
@pytest.mark.parametrize("between", [" ", "\n"])
def test_a_one_line_value_goes_on_below_but_not_over_a_blank_line(
    label: str, field: str, value: object, between: str
) -> None:
    form = f"**{label}:** Ann Example,{between}Bob Sample\n\nA paragraph.\n\n**TL;DR:** a\n"
    for found in papers(form):
        assert getattr(found, field) == value
        assert (found.tldr, found.abstract) == ("a", "A paragraph.")


@pytest.mark.parametrize(
    "line",
    [
        *("[**[PDF]**](https://arxiv.org/pdf/2601.0000@)", "[arXiv 2601.0000@](%)", "%"),
        *(
            "🔗 [论文链接](%)",
            "→ [Read on arXiv](%)",
            "- [[pdf](https://arxiv.org/pdf/2601.0000@)]",
        ),
        *("<%>", "[PDF](%) | [HTML](https://arxiv.org/html/2601.0000@v1)", "**[arXiv](%)**"),
        '<a href="%" class="x">PDF</a>',
    ],
)
@pytest.mark.parametrize(
    "above", ["**Category:** cs.CV\n", "**Why:** Words.\n", "#### Why\n\nWords.\n"]
)
def test_a_last_line_that_is_the_link_to_the_paper_is_no_text(line: str, above: str) -> None:
    form = f"## [T@](%)\n*A B*\n\n{above}\n{line}\n"
    for number, found in enumerate(parse_dialect(three_papers(form)).papers, 1):
        assert found.abs_url == url(number)
        assert {*found.extra} <= {("Why", "Words.")}
        assert found.category in ("", "cs.CV")


def test_a_link_within_prose_stays_there() -> None:
    text = "See [PDF](%) for more,\n\nand [arXiv 2601.00009](https://arxiv.org/abs/2601.00009) too."
    for number, found in enumerate(papers(f"**Abstract:** {text}\n"), 1):
        assert found.abstract == text.replace("%", url(number))
    other = "[arXiv 2601.00009](https://arxiv.org/abs/2601.00009)"
    assert {each.abstract for each in papers(f"**Abstract:** See\n\n{other}\n")} == {
        f"See\n\n{other}"
    }


def test_links_that_do_not_lead_to_the_paper_are_kept() -> None:
    links = (
        "[PDF](%) · [Code](https://github.com/ann/x) · [Video](https://youtu.be/x) · https://ann.io"
    )
    for found in papers(f"{links}\n\n**TL;DR:** a\n"):
        assert found.code_url == "https://github.com/ann/x"
        assert found.extra == (("Links", "[Video](https://youtu.be/x)\nhttps://ann.io"),)


@pytest.mark.parametrize(
    ("value", "categories", "note"),
    [
        ("`cs.CV`, `cs.LG`", ("cs.CV", "cs.LG"), ""),
        ("cs.CV (视觉), cs.LG（学习）", ("cs.CV", "cs.LG"), "视觉, 学习"),
        ("Vision (cs.CV); Learning [cs.LG]", ("cs.CV", "cs.LG"), "Vision, Learning"),
        ("cs.CV - Vision, Patterns", (), ""),
        ("`cs.CV (视觉)` | 📄 [arXiv](%)", ("cs.CV",), "视觉"),
        ("cs.CV — Vision", ("cs.CV",), "Vision"),
        ("<kbd>cs.CV</kbd> <kbd>cs.LG</kbd>", ("cs.CV", "cs.LG"), ""),
    ],
)
def test_categories_may_be_described(value: str, categories: tuple[str, ...], note: str) -> None:
    for found in papers(f"**Category:** {value}\n\n**TL;DR:** a\n"):
        if categories:
            assert found.category == categories[0]
        assert found.categories == (categories if len(categories) > 1 else ())
        assert found.extra == ((("Note", note),) if note else ())


def test_a_category_by_name_is_kept_as_it_is() -> None:
    form = "**arXiv所属领域：** Computation and Language\n\n**TL;DR:** a\n"
    assert {each.category for each in papers(form)} == {"Computation and Language"}


def test_authors_keep_their_links_and_the_words_after_them() -> None:
    for found in papers(
        "👥 **作者:** [Ann Example](https://a.org/x), Bob Sample 等\n\n**TL;DR:** a\n"
    ):
        assert found.authors == ("Ann Example", "Bob Sample", "等")
        assert found.extra == (("Links", "[Ann Example](https://a.org/x)"),)


def test_an_image_keeps_its_text_and_address() -> None:
    for found in papers("*A B*\n\n![a figure](https://a.org/x.png)\n\n**TL;DR:** a\n"):
        assert found.extra == (("Image", "![a figure](https://a.org/x.png)"),)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        *(
            ("*Generated by AI*", "*Generated by AI*"),
            ("*由 AI 自动生成的摘要*", "*由 AI 自动生成的摘要*"),
        ),
        *(
            ("_— made by a model —_", "_— made by a model —_"),
            ("> *Translated by AI*", "*Translated by AI*"),
        ),
        ("*AI Summary*", "*AI Summary*"),
    ],
)
@pytest.mark.parametrize("form", ["{}\n\n**Abstract:** a\n", "**Abstract:** a\n\n{}\n"])
@pytest.mark.parametrize("authors", ["*Ann Example*\n\n", "**Authors:** Ann Example\n\n", ""])
def test_a_line_in_italics_of_every_paper_is_no_author(
    line: str, shown: str, form: str, authors: str
) -> None:
    for found in papers(authors + form.replace("{}", line)):
        assert found.authors == (("Ann Example",) if authors else ())
        assert (found.translated_title, found.abstract) == ("", "a")
        assert found.extra == (("Note", shown),)


def test_the_same_authors_in_every_paper_are_authors() -> None:
    for names in ("*Ann Example*", "*Ann de Example, Bob Sample*", "*安一、鲍二*", "*Ann, et al.*"):
        assert all(each.authors for each in papers(f"{names}\n\n**Abstract:** a\n"))


def test_a_value_in_a_quotation_has_no_marks_of_it() -> None:
    for found in papers("**摘要：**\n> > One.\n> two\nthree\n> four\n\n> five\n"):
        assert found.abstract == "One.\ntwo\nthree\nfour\n\nfive"
    for found in papers("**Abstract:** more than\n> 3 times.\n"):
        assert found.abstract == "more than\n> 3 times."


def test_a_callout_ends_with_its_quotation() -> None:
    form = (
        "*A B*\n\n> [!abstract] 摘要\n> One.\n\n> [!NOTE] TL;DR\n> 总结。\n\n"
        "> [!TIP]\n> Two.\n\nProse.\n"
    )
    for found in papers(form):
        assert (found.abstract, found.tldr) == ("One.", "总结。")
        assert found.extra == (("TIP", "Two."), ("Note", "Prose."))
