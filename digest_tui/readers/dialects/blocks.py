"""What parts the blocks of a digest: tags, rules, links up, and the lines that open a paper."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.dialects.label_syntax import is_details

_TAG: Final = r"</?(?:details|summary|div|a|p|br|hr|table|center|section)\b[^<>]{0,300}>[ \t]*"
_LINK_UP: Final = r"\[{1,2}[^\[\]\n]{0,40}\]{1,2}\(#[^()\s]{0,100}\)[^\w\[]{0,9}"
_LONGEST: Final = 400
"""Characters up to which a line may part blocks."""


def is_break(line: str) -> bool:
    """Tell whether a line holds nothing but tags, a rule, dashes of a table, or links up."""
    text = line.strip()
    if text[:1] not in ("<", "[", "-", "*", "_", "|", "`") or len(text) > _LONGEST:
        return False
    if len(text) > 2 and set(text) <= set("-_* ") and len(set(text) - {" "}) == 1:
        return True
    if is_dashes(text) or text.startswith("```"):
        return True
    if text.startswith("<") and "<summary>" not in text:
        return re.fullmatch(f"(?:{_TAG})+", text) is not None
    if is_details(text):
        return True
    return "](#" in text and re.fullmatch(rf"[^\w\[]{{0,9}}(?:{_LINK_UP})+", text) is not None


def is_dashes(text: str) -> bool:
    """Tell whether a line is the one below the title of a table."""
    return text.startswith("|") and "-" in text and set(text) <= set("|-: ")


def opens(line: str) -> bool:
    """Tell whether a line is one of those between head and labels: in italics or in brackets."""
    text = line.strip("> \t")
    return text[:1] in ("*", "_", "（", "(") and text[-1:] in ("*", "_", "）", ")")
