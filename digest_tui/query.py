"""What the reader types into the filter, as something an index can answer."""

from __future__ import annotations

from dataclasses import dataclass

from digest_tui.text.fold import fold
from digest_tui.text.sanitize import clean_line

_MOST_PAIRS = 10_000
"""Pairs of words that are compared: a key must not wait for a pasted book."""


@dataclass(frozen=True, slots=True)
class Query:
    """Folded words, all of which a paper must hold; no words match every paper."""

    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def narrows(self, other: Query) -> bool:
        """Tell whether every paper this query matches is surely one the other matches too."""
        if len(self.words) * len(other.words) > _MOST_PAIRS:
            return False
        return all(any(word in own for own in self.words) for word in other.words)


def parse(text: str) -> Query:
    """Return the query that a filter text asks: its words, parted by blanks of any width."""
    return Query(tuple(dict.fromkeys(fold(clean_line(text)).split())))
