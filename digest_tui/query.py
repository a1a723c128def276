"""Parse the text of a filter to a query."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from digest_tui.text.casefold import casefold
from digest_tui.text.sanitize import clean_line

_MOST_PAIRS: Final = 10_000
"""The maximum number of pairs of words to compare: a pasted book must not delay a key."""


@dataclass(frozen=True, slots=True)
class Query:
    """The words of a filter; a paper matches if it contains all of them.

    Attributes:
        words: Casefolded words; every paper matches if there are none.
    """

    words: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.words)

    def narrows(self, other: Query) -> bool:
        """Return whether every paper that matches this query surely matches another one."""
        if len(self.words) * len(other.words) > _MOST_PAIRS:
            return False
        return all(any(word in own for own in self.words) for word in other.words)


def parse(text: str) -> Query:
    """Return the query of a text, whose words are separated by white space."""
    return Query(tuple(dict.fromkeys(casefold(clean_line(text)).split())))
