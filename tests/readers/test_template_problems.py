"""A missing part of a digest of the template is a problem, and nothing else is lost."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from digest_tui.model import Digest, Problem, ProblemKind
from tests.support.papers import paper
from tests.support.template import FIELDS, LABELS, block, markdown, parse_template


def without(text: str, label: str) -> str:
    """Remove the line of a label, and the blank line after it, from the first paper that has it."""
    start = text.index(f"\n{label}: ") + 1
    end = text.index("\n", start) + 1
    return text[:start] + text[end:].removeprefix("\n")


def missing(digest: Digest) -> list[tuple[int, tuple[str, ...]]]:
    """Return the number and the missing fields of each paper with a problem."""
    assert {problem.kind for problem in digest.problems} == {ProblemKind.MISSING_FIELDS}
    return [(problem.paper, problem.fields) for problem in digest.problems]


@pytest.mark.parametrize("name", FIELDS)
def test_without_a_field_the_others_are_read(name: str) -> None:
    first, second = paper(1), paper(2)
    digest = parse_template(without(markdown(first, second), LABELS[name]))
    assert list(digest.papers) == [paper(1, **{name: None}), second]
    line = markdown(first).split("### [1]")[0].count("\n") + 1
    assert digest.problems == (
        Problem(ProblemKind.MISSING_FIELDS, line, "x.md", paper=1, fields=(name,)),
    )


def test_a_paper_without_its_category_has_that_of_its_section() -> None:
    made = [paper(number, category="cs.RO") for number in range(1, 5)]
    text = markdown(paper(9, category="cs.CV"), *made)
    start = text.index("### [3]")
    digest = parse_template(text[:start] + without(text[start:], "Main category"))
    assert list(digest.papers)[1:] == made
    assert list(digest.categories) == ["cs.CV", *["cs.RO"] * 4]
    assert missing(digest) == [(3, ("category",))]


def test_a_paper_without_authors_has_none() -> None:
    text = markdown(paper(1), paper(2)).replace("*Paul Erdős,Grace Hopper*\n", "", 1)
    digest = parse_template(text)
    assert list(digest.papers) == [paper(1, authors=()), paper(2)]
    assert missing(digest) == [(1, ("authors",))]


def test_authors_without_an_end_contain_no_other_text() -> None:
    text = markdown(paper(1, tldr="2*3"))
    text = without(text.replace("Hopper*", "Hopper", 1), "Main category")
    (found,) = parse_template(text).papers
    assert (found.authors, found.tldr) == ((), "2*3")


def test_a_head_without_a_link_is_a_paper_without_an_address() -> None:
    text = markdown(paper(1), paper(2)).replace("](https://arxiv.org/abs/2601.00001)", "]", 1)
    digest = parse_template(text)
    assert list(digest.papers) == [
        paper(1, title="Paper number 1]", arxiv_id="", abs_url=""),
        paper(2),
    ]
    assert missing(digest) == [(1, ("abs_url",))]


def test_a_link_below_the_head_is_not_its_address() -> None:
    text = markdown(paper(1, abstract="See [this](https://example.org)\nand that."))
    (found,) = parse_template(text.replace("](https://arxiv.org/abs/2601.00001)", "]", 1)).papers
    assert found.abs_url == ""
    assert found.title == "Paper number 1]"


def test_text_after_the_link_is_not_part_of_the_address() -> None:
    text = markdown(paper(1)).replace("2601.00001)\n", "2601.00001) [[back]](#toc)\n")
    (found,) = parse_template(text).papers
    assert ")" not in found.abs_url


def test_a_paper_without_an_end_stops_at_the_next_paper_or_section() -> None:
    made = [paper(1, category="a"), paper(2, category="a"), paper(3, category="b")]
    text = markdown(*made).replace("\n\n</details>", "")
    digest = parse_template(text)
    stripped = [replace(each, abstract=(each.abstract or "").rstrip()) for each in digest.papers]
    assert stripped == [replace(each, abstract=(each.abstract or "").rstrip()) for each in made]


@pytest.mark.parametrize("heading", ["### Notes", "### ", "### [x] [y](https://a)", "### [] [y]"])
def test_a_heading_without_a_paper_is_a_problem(heading: str) -> None:
    text = f"{markdown(paper(1))}\n\n{heading}\n\nwords\n"
    digest = parse_template(text)
    assert list(digest.papers) == [paper(1)]
    assert [problem.line for problem in digest.problems] == [text.split("\n").index(heading) + 1]


def test_a_count_of_the_contents_that_differs_is_a_problem_of_its_line() -> None:
    made = [paper(1, category="a"), paper(2, category="b")]
    digest = parse_template(markdown(*made, promised={"a": 1, "b": 3, "c": 2}))
    assert list(digest.papers) == made
    mismatch = partial(Problem, ProblemKind.COUNT_MISMATCH, file="x.md")
    assert digest.problems == (
        mismatch(6, category="b", promised=3, count=1),
        mismatch(7, category="c", promised=2, count=0),
    )


def test_a_category_that_is_not_in_the_contents_is_a_problem_of_their_title() -> None:
    made = [paper(1, category="a"), paper(2, category="b")]
    digest = parse_template(markdown(*made, promised={"a": 1}))
    assert digest.problems == (
        Problem(ProblemKind.COUNT_MISMATCH, 3, "x.md", category="b", promised=0, count=1),
    )


def test_without_contents_nothing_is_compared() -> None:
    digest = parse_template(block(paper(1)))
    assert list(digest.papers) == [paper(1)]
    assert (digest.promised, digest.problems) == ({}, ())


def test_problems_are_in_the_order_of_their_lines() -> None:
    text = without(markdown(paper(1), paper(2), promised={"cs.CV": 9}), "Method") + "\n### \n"
    lines = [problem.line for problem in parse_template(text).problems]
    assert len(lines) == 3
    assert lines == sorted(lines)
    assert lines[0] == 5
    assert lines[-1] == text.count("\n")


def test_only_the_first_of_very_many_problems_are_kept() -> None:
    text = f"{markdown(paper(1))}\n\n" + "### \n" * 2500
    digest = parse_template(text)
    assert list(digest.papers) == [paper(1)]
    *kept, last = digest.problems
    first = text.split("\n").index("### ") + 1
    assert [problem.line for problem in kept] == list(range(first, first + 1000))
    assert last == Problem(ProblemKind.MORE_PROBLEMS, first + 2499, "x.md", count=1500)


def test_only_the_first_of_very_many_categories_are_read() -> None:
    promised = {f"a.{number}": 0 for number in range(1500)}
    digest = parse_template(markdown(paper(1, category="a.7"), promised=promised | {"a.7": 1}))
    assert list(digest.promised) == list(promised)[:1000]
    assert digest.problems == (Problem(ProblemKind.UNREAD_CATEGORIES, 1005, "x.md", count=1000),)
