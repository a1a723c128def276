"""Titles, what stands beside them, and the addresses of papers."""

from __future__ import annotations

import pytest

from digest_tui.readers.arxiv import arxiv_id, is_category
from digest_tui.readers.dialects.bylines import read_byline
from digest_tui.readers.dialects.titles import read_title
from tests.support.dialect import url

TITLE = "A Study of Spoons"


@pytest.mark.parametrize(
    ("text", "title", "category", "extra"),
    [
        (f"⭐⭐⭐ **{TITLE}** (cs.AI)", TITLE, "cs.AI", [("Score", "⭐⭐⭐")]),
        (f"**{TITLE}** ★★★★☆", TITLE, "", [("Score", "★★★★☆")]),
        (f"🔥 {TITLE} [cs.CV, cs.LG]", TITLE, "cs.CV, cs.LG", []),
        (f"`hep-th` {TITLE}", TITLE, "hep-th", []),
        (f"{TITLE} (cs.CV (Vision))", TITLE, "cs.CV", [("Note", "Vision")]),
        (f"{TITLE} - 相关性: 35%", TITLE, "", [("相关性", "35%")]),
        (f"{TITLE} | Relevance score: 8.5/10", TITLE, "", [("Relevance score", "8.5/10")]),
        (f"{TITLE} [9/10]", TITLE, "", [("Score", "9/10")]),
        (f"{TITLE} - Priority: high", TITLE, "", [("Priority", "high")]),
        (f"论文 2：{TITLE}", TITLE, "", []),
        (f"Paper #2 - {TITLE}", TITLE, "", []),
        (f"2\ufe0f\u20e3 {TITLE}", TITLE, "", []),
        # No marks, but parts of titles
        (f"{TITLE} (Extended Version)", f"{TITLE} (Extended Version)", "", []),
        (f"{TITLE} (self-play)", f"{TITLE} (self-play)", "", []),
        (f"{TITLE} (2017)", f"{TITLE} (2017)", "", []),
        ("[Preprint] Spoons", "[Preprint] Spoons", "", []),
        ("∞-Spoons", "∞-Spoons", "", []),
        ("★-Spoons", "★-Spoons", "", []),
        ("2024: A Year of Spoons", "2024: A Year of Spoons", "", []),
        ("Spoons: A Survey 2", "Spoons: A Survey 2", "", []),
        ("Image Quality: 10 Lessons", "Image Quality: 10 Lessons", "", []),
        ("**Spoon**: A Tool", "Spoon: A Tool", "", []),
        ("A [b] (c) $[0,1]$", "A [b] (c) $[0,1]$", "", []),
    ],
)
def test_a_title_is_separated_from_the_marks_beside_it(
    text: str, title: str, category: str, extra: list[tuple[str, str]]
) -> None:
    found = read_title(text)
    assert (found.text, found.category, found.extra) == (title, category, extra)


@pytest.mark.parametrize(
    ("text", "number", "extra"),
    [
        ("📄 论文 1 - 相关性: 35%", 1, [("相关性", "35%")]),
        ("Paper 1", 1, []),
        ("Item 1 (Score: 9)", 1, [("Score", "9")]),
        ("#1 | ⭐⭐", 1, [("Score", "⭐⭐")]),
        ("第 1 篇 · 评分：8.5", 1, [("评分", "8.5")]),
        ("第一篇", 1, []),
        ("논문 1 - 관련도: 80%", 1, [("관련도", "80%")]),
        ("Paper 1 of 20 — Novelty: 7", 1, [("Novelty", "7")]),
        ("arXiv-2026-10-08 — Item 1", 1, [("Date", "arXiv-2026-10-08")]),
        ("cs.CV 👁️", None, []),
        ("Score: 9/10", None, [("Score", "9/10")]),
    ],
)
def test_a_head_that_only_counts_has_no_title(
    text: str, number: int | None, extra: list[tuple[str, str]]
) -> None:
    found = read_title(text)
    assert (found.text, found.number, found.extra) == ("", number, extra)


@pytest.mark.parametrize(
    ("line", "authors", "category"),
    [
        (f"**Ann Example — {url(1)}**", "Ann Example", ""),
        (
            "*Ann Example, Bob Sample* — arXiv:2601.00001v2 — cs.CV",
            "Ann Example, Bob Sample",
            "cs.CV",
        ),
        (f"🏷️ `cs.CL (Language)` | 📄 [arXiv]({url(1)})", "", "cs.CL"),
        (f'`cs.CL` <a href="{url(1)}" class="x">PDF</a>', "", "cs.CL"),
        (f"👤 Ann Example · [论文链接]({url(1)})", "Ann Example", ""),
        (f"Ann Example and Bob Sample [[pdf]]({url(1)})", "Ann Example and Bob Sample", ""),
        ("by Ann Example | arXiv 2601.00001", "Ann Example", ""),
        ("2601.00001 | cs.CL | Ann Example", "Ann Example", "cs.CL"),
    ],
)
def test_a_line_below_the_title_gives_address_authors_and_categories(
    line: str, authors: str, category: str
) -> None:
    found = read_byline(line)
    assert (arxiv_id(found.url), found.authors) == ("2601.00001", authors)
    assert (found.marks.category, found.rest) == (category, "")
    assert found.is_whole


@pytest.mark.parametrize(
    "line",
    [
        f"As shown in [arXiv]({url(1)}), spoons are round.",
        f"[An Earlier Study]({url(1)}) | cs.CV",
        "Spoons are round.",
        "*Ann Example, Bob Sample*",
        "Great Spoons of Europe",
        "",
    ],
)
def test_other_lines_are_no_bylines(line: str) -> None:
    assert not read_byline(line).is_whole


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://huggingface.co/papers/2601.00001", "2601.00001"),
        ("https://hf.co/papers/2601.00001", "2601.00001"),
        ("https://www.alphaxiv.org/abs/2601.00001v2", "2601.00001"),
        ("https://alphaxiv.org/overview/2601.00001", "2601.00001"),
        ("https://doi.org/10.48550/arXiv.2601.00001", "2601.00001"),
        ("https://dx.doi.org/10.48550/ARXIV.hep-th/9901001", "hep-th/9901001"),
        ("https://papers.cool/arxiv/2601.00001", "2601.00001"),
        ("http://export.arxiv.org/pdf/2601.00001v3", "2601.00001"),
        ("https://doi.org/10.1000/2601.00001", ""),
        ("https://example.org/papers/2601", ""),
    ],
)
def test_addresses_of_other_sites_name_papers_of_arxiv(address: str, found: str) -> None:
    assert arxiv_id(address) == found


@pytest.mark.parametrize("name", ["cs.CV", "math.GT", "hep-th", "astro-ph.GA", "physics.acc-ph"])
def test_a_category_is_one_of_arxiv(name: str) -> None:
    assert is_category(name)
    assert not any(map(is_category, (f"{name}.", "cs.cv", "self-play", "long-tail")))
