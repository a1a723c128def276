"""Recognise the lines that separate blocks of a paper, and those that precede its labels."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.dialects.label_syntax import is_details

_TAG: Final = r"</?(?:details|summary|div|a|p|br|hr|table|center|section)\b[^<>]{0,300}>[ \t]*"
_BACK_LINK: Final = r"\[{1,2}[^\[\]\n]{0,40}\]{1,2}\(#[^()\s]{0,100}\)[^\w\[]{0,9}"
_MARKS: Final = r"^(?:[-*+•][ \t]+)?[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]*[ \t]*"
"""A list marker and emoji at the start of a line."""

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


def unquoted(line: str) -> str:
    """Return a line without the marks of block quotes."""
    return re.sub(r"^[ \t]*(?:>[ \t]?)+", "", line)


def without_marks(text: str) -> str:
    """Return a text without the quote marks, list marker and emoji at its start."""
    return re.sub(_MARKS, "", text.lstrip("> \t"))


def italic_text(line: str) -> str:
    """Return the text of a line that is between single asterisks or underscores; else nothing."""
    bare = without_marks(line).rstrip()
    mark = bare[:1]
    if mark not in ("*", "_") or bare[1:2] in ("", mark) or not bare.endswith(mark):
        return ""
    return bare[1:-1].strip()


def italic_key(line: str) -> str:
    """Return what identifies a line in italics among the lines of all papers; else nothing."""
    text = italic_text(line) if len(line) <= _LONGEST else ""
    return f"*{text}" if text else ""


def header_key(line: str) -> str:
    """Return what identifies the header of a table among the lines of all papers."""
    return f"|{line.strip()[:_LONGEST]}"
