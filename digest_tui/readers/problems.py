"""Collect the problems of one text while it is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, Final

from digest_tui.model import Problem, ProblemKind

MOST_PROBLEMS: Final = 1000
"""The maximum number of problems that are kept of one file; no user reads more."""


class ProblemCollector:
    """The problems of one text: the first `MOST_PROBLEMS` found, and how many more there are.

    Attributes:
        cut_off: Whether the text seems to end within a paper.
    """

    def __init__(self, text: str, file: str) -> None:
        self.cut_off = False
        self._text = text
        self._file = file
        self._found: list[tuple[int, Problem]] = []
        self._more = 0
        self._last_offset = 0

    def __len__(self) -> int:
        return len(self._found) + self._more

    def add(self, offset: int, kind: ProblemKind, *, cut_off: bool = False, **fields: Any) -> None:
        """Add a problem.

        Args:
            offset: An offset in the line that the problem belongs to.
            kind: What is wrong.
            cut_off: Whether the problem is that the text ends within a paper.
            fields: The fields of the `Problem` that the kind needs.
        """
        self.cut_off |= cut_off
        if len(self._found) < MOST_PROBLEMS:
            self._found.append((offset, Problem(kind, 0, self._file, **fields)))
        else:
            self._more += 1
            self._last_offset = max(self._last_offset, offset)

    def by_line(self, before: Iterable[Problem] = ()) -> tuple[Problem, ...]:
        """Return the problems and those found `before`, sorted by line."""
        found = sorted(self._found, key=lambda each: each[0])
        if self._more:
            last = max(self._last_offset, found[-1][0])
            more = Problem(ProblemKind.MORE_PROBLEMS, 0, self._file, count=self._more)
            found.append((last, more))
        problems = list(before)
        line, counted = 1, 0
        for offset, problem in found:
            line += self._text.count("\n", counted, offset)
            counted = offset
            problems.append(replace(problem, line=line))
        return tuple(sorted(problems, key=lambda problem: problem.line))
