"""Text of a template's file that the template does not print: it is kept where it stands."""

from __future__ import annotations

import pytest

from digest_tui.model import Aside, Paper
from digest_tui.readers.asides import MOST_ASIDES
from tests.support.papers import paper
from tests.support.template import block, markdown, parse_template

PAPERS = [paper(number, category="cs.CV") for number in range(1, 4)]
AUTHORS = "*Ann Example,Bob Sample*\n\n"


def with_text(below: str, text: str) -> Paper:
    """Return the second of three papers that has a text below one of its lines."""
    made = paper(2, category="cs.CV", authors=("Ann Example", "Bob Sample"))
    written = block(made)
    assert below in written
    second = written.replace(below, f"{below}{text}", 1)
    digest = parse_template(markdown(PAPERS[0], made, PAPERS[2]).replace(written, second))
    assert [digest.papers[0], digest.papers[2]] == [PAPERS[0], PAPERS[2]]
    found = digest.papers[1]
    assert (found.authors, found.category, found.title) == (made.authors, "cs.CV", made.title)
    assert (found.tldr, found.abstract) == (made.tldr, made.abstract)
    return found


@pytest.mark.parametrize(
    ("text", "extra"),
    [
        ("**Award:** Best paper\n\n", [("Award", "Best paper")]),
        ("**奖项：** 最佳论文\n\n", [("奖项", "最佳论文")]),
        ("Award: Best paper\n\n", [("Award", "Best paper")]),
        (
            "- **Award**: Best paper\n- **Code:** yes\n\n",
            [("Award", "Best paper"), ("Code", "yes")],
        ),
        (
            "**Award:** Best\npaper\n\n**Venue:** A *B* C\n\n",
            [("Award", "Best\npaper"), ("Venue", "A *B* C")],
        ),
        ("Only a remark.\n\n", [("Note", "Only a remark.")]),
        ("*in italics*\n\n", [("Note", "*in italics*")]),
    ],
)
@pytest.mark.parametrize("below", [AUTHORS, "Main category: cs.CV\n\n"])
def test_a_label_that_one_paper_has_is_an_extra_field(
    below: str, text: str, extra: list[tuple[str, str]]
) -> None:
    assert list(with_text(below, text).extra) == extra


def test_text_around_papers_is_kept_with_its_line() -> None:
    text = markdown(*PAPERS)
    text = text.replace("# cs.CV [[Back]](#toc)\n", "# cs.CV [[Back]](#toc)\n\nAbout **vision**.\n")
    text = f"An introduction.\n\nTwo paragraphs.\n\n{text}\n\n---\nA footer.\n"
    digest = parse_template(text)
    assert list(digest.papers) == PAPERS
    lines = text.split("\n")
    assert list(digest.asides) == [
        Aside(1, "An introduction.\n\nTwo paragraphs."),
        Aside(lines.index("About **vision**.") + 1, "About **vision**."),
        Aside(lines.index("---") + 1, "---\nA footer."),
    ]


def test_a_section_that_is_not_the_category_is_kept() -> None:
    text = markdown(*PAPERS).replace("# cs.CV [[", "# Main topics [[")
    digest = parse_template(text)
    assert [each.extra for each in digest.papers] == [(("Section", "Main topics"),)] * 3
    assert [each.category for each in digest.papers] == ["cs.CV"] * 3


def test_the_promised_count_of_a_section_is_compared() -> None:
    text = markdown(*PAPERS).replace("# cs.CV [[", "# Main topics [[")
    text = text.replace("[cs.CV](#cs.CV) [Total: 3]", "[Main topics](#main) [Total: 3]")
    assert parse_template(text).problems == ()
    [problem] = parse_template(text.replace("[Total: 3]", "[Total: 4]")).problems
    assert (problem.category, problem.promised, problem.count) == ("Main topics", 4, 3)
    assert parse_template(text).promised == {}


def test_a_section_without_papers_is_kept() -> None:
    text = markdown(*PAPERS) + "\n\n\n# Nothing here [[Back]](#toc)\n"
    (aside,) = parse_template(text).asides
    assert aside.text == "# Nothing here [[Back]](#toc)"


def test_a_file_with_text_between_all_papers_loses_none_of_it() -> None:
    count = MOST_ASIDES + 5
    text = "\n\n".join(f"{block(PAPERS[0])}\n\nremark{number}" for number in range(count))
    asides = parse_template(text).asides
    assert len(asides) == MOST_ASIDES
    assert "\n".join(each.text for each in asides).split() == [
        f"remark{number}" for number in range(count)
    ]
