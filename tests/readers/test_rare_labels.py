"""Labels that few papers of a file have."""

from __future__ import annotations

import pytest

from tests.support.dialect import parse_dialect, three_papers

TLDR = "**TL;DR:** a\n\n"
TEXT = three_papers(f"## [T](%)\n*A, B*\n\n{TLDR}**Abstract:** b\n")


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("**Award:** Best paper", "Award", "Best paper"),
        ("**奖项：** 最佳论文", "奖项", "最佳论文"),
        ("**Award**: Best paper", "Award", "Best paper"),
        ("> **Award:** Best paper", "Award", "Best paper"),
        ("**🏆 Award:** Best paper", "Award", "Best paper"),
    ],
)
@pytest.mark.parametrize("below", ["*A, B*\n\n", TLDR])
def test_a_bold_label_with_a_colon_counts_in_a_single_paper(
    below: str, line: str, name: str, value: str
) -> None:
    papers = parse_dialect(TEXT.replace(below, f"{below}{line}\n\n", 1)).papers
    assert [each.extra for each in papers] == [((name, value),), (), ()]
    assert [(each.authors, each.tldr, each.abstract) for each in papers] == [
        (("A", "B"), "a", "b")
    ] * 3


@pytest.mark.parametrize("line", ["Award: Best paper", "**Bold words** begin this prose.", "a: b"])
def test_prose_that_looks_like_a_label_is_no_label(line: str) -> None:
    text = three_papers("## [T](%)\n*A, B*\n\n**TL;DR:** a\n\n**Abstract:** b\n")
    papers = parse_dialect(
        text.replace("**TL;DR:** a\n\n", f"**TL;DR:** a\n\n{line}\n\n", 1)
    ).papers
    assert papers[0].tldr == f"a\n\n{line}"
    assert papers[0].extra == ()
