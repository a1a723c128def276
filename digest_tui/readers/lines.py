"""Iterate over the lines of a text, and join lines, without a list of all lines.

A line of two letters takes 60 bytes or more as a string, so a list of the lines of a hostile file
would take thirty times the memory of the file.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

_CHUNK: Final = 8192
"""Characters that are split at once."""

_MOST_UNJOINED: Final = 256
"""Lines that are kept as single strings before they are joined."""


def walk(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of `text[start:end]` with their offsets; there is at least one."""
    offset = start
    while True:
        stop = text.find("\n", offset + _CHUNK, end)
        stop = end if stop < 0 else stop
        for line in text[offset:stop].split("\n"):
            yield offset, line
            offset += len(line) + 1
        if stop == end:
            return


def line_end(text: str, start: int) -> int:
    """Return the offset of the first newline from `start` on, or of the end of the text."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def offsets(text: str, values: Iterable[int] = ()) -> array[int]:
    """Return an array for offsets in a text, or -1, with four bytes for each if that is enough."""
    return array("i" if len(text) < 2**31 else "q", values)


class LineBuilder:
    """Builds one text of many lines.

    Attributes:
        empty: Whether all lines are empty.
    """

    __slots__ = ("_joined", "_lines", "empty")

    def __init__(self, *lines: str) -> None:
        self._joined: list[str] = []
        self._lines = [*lines]
        self.empty = not any(lines)

    def add(self, line: str) -> None:
        """Add a line."""
        if len(self._lines) == _MOST_UNJOINED:
            self._joined.append("\n".join(self._lines))
            self._lines.clear()
        self._lines.append(line)
        self.empty = self.empty and not line

    def extend_last(self, more: str) -> None:
        """Append to the last line, which must exist."""
        self._lines[-1] += more
        self.empty = self.empty and not more

    @property
    def last(self) -> str:
        """The last line; empty if there is none."""
        return self._lines[-1] if self._lines else ""

    def text(self) -> str:
        """Return the lines, separated by newlines."""
        return "\n".join([*self._joined, *self._lines])
