"""Where the papers of a digest begin and end, and what its sections are called.

Where no heading of the file is a head by what it says, those are below which, before the next
heading, a line gives the paper's arXiv address or id. In a section that holds none, an item of a
list is a head if it begins with the link of a paper that no heading names. Every other heading that
is no deeper than the head above it is a section.

Places are kept as numbers, and what stands there is read anew when asked for: a head as an object
takes 250 bytes, a hostile one in the file eight.
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
"""Items that a file of no other heads must hold: a page may name a paper or two in passing."""


class Outline:
    """The heads of a text's papers and its other headings, both in file order.

    Attributes:
        starts: The offset of each head.
        levels: The level of each head: 1 to 6, or `ITEM`.
        ends: The offset of the line below each head.
        lines: The line of each head that is a heading, from 0.
        stops: Where the paper below each head ends: at the next head or section.
        sections: The offset of each heading that is no head.
        section_levels: The level of each of these, 1 to 6.
    """

    def __init__(self, text: str, exact: Collection[int] = ()) -> None:
        """Find them.

        Args:
            text: The whole text.
            exact: The lines, from 0, that are known to be heads.
        """
        self.starts = offsets(text)
        self.levels = bytearray()
        self.ends = offsets(text)
        self.lines = offsets(text)
        self.stops = offsets(text)
        self.sections = offsets(text)
        self.section_levels = bytearray()
        self._text = text
        self._by_address = False  # whether the heads are told by what stands below them
        self._section_of = offsets(text)  # of each head, -1 where it has none
        self._named = -1, ""
        line = counted = 0
        for heading in _headings(text):
            line += text.count("\n", counted, heading.start)
            counted = heading.start
            head = heads.linked(text, heading, exact=line in exact)
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
            return cast("Head", heads.item(self._text, start))
        heading = cast("Heading", heads.heading(self._text, start))
        if self._by_address:
            return heads.addressed(self._text, heading)
        return cast("Head", heads.linked(self._text, heading, exact=True))

    def section(self, index: int) -> str:
        """Return the name of the section that a head stands in; empty where it has none."""
        section = self._section_of[index]
        if section != self._named[0]:
            self._named = section, _name(self.heading(section)) if section >= 0 else ""
        return self._named[1]

    def heading(self, section: int) -> str:
        """Return what the heading of a section says."""
        return cast("Heading", heads.heading(self._text, self.sections[section])).text

    def _add(self, start: int, level: int, end: int, line: int) -> None:
        self.starts.append(start)
        self.levels.append(level)
        self.ends.append(end)
        self.lines.append(line)

    def _find_addressed(self) -> None:
        """Make heads of the headings below which a line gives an address; all are of one level."""
        text, sections, levels = self._text, self.sections, self.section_levels
        found = bytearray()
        for start, end in pairwise(chain(sections, [len(text)])):
            below = walk(text, line_end(text, start) + 1, end)
            found.append(any(heads.names_paper(line) for _, line in below))
        counts = Counter(level for level, named in zip(levels, found, strict=True) if named)
        if not counts:
            return
        ((common, _),) = counts.most_common(1)
        self._by_address = True
        self.sections, self.section_levels = offsets(text), bytearray()
        for start, level, named in zip(sections, levels, found, strict=True):
            if named and level == common:
                self._add(start, level, line_end(text, start) + 1, -1)
            else:
                self.sections.append(start)
                self.section_levels.append(level)

    def _find_items(self) -> None:
        """Add the items of lists that are papers: those in sections that no head has opened."""
        items = offsets(self._text)
        named: set[str] | None = None
        for start in self._loose_links():
            item = heads.item(self._text, start)
            if item is None:
                continue
            if named is None:
                named = {arxiv_id(self.head(index).url) for index in range(len(self))}
            if arxiv_id(item.url) not in named:
                items.append(start)
        if not items or (len(items) < _FEWEST_ITEMS and not self.starts):
            return
        for start in items:
            self._add(start, ITEM, line_end(self._text, start) + 1, -1)
        order = sorted(range(len(self)), key=self.starts.__getitem__)
        self.starts = offsets(self._text, map(self.starts.__getitem__, order))
        self.levels = bytearray(map(self.levels.__getitem__, order))
        self.ends = offsets(self._text, map(self.ends.__getitem__, order))
        self.lines = offsets(self._text, map(self.lines.__getitem__, order))

    def _loose_links(self) -> Iterator[int]:
        """Yield the lines that hold a link and stand below no head, but for headings."""
        text, starts, sections = self._text, self.starts, self.sections
        level = head = section = line = 0
        at = text.find("](http")
        while at >= 0:
            line = max(line, text.rfind("\n", line, at) + 1)
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
            line = line_end(text, at) + 1
            at = text.find("](http", line)

    def _find_stops(self) -> None:
        """Find where each paper ends, and which section it stands in."""
        sections, levels = self.sections, self.section_levels
        at, named = 0, -1
        for index, start in enumerate(self.starts):
            level = self.levels[index]
            while at < len(sections) and sections[at] < start:
                if levels[at] <= level:
                    named = at if self._is_category(at) else -1
                at += 1
            stop = self.starts[index + 1] if index + 1 < len(self) else len(self._text)
            ahead = at
            while ahead < len(sections) and sections[ahead] < stop:
                if levels[ahead] <= level:
                    stop = sections[ahead]
                ahead += 1
            self.stops.append(stop)
            self._section_of.append(named)

    def _is_category(self, section: int) -> bool:
        """Tell whether a section's name is more than the title of the file or a date."""
        text = self.heading(section)
        name = _name(text)
        if re.search(r"\d{4}\W?\d\d?\W?\d\d?", name[:200]):
            return False
        alone = section == 0 and self.section_levels[0] == 1 and 1 not in self.section_levels[1:]
        return not alone or "[[" in text or all_categories(name) != []


def _headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a text."""
    line = 0
    while (mark := text.find("#", line)) >= 0:
        line = max(line, text.rfind("\n", line, mark) + 1)
        heading = heads.heading(text, line) if mark < line + 4 else None
        if heading:
            yield heading
        line = line_end(text, mark) + 1


def _name(heading: str) -> str:
    """Return what a heading says without anchors, links, marks and counts around it."""
    text = re.sub(r"<[^<>]{0,200}>", "", heading[:1000])
    text = text.partition("[[")[0]
    link = re.match(r"\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)", text)
    text = (link[1] if link else text).rstrip("# \t")
    text = re.sub(_COUNT, "", text)
    return text.strip("*_ \t")
