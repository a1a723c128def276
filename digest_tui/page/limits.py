"""Limits on what is laid out of a paper: above any real paper; a field takes under 40 ms."""

from __future__ import annotations

from typing import Final

from digest_tui.page import words

FIELD_LIMIT: Final = 10_000
"""Characters that are laid out of a field, and of all authors together.

The longest abstract of 37,877 papers has 2,776, the longest list of authors 8,654. Laying out
10,000 characters takes at most 25 ms, whatever they are.
"""
SUMMARY_LIMIT: Final = 12_000
"""Characters of all fields of a summary together: others are shown after one at its limit."""
LINE_LIMIT: Final = 2_000
"""Characters of a title, a comment or another text of one paragraph; the longest has 372."""
LABEL_LIMIT: Final = 200
"""Characters of the label of a field."""


def cut(text: str, limit: int) -> str:
    """Cut a text at a limit of characters, and append how many are left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]} … {words.more_characters(len(text) - limit)}"
