"""What the reader looks at: a filter, a scope, and one paper of those that both let through."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from dataclasses import replace

from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Digest, Paper
from digest_tui.query import Query
from digest_tui.ui.scope import ALL, BOOKMARKS, Scope


class ReadingState:
    """The papers shown, the one at the cursor, and how many each scope holds.

    Attributes:
        index: The open digests.
        query: The filter.
        scope: The part of them that the reader looks at.
        source: The index that the shown papers stand in: the open digests, or the bookmarks.
        positions: The positions of the shown papers in `source`.
        row: The place of the cursor among them; None where there are none.
    """

    def __init__(self, index: Index, bookmarks: Sequence[Bookmark], query: Query) -> None:
        self.index = index
        self.query = query
        self.scope = ALL
        self.source = index
        self.positions: Sequence[int] = ()
        self.row: int | None = None
        self._bookmarks = {bookmark.arxiv_id: bookmark for bookmark in bookmarks}
        self._shelf: Index | None = None
        self._shelved: dict[str, str] = {}
        # Where the reader last put the cursor: it returns there when filter and scope let it.
        self._chosen: tuple[Index, int] | None = None
        # The position of the text shown, where the reader chose another day's than the newest.
        self._version: int | None = None
        self._totalled: tuple[tuple[Index, int, Scope] | None, int] = (None, 0)
        self.refill()

    @property
    def bookmarked(self) -> Set[str]:
        """The keys of the bookmarked papers."""
        return self._bookmarks.keys()

    @property
    def position(self) -> int | None:
        """The position in `source` of the paper shown."""
        if self.row is None:
            return None
        return self.positions[self.row] if self._version is None else self._version

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor."""
        return None if self.position is None else self.source[self.position]

    @property
    def digest_name(self) -> str:
        """The name of the digest that the paper at the cursor stands in."""
        if self.position is None or self.paper is None:
            return ""
        if self.source is self._shelf:
            return self._shelved[self.paper.key]
        return self.source.digest_of(self.position).name

    @property
    def days(self) -> Sequence[str]:
        """The days on which the paper at the cursor came, the one whose text is shown first.

        None where a single day is open.
        """
        if self.paper is None or self.position is None or len(self.index.days) < 2:
            return ()
        positions = self.index.positions_of(self.paper.key)
        days = dict.fromkeys(self.index.digest_of(each).date for each in positions)
        if self.source is self.index:
            days = {self.index.digest_of(self.position).date: None} | days
        return [day for day in days if day]

    @property
    def shows_days(self) -> bool:
        """Whether the papers shown may be of several days."""
        days = self.index.days
        return len(days) > 1 and self.scope.period not in days and self.source is self.index

    @property
    def title(self) -> str:
        """What the open digests are called: a date, or the first and the last one."""
        digests = self.index.digests
        if len(digests) == 1:
            date = digests[0].date
            return date if len(date) == len("2026-01-30") else digests[0].name
        days = [digest.date for digest in digests if digest.date]
        if not days:
            return f"{len(digests)} digests"
        first, last = min(days), max(days)
        year = len("2026-")
        return (
            first if first == last else f"{first} – {last[year * (first[:year] == last[:year]) :]}"
        )

    @property
    def why_empty(self) -> Sequence[str]:
        """Why there is no paper and what to do, line by line."""
        if self.query:
            return ("", "No paper matches.", "esc clears the filter.")
        if self.scope == BOOKMARKS:
            return ("", "No bookmarks yet.", "b keeps the paper at the cursor.")
        return ("", "This digest holds no papers.")

    @property
    def total(self) -> int:
        """How many papers the scope holds without the filter."""
        if self.scope == BOOKMARKS:
            return len(self.source)
        asked = (self.index, len(self.index), self.scope)
        if self._totalled[0] != asked:
            everything = range(len(self.index))
            shown = self.index.shown(everything, self.scope.period, self.scope.category)
            self._totalled = (asked, len(shown))
        return self._totalled[1]

    @property
    def repeats(self) -> int:
        """How many entries of the scope are papers that it shows already."""
        if self.scope.kind == "bookmarks" or self.scope.category is not None:
            return 0
        return len(self.index.span(self.scope.period)) - self.total

    def counts(self, scopes: Sequence[Scope]) -> dict[Scope, int]:
        """Return how many papers of each scope match the filter."""
        index = self.index
        matches = self._found()
        counts: dict[Scope, int] = {}
        by_category: dict[str, dict[str | None, int]] = {}
        for scope in scopes:
            period = scope.period
            if scope == BOOKMARKS:
                shelf = self._bookmark_index() if self.query else None
                counts[scope] = len(shelf.matching(self.query) if shelf else self._bookmarks)
                continue
            if period not in by_category:
                shown = index.shown(matches, period)
                by_category[period] = {None: len(shown)}
                if any(each.period == period and each.category is not None for each in scopes):
                    by_category[period].update(index.counts(shown))
            counts[scope] = by_category[period].get(scope.category, 0)
        return counts

    def ask(self, query: Query) -> None:
        """Ask for what matches another filter; `look_on` finds it."""
        self.query = query

    def look_on(self) -> bool:
        """Look through one digest more for what matches; tell whether others are left."""
        return bool(self.query) and self.index.search(self.query).step()

    def look_at(self, scope: Scope) -> None:
        """Show another scope."""
        self.scope = scope
        if scope == BOOKMARKS:
            self._shelf = None
        self.source = self._bookmark_index() if scope == BOOKMARKS else self.index
        self.refill()

    def choose(self, row: int | None) -> None:
        """Take the paper of a row for the one that the reader wants."""
        if row != self.row:
            self._version = None
        self.row = row
        if row is not None:
            self._chosen = (self.source, self.positions[row])

    def turn_to_day(self, day: str) -> None:
        """Show the text that the paper at the cursor has on another day."""
        if self.paper is not None and self.source is self.index:
            for position in self.index.positions_of(self.paper.key):
                if self.index.digest_of(position).date == day:
                    self._version = position

    def take_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take over the bookmarks; while they are shown, the list stays as the reader sees it.

        A paper let go there so stays in its place, and can be taken back with the same key.
        """
        self._bookmarks = {bookmark.arxiv_id: bookmark for bookmark in bookmarks}
        if self.scope != BOOKMARKS:
            self._shelf = None

    def take_index(self, index: Index) -> None:
        """Take over the digests that are now open; the reader stays at the same paper."""
        if self._chosen and self._chosen[0] is self.index:
            position = self._chosen[1]
            key, day = self.index[position].key, self.index.digest_of(position).date
            same = index.positions_of(key)
            at = [each for each in same if index.digest_of(each).date == day] or same
            self._chosen = (index, at[0]) if at else None
        if self.source is self.index:
            self.source = index
        self.index = index
        self._version = None
        if self.scope != BOOKMARKS:
            self._shelf = None
        self.refill()

    def refill(self) -> None:
        """Show the papers that filter and scope let through, of what was looked through so far."""
        if self.source is self.index:
            found = self._found()
            self.positions = self.index.shown(found, self.scope.period, self.scope.category)
        else:
            self.positions = self.source.matching(self.query)
        row = self._row_of_chosen() if self.positions else None
        if row is None or self._version is None or not self._is_shown(row):
            self._version = None
        self.row = row

    def _is_shown(self, row: int) -> bool:
        """Tell whether the text shown is one of the paper at a row."""
        position = self.positions[row]
        return self._version in self.index.positions_of(self.index[position].key)

    def _found(self) -> Sequence[int]:
        """Return the positions of the open digests that match, as far as is known."""
        if not self.query:
            return range(len(self.index))
        return self.index.search(self.query).positions

    def _row_of_chosen(self) -> int:
        """Return the row of the paper that the reader last chose, or the first."""
        if self._chosen is None:
            return 0
        source, position = self._chosen
        places = [position]
        if source is not self.source:
            same = self.source.position_of(source[position].key)
            places = [] if same is None else [same]
        elif source is self.index:
            places += self.index.positions_of(source[position].key)
        for place in places:
            row = bisect_left(self.positions, place)
            if row < len(self.positions) and self.positions[row] == place:
                return row
        return 0

    def _bookmark_index(self) -> Index:
        """Return the bookmarks as an index: whole papers where their digest is open."""
        if self._shelf is None:
            papers: list[Paper] = []
            for number, kept in enumerate(self._bookmarks.values(), 1):
                position = self.index.position_of(kept.arxiv_id)
                papers.append(
                    replace(self.index[position], number=number)
                    if position is not None
                    else Paper(number, kept.arxiv_id, kept.title, (), kept.category, kept.abs_url)
                )
            categories = [paper.category for paper in papers]
            keys = [paper.key for paper in papers]
            self._shelf = Index([Digest("bookmarks", papers, categories, keys)])
            self._shelved = {key: kept.digest for key, kept in self._bookmarks.items()}
        return self._shelf
