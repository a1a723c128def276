"""Files that were once read wrongly: the right value of each of their kinds."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from digest_tui import readers
from digest_tui.model import Digest
from tests.support.template import read_file

FIRST: dict[str, dict[str, Any]] = {
    "categories-swallow-link.md": {
        "category": "cs.CV",
        "categories": ("cs.CV", "cs.LG"),
        "authors": ("Ann Example", "Bob Sample"),
        "tldr": "总结一。",
        "extra": (("中文摘要 (Abstract in Chinese)", "中文摘要一。"),),
    },
    "category-swallows-quote.md": {
        "category": "cs.CL",
        "tldr": "第一篇的一句话总结。",
        "motivation": "动机一。",
        "abstract": "Abstract one.",
        "extra": (),
    },
    "false-problem_anchor-after-head.md": {
        "number": 0,
        "arxiv_id": "2608.19880",
        "title": "First Title",
        "abstract": "Abstract one.",
        "comment": "Comment one.",
    },
    "font-tags-in-labels.md": {
        "authors": ("Ann Example",),
        "category": "Computation and Language",
        "abstract": "Abstract one.",
        "extra": (),
    },
    "last-label-swallows-address.md": {
        "arxiv_id": "2610.09093",
        "title": "A first measure for lattice fermions",
        "authors": ("Ann Example",),
        "extra": (("Why it matters for you", "Why one."),),
    },
    "nested-bracket-link_wrong-line.md": {
        "category": "cs.CV",
        "categories": ("cs.CV", "cs.LG"),
        "abstract": "摘要一。",
        "extra": (),
    },
    "refused_address-behind-other-text.md": {
        "arxiv_id": "2603.05451",
        "title": "First Title: A Study",
        "category": "cs.CL",
        "translated_title": "第一篇：研究",
        "motivation": "背景一。",
        "method": "创新一。",
        "result": "结果一。",
    },
    "section-names-lost.md": {
        "category": "cs.CL",
        "tldr": "简短总结一。",
        "abstract": "Abstract one.",
    },
    "stars-bold-category-in-title.md": {
        "title": "First Title: A Study",
        "category": "cs.AI",
        "authors": ("Ann Example", "Bob Sample"),
        "arxiv_id": "2607.26120",
        "extra": (("Score", "⭐⭐⭐⭐⭐"),),
    },
    "tab-before-unknown-text-macro.md": {"tldr": r"A rate of $\textmath{O(1/\textsqrt{T})}$."},
    "template-authors-swallow-label.md": {
        "authors": ("Ann Example", "Bob Sample"),
        "category": "cs.CV",
        "tldr": "总结1。",
        "extra": (("Award", "Best paper of the year"),),
    },
    "title-label-ignored_report.md": {
        "title": "First Real Title",
        "abstract": "摘要一。",
        "extra": (("相关性", "35%"),),
    },
    "url-with-quote.md": {
        "abs_url": "http://arxiv.org/abs/2508.15746v1",
        "arxiv_id": "2508.15746",
        "motivation": "背景一。",
        "extra": (),
    },
    "record-cate.jsonl": {
        "category": "cs.CR",
        "abs_url": "http://arxiv.org/abs/2506.10020v1",
        "translated_title": "第一篇",
        "tldr": "总结一。",
    },
    "record-flat.jsonl": {
        "authors": ("Ann Example", "Bob Sample"),
        "category": "cs.CV",
        "tldr": "总结一。",
        "extra": (("recommended_date", "2026-02-26"),),
    },
    "record-without-title.jsonl": {"title": "", "heading": "2606.00245", "category": "cs.CG"},
}


def read(corpus: Path, name: str) -> Digest:
    """Read a small file of the corpus."""
    return read_file(corpus.parent / "faults" / name)


@pytest.mark.parametrize("name", FIRST)
def test_the_first_paper_has_the_right_values(corpus: Path, name: str) -> None:
    digest = read(corpus, name)
    found = digest.papers[0]
    expected = FIRST[name]
    assert {field: getattr(found, field) for field in expected} == expected
    assert digest.problems == ()


def test_each_small_file_has_its_right_values(corpus: Path) -> None:
    names = {path.name for path in (corpus.parent / "faults").iterdir() if path.is_file()}
    assert names - {"no-papers-refused.md"} == {*FIRST}


def test_a_digest_may_say_that_there_are_no_papers(corpus: Path) -> None:
    digest = read(corpus, "no-papers-refused.md")
    assert (len(digest.papers), digest.problems) == (0, ())


def test_the_promised_counts_of_sections_are_compared(corpus: Path) -> None:
    path = corpus.parent / "faults" / "section-names-lost.md"
    digest = read_file(path)
    sections = [dict(each.extra)["Section"] for each in digest.papers]
    assert sections == ["主要方向详细摘要", "主要方向详细摘要", "辅助方向精选摘要"]
    text = path.read_text("utf-8").replace("[Total: 2]", "[Total: 4]")
    [problem] = readers.read(text.encode(), "x.md").problems
    assert (problem.category, problem.promised, problem.count) == ("主要方向详细摘要", 4, 2)


@pytest.mark.parametrize(
    ("name", "papers"),
    [
        ("Casablancassss__2026-03-12_report.md", 5),
        ("JackYFL_gpt_paper_assistant__2026-08-21.md", 22),
        ("TengJiao33__2026-03-08_report.md", 9),
        ("alloevil__arxiv_2026-07-31.md", 7),
        ("junle-chen__2025-06-07.md", 5),
        ("lix8886_daily-arXiv-ai-enhanced__2025-09-24.md", 41),
        ("shuita2333__2026-08-21_security-part-01.md", 3),
    ],
)
def test_a_whole_file_is_read_without_a_problem(corpus: Path, name: str, papers: int) -> None:
    digest = read(corpus, f"whole/{name}")
    assert (len(digest.papers), digest.problems) == (papers, ())
    for found in digest.papers:
        assert found.title
        assert found.arxiv_id
        assert all("\n" not in name and ">" not in name for name in found.all_categories)
