"""The search for a query in the folded texts of papers."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from digest_tui.model import Paper
from digest_tui.query import Query
from digest_tui.text.fold import searchable

_AT_ONCE: Final = 50
"""Papers folded in one step of a search: 1 ms."""
_LONG_WORD: Final = 256
"""Bytes of a word from which on `bytes.find` is used: it alone is linear whatever it meets."""


class Search:
    """The search for one query, digest by digest: first those that are folded, then the others.

    Args:
        query: What is searched for.
        texts: What is searched, a digest each; more may be added while the search goes on.
        starts: The position at which each digest begins.
        narrowed: What was found for a query that this one narrows, as `found` has it.

    Attributes:
        query: What is searched for.
        found: By the places of the digests that were looked through, the places of the papers in
            each that match.
    """

    def __init__(
        self,
        query: Query,
        texts: Sequence[FoldedTexts],
        starts: Sequence[int],
        narrowed: Mapping[int, Sequence[int]],
    ) -> None:
        self.query = query
        self.found: dict[int, Sequence[int]] = {}
        self._texts = texts
        self._starts = starts
        self._narrowed = narrowed
        self._next = 0
        self._unfolded: deque[int] = deque()
        self._positions: list[int] = []
        self._placed = 0  # how many of the digests that were looked through `_positions` has
        # The longest word is likely the rarest, and quickly looked for.
        words = sorted(query.words, key=len, reverse=True)
        self._words = [word.encode("utf-8", "surrogatepass") for word in words]

    @property
    def is_done(self) -> bool:
        """Whether all digests were looked through."""
        return len(self.found) == len(self._texts)

    @property
    def positions(self) -> list[int]:
        """The positions that match, in order, as far as they are found."""
        if self._placed < len(self.found):
            self._placed = len(self.found)
            self._positions = [
                self._starts[place] + each
                for place in sorted(self.found)
                for each in self.found[place]
            ]
        return self._positions

    def step(self) -> None:
        """Look through one digest more, if there is one, or fold some papers that it needs."""
        while self._next < len(self._texts):
            place = self._next
            self._next += 1
            if self._texts[place].left:
                self._unfolded.append(place)
            elif place not in self.found:
                self._look_through(place)
                return
        if self._unfolded:
            place = self._unfolded[0]
            self._texts[place].fold(_AT_ONCE)
            if not self._texts[place].left:
                self._unfolded.popleft()
                self._look_through(place)

    def moved_to(self, texts: Sequence[FoldedTexts], starts: Sequence[int]) -> Search:
        """Return the search for the same among other texts; what it found in some is kept."""
        found = {id(self._texts[place]): places for place, places in self.found.items()}
        search = Search(self.query, texts, starts, {})
        kept = ((place, found.get(id(text))) for place, text in enumerate(texts))
        search.found |= {place: places for place, places in kept if places is not None}
        return search

    def _look_through(self, place: int) -> None:
        text, among = self._texts[place], self._narrowed.get(place)
        # To go through the whole text at once is quicker than through half of its papers.
        if among is not None and 2 * len(among) > len(text):
            among = None
        self.found[place] = text.having(self._words, among)


class FoldedTexts:
    """The folded texts of the papers of one digest, one behind the other."""

    def __init__(self, papers: Sequence[Paper]) -> None:
        self._papers = papers
        # Bytes once all papers are folded, which gives back the room that was kept for more.
        self._text: bytes | bytearray = bytearray() if papers else b""
        # Where the text of each paper begins, and where the last one ends.
        self._edges = array("I", [0])

    def __len__(self) -> int:
        return len(self._papers)

    @property
    def left(self) -> int:
        """How many papers are still to fold."""
        return len(self) + 1 - len(self._edges)

    def fold(self, most: int | None = None) -> int:
        """Fold `most` papers more, or all; return how many that were."""
        count = self.left if most is None else min(self.left, most)
        start = len(self._edges) - 1
        for place in range(start, start + count):
            self._text += searchable(self._papers[place].texts())
            self._text += b"\n"
            self._edges.append(len(self._text))
        if count and not self.left:
            self._text = bytes(self._text)
        return count

    def having(self, words: Sequence[bytes], among: Sequence[int] | None) -> Sequence[int]:
        """Return the places of the papers that hold all words, of those at `among` or of all.

        All have to be folded.
        """
        for word in words:
            among = self._holding(word) if among is None else self._still_holding(word, among)
        return range(len(self)) if among is None else among

    def _holding(self, word: bytes) -> list[int]:
        text, edges, find = self._text, self._edges, _find_for(word)
        found: list[int] = []
        place = 0
        hit = find(text, word, 0)
        while hit >= 0:
            if hit >= edges[place + 1]:
                place = bisect_right(edges, hit, place + 2) - 1
            found.append(place)
            place += 1
            hit = find(text, word, edges[place])
        return found

    def _still_holding(self, word: bytes, among: Sequence[int]) -> list[int]:
        text, edges, find = self._text, self._edges, _find_for(word)
        return [each for each in among if find(text, word, edges[each], edges[each + 1]) >= 0]


def _find_for(word: bytes) -> Callable[..., int]:
    """Return what finds a word in bytes, called as `bytes.find` is."""
    if len(word) >= _LONG_WORD:
        return bytes.find
    import stringzilla  # it takes 1 ms, for which the first paint need not wait

    find: Callable[..., int] = stringzilla.find
    return find
