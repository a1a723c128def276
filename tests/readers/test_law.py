"""Every word of a file stands in a paper or in a aside, or a problem tells its line."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers
from digest_tui.readers.template.scan import TemplateScan
from tests.support.papers import paper
from tests.support.template import LABELS, block
from tests.support.words import lost

DATA = Path(__file__).parent.parent / "data" / "dialects"

WORDS = st.sampled_from(
    ["alpha", "beta", "gamma delta", "文字", "更多文字", "x = 1", "Ann Example"]
)
TEMPLATE_PIECES = st.one_of(
    st.sampled_from(
        [
            *("\n", "\n\n", "\n\n\n", "\n\n</details>\n", "*", "*\n", "### ", "# ", "**", "> "),
            *("<details>\n  <summary>Details</summary>\n", "\n\nMain category: ", "cs.CV\n"),
            *(f"\n\n{label}: " for label in LABELS.values()),
            *("### [1] [", "](https://arxiv.org/abs/2601.00001)\n", "*Ann Example*\n\n"),
            *("# Table of Contents\n", "- [cs.CV](#cs.CV) [Total: 3]\n", "- [a](#a) [Total: 2]\n"),
            *("<div id='cs.CV'></div>\n", "# cs.CV [[Back]](#toc)\n", "# a b [[Back]](#toc)\n"),
            *("\n**Award:** ", "### Notes\n", "<div id=toc></div>\n"),
        ]
    ),
    WORDS,
    st.builds(lambda number: block(paper(number)), st.integers(1, 9)),
)

DIALECT_PIECES = st.one_of(
    st.sampled_from(
        [
            *("\n", "\n", "\n\n", "---\n", "> ", "- ", "**", "*", " | ", "#### ", "|", "`", " · "),
            *("## 1. [", "### [2] [", "# ", "## ", "- **[", "](https://arxiv.org/abs/2601.00001)"),
            *(
                "](https://arxiv.org/pdf/2601.00002v1)",
                "](https://example.org/x)",
                "</a>",
                "[[Back]](#toc)",
            ),
            *(
                "### [1] [Some title](https://arxiv.org/abs/2601.00001)\n",
                "- [PDF](https://arxiv.org/pdf/2601.00003)\n",
            ),
            *(
                '## 2. [Other title](http://arxiv.org/abs/2601.00002v2) <a id="link0"></a>\n',
                "<br>",
                "<b>",
                "</b>",
            ),
            *(
                "**Authors:** ",
                "*Ann Example, Bob Sample*\n",
                "**TL;DR:** ",
                "- **Method**: ",
                "摘要：",
                "**动机：** ",
            ),
            *(
                "**Award:** ",
                "Abstract: ",
                "Main category: cs.CV\n",
                "**Categories:** `cs.CV`, `cs.LG`\n",
            ),
            *(
                "<details>\n",
                "<summary>Details</summary>\n",
                "<summary>Abstract</summary>\n",
                "</details>\n",
            ),
            *(
                "| Method | ",
                " |\n",
                "|---|---|\n",
                "<font color=red>",
                "</font>",
                "<think>",
                "![alt](https://a.b/c.png)",
            ),
            *(
                "arXiv: 2601.00004\n",
                " https://arxiv.org/abs/2601.00005\n",
                " https://github.com/ann/code\n",
                "🏷️ ",
            ),
        ]
    ),
    WORDS,
)


def lost_words(data: bytes, name: str) -> dict[str, int]:
    """Return the words that are lost of a file; none if it is refused with an error."""
    try:
        digest = readers.read(data, name)
    except readers.ReadError:
        return {}
    return lost(data.decode("utf-8", "replace").replace("\r\n", "\n"), digest)


def files(directory: Path) -> list[Path]:
    """Return the Markdown files of a directory and of those in it."""
    return [path for path in sorted(directory.rglob("*")) if path.suffix in (".md", ".txt")]


@pytest.mark.parametrize("path", files(DATA), ids=lambda path: path.stem)
def test_no_word_of_a_dialect_is_lost(path: Path) -> None:
    assert lost_words(path.read_bytes(), path.name) == {}


@pytest.mark.parametrize("directory", ["digests", "variants", "faults"])
def test_no_word_of_a_published_digest_is_lost(corpus: Path, directory: str) -> None:
    found = {
        path.name: lost_words(path.read_bytes(), path.name)
        for path in files(corpus.parent / directory)
    }
    assert {name: words for name, words in found.items() if words} == {}


@given(st.lists(DIALECT_PIECES, max_size=16).map("".join))
def test_no_word_is_lost_whatever_pieces_of_dialects_a_file_has(text: str) -> None:
    assert lost_words(text.encode(), "x.md") == {}


@given(st.lists(TEMPLATE_PIECES, max_size=12).map("".join))
def test_no_word_is_lost_whatever_pieces_of_the_template_a_file_has(text: str) -> None:
    digest = TemplateScan(text, "x.md").digest([])
    assert digest is None or not lost(text, digest)


def test_a_line_without_a_colon_is_no_blank_line_of_a_field() -> None:
    text = (
        "## [A title](https://arxiv.org/abs/2601.00001)\n"
        "alpha beta\n\n**An odd line**\n\ngamma delta\n- [Elsewhere](#x)\n"
    )
    assert lost_words(text.encode(), "x.md") == {}
