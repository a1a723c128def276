"""Papers are exported as Markdown, which the readers can read again."""

from __future__ import annotations

from digest_tui import readers
from digest_tui.exporters import markdown
from digest_tui.model import Digest, Paper
from tests.support.papers import FAILED, paper


def test_a_paper_is_a_heading_and_a_paragraph_for_each_field() -> None:
    made = paper(1, abstract="First paragraph,\nwrapped.\n  Second with $\\alpha$.")
    assert markdown.export(made) == (
        "## [Paper number 1](https://arxiv.org/abs/2601.00001)\n\n"
        "*Paul Erdős, Grace Hopper*\n\n"
        "**Main category:** cs.CV\n\n"
        "**TL;DR:** 第1篇论文。\n\n"
        "**Motivation:** 说明动机。\n\n"
        "**Method:** 说明方法。\n\n"
        "**Result:** 说明结果。\n\n"
        "**Conclusion:** 说明结论。\n\n"
        "**Abstract:** First paragraph,\nwrapped.\n\nSecond with $\\alpha$.\n"
    )


def test_fields_outside_the_template_have_their_labels() -> None:
    made = paper(
        1,
        translated_title="译名",
        categories=("cs.CV", "cs.LG"),
        comment="8 pages",
        code_url="https://github.com/a/b",
        extra=(("得分", "8.5"),),
    )
    text = markdown.export(made)
    for line in ("> *译名*", "**Main category:** cs.CV, cs.LG", "**得分:** 8.5"):
        assert f"\n\n{line}\n\n" in text
    assert "\n\n**Comment:** 8 pages\n\n**Code:** https://github.com/a/b\n\n**Abstract:**" in text


def test_a_missing_field_is_left_out() -> None:
    assert markdown.export(Paper(1, "", "Alone", (), "", "")) == "## Alone\n"
    assert "unavailable" not in markdown.export(paper(1, **FAILED))


def test_exported_papers_of_the_demo_are_read_unchanged(demo: Digest) -> None:
    for each in demo.papers:
        (read,) = readers.read(markdown.export(each).encode(), "x.md").papers
        assert (read.title, read.authors) == (each.title, each.authors)
        assert (read.arxiv_id, read.category) == (each.arxiv_id, each.category)
        if each.has_summary:
            assert read.tldr == (each.tldr or "").strip()
