"""Recognise the lines that separate blocks of a paper, and those that precede its labels."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.dialects.label_syntax import is_details

_TAG: Final = r"</?(?:details|summary|div|a|p|br|hr|table|center|section)\b[^<>]{0,300}>[ \t]*"
_BACK_LINK: Final = r"\[{1,2}[^\[\]\n]{0,40}\]{1,2}\(#[^()\s]{0,100}\)[^\w\[]{0,9}"
_LONGEST: Final = 400
"""The maximum length of a line that separates blocks."""


def is_separator(line: str) -> bool:
    """Return whether a line is only tags, a rule, the dashes of a table, or links to the top."""
    text = line.strip()
    if text[:1] not in ("<", "[", "-", "*", "_", "|", "`") or len(text) > _LONGEST:
        return False
    if len(text) > 2 and set(text) <= set("-_* ") and len(set(text) - {" "}) == 1:
        return True
    if is_table_rule(text) or text.startswith("```"):
        return True
    if text.startswith("<") and "<summary>" not in text:
        return re.fullmatch(f"(?:{_TAG})+", text) is not None
    if is_details(text):
        return True
    return "](#" in text and re.fullmatch(rf"[^\w\[]{{0,9}}(?:{_BACK_LINK})+", text) is not None


def is_table_rule(text: str) -> bool:
    """Return whether a line is the dashes below the header of a table."""
    return text.startswith("|") and "-" in text and set(text) <= set("|-: ")


def is_preamble(line: str) -> bool:
    """Return whether a line is in italics or in brackets, like those between head and labels."""
    text = line.strip("> \t")
    return text[:1] in ("*", "_", "（", "(") and text[-1:] in ("*", "_", "）", ")")
