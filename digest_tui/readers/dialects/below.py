"""Find the title of a paper below a heading that has none, and the lines that belong to a title."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from digest_tui.readers.dialects.blocks import is_separator
from digest_tui.readers.dialects.bylines import Byline, read_byline
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.dialects.labels import is_known
from digest_tui.readers.dialects.marks import EMOJI
from digest_tui.readers.dialects.titles import is_only_marks, read_title
from digest_tui.readers.lines import line_end
from digest_tui.readers.patterns import compiled

_MOST_BETWEEN: Final = 3
"""The maximum number of lines between a heading and the title below it."""

_MOST_BYLINES: Final = 3
_HINT: Final = (
    r"(?i:arxiv|http|by )|\d{4}\.\d{4}|[a-z]\.[A-Za-z]{2}|[a-z]-[a-z]|[\u270d-\U0001faff]"
)
"""What a line that belongs to a title contains: an address, a category, or a mark of authors."""

_LONGEST: Final = 500


def _lines(text: str, start: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank, with the offset of the line after each."""
    while start < len(text):
        end = line_end(text, start)
        if end - start > _LONGEST:
            line = text[start : start + _LONGEST + 1]
        else:
            line = text[start:end].strip()
        if line:
            yield end + 1, line
        start = end + 1


def title_below(text: str, start: int, level: int) -> tuple[str, int, str]:
    """Return the title below a heading without one.

    Args:
        text: The whole text.
        start: The offset of the line below the heading.
        level: The level of the heading.

    Returns:
        The title, empty if there is none; the offset of the line below it; and the lines above
        it, separated by bars.
    """
    between: list[str] = []
    for end, line in islice(_lines(text, start), _MOST_BETWEEN + 1):
        title = _bold_title(line) or _deeper_title(line, level)
        if title:
            return title, end, " | ".join(between)
        is_other = line.startswith(("#", "<", "|")) or is_separator(line)
        if is_other or len(line) > _LONGEST:
            break
        line = line.lstrip("> \t")
        label = label_of(line)
        if (label or line.startswith(">")) and not is_only_marks(line):
            break
        between.append(line)
    return "", start, ""


def _bold_title(line: str) -> str:
    """Return the title of a line that is only a title in bold; empty if it is none."""
    shape = rf"{EMOJI}*[ \t]*(\*\*|__|<b>|<strong>)(.{{3,}}?)(?:\1|</b>|</strong>)[ \t]*"
    match = compiled(shape).fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or "**" in match[2] or match[2].rstrip().endswith((":", "：")):
        return ""
    return match[2].strip() if _is_title(match[2]) else ""


def _deeper_title(line: str, level: int) -> str:
    """Return the title of a heading that is deeper than `level`; empty if it is none."""
    match = compiled(r"(#{2,6})[ \t]+(.+)").fullmatch(line) if len(line) <= _LONGEST else None
    if match is None or len(match[1]) <= level or "](" in match[2]:
        return ""
    title = read_title(match[2]).text
    return title if _is_title(title) else ""


def _is_title(text: str) -> bool:
    """Return whether a text may be a title: of several words, and neither label nor byline."""
    words = len(text.split())
    letters = len(re.findall("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]", text))
    if is_known(text) or (words < 2 and letters < 6):
        return False
    label = label_of(text)
    return not (label and label.field) and not read_byline(text).is_whole


def below_title(text: str, start: int, known: str) -> tuple[int, list[Byline]]:
    """Return the offset below the lines that belong to a title, and what they say.

    Args:
        text: The whole text.
        start: The offset of the line below the title.
        known: The arXiv id of the paper, if the head has it.
    """
    found: list[Byline] = []
    for end, line in islice(_lines(text, start), _MOST_BYLINES):
        if len(line) > _LONGEST or line.startswith(("#", "<", "|", ">", "- ", "+ ")):
            break
        label = label_of(line)
        is_other = is_separator(line) or (label and (label.field or not label.plain))
        if is_other and not _names_id(line, labelled=label is not None):
            break
        if not compiled(_HINT).search(line):
            break
        byline = read_byline(line, known)
        if not byline.is_whole or (byline.authors and any(above.authors for above in found)):
            break
        known = known or byline.url
        found.append(byline)
        start = end
    return start, found


def _names_id(line: str, *, labelled: bool) -> bool:
    """Return whether a line in bold that looks like a label ends in an id: `**A B — arXiv:1**`."""
    return (
        labelled
        and compiled(r"(\*\*|__).{1,400}[ \t(,·|–—-]arXiv:.{1,40}\1").fullmatch(line) is not None
    )
