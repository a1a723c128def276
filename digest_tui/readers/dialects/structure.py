"""Find where the papers of a digest begin and end, and the names of its sections.

If no heading of the file is a head by its own text, a heading is a head if a line between it and
the next heading gives an arXiv address or id. In a section without a head, an item of a list is a
head if it begins with the link to a paper to which no heading links. Every other heading that is
not deeper than the head above it begins a section.

Only offsets are kept, and heads are parsed again on access: a head takes 250 bytes as an object,
but may take only eight in a hostile file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain, pairwise
from typing import Final, cast

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects import heads
from digest_tui.readers.dialects.heads import ITEM, Head, Heading
from digest_tui.readers.dialects.values import all_categories
from digest_tui.readers.lines import line_end, offsets, walk

_COUNT: Final = r"[ \t]*[(（\[][ \t]*(?:Total:?[ \t]*)?\d{1,6}[ \t]*\w{0,8}[)）\]]$"
_FEWEST_ITEMS: Final = 3
"""The minimum number of items of a digest without other heads: other pages link to a few papers."""


class Structure:
    """The heads of papers and the other headings of a text, both in file order.

    Attributes:
        starts: The offset of each head.
        levels: The level of each head: 1 to 6, or `ITEM`.
        ends: The offset of the line below each head.
        line_numbers: The number of each head's line, from 0; -1 if it was not counted.
        stops: The offset of the end of each paper: the next head or section.
        sections: The offset of each heading that is not a head.
        section_levels: The level of each of these, 1 to 6.
    """

    def __init__(self, text: str, exact: Collection[int] = ()) -> None:
        """Find the heads and the other headings.

        Args:
            text: The whole text.
            exact: The numbers, from 0, of the lines that are known to be heads.
        """
        self.starts = offsets(text)
        self.levels = bytearray()
        self.ends = offsets(text)
        self.line_numbers = offsets(text)
        self.stops = offsets(text)
        self.sections = offsets(text)
        self.section_levels = bytearray()
        self._text = text
        self._by_address = False  # whether a line below each head gives its address
        self._section_of = offsets(text)  # the section of each head, -1 for none
        self._cached_name = -1, ""  # a section and its name
        line = counted = 0
        for heading in _headings(text):
            line += text.count("\n", counted, heading.start)
            counted = heading.start
            head = heads.linked_head(text, heading, exact=line in exact)
            if head:
                self._add(head.start, head.level, head.end, line)
            else:
                self.sections.append(heading.start)
                self.section_levels.append(heading.level)
        if not self.starts:
            self._find_addressed()
        self._find_items()
        self._find_stops()

    def __len__(self) -> int:
        return len(self.starts)

    def head(self, index: int) -> Head:
        """Return a head."""
        start = self.starts[index]
        if self.levels[index] == ITEM:
            return cast("Head", heads.item_head(self._text, start))
        heading = cast("Heading", heads.heading_at(self._text, start))
        if self._by_address:
            return heads.addressed_head(self._text, heading)
        return cast("Head", heads.linked_head(self._text, heading, exact=True))

    def section(self, index: int) -> str:
        """Return the name of the section of a head; empty if there is none."""
        section = self._section_of[index]
        if section != self._cached_name[0]:
            self._cached_name = section, _name(self.heading(section)) if section >= 0 else ""
        return self._cached_name[1]

    def heading(self, section: int) -> str:
        """Return the text of the heading of a section."""
        return cast("Heading", heads.heading_at(self._text, self.sections[section])).text

    def _add(self, start: int, level: int, end: int, line: int) -> None:
        self.starts.append(start)
        self.levels.append(level)
        self.ends.append(end)
        self.line_numbers.append(line)

    def _find_addressed(self) -> None:
        """Make those headings heads that are of one level and have an address below them."""
        text, sections, levels = self._text, self.sections, self.section_levels
        has_address = bytearray()
        for start, end in pairwise(chain(sections, [len(text)])):
            below = walk(text, line_end(text, start) + 1, end)
            has_address.append(any(heads.gives_address(line) for _, line in below))
        counts = Counter(level for level, named in zip(levels, has_address, strict=True) if named)
        if not counts:
            return
        ((common, _),) = counts.most_common(1)
        self._by_address = True
        self.sections, self.section_levels = offsets(text), bytearray()
        for start, level, named in zip(sections, levels, has_address, strict=True):
            if named and level == common:
                self._add(start, level, line_end(text, start) + 1, -1)
            else:
                self.sections.append(start)
                self.section_levels.append(level)

    def _find_items(self) -> None:
        """Add the items of lists that are heads, in sections without other heads."""
        items = offsets(self._text)
        linked: set[str] | None = None
        for start in self._lines_with_links():
            item = heads.item_head(self._text, start)
            if item is None:
                continue
            if linked is None:
                linked = {arxiv_id(self.head(index).url) for index in range(len(self))}
            if arxiv_id(item.url) not in linked:
                items.append(start)
        if not items or (len(items) < _FEWEST_ITEMS and not self.starts):
            return
        for start in items:
            self._add(start, ITEM, line_end(self._text, start) + 1, -1)
        order = sorted(range(len(self)), key=self.starts.__getitem__)
        self.starts = offsets(self._text, map(self.starts.__getitem__, order))
        self.levels = bytearray(map(self.levels.__getitem__, order))
        self.ends = offsets(self._text, map(self.ends.__getitem__, order))
        self.line_numbers = offsets(self._text, map(self.line_numbers.__getitem__, order))

    def _lines_with_links(self) -> Iterator[int]:
        """Yield the offsets of lines with a link that are neither headings nor below a head."""
        text, starts, sections = self._text, self.starts, self.sections
        level = head = section = line = 0
        mark = text.find("](http")
        while mark >= 0:
            line = max(line, text.rfind("\n", line, mark) + 1)
            heading = -1
            while True:
                following = starts[head] if head < len(starts) else len(text)
                other = sections[section] if section < len(sections) else len(text)
                if min(following, other) > line:
                    break
                heading = min(following, other)
                if following < other:
                    level = self.levels[head]
                    head += 1
                else:
                    level = 0 if self.section_levels[section] <= level else level
                    section += 1
            if not level and heading != line:
                yield line
            line = line_end(text, mark) + 1
            mark = text.find("](http", line)

    def _find_stops(self) -> None:
        """Find the end and the section of each paper."""
        sections, levels = self.sections, self.section_levels
        current, named = 0, -1
        for index, start in enumerate(self.starts):
            level = self.levels[index]
            while current < len(sections) and sections[current] < start:
                if levels[current] <= level:
                    named = current if self._is_category(current) else -1
                current += 1
            stop = self.starts[index + 1] if index + 1 < len(self) else len(self._text)
            ahead = current
            while ahead < len(sections) and sections[ahead] < stop:
                if levels[ahead] <= level:
                    stop = sections[ahead]
                ahead += 1
            self.stops.append(stop)
            self._section_of.append(named)

    def _is_category(self, section: int) -> bool:
        """Return whether the name of a section is neither the title of the file nor a date."""
        text = self.heading(section)
        name = _name(text)
        if re.search(r"\d{4}\W?\d\d?\W?\d\d?", name[:200]):
            return False
        is_title = section == 0 and self.section_levels[0] == 1 and 1 not in self.section_levels[1:]
        return not is_title or "[[" in text or all_categories(name) != []


def _headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a text."""
    line = 0
    while (mark := text.find("#", line)) >= 0:
        line = max(line, text.rfind("\n", line, mark) + 1)
        heading = heads.heading_at(text, line) if mark < line + 4 else None
        if heading:
            yield heading
        line = line_end(text, mark) + 1


def _name(heading: str) -> str:
    """Return the text of a heading without tags, links, emphasis and a count."""
    text = re.sub(r"<[^<>]{0,200}>", "", heading[:1000])
    text = text.partition("[[")[0]
    link = re.match(r"\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)", text)
    text = (link[1] if link else text).rstrip("# \t")
    text = re.sub(_COUNT, "", text)
    return text.strip("*_ \t")
