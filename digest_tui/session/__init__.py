"""What the reader looks at: a filter, a scope, and one paper of those that both let through."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence, Set

from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Paper
from digest_tui.query import Query
from digest_tui.session.bookmark_index import Shelf
from digest_tui.session.scope import ALL, BOOKMARKS, Scope


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
        self._bookmarks = {bookmark.key: bookmark for bookmark in bookmarks}
        self._shelf = Shelf(self._bookmarks.values())
        # Where the reader last put the cursor: it returns there when filter and scope let it.
        self._chosen: tuple[Index, int] | None = None
        # The position in `index` of the text shown, where the reader chose another day's.
        self._version: int | None = None
        self.refill()

    @property
    def searching(self) -> bool:
        """Whether papers are left to look through for what matches the filter."""
        return bool(self.query) and not self.index.search(self.query).is_done

    @property
    def bookmarked(self) -> Set[str]:
        """The keys of the bookmarked papers."""
        return self._bookmarks.keys()

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor, with the text that the reader chose."""
        if self._version is not None:
            return self.index[self._version]
        return None if self.row is None else self.source[self.positions[self.row]]

    @property
    def digest_name(self) -> str:
        """The name of the digest that the paper at the cursor stands in, or was kept from."""
        if self.row is None:
            return ""
        if self._version is None and self.source is not self.index:
            return self._shelf.kept[self.positions[self.row]].digest
        position = self._position
        return "" if position is None else self.index.digest_of(position).name

    @property
    def is_open(self) -> bool:
        """Whether an open digest has the paper at the cursor."""
        return self._position is not None

    @property
    def day(self) -> str:
        """The day of the text shown, as `Index.days` has it; empty where no open digest has it."""
        return "" if self._position is None else self.index.day_of(self._position)

    @property
    def days(self) -> Sequence[str]:
        """The days on which the paper at the cursor came, the one whose text is shown first.

        Of several digests of one day all but the first are counted, as in `2026-01-30 (2)`. Empty
        where a single digest is open.
        """
        position = self._position
        if position is None or len(self.index.digests) < 2:
            return ()
        texts = self._texts()
        shown = next((day for day, each in texts.items() if each == position), self.day)
        return list(dict.fromkeys((shown, *texts)))

    def _texts(self) -> dict[str, int]:
        """Return the positions of the texts of the paper at the cursor, by `days`."""
        texts: dict[str, int] = {}
        if self._position is not None:
            counts: Counter[str] = Counter()
            for position in self.index.positions_of(self.index.key_of(self._position)):
                day = self.index.day_of(position)
                counts[day] += 1
                texts[day if counts[day] == 1 else f"{day} ({counts[day]})"] = position
        return texts

    @property
    def _position(self) -> int | None:
        """The position in `index` of the text shown; None where only the bookmarks have it."""
        if self._version is not None or self.row is None:
            return self._version
        position = self.positions[self.row]
        if self.source is self.index:
            return position
        return self.index.position_of(self.source.key_of(position))

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
        days = {digest.date for digest in digests if digest.date}
        # A month alone tells nothing where a day of it is open too.
        days -= {day[: len("2026-01")] for day in days if len(day) > len("2026-01")}
        if not days:
            return f"{len(digests)} digests"
        first, last = min(days), max(days)
        if first == last:
            return first
        year = len("2026-")
        alike = (first[:year], len(first)) == (last[:year], len(last))
        return f"{first} – {last[year:] if alike else last}"

    @property
    def scope_title(self) -> str:
        """What the scope is called: a period or all that is open, and a category."""
        if self.scope == BOOKMARKS:
            return "Bookmarks"
        period = self.scope.period or self.title
        category = self.scope.category
        return period if category is None else f"{period} · {category or 'no category'}"

    @property
    def why_empty(self) -> Sequence[str]:
        """Why there is no paper and what to do, line by line; empty where there are papers."""
        if self.positions:
            return ()
        if self.searching and self.source is self.index:
            return ("", "Searching…")
        if self.query and self._matches_older_texts():
            return ("", "Only texts of older days match.", "Their months in the sidebar show them.")
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
        return len(self.index.listed(self.scope.period, self.scope.category))

    @property
    def repeats(self) -> int:
        """How many entries of the scope are papers that it shows already."""
        if self.scope.kind == "bookmarks" or self.scope.category is not None:
            return 0
        return len(self.index.span(self.scope.period)) - self.total

    def counts(self, scopes: Sequence[Scope]) -> dict[Scope, int]:
        """Return how many papers of each scope match the filter."""
        counts: dict[Scope, int] = {}
        found = {"": self.positions} if self.scope == ALL else {}
        categories: dict[str, Counter[str]] = {}
        for scope in scopes:
            period, category = scope.period, scope.category
            if scope == BOOKMARKS:
                counts[scope] = self._count_kept()
                continue
            if not self.query:
                counts[scope] = len(self.index.listed(period, category))
                continue
            if period not in found:
                found[period] = self.index.shown(self._found(), period)
            if category is None:
                counts[scope] = len(found[period])
                continue
            if period not in categories:
                categories[period] = self.index.counts(found[period])
            counts[scope] = categories[period][category]
        return counts

    def ask(self, query: Query) -> None:
        """Ask for what matches another filter; `look_on` finds it."""
        self.query = query

    def look_on(self) -> None:
        """Look through one digest more for what matches."""
        if self.query:
            self.index.search(self.query).step()

    def look_at(self, scope: Scope) -> None:
        """Show another scope; a period shows its own texts, whatever the reader chose before."""
        if scope.period != self.scope.period:
            self._version = None
        self.scope = scope
        self._shelf = Shelf(self._bookmarks.values())
        self.refill()

    def choose(self, row: int | None) -> None:
        """Take the paper of a row for the one that the reader wants."""
        if row != self.row:
            self._version = None
        self.row = row
        if row is not None:
            self._chosen = (self.source, self.positions[row])

    def turn_to_day(self, day: str) -> None:
        """Show the text that the paper at the cursor has on another of its `days`."""
        if day in (texts := self._texts()):
            self.choose(self.row)
            self._version = texts[day]

    def take_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take over the bookmarks; while they are shown, the list stays as the reader sees it.

        A paper let go there so stays in its place, and can be taken back with the same key.
        """
        self._bookmarks = {bookmark.key: bookmark for bookmark in bookmarks}
        if self.scope != BOOKMARKS:
            self._shelf = Shelf(bookmarks)

    def take_index(self, index: Index) -> None:
        """Take over the digests that are now open; the reader stays at the same text.

        A filter keeps what it found; `look_on` looks through the digests that are new.
        """
        row = self.row
        if index is not self.index:
            self.choose(row)
            if self._chosen and self._chosen[0] is self.index:
                position = self.index.moved(self._chosen[1], index)
                self._chosen = None if position is None else (index, position)
            if self._version is not None:
                self._version = self.index.moved(self._version, index)
            self.index = index
            self.scope = self._scope_in(index)
        self.refill()
        if self._chosen is None and row is not None and self.positions:
            self.row = min(row, len(self.positions) - 1)  # its paper is gone

    def refill(self) -> None:
        """Show the papers that filter and scope let through, of what was looked through so far."""
        if self.scope == BOOKMARKS:
            self.source = self._shelf.papers(self.index)
            self.positions = self.source.matching(self.query)
        else:
            self.source = self.index
            period, category = self.scope.period, self.scope.category
            if self.query:
                self.positions = self.index.shown(self._found(), period, category)
            else:
                self.positions = self.index.listed(period, category)
        self.row = self._row_of_chosen() if self.positions else None
        if self._version is not None and not self._is_shown(self._version):
            self._version = None

    def _is_shown(self, version: int) -> bool:
        """Tell whether a position holds a text of the paper at the cursor."""
        if self.row is None:
            return False
        key = self.source.key_of(self.positions[self.row])
        return version in self.index.positions_of(key)

    def _scope_in(self, index: Index) -> Scope:
        """Return the scope, or what there still is of it."""
        scope = self.scope
        if scope == BOOKMARKS or index.has(scope.period, scope.category):
            return scope
        return Scope(period=scope.period) if index.has(scope.period) else ALL

    def _count_kept(self) -> int:
        """Return how many bookmarks match the filter."""
        if not self.query:
            return len(self._bookmarks)
        shelf = self._shelf.papers(self.index)
        return sum(shelf.key_of(each) in self._bookmarks for each in shelf.matching(self.query))

    def _matches_older_texts(self) -> bool:
        """Tell whether the filter matches texts of the scope that are not its newest."""
        if self.source is not self.index:
            return False
        span, category = self.index.span(self.scope.period), self.scope.category
        return any(
            position in span and category in (None, self.index.category_of[position])
            for position in self._found()
        )

    def _found(self) -> Sequence[int]:
        """Return the positions of the open digests that match the filter, as far as is known."""
        return self.index.search(self.query).positions

    def _row_of_chosen(self) -> int:
        """Return the row of the paper that the reader last chose, or the first."""
        if self._chosen is None:
            return 0
        source, position = self._chosen
        places = [position]
        if source is not self.source:
            same = self.source.position_of(source.key_of(position))
            places = [] if same is None else [same]
        elif source is self.index:
            places += self.index.positions_of(source.key_of(position))
        for place in places:
            row = bisect_left(self.positions, place)
            if row < len(self.positions) and self.positions[row] == place:
                return row
        return 0
