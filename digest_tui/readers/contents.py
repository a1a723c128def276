"""Read the table of contents, and compare it with the papers of the file."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import repeat
from typing import Final

from digest_tui.model import ProblemKind
from digest_tui.readers.lines import walk
from digest_tui.readers.problems import ProblemCollector
from digest_tui.text.sanitize import clean_line

_ANCHOR: Final = "<div id=toc></div>"
_TITLE: Final = "# Table of Contents"
_ENTRY: Final = r"- \[([^\]]*)\]\(#[^\[\]]*\) \[Total: (\d{1,9})\]\s*"
_ANY_ENTRY: Final = (
    r"\s{0,9}(?:[-*+]|\d{1,3}\.) \[((?:[^\[\]]|\[[^\[\]]{0,60}\]){1,200})\]\(#([^()]{0,200})\)"
    r"\W{0,4}(?:(?:[Tt]otal|共)\W{0,2})?(?:(\d{1,9})\s?(?:papers?|篇|편|件)?[\])）]?)?\s*"
)
_COUNTED_NAME: Final = (
    r"(.*?)(?:\s*[\[(（:：–—-]\s*(?:(?:[Tt]otal|共)\W{0,2})?(\d{1,9})\s?(?:papers?|篇|편|件|本)?\s?[\])）]?"
    r"|\s+(?:共\s?)?(\d{1,9})\s?(?:papers?|篇|편|件|本))\s*"
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
        renamed: The names whose lines name something else, or count within a link.
    """

    title: int | None = None
    promised: dict[str, int] = field(default_factory=dict)
    offsets: dict[str, int] = field(default_factory=dict)
    unread: int | None = None
    renamed: set[str] = field(default_factory=set)

    def add(self, category: str, count: int, offset: int) -> None:
        """Add the category of the line at an offset."""
        if len(self.promised) < _MOST or category in self.promised:
            self.promised[category] = count
            self.offsets[category] = offset
        elif self.unread is None:
            self.unread = offset

    def printed(self, names: Iterable[str]) -> set[int]:
        """Return the offsets of the lines that say only the names and how many papers there are."""
        return {self.offsets[name] for name in names if name not in self.renamed}


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


def of_dialect(
    text: str,
    end: int,
    categories: Sequence[str],
    sections: Sequence[str],
    anchors: Mapping[str, tuple[str, str]],
) -> TableOfContents:
    """Return the table of a digest of any dialect.

    The table is empty if it names no known category or section.

    Args:
        text: The whole text.
        end: The offset at which the papers begin.
        categories: The main category of every paper.
        sections: The name of the section of every paper, empty if it has none; or no names.
        anchors: The name and the category of each section, by the keys of its names and anchors.
    """
    found = TableOfContents()
    entry = re.compile(_ANY_ENTRY)
    known = {_key(category): category for category in categories if category}
    for offset, line in walk(text, 0, end):
        match = entry.fullmatch(line[:500]) if "](#" in line[:500] else None
        if match is None:
            continue
        inside = re.fullmatch(_COUNTED_NAME, match[1])
        name = (inside[1] if inside else match[1]).strip("*_ ")
        count = match[3] or (inside and (inside[2] or inside[3]))
        if count:
            own = _named(name, match[2], known, anchors)
            found.add(own, int(count), offset)
            if own != match[1] or inside:
                found.renamed.add(own)
    if found.promised.keys().isdisjoint([*categories, *filter(None, sections)]):
        return TableOfContents()
    found.title = min(found.offsets.values())
    return found


def _named(
    name: str, anchor: str, known: Mapping[str, str], anchors: Mapping[str, tuple[str, str]]
) -> str:
    """Return the category or the section of an entry of a table; its name if there is none.

    Args:
        name: The name of the entry.
        anchor: The anchor that it links to.
        known: The categories of papers, by their keys.
        anchors: The sections, by the keys of their names and anchors.
    """
    if _key(name) in known:
        return known[_key(name)]
    section = anchors.get(_key(name)) or anchors.get(_key(anchor))
    if section:
        return known.get(_key(section[1]), section[0])
    return known.get(_key(anchor), name)


def _key(name: str) -> str:
    """Return the letters and digits of a name, in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))


def of_categories(
    contents: TableOfContents, categories: Sequence[str], sections: Sequence[str]
) -> dict[str, int]:
    """Return the number of papers of each category, without those of sections of another name."""
    other = {*sections} - {*categories}
    return {name: count for name, count in contents.promised.items() if name not in other}


def compare(
    contents: TableOfContents,
    categories: Sequence[str],
    problems: ProblemCollector,
    sections: Sequence[str] = (),
) -> None:
    """Collect the differences between the table of contents and the papers.

    Args:
        contents: The table; nothing is compared if it is empty.
        categories: The main category of every paper.
        problems: Collects the differences.
        sections: The name of the section of every paper, if the file has such names. A name in the
            table that is no category counts the papers of the section.
    """
    if contents.unread is not None:
        problems.add(contents.unread, ProblemKind.UNREAD_CATEGORIES, count=_MOST)
    if not contents.promised:
        return
    promised = contents.promised
    in_category, in_section = Counter(categories), Counter(filter(None, sections))
    counted = {}
    for name, count in promised.items():
        agrees = in_section[name] == count or not in_category[name]
        counted[name] = in_section[name] if agrees else in_category[name]
    listed = {name for name in promised if in_section[name] == counted[name]}
    for category, section in zip(categories, sections or repeat(""), strict=False):
        if category not in promised and section not in listed:
            counted[category] = in_category[category]
    for category, count in counted.items():
        if count != promised.get(category, 0):
            problems.add(
                contents.offsets.get(category, contents.title or 0),
                ProblemKind.COUNT_MISMATCH,
                category=category,
                promised=promised.get(category, 0),
                count=count,
            )
