"""Collect the text of a file that is outside of its papers."""

from __future__ import annotations

from typing import Final

from digest_tui.model import Aside
from digest_tui.readers.lines import LineBuilder
from digest_tui.text.sanitize import clean

MOST_ASIDES: Final = 1000
"""The maximum number of asides of one file; the last one contains the text of all further."""


class AsideCollector:
    """The asides of one text, in file order."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] = []
        self._asides: list[LineBuilder] = []
        self._is_new = True

    def begin(self) -> None:
        """Begin an aside with the next line that is not blank."""
        self._is_new = True

    def add(self, offset: int, line: str) -> None:
        """Add a line of the current aside; a blank one stands for a line that is no text."""
        if line.strip():
            if self._is_new and len(self._asides) < MOST_ASIDES:
                self._starts.append(offset)
                self._asides.append(LineBuilder())
            self._is_new = False
            self._asides[-1].add(line)
        elif not self._is_new and self._asides[-1].last:
            self._asides[-1].add("")

    def by_line(self) -> tuple[Aside, ...]:
        """Return the asides."""
        found = []
        line, counted = 1, 0
        for start, lines in zip(self._starts, self._asides, strict=True):
            line += self._text.count("\n", counted, start)
            counted = start
            found.append(Aside(line, clean(lines.text()).strip("\n")))
        return tuple(found)
