"""Inline HTML below the head of a paper: markup where it is paired, else text."""

from __future__ import annotations

import pytest

from tests.support.dialect import parse_dialect, three_papers

HEAD = "## @. [Title @](%)\n\n"


@pytest.mark.parametrize(
    "label",
    [
        "**<font color=#1a73e8>{}：</font>**",
        "<font color='red'>**{}:**</font>",
        "<b>{}:</b>",
        "<strong>{}</strong>:",
        '**<span style="color: red; font-weight: bold">{}</span>**:',
        "<p><b>{}</b>:</p>",
        "<span><strong>{}:</strong></span>",
        "<b><i>{}</i></b>：",
        "- <b>{}</b>:",
        "- **<u>{}</u>:**",
        "<FONT COLOR=red><B>{}:</B></FONT>",
        "> <small>**{}:**</small>",
        "<mark>**{}**</mark>:",
        "👥 <b>{}:</b>",
    ],
)
def test_tags_around_a_label_are_marks(label: str) -> None:
    mark = "> " if label.startswith(">") else ""
    lines = [
        f"{label.format('作者')} Ann Example, Bob Sample",
        f"{label.format('arXiv所属领域')} Computation and Language",
        f"{label.format('摘要')}\n{mark or '> '}Abstract one.",
    ]
    for between in ("\n\n", "  \n"):
        for paper in parse_dialect(three_papers(f"{HEAD}{between.join(lines)}\n")).papers:
            assert paper.authors == ("Ann Example", "Bob Sample")
            assert paper.category == "Computation and Language"
            assert paper.abstract == "Abstract one."
            assert paper.extra == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A <b>bold</b> word.", "A **bold** word."),
        ("An <em>old</em> word.", "An *old* word."),
        ("A <font color='red'>red</font> word.", "A red word."),
        ("A <del>lost</del> <kbd>Q</kbd>.", "A lost `Q`."),
        ("Tokens <think> and </think> stay.", "Tokens <think> and </think> stay."),
        ("An <image> token.", "An <image> token."),
        ("If a <b and c> d.", "If a <b and c> d."),
        ("Only <b>opened.", "Only <b>opened."),
        ("Code `<b>x</b>` stays.", "Code `<b>x</b>` stays."),
        ("With p<0.05 and n>3.", "With p<0.05 and n>3."),
        ("Vec<T>, List<a> and Map<i, b>.", "Vec<T>, List<a> and Map<i, b>."),
        (
            'See <a href="https://example.org/x" class=y target="_blank">it</a>.',
            "See [it](https://example.org/x).",
        ),
        ("See <a href=https://example.org/x>it</a>.", "See [it](https://example.org/x)."),
        ("H<sub>2</sub>O.", "H$_{2}$O."),
        ("A <center>middle</center> word.", "A middle word."),
    ],
)
def test_known_tags_are_markup_and_others_are_text(text: str, expected: str) -> None:
    for form in ("**TL;DR:** {}", "> {}", "**TL;DR**\n\n{}", "- **TL;DR**: {}"):
        for paper in parse_dialect(three_papers(f"{HEAD}{form.format(text)}\n")).papers:
            assert " ".join((paper.tldr or "").split()) == expected
            assert paper.extra == ()


@pytest.mark.parametrize(
    "value",
    [
        '<a href="http://arxiv.org/pdf/2601.0000@v1" class="b">PDF</a>',
        "<a class=b href='http://arxiv.org/pdf/2601.0000@v1' target=_blank>PDF</a>",
        "<a href=http://arxiv.org/pdf/2601.0000@v1>PDF</a>",
        "<http://arxiv.org/pdf/2601.0000@v1>",
        '"http://arxiv.org/pdf/2601.0000@v1"',
        "'http://arxiv.org/pdf/2601.0000@v1'",
        '[PDF](http://arxiv.org/pdf/2601.0000@v1 "PDF")',
        "[PDF](<http://arxiv.org/pdf/2601.0000@v1>)",
        '<a HREF = "http://arxiv.org/pdf/2601.0000@v1">PDF</a><br>',
        "`http://arxiv.org/pdf/2601.0000@v1`",
        "（http://arxiv.org/pdf/2601.0000@v1）",
        "http://arxiv.org/pdf/2601.0000@v1。",
    ],
)
@pytest.mark.parametrize("label", ["**论文链接**:", "- **Links:**", "PDF:"])
def test_an_address_ends_before_its_marks(label: str, value: str) -> None:
    text = three_papers(f"## @. Title @\n\n{label} {value}\n\n**Abstract:** w\n")
    for paper in parse_dialect(text).papers:
        assert paper.abs_url == f"http://arxiv.org/pdf/2601.0000{paper.number}v1"
        assert (paper.arxiv_id, paper.abstract) == (f"2601.0000{paper.number}", "w")
        assert paper.extra == ()


@pytest.mark.parametrize(
    ("quotation", "expected"),
    [
        ("> a\n> b", "a\nb"),
        (">a\n>b", "a\nb"),
        ("> > a\n> > b", "a\nb"),
        (">> a\n>> b", "a\nb"),
        ("> a\n>\n> b", "a\n\nb"),
        ("> a\nb", "a\nb"),
        ("> a\n\n> b", "a\n\nb"),
        ("> - a\n> - b", "- a\n- b"),
    ],
)
@pytest.mark.parametrize(
    "label", ["**摘要：**\n", "**摘要：**\n\n", "#### 摘要\n\n", "> **摘要**：\n"]
)
def test_the_marks_of_a_quotation_are_no_text(label: str, quotation: str, expected: str) -> None:
    for paper in parse_dialect(three_papers(f"{HEAD}{label}{quotation}\n")).papers:
        assert paper.abstract == expected
        assert paper.extra == ()
