"""Inline HTML in the lines of a paper."""

from __future__ import annotations

import pytest

from digest_tui.readers.dialects.tags import replace_tags
from tests.support.dialect import parse_dialect, three_papers


@pytest.mark.parametrize(
    ("line", "replaced"),
    [
        ("**<font color=#1a73e8>作者：</font>** Ann", "**作者：** Ann"),
        ("<b>TL;DR:</b> a", "**TL;DR:** a"),
        ("<STRONG> a </STRONG>b", " **a** b"),
        ("**<b>a</b>** <b>**c**</b>", "**a** **c**"),
        ("<i>a</i> <em>b</em> <u>c</u> <mark>d</mark>", "*a* *b* c d"),
        ("H<sub>2</sub>O, 10<sup>-3</sup>", "H$_{2}$O, 10$^{-3}$"),
        ("x<sub>a long text</sub>", "x a long text "),
        ("<font color=red>A</font>ttention", "Attention"),
        ("<code>x</code> <kbd>y</kbd>", "`x` `y`"),
        ('<a href="https://a.org/x" class="b">PDF</a>', "[PDF](https://a.org/x)"),
        ("<a class=b href='https://a.org/x'><b>PDF</b></a>", "[**PDF**](https://a.org/x)"),
        ("<a href=https://a.org/x></a>", "  https://a.org/x "),
        ('<a id="x"></a>a <a name="y">b', "a b"),
        ('<a href="#top">Back</a>', "Back"),
        ('<span style="color: red"><b>a</b></span>', "**a**"),
        ('<p align="center">a</p>b', " a b"),
        ("a <think> b <image> </s> <unk>", "a <think> b <image> </s> <unk>"),
        ("a <b and c> d, x < b > y", "a <b and c> d, x < b > y"),
        ("a <b> c", "a <b> c"),
        ("a </b> c <font color=red> d", "a </b> c <font color=red> d"),
        ("`<b>a</b>`", "`<b>a</b>`"),
        ("a<br>b<br/>c", "a<br>b<br/>c"),
    ],
)
def test_a_known_tag_is_markup_if_it_is_paired(line: str, replaced: str) -> None:
    assert replace_tags(line) == replaced


def test_tags_may_be_paired_over_lines() -> None:
    form = (
        "## [T@](%)\n<font color=gray>\n\n**Authors:** A B\n\n</font>\n\n"
        "**Abstract:** a <i>b\nc</i> d\n"
    )
    for found in parse_dialect(three_papers(form)).papers:
        assert (found.authors, found.abstract, found.extra) == (("A B",), "a b\nc d", ())


@pytest.mark.parametrize(
    "lines",
    [
        (
            "**<font color=#1a73e8>作者：</font>** A B  \n**<font color=red>分类：</font>** cs.CV\n"
            "**<font>摘要：</font>**\n> a@"
        ),
        "<b>Authors:</b> A B<br>\n<b>Category:</b> cs.CV<br/>\n<b>Abstract:</b> a@",
        "<b>Authors:</b> A B<br><b>Category:</b> cs.CV<br><b>Abstract:</b> a@",
        (
            "<span class=x>**Authors**</span>: A B\n<span>**Category**</span>：cs.CV\n\n"
            "<b><i>Abstract</i></b>: a@"
        ),
        (
            "<p align='center'><b>Authors</b>: A B</p>\n<div>**Category:** cs.CV</div>\n"
            "<center>**Abstract:** a@</center>"
        ),
        (
            "- <strong>Authors:</strong> A B\n- <em>Category:</em> <code>cs.CV</code>\n"
            "- <u>**Abstract:**</u> a@"
        ),
    ],
)
def test_labels_and_values_may_be_in_tags(lines: str) -> None:
    for number, found in enumerate(
        parse_dialect(three_papers(f"## @. [T](%)\n\n{lines}\n")).papers, 1
    ):
        assert (found.authors, found.category) == (("A B",), "cs.CV")
        assert (found.abstract, found.extra) == (f"a{number}", ())


@pytest.mark.parametrize(
    "value",
    [
        '<a href="%" class="link" target="_blank">ArXiv</a>',
        '<a href="https://arxiv.org/pdf/2601.0000@">PDF</a> <a href="%">ArXiv</a>',
        *('"%"', "<%>", "'%' ", "`%`", "（%）。"),
    ],
)
def test_an_address_ends_before_quotation_marks(value: str) -> None:
    form = f"## @. T@\n\n- **作者**: A B\n- **论文链接**: {value}\n\n**研究背景**: b\n"
    for number, found in enumerate(parse_dialect(three_papers(form)).papers, 1):
        assert (found.abs_url, found.extra) == (f"https://arxiv.org/abs/2601.0000{number}", ())
