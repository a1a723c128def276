"""The text between the papers of a file: headings of sections, and what the template lacks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, NamedTuple

from digest_tui.readers.asides import AsideCollector
from digest_tui.readers.contents import TableOfContents
from digest_tui.readers.lines import line_end, walk
from digest_tui.readers.patterns import compiled
from digest_tui.text.sanitize import clean_line

_ANCHOR: Final = r"<div id=(?:toc|'[^\n]*')></div>\s*"
_USUAL: Final = r"\n*<div id='[^\n]*'></div>\n\n# ([^\n]*) \[\[Back\]\]\(#toc\)\n\n"
"""The gap between two sections in the template."""

_SECTION: Final = r"# ([^\n]*) \[\[Back\]\]\(#toc\)\s*"


class Gap(NamedTuple):
    """The text between two papers: its offsets, and the index of the paper below it."""

    start: int
    stop: int
    paper: int


class GapReader:
    """Reads the gaps of a text.

    Attributes:
        asides: The text in the gaps that the template does not print.
        sections: The name of each section, by the index of its first paper.
    """

    def __init__(self, text: str, gaps: Iterable[Gap], promises: TableOfContents) -> None:
        """Read gaps, in file order.

        The heading of a section without papers is an aside, unless the contents promise papers.
        """
        self.sections: dict[int, str] = {}
        self._text = text
        printed = {promises.title, *promises.offsets.values()}
        asides = AsideCollector(text)
        is_usual = compiled(_USUAL).fullmatch
        for start, stop, paper in gaps:
            usual = is_usual(text, start, stop)
            if usual:
                self.sections[paper] = clean_line(usual[1])
                continue
            asides.begin()
            below = self._last_section(start, stop) if stop < len(text) else -1
            for offset, line in walk(text, start, stop):
                if offset in printed:
                    continue
                name = _section(line)
                if name is not None and offset == below:
                    self.sections[paper] = name
                if name is not None and (offset == below or name in promises.promised):
                    asides.begin()
                elif not (line.startswith("<") and compiled(_ANCHOR).fullmatch(line)):
                    asides.add(offset, line)
        self.asides = asides.by_line()

    def _last_section(self, start: int, stop: int) -> int:
        """Return the offset of the last heading of a section in a gap, or -1."""
        text = self._text
        while (line := text.rfind("\n# ", start, stop) + 1) > 0:
            if _section(text[line : line_end(text, line)]) is not None:
                return line
            stop = line
        return start if _section(text[start : line_end(text, start)]) is not None else -1


def _section(line: str) -> str | None:
    """Return the name of the section of which a line is the heading; None if it is none."""
    match = compiled(_SECTION).fullmatch(line) if line.startswith("# ") else None
    return clean_line(match[1]) if match else None
