"""Export a paper as Markdown, to paste into notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from digest_tui.model import SUMMARY_FIELDS, Paper, summary_text

_LABELS = ("TL;DR", "Motivation", "Method", "Result", "Conclusion")


def export(paper: Paper) -> str:
    """Return a paper as Markdown: its title, and a paragraph for each field that it has.

    LaTeX and emphasis are the same as in the digest.
    """
    return "\n\n".join(_paragraphs(paper)) + "\n"


def _paragraphs(paper: Paper) -> Iterator[str]:
    """Yield the paragraphs of the export."""
    yield f"## [{paper.heading}]({paper.abs_url})" if paper.abs_url else f"## {paper.heading}"
    if paper.translated_title:
        yield f"> *{paper.translated_title}*"
    if paper.authors:
        yield f"*{', '.join(paper.authors)}*"
    fields = [summary_text(getattr(paper, name)) for name in SUMMARY_FIELDS]
    for label, value in (
        ("Main category", ", ".join(paper.all_categories)),
        *zip(_LABELS, fields, strict=True),
        *paper.extra,
        ("Comment", paper.comment),
        ("Code", paper.code_url),
        ("Abstract", paper.abstract or ""),
    ):
        if value.strip():
            # arXiv separates paragraphs by a newline and blanks, Markdown by a blank line.
            paragraphs = re.sub(r"\n[ \t]{2,}", "\n\n", value.strip())
            yield f"**{label}:** {paragraphs}"
