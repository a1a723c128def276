"""What every reader of digests asks: an address for its arXiv id, a place for what goes wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from digest_tui.model import Problem

BREAKS_OFF: Final = "breaks off: its details have no end."
"""What is said of a paper whose details have no end."""

_ARXIV_ID: Final = re.compile(
    r"/(?:abs|pdf|html)/((?:[a-z-]+(?:\.[A-Za-z]{2})?/)?\d[\d.]*\d)(?:v\d+)?"
)
compiled: Final = cache(re.compile)
"""Compiles a pattern when it is first asked for; asking re itself takes as long as most matches."""

MOST_AUTHORS: Final = 20_000
"""Authors of one paper that are told apart; the largest collaborations name some 5,000."""

MOST_PROBLEMS: Final = 1000
"""Problems of one file that are told one by one; nobody reads more."""

NO_PAPER: Final = "This heading names no linked paper and was left out."
"""What is said of a heading of the papers' level that is none."""


def arxiv_id(url: str) -> str:
    """Return the arXiv id that an address leads to, without version; empty where none."""
    found = _ARXIV_ID.search(url)
    return found[1] if found else ""


class Problems:
    """What could not be read of a text: the first `MOST_PROBLEMS` found, and how many more.

    Attributes:
        cut_off: Whether the text seems to end within a paper.
    """

    def __init__(self, text: str) -> None:
        self.cut_off = False
        self._text = text
        self._found: list[tuple[int, str]] = []
        self._more = 0
        self._furthest = 0

    def __len__(self) -> int:
        return len(self._found) + self._more

    def add(self, offset: int, message: str, *, cut_off: bool = False) -> None:
        """Note what is wrong with the line at an offset, in one sentence.

        Args:
            offset: Where the line begins or goes on.
            message: The sentence.
            cut_off: Whether it is that the text ends within a paper.
        """
        self.cut_off |= cut_off
        if len(self._found) < MOST_PROBLEMS:
            self._found.append((offset, message))
        else:
            self._more += 1
            self._furthest = max(self._furthest, offset)

    def told(self, before: Iterable[Problem] = ()) -> tuple[Problem, ...]:
        """Return the problems in the order of their lines, those found `before` among them."""
        found = sorted(self._found, key=lambda problem: problem[0])
        if self._more:
            last = max(self._furthest, found[-1][0])
            found.append((last, f"{self._more:,} more problems were found, the last of them here."))
        problems = list(before)
        line, counted = 1, 0
        for offset, message in found:
            line += self._text.count("\n", counted, offset)
            counted = offset
            problems.append(Problem(line, message))
        return tuple(sorted(problems, key=lambda problem: problem.line))
