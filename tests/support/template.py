"""Write papers in the generator's Markdown template."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import groupby
from pathlib import Path
from typing import Final

from hypothesis import strategies as st

from digest_tui import sources
from digest_tui.model import SUMMARY_FIELDS, Digest, Paper
from digest_tui.readers.markdown import parse
from digest_tui.sources import Source
from tests.support.papers import paper

CONTENTS: Final = "<div id=toc></div>\n\n# Table of Contents\n\n"
FIELDS: Final = (*SUMMARY_FIELDS, "abstract")
LABELS: Final = dict(
    zip(FIELDS, ("TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract"), strict=True)
)


def block(paper: Paper) -> str:
    """Return one paper in the template, from its heading to the end of its details."""
    return (
        f"### [{paper.number}] [{paper.title}]({paper.abs_url})\n"
        f"*{','.join(paper.authors)}*\n\n"
        f"Main category: {paper.category}\n\n"
        f"TL;DR: {paper.tldr}\n\n\n"
        "<details>\n  <summary>Details</summary>\n"
        f"Motivation: {paper.motivation}\n\n"
        f"Method: {paper.method}\n\n"
        f"Result: {paper.result}\n\n"
        f"Conclusion: {paper.conclusion}\n\n"
        f"Abstract: {paper.abstract}\n\n"
        "</details>\n"
    )


def markdown(*papers: Paper, promised: Mapping[str, int] | None = None) -> str:
    """Return a digest of papers; its table of contents has the actual or the `promised` counts."""
    if promised is None:
        promised = Counter(each.category for each in papers)
    text = CONTENTS
    for category, count in promised.items():
        text += f"- [{category}](#{category}) [Total: {count}]\n"
    for category, members in groupby(papers, lambda each: each.category):
        text += f"\n\n<div id='{category}'></div>\n\n# {category} [[Back]](#toc)\n\n"
        text += "\n\n".join(map(block, members))
    return text


def irregular(text: str) -> str:
    """Add a blank to each heading, so that no paper matches the template exactly."""
    return "\n".join(f"{line} " if line.startswith("### ") else line for line in text.split("\n"))


def read_file(path: Path) -> Digest:
    """Read a file as if the user had named it."""
    return sources.read(Source((path,), "", (0,), True, (0,)))


def parse_template(text: str) -> Digest:
    """Read a digest in the template."""
    digest = parse(text, "x.md")
    assert digest is not None
    return digest


_PIECES = (
    "word",
    "词，句。",
    " ",
    "$x_1^2$",
    "\\%",
    "*",
    "**b**",
    "`",
    "<br>",
    "p<0.001",
    "Method:",
    "Abstract: ",
    "[a](b)",
    "[[Back]](#toc)",
    "&nbsp;",
)
_line = st.lists(st.sampled_from(_PIECES), max_size=6).map("".join)
_long = st.lists(_line, min_size=1, max_size=3).map("\n  ".join)
_names = st.text(st.sampled_from("AbÉ 王.\\_:-*'"), min_size=1).filter(str.strip)
template_papers = st.builds(
    paper,
    st.integers(0, 999_999_999),
    title=st.lists(st.sampled_from([*_PIECES, "](", "] [", "(c)", "]"]), max_size=5).map("".join),
    authors=st.lists(_names, min_size=1, max_size=3).map(tuple),
    category=st.sampled_from(["cs.CV", "quant-ph", "a name with blanks", "量子"]),
    **dict.fromkeys(SUMMARY_FIELDS, _line | _long),
    abstract=_long | st.just("line\n" * 250 + "end"),
)
"""Papers whose fields contain text that looks like the template."""
