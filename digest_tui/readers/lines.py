"""A text line by line: walked without a list of all its lines, and gathered without one.

A line of two letters takes 60 bytes and more as a string of its own, so that a list of the lines
of a hostile file would take thirty times its size.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import Final

_AT_ONCE: Final = 8192
"""Characters that are split at once."""

_KEPT: Final = 256
"""Lines that are kept apart before they are joined."""


def walk(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of `text[start:end]`, each with its offset; at least an empty one."""
    at = start
    while True:
        stop = text.find("\n", at + _AT_ONCE, end)
        stop = end if stop < 0 else stop
        for line in text[at:stop].split("\n"):
            yield at, line
            at += len(line) + 1
        if stop == end:
            return


def line_end(text: str, start: int) -> int:
    """Return the offset of the newline that ends the line at `start`, or the text's length."""
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def offsets(text: str, of: Iterable[int] = ()) -> array[int]:
    """Return offsets into a text, or -1, as an array of four bytes each where these are enough."""
    return array("i" if len(text) < 2**31 else "q", of)


class Gathered:
    """Lines that become one text."""

    __slots__ = ("_joined", "_lines", "empty")

    def __init__(self, *lines: str) -> None:
        self._joined: list[str] = []
        self._lines = [*lines]
        self.empty = not any(lines)

    def add(self, line: str) -> None:
        """Take one line more."""
        if len(self._lines) == _KEPT:
            self._joined.append("\n".join(self._lines))
            self._lines.clear()
        self._lines.append(line)
        self.empty = self.empty and not line

    def extend(self, more: str) -> None:
        """Put more at the end of the last line, which there has to be."""
        self._lines[-1] += more
        self.empty = self.empty and not more

    @property
    def last(self) -> str:
        """The last line, empty where there is none."""
        return self._lines[-1] if self._lines else ""

    def text(self) -> str:
        """Return all lines, parted by newlines."""
        return "\n".join([*self._joined, *self._lines])
