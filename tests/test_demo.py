"""The demo digest follows the template exactly, with correct counts and typography."""

import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest

import digest_tui

DEMO = Path(digest_tui.__file__).parent / "data" / "demo.md"

HAN = r"[\u3400-\u4dbf\u4e00-\u9fff]"
CONTENTS = re.compile(r"^- \[(?P<name>[^\]]+)\]\(#(?P<anchor>[^)]+)\) \[Total: (?P<total>\d+)\]$")
SECTION = re.compile(r"<div id='(?P<anchor>[^']+)'></div>\n\n# (?P<name>\S+) \[\[Back\]\]\(#toc\)")
ARXIV_ID = re.compile(r"\d{4}\.\d{4,5}|[a-z-]+/\d{7}")
PAPER = re.compile(
    r"### \[(?P<number>\d+)\] \[(?P<title>[^\n]+)\]\(https://arxiv\.org/abs/(?P<arxiv_id>[^)\n]+)\)\n"
    r"\*(?P<authors>[^\n]+)\*\n\n"
    r"Main category: (?P<category>\S+)\n\n"
    r"TL;DR: (?P<tldr>[^\n]+)\n\n\n"
    r"<details>\n"
    r"  <summary>Details</summary>\n"
    r"Motivation: (?P<motivation>[^\n]+)\n\n"
    r"Method: (?P<method>[^\n]+)\n\n"
    r"Result: (?P<result>[^\n]+)\n\n"
    r"Conclusion: (?P<conclusion>[^\n]+)\n\n"
    r"Abstract: (?P<abstract>[^\n]+(?:\n  [^\n]+)*)\n\n"
    r"</details>"
)
PLACEHOLDERS = (
    "Summary generation failed",
    "Motivation analysis unavailable",
    "Method extraction failed",
    "Result analysis unavailable",
    "Conclusion extraction failed",
)


class DemoPaper(NamedTuple):
    """One paper in the template; `summary` has the five generated fields in order."""

    section: str
    number: int
    title: str
    arxiv_id: str
    authors: list[str]
    category: str
    summary: tuple[str, ...]
    abstract: str


class Demo(NamedTuple):
    """A digest: its contents as (name, anchor, total), and its sections and papers in order."""

    contents: list[tuple[str, str, int]]
    sections: list[str]
    papers: list[DemoPaper]


def read_demo(text: str) -> Demo:
    """Split a digest at the separators of the template; assert that every part matches it."""
    head, *blocks = text.removesuffix("\n").split("\n\n\n")
    parts: list[str] = []
    for block in blocks:
        # The separator also follows the TL;DR, so a part that starts with <details> belongs to it.
        if block.startswith("<details>"):
            parts[-1] += "\n\n\n" + block
        else:
            parts.append(block)

    intro = "<div id=toc></div>\n\n# Table of Contents\n\n"
    assert head.startswith(intro)
    contents = []
    for line in head.removeprefix(intro).split("\n"):
        entry = CONTENTS.fullmatch(line)
        assert entry, line
        contents.append((entry["name"], entry["anchor"], int(entry["total"])))

    sections: list[str] = []
    papers = []
    for part in parts:
        section, found, _ = part.partition("\n\n### ")
        if part.startswith("<div"):
            heading = SECTION.fullmatch(section)
            assert found, section
            assert heading, section
            assert heading["anchor"] == heading["name"]
            sections.append(heading["name"])
            part = part.removeprefix(section + "\n\n")
        paper = PAPER.fullmatch(part)
        assert paper, part[:200]
        papers.append(
            DemoPaper(
                section=sections[-1],
                number=int(paper["number"]),
                title=paper["title"],
                arxiv_id=paper["arxiv_id"],
                authors=paper["authors"].split(","),
                category=paper["category"],
                summary=paper.group("tldr", "motivation", "method", "result", "conclusion"),
                abstract=paper["abstract"],
            )
        )
    return Demo(contents, sections, papers)


@pytest.fixture(scope="module")
def text() -> str:
    return DEMO.read_bytes().decode("utf-8")


@pytest.fixture(scope="module")
def demo(text: str) -> Demo:
    return read_demo(text)


@pytest.fixture(scope="module")
def summarised(demo: Demo) -> list[DemoPaper]:
    return [paper for paper in demo.papers if paper.summary != PLACEHOLDERS]


def test_line_breaks_are_those_of_the_generator(text: str) -> None:
    assert text.endswith("\n\n</details>\n")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\ufeff\ufffd]", text)
    assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_five_categories_have_about_thirty_papers(demo: Demo) -> None:
    assert len(demo.sections) == len(set(demo.sections)) == 5
    assert 28 <= len(demo.papers) <= 34


