"""Digests of the template that are cut off, broken or hostile."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers
from digest_tui.readers.markdown import parse
from tests.support.papers import paper
from tests.support.template import (
    CONTENTS,
    FIELDS,
    LABELS,
    block,
    irregular,
    markdown,
    parse_template,
    template_papers,
)


@pytest.mark.parametrize("regular", [True, False])
def test_a_cut_anywhere_keeps_the_papers_before_it(regular: bool) -> None:
    made = [
        paper(1, abstract="One.\n  Two."),
        paper(2, category="cs.LG", tldr="字数", motivation="双字", method="偶数", result="也双"),
        paper(3, category="cs.LG"),
    ]
    text = markdown(*made)
    data = (text if regular else irregular(text)).encode()
    ends = [0]
    while len(ends) <= len(made):
        ends.append(data.index(b"</details>", ends[-1]) + len(b"</details>"))
    for cut in range(len(data) + 1):
        whole = sum(end <= cut for end in ends[1:])
        try:
            digest = readers.read(data[:cut], "x.md")
        except readers.ReadError:
            assert cut < data.index(b"\n\n- [")
        else:
            assert list(digest.papers)[:whole] == made[:whole]
            assert len(digest.papers) <= whole + 1


@pytest.mark.parametrize("lost", ["</details>\n", "</details>", "\n</details>\n"])
def test_a_paper_whose_details_are_not_closed_contains_no_text_of_the_next(lost: str) -> None:
    made = [paper(number) for number in range(1, 4)]
    found = list(parse_template(markdown(*made).replace(lost, "", 1)).papers)
    assert found[1:] == made[1:]
    assert replace(found[0], abstract=made[0].abstract) == made[0]
    assert (found[0].abstract or "").split() == (made[0].abstract or "").split()


JUNK = st.sampled_from(
    [
        *("### ", "### [", "### [1] [", "### [1] [a](http://b)\n", "### [12345678901] [", "](http"),
        *(
            "### [１] [a](https://arxiv.org/abs/1)\n",
            "</details>",
            "\n\n</details>\n",
            "\n",
            "\n\n\n",
        ),
        *("<details>\n  <summary>Details</summary>\n", "*", "*\n", "*a*\n", "\n\nMain category: "),
        *(f"\n\n{label}: " for label in LABELS.values()),
        *("# Table of Contents\n", "- [a](#a) [Total: 3]\n", "- [](#) [Total: 999999999]\n"),
        *(
            "<div id='a'></div>\n",
            "# a [[Back]](#toc)\n",
            "\r\n",
            "\r",
            "\x1b[2J",
            "\x00",
            "\u2028",
        ),
        *("[", "]", "(", ")", "\ufeff", "\ud7ff", "𝔽", "中文", "a"),
    ]
)


@given(st.lists(JUNK | st.builds(block, template_papers) | st.text(max_size=3)).map("".join))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    digest = parse(text, "x.md")
    if digest is None:
        return
    papers = list(digest.papers)
    assert list(digest.categories) == [each.category for each in papers]
    lines = [problem.line for problem in digest.problems]
    assert lines == sorted(lines)
    assert all(0 < line <= text.count("\n") + 1 for line in lines)
    for each in papers:
        shown = [each.title, *each.authors, each.category, each.abs_url]
        assert not {category(part) for part in "".join(shown) if part < "\u0300"} & {"Cc", "Cf"}
        for name in FIELDS:
            field = getattr(each, name)
            assert field is None or not set(field) & {"\x1b", "\x00", "\r", "\u2028", "\ufeff"}


@given(st.lists(JUNK, max_size=8).map("".join), st.lists(JUNK, max_size=8).map("".join))
def test_a_regular_paper_is_read_whatever_is_around_it(before: str, after: str) -> None:
    text = f"{before}\n\n\n{block(paper(5))}\n\n### [6] [next](https://a)\n{after}"
    papers = [replace(each, extra=()) for each in parse_template(text).papers]
    assert paper(5) in papers


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param("### [1] [" + "](http" * 50_000, id="links never closed"),
        pytest.param("### [1] [" + "](http)" * 37_500, id="links never last"),
        pytest.param("# Table of Contents\n- [" + "](#" * 100_000, id="an entry never closed"),
        pytest.param(
            CONTENTS + "".join(f"- [{at}](#a) [Total: 1]\n" for at in range(10_000)),
            id="many promises",
        ),
        pytest.param("### [1] [\n" * 25_000, id="many heads"),
        pytest.param("### [1] [a](https://b)\n*c*\n\n\n" * 7_500, id="heads without categories"),
        pytest.param("### \n" * 50_000, id="headings"),
        pytest.param(
            block(paper(1)).replace("</details>", "") + "\n<div id='" * 25_000, id="sections"
        ),
        pytest.param("\n".join(["### [1] [a](http://b)", *["*"] * 125_000]), id="asterisks"),
        pytest.param("### [1] [a](http:///abs/" + "1." * 125_000 + ")\n*b*\n", id="a long id"),
        pytest.param(markdown(paper(1, abstract="\n\n</details>" * 20_000)), id="many ends"),
        pytest.param(markdown(paper(1, tldr="\n" * 250_000)), id="blank lines"),
        pytest.param(markdown(paper(1, title="[" * 250_000)), id="a title of brackets"),
        pytest.param("\n\nMethod: " * 25_000 + markdown(paper(1)), id="labels before papers"),
    ],
)
def test_long_hostile_digests_have_a_category_for_each_paper(text: str) -> None:
    digest = parse(text, "x.md")
    if digest is not None:
        assert len(list(digest.papers)) == len(digest.categories)


@pytest.mark.parametrize("form", [markdown, lambda *papers: irregular(markdown(*papers))])
def test_no_field_ends_in_part_of_a_line_of_the_template(form: Callable[..., str]) -> None:
    text = form(paper(1), paper(2))
    for cut in range(text.rindex("TL;DR"), len(text)):
        last = parse_template(text[:cut]).papers[-1]
        assert not any("<" in (getattr(last, name) or "") for name in FIELDS)
