"""Digests that follow the template."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.model import Paper, ProblemKind
from digest_tui.readers.markdown import parse
from tests.support.papers import paper
from tests.support.template import CONTENTS, irregular, markdown, parse_template, template_papers


@given(st.lists(template_papers, max_size=4), st.booleans())
def test_a_written_digest_is_read_unchanged(papers: list[Paper], regular: bool) -> None:
    text = markdown(*papers)
    digest = parse_template(text if regular else irregular(text))
    assert list(digest.papers) == papers
    assert list(digest.categories) == [each.category for each in papers]
    assert digest.problems == ()


@given(st.lists(template_papers, min_size=1, max_size=6), st.integers(0, 5))
def test_papers_are_equal_on_every_access(papers: list[Paper], odd: int) -> None:
    lines = markdown(*papers).split("\n")
    heads = [index for index, line in enumerate(lines) if line.startswith("### [")]
    lines[heads[odd % len(heads)]] += " "
    found = parse_template("\n".join(lines)).papers
    assert list(found) == papers
    assert list(found) == papers


def test_a_heading_without_a_paper_changes_no_paper() -> None:
    papers = [paper(number) for number in range(1, 4)]
    text = markdown(*papers)
    for head in ("### [1]", "### [2]"):
        digest = parse_template(text.replace(head, f"### Notes\n\n{head}"))
        assert list(digest.papers) == papers
        assert [problem.kind for problem in digest.problems] == [ProblemKind.UNLINKED_HEADING]


def test_papers_are_a_sequence() -> None:
    made = [paper(number) for number in range(1, 6)]
    papers = parse_template(markdown(*made)).papers
    assert papers[-1] == made[-1]
    assert papers[1:4] == made[1:4]
    assert papers[::-2] == made[::-2]
    assert list(reversed(papers)) == made[::-1]
    with pytest.raises(IndexError):
        papers[5]


@pytest.mark.parametrize(
    ("url", "arxiv_id"),
    [
        ("https://arxiv.org/abs/2601.20881", "2601.20881"),
        ("http://arxiv.org/abs/2601.20881v2", "2601.20881"),
        ("https://export.arxiv.org/pdf/2601.20881v12", "2601.20881"),
        ("https://arxiv.org/abs/hep-th/9901001v1", "hep-th/9901001"),
        ("https://arxiv.org/abs/math.GT/0309136", "math.GT/0309136"),
        ("https://example.org/paper", ""),
    ],
)
def test_the_id_is_that_of_the_address_without_the_version(url: str, arxiv_id: str) -> None:
    (found,) = parse_template(markdown(paper(1, abs_url=url))).papers
    assert found.abs_url == url
    assert found.arxiv_id == arxiv_id


def test_a_field_ends_only_at_the_next_label() -> None:
    made = paper(
        1,
        tldr="a\n\nMethod: b",
        motivation="Result: c\nMethod: d",
        abstract="Abstract: e\n\nMethods: f\n\n</details>\n\ng",
    )
    assert list(parse_template(markdown(made, paper(2))).papers) == [made, paper(2)]


def test_a_digest_of_no_papers_is_a_digest() -> None:
    digest = parse_template(CONTENTS)
    assert (list(digest.papers), digest.promised, digest.problems) == ([], {}, ())


@pytest.mark.parametrize("text", ["", "text", "# cs.CV [[Back]](#toc)\n", "# Table of Contents\n"])
def test_a_text_without_papers_and_contents_is_no_digest_of_the_template(text: str) -> None:
    assert parse(text, "x.md") is None


def test_numbers_are_kept_and_repeated_papers_too() -> None:
    made = [paper(7), paper(7), paper(2)]
    assert list(parse_template(markdown(*made)).papers) == made


@pytest.mark.parametrize("name", ["title", "tldr", "method", "abstract", "category"])
def test_control_characters_are_removed(name: str) -> None:
    hostile = paper(1, **{name: "a\x1b]0;b\x07\x9b\u202ec\td"})
    for text in (markdown(hostile), irregular(markdown(hostile))):
        digest = parse_template(text)
        assert getattr(digest.papers[0], name) == "a]0;bc d"
        assert list(digest.categories) == [digest.papers[0].category]


def test_broken_escapes_are_repaired_before_blanks_are_stripped() -> None:
    (found,) = parse_template(markdown(paper(1, method="\times", abstract="\frac{1}{2}"))).papers
    assert (found.method, found.abstract) == ("\\times", "\\frac{1}{2}")
