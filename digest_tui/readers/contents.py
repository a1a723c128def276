"""What the table of contents promises, and where the papers read do not agree with it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from digest_tui.model import ProblemKind
from digest_tui.readers.lines import walk
from digest_tui.readers.problems import ProblemCollector
from digest_tui.text.sanitize import clean_line

_ANCHOR: Final = "<div id=toc></div>"
_TITLE: Final = "# Table of Contents"
_ENTRY: Final = r"- \[([^\]]*)\]\(#[^\[\]]*\) \[Total: (\d{1,9})\]\s*"
_ANY_ENTRY: Final = (
    r"\s{0,9}(?:[-*+]|\d{1,3}\.) \[([^\[\]]{1,200})\]\(#[^()]{0,200}\)\W{0,4}"
    r"(?:[Tt]otal\W{0,2})?(\d{1,9})\s?(?:papers?|篇)?[\])）]?\s*"
)
_MOST: Final = 1000
"""Categories of a table of contents that are read; arXiv has less than 200."""


@dataclass(slots=True)
class Contents:
    """A table of contents.

    Attributes:
        title: The offset of its title, or of what stands for it; None where there is none.
        promised: Category to the number of its papers.
        places: Category to the offset of the line that promises it.
        rest: The offset of the first line that is not read, None where all are.
    """

    title: int | None = None
    promised: dict[str, int] = field(default_factory=dict)
    places: dict[str, int] = field(default_factory=dict)
    rest: int | None = None

    def add(self, category: str, count: int, place: int) -> None:
        """Take what the line at an offset promises."""
        if len(self.promised) < _MOST or category in self.promised:
            self.promised[category] = count
            self.places[category] = place
        elif self.rest is None:
            self.rest = place


def of_template(text: str, end: int) -> Contents:
    """Return the contents that the template prints, between the start of a text and `end`."""
    found = Contents()
    entry = re.compile(_ENTRY)
    for place, line in walk(text, 0, end):
        if found.title is None:
            found.title = place if line.rstrip() == _TITLE else None
        elif line.startswith("- [") and (match := entry.fullmatch(line)):
            found.add(clean_line(match[1]), int(match[2]), place)
    return found


def are_empty(text: str, contents: Contents) -> bool:
    """Tell whether a text holds the template's contents, anchor and title, with no entry."""
    before = f"\n{text[: contents.title or 0]}"
    return not contents.promised and f"\n{_ANCHOR}\n" in before


def of_dialect(text: str, end: int, categories: Sequence[str]) -> Contents:
    """Return the contents of any dialect, nothing where they name none of the categories."""
    found = Contents()
    entry = re.compile(_ANY_ENTRY)
    for place, line in walk(text, 0, end):
        if "](#" in line[:500] and (match := entry.fullmatch(line[:500])):
            found.add(match[1], int(match[2]), place)
    if not found.promised.keys() & set(categories):
        return Contents()
    found.title = min(found.places.values())
    return found


def compare(contents: Contents, categories: Sequence[str], problems: ProblemCollector) -> None:
    """Note where contents and papers do not agree.

    Args:
        contents: What is promised; where nothing is, nothing is compared.
        categories: The category of every paper read.
        problems: Takes what is found.
    """
    if contents.rest is not None:
        problems.add(contents.rest, ProblemKind.UNREAD_CATEGORIES, count=_MOST)
    counted = Counter(categories) if contents.promised else Counter()
    left_out = (category for category in counted if category not in contents.promised)
    for category in (*contents.promised, *left_out):
        there, here = contents.promised.get(category, 0), counted[category]
        if here != there:
            problems.add(
                contents.places.get(category, contents.title or 0),
                ProblemKind.COUNT_MISMATCH,
                category=category,
                promised=there,
                count=here,
            )
