"""Every paper of the open digests, by position, and which of them a query matches.

The papers stay with their digest, which may build each when asked. What a query searches is one
folded text per digest, in UTF-8, with the offsets between papers. Half a year of digests (39,000
entries, 111 MB) so takes 103 MB more, where a string for each paper took half as much again, and
StringZilla's `find` goes through it in 5 to 20 ms, where that of `bytes` took 30 to 90.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections import Counter, deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import Final

from digest_tui.index.occurrences import Appearances
from digest_tui.index.periods import Listing, Periods, day_of
from digest_tui.index.search import FoldedTexts, Search
from digest_tui.model import Digest, Paper
from digest_tui.query import Query
from digest_tui.text.fold import searchable


class Index:
    """The papers of some digests, the newest digest first, each at a position counted from 0.

    Digests are only ever added at the end, so that a position stays what it is. A paper that stands
    in several digests has as many positions, the newest first.

    Attributes:
        digests: The digests in order.
        category_of: The category of each position.
    """

    def __init__(self, digests: Iterable[Digest] = ()) -> None:
        self.digests: list[Digest] = []
        self.category_of: list[str] = []
        self._categories: dict[str, None] = {}
        self._starts: list[int] = [0]
        self._periods = Periods()
        self._listings: dict[str, Listing] = {}
        self._texts: list[FoldedTexts] = []
        self._prepared = 0  # how many of the texts, from the first, are folded whole
        self._appearances = Appearances()
        self._latest = Search(Query(), self._texts, self._starts, {})
        for digest in sorted(digests, key=lambda digest: digest.date, reverse=True):
            self.add(digest)

    def add(self, digest: Digest) -> None:
        """Take in one digest more, older than those there are."""
        start = len(self)
        self._categories |= dict.fromkeys(digest.categories)
        self.category_of += digest.categories
        self._appearances.add(digest.keys)
        self.digests.append(digest)
        self._texts.append(FoldedTexts(digest.papers))
        self._starts.append(len(self))
        self._periods.add(digest, range(start, len(self)))

    def including(self, digests: Sequence[Digest], paths: Collection[str] = ()) -> Index:
        """Return an index with some digests more, each at the place of its date.

        They stand for the digests that have one of the paths, and in the place of one of their
        date. What was folded and found is kept, and so is the order of the categories.
        """
        kept = list(zip(self.digests, self._texts, strict=True))
        replaced = {id(text) for each, text in kept if each.path in paths}
        for digest in digests:
            places = (
                place
                for place, (each, text) in enumerate(kept)
                if each.date < digest.date or (each.date == digest.date and id(text) in replaced)
            )
            place = next(places, len(kept))
            kept.insert(place, (digest, FoldedTexts(digest.papers)))
        kept = [pair for pair in kept if id(pair[1]) not in replaced]
        index = Index(each for each, _ in kept)
        before = dict.fromkeys(name for name in self._categories if name in index._categories)
        index._categories = before | index._categories
        index._texts[:] = [text for _, text in kept]
        index._latest = self._latest.moved_to(index._texts, index._starts)
        return index

    def __len__(self) -> int:
        return len(self.category_of)

    def __getitem__(self, position: int) -> Paper:
        place = self._place(position)
        return self.digests[place].papers[position - self._starts[place]]

    @property
    def categories(self) -> list[str]:
        """All categories, in the order in which they were first taken in."""
        return list(self._categories)

    def digest_of(self, position: int) -> Digest:
        """Return the digest that the paper at a position stands in."""
        return self.digests[self._place(position)]

    @property
    def days(self) -> Sequence[str]:
        """The days of the digests, each once, the newest first; `periods.day_of` tells how."""
        return self._periods.days

    def day_of(self, position: int) -> str:
        """Return the day of the digest that the paper at a position stands in, as in `days`."""
        return day_of(self.digest_of(position))

    def key_of(self, position: int) -> str:
        """Return the key of the paper at a position."""
        place = self._place(position)
        return self.digests[place].keys[position - self._starts[place]]

    def position_of(self, key: str) -> int | None:
        """Return the newest position at which a paper with this key stands."""
        return self._appearances.newest(key)

    def positions_of(self, key: str) -> list[int]:
        """Return the position of a paper in each digest that has it, the newest first."""
        return self._appearances.all(key)

    def moved(self, position: int, to: Index) -> int | None:
        """Return where another index has the paper of a position; None where it has none.

        That is the same place of the same digest, else of the one of its day, else of the newest
        that has the paper.
        """
        place = self._place(position)
        digest, within = self.digests[place], position - self._starts[place]
        for start, other in zip(to._starts, to.digests, strict=False):
            if other is digest:
                return start + within
        same, day = to.positions_of(self.key_of(position)), day_of(digest)
        return next((each for each in same if to.day_of(each) == day), same[0] if same else None)

    def has(self, period: str, category: str | None = None) -> bool:
        """Tell whether a period is open, and has a category where one is named."""
        if period not in self._periods:
            return False
        return category is None or category in self.categories_of(period)

    def span(self, period: str) -> range:
        """Return the positions of a period: a day of `days`, a month or year; empty is all."""
        return self._periods.span(period)

    def categories_of(self, period: str) -> list[str]:
        """Return the categories of a period, in the order in which they first stand."""
        span = self.span(period)
        return list(dict.fromkeys(self.category_of[span.start : span.stop]))

    def listed(self, period: str = "", category: str | None = None) -> list[int]:
        """Return the positions that a list of a period and a category shows.

        Of a paper that stands in several digests of the period it shows the newest. The list is a
        new one each time.

        Args:
            period: As `span` takes it.
            category: The name of a category, which may be empty; None for all.
        """
        span = self.span(period)
        if not span:
            return []
        listing = self._listings.setdefault(period, Listing(span.start))
        listing.extend(span.stop, self._appearances.newer, self.category_of)
        listed = listing.positions if category is None else listing.by_category.get(category, [])
        return listed.copy()

    def shown(
        self, matches: Sequence[int], period: str = "", category: str | None = None
    ) -> Sequence[int]:
        """Return those of what matches a query that a list of a period and a category shows.

        Args:
            matches: Positions in order.
            period: As `listed` takes it.
            category: As `listed` takes it.
        """
        span = self.span(period)
        first = bisect_left(matches, span.start)
        inside = matches[first : bisect_left(matches, span.stop)]
        if category is not None:
            category_of = self.category_of
            inside = [position for position in inside if category_of[position] == category]
        if self._appearances.have_repeats:
            newer, start = self._appearances.newer, span.start
            inside = [position for position in inside if newer[position] < start]
        return inside

    def counts(self, positions: Iterable[int]) -> Counter[str]:
        """Return how many of the papers at these positions stand in each category."""
        return Counter(map(self.category_of.__getitem__, positions))

    def prepare(self, most: int | None = None) -> bool:
        """Fold the text of `most` papers more, or of all, so that the first query need not.

        Returns:
            Whether papers are left to fold.
        """
        while self._prepared < len(self._texts):
            text = self._texts[self._prepared]
            done = text.fold(most)
            if text.left:
                return True
            self._prepared += 1
            if most is not None:
                most -= done
        return False

    def search(self, query: Query) -> Search:
        """Return the search for a query, which goes on from the last one where that is of use."""
        last = self._latest
        if query != last.query:
            narrowed = last.found if last.query and query.narrows(last.query) else {}
            self._latest = Search(query, self._texts, self._starts, narrowed)
        return self._latest

    def matching(self, query: Query) -> Sequence[int]:
        """Return the positions of the papers that hold every word of the query, in order."""
        if not query:
            return range(len(self))
        search = self.search(query)
        while not search.is_done:
            search.step()
        return search.positions

    def _place(self, position: int) -> int:
        """Return the place of the digest that holds a position."""
        return bisect_right(self._starts, position) - 1
