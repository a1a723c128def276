"""What the reader looks at: a filter, a scope, and one paper of those that both let through."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set

from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Digest, Paper
from digest_tui.query import Query
from digest_tui.session.bookmark_index import Shelf
from digest_tui.session.scope import ALL, BOOKMARKS, Scope


class Session:
    """The papers shown, the one at the cursor, and how many each scope holds.

    Attributes:
        index: The open digests.
        query: The filter.
        scope: The part of them that the reader looks at.
        list_index: The index that the shown papers stand in: the open digests, or the bookmarks.
        rows: The positions of the shown papers in `list_index`.
        cursor: The row of the cursor among them; None where there are none.
    """

    def __init__(
        self, digests: Iterable[Digest], bookmarks: Sequence[Bookmark], query: Query
    ) -> None:
        self.index = Index(digests)
        self.query = query
        self.scope = ALL
        self.list_index = self.index
        self.rows: Sequence[int] = ()
        self.cursor: int | None = None
        self._bookmarks = {bookmark.key: bookmark for bookmark in bookmarks}
        self._shelf = Shelf(self._bookmarks.values())
        # Where the reader last put the cursor: it returns there when filter and scope let it.
        self._chosen: tuple[Index, int] | None = None
        # The position in `index` of the text shown, where the reader chose another day's.
        self._version: int | None = None
        self.update_rows()

    @property
    def is_searching(self) -> bool:
        """Whether papers are left to look through for what matches the filter."""
        return bool(self.query) and not self.index.search(self.query).is_done

    @property
    def bookmarked_keys(self) -> Set[str]:
        """The keys of the bookmarked papers."""
        return self._bookmarks.keys()

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor, with the text that the reader chose."""
        if self._version is not None:
            return self.index[self._version]
        return None if self.cursor is None else self.list_index[self.rows[self.cursor]]

    @property
    def digest_name(self) -> str:
        """The name of the digest that the paper at the cursor stands in, or was kept from."""
        if self.cursor is None:
            return ""
        if self._version is None and self.list_index is not self.index:
            return self._shelf.kept[self.rows[self.cursor]].digest
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
        if self._version is not None or self.cursor is None:
            return self._version
        position = self.rows[self.cursor]
        if self.list_index is self.index:
            return position
        return self.index.position_of(self.list_index.key_of(position))

    @property
    def shows_days(self) -> bool:
        """Whether the papers shown may be of several days."""
        days = self.index.days
        return len(days) > 1 and self.scope.period not in days and self.list_index is self.index

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
        if self.rows:
            return ()
        if self.is_searching and self.list_index is self.index:
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
            return len(self.list_index)
        return len(self.index.listed(self.scope.period, self.scope.category))

    @property
    def repeats(self) -> int:
        """How many entries of the scope are papers that it shows already."""
        if self.scope.kind == "bookmarks" or self.scope.category is not None:
            return 0
        return len(self.index.span(self.scope.period)) - self.total

    def count_scopes(self, scopes: Sequence[Scope]) -> dict[Scope, int]:
        """Return how many papers of each scope match the filter."""
        counts: dict[Scope, int] = {}
        found = {"": self.rows} if self.scope == ALL else {}
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

    def set_query(self, query: Query) -> None:
        """Ask for what matches another filter; `search_step` finds it."""
        self.query = query

    def search_step(self) -> None:
        """Look through one digest more for what matches."""
        if self.query:
            self.index.search(self.query).step()

    def set_scope(self, scope: Scope) -> None:
        """Show another scope; a period shows its own texts, whatever the reader chose before."""
        if scope.period != self.scope.period:
            self._version = None
        self.scope = scope
        self._shelf = Shelf(self._bookmarks.values())
        self.update_rows()

    def set_cursor(self, row: int | None) -> None:
        """Take the paper of a row for the one that the reader wants."""
        if row != self.cursor:
            self._version = None
        self.cursor = row
        if row is not None:
            self._chosen = (self.list_index, self.rows[row])

    def show_version(self, day: str) -> None:
        """Show the text that the paper at the cursor has on another of its `days`."""
        if day in (texts := self._texts()):
            self.set_cursor(self.cursor)
            self._version = texts[day]

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take over the bookmarks; while they are shown, the list stays as the reader sees it.

        A paper let go there so stays in its place, and can be taken back with the same key.
        """
        self._bookmarks = {bookmark.key: bookmark for bookmark in bookmarks}
        if self.scope != BOOKMARKS:
            self._shelf = Shelf(bookmarks)

    def add(self, digest: Digest) -> None:
        """Open one more digest, older than all that are open; `update_rows` lists its papers."""
        self.index.add(digest)

    def insert(self, digests: Sequence[Digest], replaced_paths: Collection[str] = ()) -> None:
        """Open more digests, each at the position of its date; the user stays at the same text.

        Args:
            digests: What to open.
            replaced_paths: The paths of open digests that they replace.
        """
        before, row = self.index, self.cursor
        self.set_cursor(row)
        self.index = before.including(digests, replaced_paths)
        if self._chosen and self._chosen[0] is before:
            position = before.moved(self._chosen[1], self.index)
            self._chosen = None if position is None else (self.index, position)
        if self._version is not None:
            self._version = before.moved(self._version, self.index)
        self.scope = self._scope_in(self.index)
        self.update_rows()
        if self._chosen is None and row is not None and self.rows:
            self.set_cursor(min(row, len(self.rows) - 1))  # its paper is gone

    def update_rows(self) -> None:
        """Show the papers that filter and scope let through, of what was looked through so far."""
        if self.scope == BOOKMARKS:
            self.list_index = self._shelf.papers(self.index)
            self.rows = self.list_index.matching(self.query)
        else:
            self.list_index = self.index
            period, category = self.scope.period, self.scope.category
            if self.query:
                self.rows = self.index.shown(self._found(), period, category)
            else:
                self.rows = self.index.listed(period, category)
        self.cursor = self._row_of_chosen() if self.rows else None
        if self._version is not None and not self._is_shown(self._version):
            self._version = None

    def _is_shown(self, version: int) -> bool:
        """Tell whether a position holds a text of the paper at the cursor."""
        if self.cursor is None:
            return False
        key = self.list_index.key_of(self.rows[self.cursor])
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
        if self.list_index is not self.index:
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
        if source is not self.list_index:
            same = self.list_index.position_of(source.key_of(position))
            places = [] if same is None else [same]
        elif source is self.index:
            places += self.index.positions_of(source.key_of(position))
        for place in places:
            row = bisect_left(self.rows, place)
            if row < len(self.rows) and self.rows[row] == place:
                return row
        return 0
