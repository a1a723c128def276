"""Digests of dialects that are cut off, shuffled or hostile."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers
from digest_tui.model import Digest
from digest_tui.readers import dialects
from digest_tui.readers.extra import NOTE
from tests.support.dialect import parse_dialect, three_papers, url
from tests.support.template import FIELDS

HEAD = f"## [T]({url(1)})\n"
FORM = (
    "### [@] [Title @](%)\n> *译名@*\n\n*A B, C D* | **Main category: cs.X**\n\n"
    "**Keywords:** k@\n\n"
    "> **TL;DR:** t@\n\n<details>\n  <summary>Details</summary>\n\n**Method:** m@\n\n"
    "**Abstract:** a@\n\n</details>\n"
)
JUNK = st.sampled_from(
    [
        *(HEAD, "## [2] [", "### T\n", "# S\n", "- ", "1. ", "> ", "#### ", "**", "*", "_", "|"),
        *(
            "Method: ",
            "**TL;DR:** ",
            "**Note**",
            "摘要：",
            "| a | b |\n",
            "|---|---|\n",
            "：",
            ": ",
        ),
        *("<details>\n", "</details>\n", "<summary>", "</summary>", "<a id='x'></a>", "---\n"),
        *("[a](#b)", "[arXiv](https://arxiv.org/abs/2601.00002)", "](http", "&#10;", "&amp;"),
        *("- **arXiv:** 2601.00003\n", "*A, B*\n", "**8.5**", "（a）", "\n", "\n\n", "\r", "\x1b"),
        *(
            "&nbsp;|&nbsp;",
            "·",
            "🧩 ",
            "中文",
            "word ",
            "\u2028",
            "\ud800",
            "- [a](#b) [Total: 3]\n",
        ),
    ]
)


def check(digest: Digest, text: str) -> None:
    """Check what is true of the digest of any text."""
    assert list(digest.categories) == [each.category for each in digest.papers]
    lines = [problem.line for problem in digest.problems]
    assert lines == sorted(lines)
    assert all(0 < line <= text.count("\n") + 1 for line in lines)
    for each in digest.papers:
        shown = [each.title, *each.authors, each.category, each.abs_url, each.translated_title]
        assert not any("\n" in part for part in shown)
        texts = [getattr(each, name) or "" for name in FIELDS]
        texts += [part for entry in each.extra for part in entry]
        assert not {"\x1b", "\r", "\u2028", "\ud800"} & {*"".join(shown + texts)}


@given(st.lists(JUNK | st.text(max_size=3), max_size=40).map("".join))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    digest = dialects.parse(text, "x.md")
    if digest is not None:
        check(digest, text)


@given(st.permutations(three_papers(FORM).split("\n")))
def test_shuffled_lines_are_read_or_raise_an_error(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        digest = readers.read(text.encode(), "x.md")
    except readers.ReadError:
        return
    check(digest, text)


@given(st.lists(JUNK, min_size=1, max_size=30), st.data())
def test_no_line_is_in_two_fields_but_a_note(pieces: list[str], data: st.DataObject) -> None:
    marked = [
        f"{piece.rstrip()} m{index}m\n" if data.draw(st.booleans()) else piece
        for index, piece in enumerate(pieces)
    ]
    digest = dialects.parse(HEAD + "".join(marked), "x.md")
    if digest is None:
        return
    values = [
        text
        for each in digest.papers
        for text in (
            *(getattr(each, name) or "" for name in FIELDS),
            *each.authors,
            each.translated_title,
            each.comment,
            *(value for name, value in each.extra if name != NOTE),
        )
    ]
    for mark in {*re.findall(r"m\d+m", "".join(marked))}:
        assert sum(mark in value for value in values) <= 1


def test_a_cut_anywhere_keeps_the_papers_before_it() -> None:
    text = three_papers(FORM)
    whole = list(parse_dialect(text).papers)
    ends = [match.end() for match in re.finditer("</details>", text)]
    for cut in range(text.index("\n"), len(text)):
        digest = readers.read(text[:cut].encode(), "x.md")
        complete = sum(end <= cut for end in ends)
        assert list(digest.papers[:complete]) == whole[:complete]
        assert len(digest.papers) <= complete + 1


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        pytest.param(HEAD + "**Label:** text\n" * 25_000, id="labels"),
        pytest.param(HEAD + "Method: text\n\n" * 25_000, id="one label"),
        pytest.param(HEAD * 5_000, id="heads"),
        pytest.param("## T\n- **arXiv:** 2601.00001\n" * 5_000, id="heads without links"),
        pytest.param("## [1] [a\nb\n" * 7_500, id="heads that never end"),
        pytest.param(f"# S\n- [T]({url(1)}) words\n" * 5_000, id="items"),
        pytest.param("# S\n" * 25_000 + HEAD, id="sections"),
        pytest.param(HEAD + "a" * 2_500_000, id="one long line"),
        *(
            pytest.param(HEAD + piece * (500_000 // len(piece)), id=f"a line of {piece}")
            for piece in (
                "|",
                "**",
                "> ",
                "## ",
                "## - ",
                "[",
                "](http",
                "[a](http://b) ",
                "<a>",
                "&",
                "🧩",
            )
        ),
        pytest.param("## [" + "](https://arxiv.org/abs/2601.1" * 12_500, id="links in a head"),
        pytest.param(HEAD + "**A:** " + "| **B:** c " * 25_000, id="labels on one line"),
        pytest.param(HEAD + ("**A:** " + "|a" * 1000 + "\n") * 200, id="bars"),
        pytest.param(HEAD + ("[a](#b)[" * 49 + "x\n") * 2000, id="links up"),
        pytest.param(HEAD + ("<a>" * 130 + "x\n") * 2000, id="tags"),
        pytest.param(HEAD + "*a\n" * 25_000, id="authors that never end"),
        pytest.param(HEAD + "*" + "a, " * 75_000 + "*", id="authors"),
        pytest.param(HEAD + "**Category:** " + "[a" * 125_000, id="brackets in a category"),
        pytest.param(HEAD + "\n" * 250_000, id="blank lines"),
        pytest.param("- [a](#" * 50_000 + "\n" + HEAD, id="promises"),
    ],
)
def test_long_hostile_digests_have_a_category_for_each_paper(text: str) -> None:
    digest = dialects.parse(text, "x.md")
    assert digest is not None
    assert len(digest.papers) == len(digest.categories) > 0


def test_a_paper_of_very_many_lines_keeps_them_all() -> None:
    lines = [f"line {number}" for number in range(2000)]
    for before in ("", "**Abstract:** "):
        (found,) = parse_dialect(f"# [T]({url(1)})\n\n{before}" + "\n".join(lines)).papers
        assert (found.abstract or "").split("\n") == lines


def test_an_unknown_label_of_one_of_two_papers_does_not_end_an_empty_value() -> None:
    form = "## [T@](%)\n\nOdd Heading:\n{}\n\nAbstract: a@\n"
    text = form.format("Words: of @").replace("@", "1").replace("%", url(1))
    cut = f"{text}\n## [T2]({url(2)})\n\nOdd"
    assert parse_dialect(cut).papers[0].extra == (("Odd Heading", "Words: of 1"),)
    assert parse_dialect(three_papers(form.format("Words: of @"))).papers[0].extra == (
        ("Words", "of 1"),
    )


def test_a_summary_below_one_that_is_not_closed_is_a_paper() -> None:
    form = "<summary\n\n<summary>\nA study of spoons [pdf](%)\n\n</summary>\n\nWords.\n"
    text = f"## [Forks]({url(9)})\n\n# Other\n\n" + three_papers(form)
    assert url(1) in [found.abs_url for found in parse_dialect(text).papers]
