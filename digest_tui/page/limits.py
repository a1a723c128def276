"""Limits on what is laid out of a paper: above any real paper, and laid out in under 100 ms."""

from __future__ import annotations

from typing import Final

from digest_tui.page import words

FIELD_LIMIT: Final = 40_000
"""Characters of a field that are laid out: five times the longest field of 37,877 papers."""
SUMMARY_LIMIT: Final = 2 * FIELD_LIMIT
"""Characters of all fields of a summary together."""
LINE_LIMIT: Final = 4_000
"""Characters of a title, a comment or another text of one paragraph."""
LABEL_LIMIT: Final = 200
"""Characters of the label of a field."""


def cut(text: str, limit: int) -> str:
    """Cut a text at a limit of characters, and append how many are left out."""
    if len(text) <= limit:
        return text
    return f"{text[:limit]} … {words.more_characters(len(text) - limit)}"
