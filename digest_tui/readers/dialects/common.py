"""Find what the papers of a file have in common: labels, and lines in italics."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Final

from digest_tui.readers.dialects.blocks import italic_key, italic_text
from digest_tui.readers.dialects.values import may_be_names

_MOST_KEYS: Final = 2000
"""The maximum number of different keys that are counted in one file."""

MANY: Final = 3
"""Papers that show that what they have in common is of the file's template."""


class CommonKeys:
    """Counts the keys that papers have exactly once.

    A key with an asterisk is that of a line in italics (`blocks.italic_key`).
    """

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()
        self._papers = 0

    def add(self, keys: Iterable[str]) -> None:
        """Add the keys of the next paper."""
        self._papers += 1
        counts = self._counts
        for key, count in Counter(keys).items():
            # A line that every paper has is one of the first paper.
            is_new = len(counts) < _MOST_KEYS and (self._papers == 1 or not key.startswith("*"))
            if count == 1 and (key in counts or is_new):
                counts[key] += 1

    def common(self) -> set[str]:
        """Return the keys of the labels of half of the papers, and of the lines of all papers."""
        return {
            key
            for key, count in self._counts.items()
            if (count == self._papers >= MANY if key.startswith("*") else 2 * count >= self._papers)
        }


def is_common_italic(line: str, common: Collection[str]) -> bool:
    """Return whether a line is in italics in every paper, and cannot be the names of authors.

    Args:
        line: The line.
        common: What the papers have in common.
    """
    return italic_key(line) in common and not may_be_names(italic_text(line))
