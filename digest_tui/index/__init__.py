"""The papers of the open digests, by position, and the search for a query.

The papers are those of the digests, which may build each on access. A query searches one casefolded
text of each digest, in UTF-8, with the offsets of its papers. For half a year of digests (39,000
entries, 111 MB) the texts take 103 MB; one string for each paper took half as much again.
StringZilla's `find` searches them in 5 to 20 ms, that of `bytes` in 30 to 90.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

from digest_tui.index.occurrences import Occurrences
from digest_tui.index.periods import Listing, Periods, day_of
from digest_tui.index.rows import Rows
from digest_tui.index.search import CasefoldedTexts, Search
from digest_tui.index.summaries import Summaries
from digest_tui.model import Digest, Paper
from digest_tui.query import Query


class Index:
    """The papers of some digests, the newest digest first, each at a position from 0.

    Digests are added only at the end, so that positions never change. A paper that is in several
    digests has one position in each.

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
        self._texts: list[CasefoldedTexts] = []
        self._prepared = 0  # the number of texts, from the first, that are casefolded
        self._occurrences = Occurrences()
        self._summaries = Summaries(self._occurrences)
        self._search = Search(Query(), self._texts, self._starts, {})
        for digest in sorted(digests, key=lambda digest: digest.date, reverse=True):
            self.add(digest)

    def add(self, digest: Digest, casefolded: Mapping[int, bytes] | None = None) -> None:
        """Add a digest that is no newer than those in the index.

        Args:
            digest: The digest.
            casefolded: The texts that `casefolded_text` returned for some of its papers, by row.
        """
        start = len(self)
        self._categories |= dict.fromkeys(digest.categories)
        self.category_of += digest.categories
        self._occurrences.add(digest.keys)
        self.digests.append(digest)
        self._texts.append(CasefoldedTexts(digest.papers, casefolded))
        self._starts.append(len(self))
        self._periods.add(digest, range(start, len(self)))
        if self._occurrences.has_repeats:
            self._add_summaries(digest, start)

    def with_digests(
        self, digests: Sequence[Digest], replaced_paths: Collection[str] = ()
    ) -> Index:
        """Return an index that has more digests, in the order of dates.

        It shares the casefolded texts and matches, and keeps the order of the categories. A new
        digest comes after others of its date, or takes the position of one that it replaces.

        Args:
            digests: The digests to add.
            replaced_paths: The paths of digests to leave out.
        """
        kept = list(zip(self.digests, self._texts, strict=True))
        replaced = {id(texts) for each, texts in kept if each.path in replaced_paths}
        for digest in digests:
            numbers = (
                number
                for number, (each, texts) in enumerate(kept)
                if each.date < digest.date or (each.date == digest.date and id(texts) in replaced)
            )
            kept.insert(next(numbers, len(kept)), (digest, CasefoldedTexts(digest.papers)))
        kept = [pair for pair in kept if id(pair[1]) not in replaced]
        index = Index(digest for digest, _ in kept)
        before = dict.fromkeys(name for name in self._categories if name in index._categories)
        index._categories = before | index._categories
        index._texts[:] = [texts for _, texts in kept]
        summaries = index._by_row(index._summaries)
        for number, texts in enumerate(index._texts):
            index._texts[number] = texts.with_summaries(summaries.get(number, {}))
        index._search = self._search.resumed_in(index._texts, index._starts)
        return index

    def __len__(self) -> int:
        return len(self.category_of)

    def __getitem__(self, position: int) -> Paper:
        """Return the paper at a position; if its summary failed, with the newest older one."""
        older = self._summaries.older(position)
        paper = self.version(position)
        return paper if older is None else paper.with_summary_of(self.version(older))

    def version(self, position: int) -> Paper:
        """Return the paper at a position as its digest has it."""
        digest, row = self.locate(position)
        return digest.papers[row]

    def summary_position(self, position: int) -> int | None:
        """Return the older position whose summary a paper shows; None if it shows its own."""
        return self._summaries.older(position)

    @property
    def categories(self) -> list[str]:
        """All categories, in the order in which they were first added."""
        return list(self._categories)

    @property
    def days(self) -> Sequence[str]:
        """The days of the digests as `periods.day_of` returns them, each once, newest first."""
        return self._periods.days

    def locate(self, position: int) -> tuple[Digest, int]:
        """Return the digest of a position, and the row of the paper in it."""
        number = self._number_of(position)
        return self.digests[number], position - self._starts[number]

    def digest_of(self, position: int) -> Digest:
        """Return the digest of a position."""
        return self.digests[self._number_of(position)]

    def day_of(self, position: int) -> str:
        """Return the day of the digest of a position, as in `days`."""
        return day_of(self.digest_of(position))

    def key_of(self, position: int) -> str:
        """Return the key of the paper at a position."""
        digest, row = self.locate(position)
        return digest.keys[row]

    def position_of(self, key: str) -> int | None:
        """Return the newest position of the paper with a key."""
        return self._occurrences.newest(key)

    def positions_of(self, key: str) -> list[int]:
        """Return the position of a paper in each digest that has it, the newest first."""
        return self._occurrences.positions(key)

    def position_in(self, other: Index, position: int) -> int | None:
        """Return the position in another index of the paper at a position in this one.

        It is the position in the same digest, else in the newest digest of the same day that has
        the paper, else in the newest digest that has it; None if no digest has it.
        """
        digest, row = self.locate(position)
        for start, each in zip(other._starts, other.digests, strict=False):
            if each is digest:
                return start + row
        positions, day = other.positions_of(self.key_of(position)), day_of(digest)
        newest = positions[0] if positions else None
        return next((each for each in positions if other.day_of(each) == day), newest)

    def has(self, period: str, category: str | None = None) -> bool:
        """Return whether a period is open and, if a category is given, has papers of it."""
        if period not in self._periods:
            return False
        return category is None or category in self.categories_of(period)

    def span(self, period: str) -> range:
        """Return the positions of a period: a day of `days`, a month or year; empty for all."""
        return self._periods.span(period)

    def categories_of(self, period: str) -> list[str]:
        """Return the categories of a period, in the order of their first papers."""
        span = self.span(period)
        return list(dict.fromkeys(self.category_of[span.start : span.stop]))

    def rows(
        self, period: str = "", category: str | None = None, *, among: Rows | None = None
    ) -> Rows:
        """Return the rows of a list of a period and a category.

        A paper that is in several digests of the period is listed once, in the newest of them.

        Args:
            period: As in `span`.
            category: The name of a category, which may be empty; None for all.
            among: The only positions to list, as `matching` returns them; None for all.
        """
        span = self.span(period)
        if not span:
            return Rows(is_sorted=True)
        newer, start = self._occurrences.newer, span.start
        if among is None:
            listing = self._listings.setdefault(period, Listing(start))
            listing.extend(span.stop, newer, self.category_of)
            return listing.rows(category)
        inside = among[bisect_left(among, start) : bisect_left(among, span.stop)]
        if category is not None:
            category_of = self.category_of
            inside = [position for position in inside if category_of[position] == category]
        if self._occurrences.has_repeats:
            inside = [position for position in inside if newer[position] < start]
        return Rows(inside, is_sorted=True)

    def count_categories(self, positions: Iterable[int]) -> Counter[str]:
        """Return the number of papers of each category among some positions."""
        return Counter(map(self.category_of.__getitem__, positions))

    def prepare(self, limit: int | None = None) -> bool:
        """Casefold up to `limit` more papers, or all, ahead of the first query.

        Returns:
            Whether some papers are not casefolded yet.
        """
        while self._prepared < len(self._texts):
            texts = self._texts[self._prepared]
            count = texts.casefold(limit)
            if texts.remaining:
                return True
            self._prepared += 1
            if limit is not None:
                limit -= count
        return False

    def casefolded_text(self, position: int) -> bytes | None:
        """Return the casefolded text of the paper at a position; None if it is not known yet."""
        number = self._number_of(position)
        return self._texts[number].text_of(position - self._starts[number])

    def search(self, query: Query) -> Search:
        """Return the search for a query; if possible, it searches only matches of the last one."""
        last = self._search
        if query != last.query:
            candidates = last.found if last.query and query.narrows(last.query) else {}
            self._search = Search(query, self._texts, self._starts, candidates)
        return self._search

    def matching(self, query: Query) -> Rows:
        """Return the positions of the papers that contain every word of a query, in order."""
        if not query:
            return Rows(range(len(self)), is_sorted=True)
        search = self.search(query)
        while not search.is_done:
            search.step()
        return search.matches

    def _has_summary(self, position: int) -> bool:
        digest, row = self.locate(position)
        return digest.has_summary(row)

    def _add_summaries(self, digest: Digest, start: int) -> None:
        """Use the summaries of a digest for newer papers without one."""
        newer = self._occurrences.newer
        changed: list[tuple[int, int]] = []
        for position, key in enumerate(digest.keys, start):
            if newer[position] >= 0:
                lacking = self._summaries.add(key, position, self._has_summary)
                changed += ((each, position) for each in lacking)
        for number, summaries in self._by_row(changed).items():
            self._casefold(number, {**self._texts[number].summaries, **summaries})

    def _by_row(
        self, summaries: Iterable[tuple[int, int]]
    ) -> dict[int, dict[int, tuple[Sequence[Paper], int]]]:
        """Return the older papers and rows of summaries, by number of digest and row.

        Args:
            summaries: The positions of papers, and those of their summaries.
        """
        found: dict[int, dict[int, tuple[Sequence[Paper], int]]] = {}
        for position, older in summaries:
            number = self._number_of(position)
            digest, row = self.locate(older)
            by_row = found.setdefault(number, {})
            by_row[position - self._starts[number]] = digest.papers, row
        return found

    def _casefold(self, number: int, summaries: Mapping[int, tuple[Sequence[Paper], int]]) -> None:
        """Casefold the papers of a digest again whose summaries are others than before."""
        texts = self._texts[number].with_summaries(summaries)
        if texts is not self._texts[number]:
            self._texts[number] = texts
            self._prepared = min(self._prepared, number)
            self._search = self._search.resumed_in(self._texts, self._starts)

    def _number_of(self, position: int) -> int:
        """Return the number of the digest of a position, from 0."""
        return bisect_right(self._starts, position) - 1