def test_contents_count_the_papers_of_each_section(demo: Demo) -> None:
    counted = Counter(paper.section for paper in demo.papers)
    assert demo.contents == [(name, name, counted[name]) for name in demo.sections]


def test_every_paper_is_in_the_section_of_its_category(demo: Demo) -> None:
    assert [paper.category for paper in demo.papers] == [paper.section for paper in demo.papers]


def test_numbers_continue_over_the_sections(demo: Demo) -> None:
    assert [paper.number for paper in demo.papers] == list(range(1, len(demo.papers) + 1))


def test_ids_are_unique_and_without_version(demo: Demo) -> None:
    ids = [paper.arxiv_id for paper in demo.papers]
    assert len(ids) == len(set(ids))
    assert [arxiv_id for arxiv_id in ids if not ARXIV_ID.fullmatch(arxiv_id)] == []


def test_titles_are_unique(demo: Demo) -> None:
    titles = [paper.title for paper in demo.papers]
    assert len(titles) == len(set(titles))


def test_authors_are_separated_by_a_comma_without_a_blank(demo: Demo) -> None:
    for paper in demo.papers:
        assert all(name and name == name.strip() for name in paper.authors), paper.title
        assert len(paper.authors) == len(set(paper.authors)), paper.title


def test_abstracts_are_english_and_of_a_usual_length(demo: Demo) -> None:
    for paper in demo.papers:
        assert 80 <= len(paper.abstract.split()) <= 260, paper.title
        assert not re.search(HAN, paper.abstract), paper.title


def test_dollars_and_braces_are_balanced(demo: Demo) -> None:
    for paper in demo.papers:
        for field in (*paper.summary, paper.abstract):
            plain = field.replace(r"\$", "")
            assert plain.count("$") % 2 == 0, field
            assert plain.count("{") == plain.count("}"), field


def test_a_failed_summary_has_only_placeholders(demo: Demo) -> None:
    failed = [paper for paper in demo.papers if set(paper.summary) & set(PLACEHOLDERS)]
    assert 1 <= len(failed) <= 2
    assert [paper.summary for paper in failed] == [PLACEHOLDERS] * len(failed)


def test_summaries_are_chinese_sentences(summarised: list[DemoPaper]) -> None:
    for paper in summarised:
        for field in paper.summary:
            assert len(re.findall(HAN, field)) >= 20, field
            assert field.endswith("。"), field


def test_chinese_is_typeset_with_full_width_punctuation(summarised: list[DemoPaper]) -> None:
    for paper in summarised:
        for field in paper.summary:
            prose = re.sub(r"\$[^$]*\$", "", field)
            assert not re.search(rf"{HAN}[,.;:!?()\"']|[,;:!?\"']{HAN}", prose), field
            assert not re.search(rf"{HAN} +{HAN}|[，。；：、（）] | [，。；：、（）]", prose), field
            assert prose.count("（") == prose.count("）") - len(re.findall(r"\d）", prose)), field
            assert prose.count("“") == prose.count("”"), field


def test_enumerations_count_from_one(summarised: list[DemoPaper]) -> None:
    lists = [
        [int(number) for number in re.findall(r"(?<!\d)(\d)）", field)]
        for paper in summarised
        for field in paper.summary
    ]
    lists = [numbers for numbers in lists if numbers]
    assert len(lists) >= 2
    assert lists == [list(range(1, len(numbers) + 1)) for numbers in lists]


@pytest.mark.parametrize(
    "pattern",
    [
        pytest.param(r"\$\\mathcal\{O\}\([^$]+\)\$", id="math"),
        pytest.param(r"\$\\beta_1\$", id="greek"),
        pytest.param(r"\\textbf\{", id="textbf"),
        pytest.param(r"\d\\%", id="percent"),
        pytest.param(r"\\\$\d", id="currency"),
        pytest.param(r"\*\*[^*\n]+\*\*", id="bold"),
        pytest.param(r"`[^`\n]+`", id="code"),
        pytest.param(r"[.]\n  \S", id="paragraphs"),
    ],
)
def test_some_abstract_contains(pattern: str, demo: Demo) -> None:
    assert any(re.search(pattern, paper.abstract) for paper in demo.papers)


def test_authors_are_one_or_many_and_not_only_ascii(demo: Demo) -> None:
    assert max(len(paper.authors) for paper in demo.papers) > 12
    assert min(len(paper.authors) for paper in demo.papers) == 1
    assert any(not name.isascii() for paper in demo.papers for name in paper.authors)


def test_both_forms_of_identifier_occur(demo: Demo) -> None:
    assert {"/" in paper.arxiv_id for paper in demo.papers} == {True, False}
