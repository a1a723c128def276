"""The second line of a paper in the list: its summary, or the match that nothing else shows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.cells import cell_len

from digest_tui.model import SUMMARY_FIELDS, Paper, summary_text
from digest_tui.page.limits import FIELD_LIMIT
from digest_tui.text import markup
from digest_tui.text.casefold import find_words
from digest_tui.text.wrap import truncate

_BEFORE: Final = 24
"""Cells of text shown before a match, at most."""
_AFTER: Final = 300
"""Characters of a text that are converted from the start of a match."""


def second_line(paper: Paper, title: str, words: Sequence[str], width: int) -> str:
    """Return one line of plain text.

    That is the TL;DR of a paper, or its abstract if it has none. If neither that line nor the title
    shows a match, it is the first match of the paper, with the words around it.

    Args:
        paper: The paper.
        title: Its title, as far as the first line shows it.
        words: Casefolded words to highlight; may be empty.
        width: The cells of the line.
    """
    line = markup.plain_start(summary_text(paper.tldr) or paper.abstract or "")
    if not words or find_words(title, words, 1) or find_words(truncate(line, width), words, 1):
        return line
    for text in _texts(paper):
        if matches := find_words(text[:FIELD_LIMIT], words, 1):
            return _context(text, matches[0][0])
    return line


def _texts(paper: Paper) -> Iterator[str]:
    """Yield the texts of a paper, those first that tell most of it."""
    yield from (getattr(paper, name) or "" for name in SUMMARY_FIELDS)
    yield paper.abstract or ""
    yield paper.translated_title
    yield from (": ".join(entry) for entry in paper.extra)
    yield ", ".join(paper.authors)
    yield paper.comment
    yield ", ".join(paper.all_categories)
    yield from (paper.arxiv_id, paper.code_url)
    yield paper.heading


def _context(text: str, match: int) -> str:
    """Return the part of a text around the offset of a match, on one line."""
    start = max(0, match - _BEFORE)
    while cell_len(text[start:match]) > _BEFORE:
        start += 1
    if start:
        # Begin with a whole word if one begins soon.
        start = text.find(" ", start, start + _BEFORE // 2) + 1 or start
    shown = markup.plain_start(text[start : match + _AFTER], _BEFORE + _AFTER)
    return f"… {shown}" if start else shown
