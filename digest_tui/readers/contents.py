"""Read the table of contents, and compare it with the papers of the file."""

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
"""Categories of a table of contents that are read; arXiv has fewer than 200."""


@dataclass(slots=True)
class TableOfContents:
    """A table of contents.

    Attributes:
        title: The offset of its title or first line; None if there is no table.
        promised: The number of papers of each category.
        offsets: The offset of each category's line.
        unread: The offset of the first line that is not read; None if all are read.
    """

    title: int | None = None
    promised: dict[str, int] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)
    unread: int | None = None

    def add(self, category: str, count: int, offset: int) -> None:
        """Add the category of the line at an offset."""
        if len(self.promised) < _MOST or category in self.promised:
            self.promised[category] = count
            self.offsets[category] = offset
        elif self.unread is None:
            self.unread = offset


def of_template(text: str, end: int) -> TableOfContents:
    """Return the table that the template prints, between the start of a text and `end`."""
    found = TableOfContents()
    entry = re.compile(_ENTRY)
    for offset, line in walk(text, 0, end):
        if found.title is None:
            found.title = offset if line.rstrip() == _TITLE else None
        elif line.startswith("- [") and (match := entry.fullmatch(line)):
            found.add(clean_line(match[1]), int(match[2]), offset)
    return found


def is_empty_template(text: str, contents: TableOfContents) -> bool:
    """Return whether a text contains the anchor and title of the template's table, but no line."""
    before = f"\n{text[: contents.title or 0]}"
    return not contents.promised and f"\n{_ANCHOR}\n" in before


def of_dialect(text: str, end: int, categories: Sequence[str]) -> TableOfContents:
    """Return the table of a digest of any dialect; an empty one if it names no known category.

    Args:
        text: The whole text.
        end: The offset at which the papers begin.
        categories: The main category of every paper.
    """
    found = TableOfContents()
    entry = re.compile(_ANY_ENTRY)
    for offset, line in walk(text, 0, end):
        if "](#" in line[:500] and (match := entry.fullmatch(line[:500])):
            found.add(match[1], int(match[2]), offset)
    if not found.promised.keys() & set(categories):
        return TableOfContents()
    found.title = min(found.offsets.values())
    return found


def compare(
    contents: TableOfContents, categories: Sequence[str], problems: ProblemCollector
) -> None:
    """Collect the differences between the table of contents and the papers.

    Args:
        contents: The table; nothing is compared if it is empty.
        categories: The main category of every paper.
        problems: Collects the differences.
    """
    if contents.unread is not None:
        problems.add(contents.unread, ProblemKind.UNREAD_CATEGORIES, count=_MOST)
    counted = Counter(categories) if contents.promised else Counter()
    unlisted = (category for category in counted if category not in contents.promised)
    for category in (*contents.promised, *unlisted):
        promised, count = contents.promised.get(category, 0), counted[category]
        if count != promised:
            problems.add(
                contents.offsets.get(category, contents.title or 0),
                ProblemKind.COUNT_MISMATCH,
                category=category,
                promised=promised,
                count=count,
            )
