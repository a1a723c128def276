"""The heads of papers: their titles, and the lines below that belong to them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.dialect import parse_dialect, three_papers, url
from tests.support.template import read_file

TITLE = "A Study of Spoons"


@pytest.mark.parametrize(
    "form",
    [
        f"## Paper @\n**Title:** {TITLE}\n**Link:** %\n\n**Abstract:** w\n",
        f"## Paper @\n**Title:** [{TITLE}](%)\n\n**arXiv:** %\n\n**Abstract:** w\n",
        f"## @. cs.CV\n\n**{TITLE}**\n\n[arXiv](%)\n\n**Abstract:** w\n",
        f"## 论文 @（评分：8）\n- 论文标题：{TITLE}\n- 链接：%\n- 摘要：w\n",
        f"## #@ ⭐⭐\n### {TITLE}\n[arXiv](%)\n\n**Abstract:** w\n",
        f"## Item @\n### {TITLE}\n\n**Ann Example — arXiv:2601.0000@**\n\n**Abstract:** w\n",
        f"## Paper @ [arXiv](%)\n\n__{TITLE}__\n\n**Abstract:** w\n",
        f"### ⭐ [{TITLE}](%) (cs.CV)\n\n**Abstract:** w\n",
        f"### Score: 9 | [{TITLE}](%)\n\n**Abstract:** w\n",
        f"### {TITLE} (arXiv:2601.0000@)\n\n**Abstract:** w\n",
        f"### 2601.0000@: {TITLE}\n\n**Abstract:** w\n",
    ],
)
@pytest.mark.parametrize("count", [1, 3])
def test_the_title_may_stand_below_a_head_or_behind_its_marks(form: str, count: int) -> None:
    forms = (form.replace("%", url(n)).replace("@", str(n)) for n in range(1, count + 1))
    text = "\n".join(forms)
    papers = parse_dialect(text).papers
    assert [each.title for each in papers] == [TITLE] * count
    assert [each.arxiv_id for each in papers] == [f"2601.{n:05}" for n in range(1, count + 1)]
    assert {each.abstract for each in papers} == {"w"}


def test_a_title_in_another_language_is_the_translated_title() -> None:
    for title, label in (("勺子的研究", TITLE), (TITLE, "勺子的研究")):
        for found in parse_dialect(
            three_papers(f"## {title}\n**标题**: {label}\n**arXiv**: %\n")
        ).papers:
            assert (found.title, found.translated_title) == (TITLE, "勺子的研究")


def test_a_second_title_is_an_extra_field() -> None:
    for found in parse_dialect(three_papers("## [Spoons](%)\n\n**Title:** Forks\n")).papers:
        assert (found.title, found.extra) == ("Spoons", (("Title", "Forks"),))


@pytest.mark.parametrize(
    "line",
    [
        "Published in Paris, see [arXiv](%) or the library.",
        "Venue of 2026, 12 pages, [[pdf]](%)",
        "**Pages:** 12 **Paper:** [arXiv](%)",
    ],
)
def test_an_address_among_other_text_makes_several_headings_heads(line: str) -> None:
    papers = parse_dialect(three_papers(f"### {TITLE} @\n\n{line}\n\n**Result**: r@\n")).papers
    assert [each.arxiv_id for each in papers] == [f"2601.{n:05}" for n in (1, 2, 3)]


def test_an_address_below_a_heading_like_links_is_that_of_the_paper() -> None:
    for name in ("Links", "Where to find it"):
        form = f"## {TITLE} @\n\nWords.\n\n### {name}\n\n[arXiv](%)\n"
        assert len(parse_dialect(three_papers(form)).papers) == 3


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("title-label-ignored_report", ["First Real Title", "Second Real Title"]),
        ("stars-bold-category-in-title", ["First Title: A Study", "Second Title"]),
        (
            "last-label-swallows-address",
            ["A first measure for lattice fermions", "A second paper on scars", "A third paper"],
        ),
        ("refused_address-behind-other-text", ["First Title: A Study", "Second Title"]),
        ("false-problem_anchor-after-head", ["First Title", "Second Title"]),
    ],
)
def test_heads_of_faulty_files_are_read(name: str, titles: list[str], corpus: Path) -> None:
    digest = read_file(corpus.parent / "faults" / f"{name}.md")
    assert [each.title for each in digest.papers] == titles
    assert all(each.arxiv_id and each.authors for each in digest.papers)
    assert digest.problems == ()


def test_what_a_head_says_besides_its_title_is_kept(corpus: Path) -> None:
    faults = corpus.parent / "faults"
    report = read_file(faults / "title-label-ignored_report.md")
    assert [each.extra for each in report.papers] == [(("相关性", "35%"),), (("相关性", "30%"),)]
    starred = read_file(faults / "stars-bold-category-in-title.md")
    assert [each.extra for each in starred.papers] == [
        (("Score", "⭐" * 5),),
        (("Score", "⭐" * 3),),
    ]
    assert starred.categories == ["cs.AI", "cs.CL"]
    behind = read_file(faults / "refused_address-behind-other-text.md")
    assert behind.categories == ["cs.CL", "cs.AI"]
    assert {each.extra[0] for each in behind.papers} == {("Section", "今日必读")}
