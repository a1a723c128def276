"""The state of what the user looks at: the filter, the scope, the cursor and the version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence, Set

from digest_tui.index import Index
from digest_tui.index.rows import Rows
from digest_tui.library import Bookmark
from digest_tui.model import Digest, Paper
from digest_tui.query import Query
from digest_tui.session.bookmark_index import BookmarkIndex
from digest_tui.session.date_range import DateRange, date_range
from digest_tui.session.empty_reason import EmptyReason
from digest_tui.session.scope import ALL, BOOKMARKS, Scope, open_part
from digest_tui.session.scope_rows import ScopeRows
from digest_tui.session.versions import version_days, versions


class Session:
    """The open digests, the papers that are listed, and the paper at the cursor.

    A changed filter and added digests appear in the list after `update_rows`.

    Args:
        digests: The digests that are open at the start.
        bookmarks: The bookmarks.
        query: The filter at the start.

    Attributes:
        index: The open digests; only the session changes it.
        query: The filter.
        scope: The part of the digests that is listed.
        list_index: The index of the listed papers: the open digests, or the bookmarks.
        rows: The positions of the listed papers in `list_index`.
        cursor: The row of the cursor; None if no paper is listed.
    """

    def __init__(
        self, digests: Iterable[Digest], bookmarks: Iterable[Bookmark], query: Query
    ) -> None:
        self.index = Index(digests)
        self.query = query
        self.scope = ALL
        self.list_index = self.index
        self.rows = Rows()
        self.cursor: int | None = None
        self._bookmarks = {bookmark.key: bookmark for bookmark in bookmarks}
        self._bookmark_index = BookmarkIndex(self._bookmarks.values(), self.index)
        self._known_rows = ScopeRows(self.index, None)
        # The paper on which the user last put the cursor: it returns there when that is listed.
        self._chosen: tuple[Index, int] | None = None
        # The position in `index` of the version shown, if the user chose one.
        self._version: int | None = None
        self.update_rows()

    # The open digests and the bookmarks

    def add(self, digest: Digest) -> None:
        """Open one more digest, which is no newer than those that are open."""
        self.index.add(digest)
        self._bookmark_index.add(digest)

    def insert(self, digests: Sequence[Digest], replaced_paths: Collection[str] = ()) -> None:
        """Open more digests of any date and list their papers, but show the same text.

        Args:
            digests: The digests to open.
            replaced_paths: The paths of the open digests to close.
        """
        before, row = self.index, self.cursor
        self.record_choice()
        self.index = before.with_digests(digests, replaced_paths)
        self._bookmark_index.set_index(self.index)
        if self._chosen and self._chosen[0] is before:
            position = before.position_in(self.index, self._chosen[1])
            self._chosen = None if position is None else (self.index, position)
        if self._version is not None:
            self._version = before.position_in(self.index, self._version)
        self.scope = open_part(self.scope, self.index)
        self.update_rows()
        if self._chosen is None and row is not None and self.rows:
            # No open digest has the paper any longer.
            self.set_cursor(min(row, len(self.rows) - 1))

    @property
    def bookmarked_keys(self) -> Set[str]:
        """The keys of the bookmarked papers."""
        return self._bookmarks.keys()

    def set_bookmarks(self, bookmarks: Iterable[Bookmark]) -> None:
        """Replace the bookmarks; a list of them does not change until the scope does.

        So a removed bookmark keeps its row in that list, and can be added again.
        """
        self._bookmarks = {bookmark.key: bookmark for bookmark in bookmarks}
        if self.scope != BOOKMARKS:
            self._bookmark_index.set_bookmarks(self._bookmarks.values())

    # The list

    def set_query(self, query: Query) -> None:
        """Set the filter; `search_step` searches for its matches."""
        self.query = query

    def search_step(self) -> None:
        """Search one more digest for matches."""
        if self.query:
            self.index.search(self.query).step()

    @property
    def is_searching(self) -> bool:
        """Whether some digests are not searched for matches yet."""
        return bool(self.query) and not self.index.search(self.query).is_done

    def set_scope(self, scope: Scope) -> None:
        """List another scope; in another period, show the versions of that period."""
        if scope.period != self.scope.period:
            self._version = None
        self.scope = scope
        self._bookmark_index.set_bookmarks(self._bookmarks.values())
        self.update_rows()

    def set_cursor(self, row: int | None) -> None:
        """Put the cursor on a row; it returns to the paper of that row whenever that is listed."""
        if row != self.cursor:
            self._version = None
        self.cursor = row
        self.record_choice()

    def record_choice(self) -> None:
        """Let the paper at the cursor be the one to return to."""
        if self.cursor is not None:
            self._chosen = (self.list_index, self.rows[self.cursor])

    def update_rows(self) -> None:
        """List the papers of the scope that match the filter, of the digests searched so far."""
        if self.scope == BOOKMARKS:
            self.list_index = self._bookmark_index.papers
            self.rows = self.list_index.matching(self.query)
        else:
            self.list_index = self.index
            self.rows = self._scope_rows.rows(self.scope)
        self.cursor = self._row_of_chosen() if self.rows else None
        if self._version is not None and self._version not in self._positions:
            self._version = None

    @property
    def total(self) -> int:
        """The number of papers of the scope without the filter."""
        if self.scope == BOOKMARKS:
            return len(self.list_index)
        return len(self.index.rows(self.scope.period, self.scope.category))

    @property
    def repeats(self) -> int:
        """The number of entries of the scope that are older versions of listed papers."""
        if self.scope == BOOKMARKS or self.scope.category is not None:
            return 0
        return len(self.index.span(self.scope.period)) - self.total

    def count_scopes(self, scopes: Iterable[Scope]) -> dict[Scope, int]:
        """Return the number of papers of each scope that match the filter."""
        rows = self._scope_rows
        return {
            scope: self._count_bookmarks() if scope == BOOKMARKS else rows.count(scope)
            for scope in scopes
        }

    @property
    def empty_reason(self) -> EmptyReason | None:
        """Why no paper is listed; None if one is."""
        if self.rows:
            return None
        if self.scope == BOOKMARKS:
            return EmptyReason.NO_MATCH if self.query else EmptyReason.NO_BOOKMARKS
        if not self.query:
            return EmptyReason.NO_PAPERS
        if self.is_searching:
            return EmptyReason.SEARCHING
        if self._scope_rows.has_matches(self.scope):
            return EmptyReason.ONLY_OLDER_VERSIONS
        return EmptyReason.NO_MATCH

    @property
    def date_range(self) -> DateRange:
        """The dates of the open digests."""
        return date_range(self.index.digests)

    @property
    def shows_days(self) -> bool:
        """Whether the listed papers are of several days."""
        if self.scope == BOOKMARKS or self.scope.period in self.index.days or not self.rows:
            return False
        # The rows are in the order of their days.
        return self.index.day_of(self.rows[0]) != self.index.day_of(self.rows[-1])

    # The paper at the cursor

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor, in the version that the user chose."""
        if self._version is not None:
            return self.index.version(self._version)
        return None if self.cursor is None else self.list_index[self.rows[self.cursor]]

    @property
    def summary_day(self) -> str:
        """The day of an older digest whose summary the paper at the cursor shows; else empty."""
        if self._version is not None or self._position is None:
            return ""
        older = self.index.summary_position(self._position)
        return "" if older is None else self.index.day_of(older)

    @property
    def digest_name(self) -> str:
        """The name of the digest of the paper at the cursor."""
        if self.cursor is None:
            return ""
        if self._version is None and self.list_index is not self.index:
            return self._bookmark_index[self.rows[self.cursor]].digest
        position = self._position
        return "" if position is None else self.index.digest_of(position).name

    @property
    def digest(self) -> Digest | None:
        """The open digest of the paper at the cursor, else the first open one."""
        if self._position is not None:
            return self.index.digest_of(self._position)
        return next(iter(self.index.digests), None)

    @property
    def is_open(self) -> bool:
        """Whether an open digest has the paper at the cursor."""
        return self._position is not None

    @property
    def day(self) -> str:
        """The day of the version shown, as in `Index.days`; empty if no open digest has it."""
        return "" if self._position is None else self.index.day_of(self._position)

    @property
    def days(self) -> Sequence[str]:
        """The days of the versions of the paper at the cursor, as `versions` names them.

        The day of the version shown is the first. Empty if only one digest is open.
        """
        if self._position is None or len(self.index.digests) < 2:
            return ()
        return version_days(self.index, self._position)

    def show_version(self, day: str) -> None:
        """Show the version of the paper at the cursor of one of its `days`."""
        if self._position is not None:
            position = versions(self.index, self._position).get(day)
            if position is not None:
                self.record_choice()
                self._version = position

    @property
    def _scope_rows(self) -> ScopeRows:
        """The rows of each scope under the filter, of the digests searched so far."""
        matches = self.index.search(self.query).matches if self.query else None
        if not self._known_rows.is_for(self.index, matches):
            self._known_rows = ScopeRows(self.index, matches)
        return self._known_rows

    def _count_bookmarks(self) -> int:
        """Return the number of bookmarks that match the filter."""
        if not self.query:
            return len(self._bookmarks)
        matches = self._bookmark_index.papers.matching(self.query)
        return sum(self._bookmark_index[each].key in self._bookmarks for each in matches)

    @property
    def _position(self) -> int | None:
        """The position in `index` of the version shown; None if no open digest has it."""
        if self._version is not None or self.cursor is None:
            return self._version
        position = self.rows[self.cursor]
        if self.list_index is self.index:
            return position
        return self.index.position_of(self.list_index.key_of(position))

    @property
    def _positions(self) -> Sequence[int]:
        """The positions in `index` of the versions of the paper at the cursor."""
        if self.cursor is None:
            return ()
        return self.index.positions_of(self.list_index.key_of(self.rows[self.cursor]))

    def _row_of_chosen(self) -> int:
        """Return the row of the paper that the user last chose; 0 if that is not listed."""
        if self._chosen is None:
            return 0
        index, position = self._chosen
        positions: list[int] = [position]
        if index is not self.list_index:
            same = self.list_index.position_of(index.key_of(position))
            positions = [] if same is None else [same]
        elif index is self.index:
            positions += self.index.positions_of(index.key_of(position))
        rows = (self.rows.row_of(position) for position in positions)
        return next((row for row in rows if row is not None), 0)
