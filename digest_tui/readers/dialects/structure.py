"""Find where the papers of a digest begin and end, and the names of its sections.

A heading that is no head by its own text is a head if a line between it and the next heading gives
an arXiv address or id: if no heading of the file is a head by its own text, or if those of its
level are. In a section without a head, an item of a list is a head if it begins with the link to a
paper to which no heading links, and so is a row of a table. Every other heading that is not deeper
than the head above it begins a section.

Only offsets are kept, and heads are parsed again on access: a head takes 250 bytes as an object,
but may take only eight in a hostile file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final, cast

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects import heads
from digest_tui.readers.dialects.addressed import addressed
from digest_tui.readers.dialects.addresses import address_in
from digest_tui.readers.dialects.heads import ITEM, ROW, Head, Heading
from digest_tui.readers.dialects.items import item_head
from digest_tui.readers.dialects.labels import key_of
from digest_tui.readers.dialects.listed import FEWEST_ITEMS, Lists, has_only
from digest_tui.readers.dialects.sections import Section, read_section
from digest_tui.readers.lines import line_end, offsets, walk
from digest_tui.readers.patterns import compiled

_LINKED: Final = r"\]\(http|href=|(?i:arxiv:)[ ]?\d"
_ANCHOR: Final = r"<(?:a|div|span)\s+(?:id|name)=[\"']?([^\"'<>\s]{1,200})"
_ANCHOR_ABOVE: Final = 300
"""The number of characters above a heading that may contain its anchor."""

_MOST_NAMES: Final = 2000
"""The maximum number of different headings with an address below that are compared."""


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
        self._addressed = bytearray()  # whether a line below each head gives its address
        self._lists = Lists(text)
        self._section_of = offsets(text)  # the section of each head, -1 for none
        self._cached_section = -1, Section()
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
        self._find_addressed()
        self._find_items()
        self._find_stops()

    def __len__(self) -> int:
        return len(self.starts)

    def head(self, index: int) -> Head:
        """Return a head."""
        text, start, level = self._text, self.starts[index], self.levels[index]
        if level == ROW:
            return cast("Head", self._lists.row(start))
        if level == ITEM:
            return cast("Head", item_head(text, start))
        heading = cast("Heading", heads.heading_at(text, start))
        if self._addressed[index]:
            return heads.addressed_head(text, heading, self._address_below(start))
        return cast("Head", heads.linked_head(text, heading, exact=True))

    def section(self, index: int) -> Section:
        """Return the section of a head; one without a name if there is none."""
        section = self._section_of[index]
        if section != self._cached_section[0]:
            found = self._read_section(section) if section >= 0 else Section()
            self._cached_section = section, found
        return self._cached_section[1]

    @property
    def has_sections(self) -> bool:
        """Whether any paper is in a section with a name."""
        return any(section >= 0 for section in self._section_of)

    def table_headers(self) -> Iterator[tuple[int, list[str]]]:
        """Yield the offset of the header of each table of papers, and the names of its columns."""
        starts = (
            start for start, level in zip(self.starts, self.levels, strict=True) if level == ROW
        )
        return self._lists.headers(starts)

    def anchors(self) -> dict[str, Section]:
        """Return the sections of heads, by the keys of their names and anchors."""
        found: dict[str, Section] = {}
        for section in islice(dict.fromkeys(self._section_of), _MOST_NAMES):
            if section >= 0:
                name, category = read = self._read_section(section)
                start = self.sections[section]
                above = self._text[max(0, start - _ANCHOR_ABOVE) : start]
                heading = self.heading(section)
                ids = re.findall(_ANCHOR, above.rpartition("\n#")[2] + heading)
                for key in (name, category, re.sub(r"<[^<>]*>", "", heading[:500]), *ids):
                    found.setdefault(key_of(key), read)
        found.pop("", None)
        return found

    def heading(self, section: int) -> str:
        """Return the text of the heading of a section."""
        return cast("Heading", heads.heading_at(self._text, self.sections[section])).text

    def _add(self, start: int, level: int, end: int, line: int, *, addressed: bool = False) -> None:
        self.starts.append(start)
        self.levels.append(level)
        self.ends.append(end)
        self.line_numbers.append(line)
        self._addressed.append(addressed)

    def _sort(self) -> None:
        """Sort the heads by their offsets."""
        order = sorted(range(len(self)), key=self.starts.__getitem__)
        self.starts = offsets(self._text, map(self.starts.__getitem__, order))
        self.levels = bytearray(map(self.levels.__getitem__, order))
        self.ends = offsets(self._text, map(self.ends.__getitem__, order))
        self.line_numbers = offsets(self._text, map(self.line_numbers.__getitem__, order))
        self._addressed = bytearray(map(self._addressed.__getitem__, order))

    def _find_addressed(self) -> None:
        """Make those headings heads that have the address of a paper below them."""
        text, sections, levels = self._text, self.sections, self.section_levels
        is_addressed = addressed(text, sections, levels, self.starts, self.levels)
        if is_addressed is None:
            return
        self.sections, self.section_levels = offsets(text), bytearray()
        for start, level, has_address in zip(sections, levels, is_addressed, strict=True):
            if has_address:
                heading = cast("Heading", heads.heading_at(text, start))
                end = heads.addressed_head(text, heading, "").end
                self._add(start, level, end, -1, addressed=True)
            else:
                self.sections.append(start)
                self.section_levels.append(level)
        self._sort()

    def _address_below(self, start: int) -> str:
        """Return the address that a line below a heading gives; empty if a label gives it."""
        text = self._text
        at = bisect_right(self.starts, start)
        stop = self.starts[at] if at < len(self) else len(text)
        return address_in(line for _, line in walk(text, line_end(text, start) + 1, stop))

    def _find_items(self) -> None:
        """Add the items of lists, and the rows of tables, that are heads in other sections."""
        text = self._text
        items, levels = offsets(text), bytearray()
        linked: set[str] | None = None
        for start in self._lines_with_links():
            item = self._lists.head(start)
            if item is None or (items and item.start <= items[-1]):
                continue
            if linked is None:
                linked = {arxiv_id(self.head(index).url) for index in range(len(self))}
            if arxiv_id(item.url) not in linked:
                items.append(item.start)
                levels.append(item.level)
        is_digest = len(items) >= FEWEST_ITEMS or bool(self.starts)
        if not items or not (is_digest or has_only(text, items, self.sections)):
            return
        for start, level in zip(items, levels, strict=True):
            end = cast("Head", self._lists.head(start)).end
            self._add(start, level, end, -1)
        self._sort()

    def _lines_with_links(self) -> Iterator[int]:
        """Yield the offsets of lines with a link that are neither headings nor below a head."""
        text, starts, sections = self._text, self.starts, self.sections
        level = head = section = line = 0
        link = compiled(_LINKED)
        while match := link.search(text, line):
            mark = match.start()
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

    def _find_stops(self) -> None:
        """Find the end and the section of each paper."""
        sections, levels = self.sections, self.section_levels
        current, named = 0, -1
        for index, start in enumerate(self.starts):
            level = self.levels[index]
            while current < len(sections) and sections[current] < start:
                if levels[current] <= level:
                    named = current if self._read_section(current).name else -1
                current += 1
            stop = self.starts[index + 1] if index + 1 < len(self) else len(self._text)
            if level == ROW:
                stop = min(stop, self.ends[index])
            ahead = current
            while ahead < len(sections) and sections[ahead] < stop:
                if levels[ahead] <= level:
                    stop = sections[ahead]
                ahead += 1
            self.stops.append(stop)
            self._section_of.append(named)

    def _read_section(self, section: int) -> Section:
        """Return a section; one without a name if its heading is the title of the file."""
        is_title = section == 0 and self.section_levels[0] == 1 and 1 not in self.section_levels[1:]
        return read_section(self.heading(section), is_title=is_title)


def _headings(text: str) -> Iterator[Heading]:
    """Yield the headings of a text."""
    line = 0
    while (mark := text.find("#", line)) >= 0:
        line = max(line, text.rfind("\n", line, mark) + 1)
        heading = heads.heading_at(text, line) if mark < line + 4 else None
        if heading:
            yield heading
        line = line_end(text, mark) + 1
