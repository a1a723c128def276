"""What the reader looks at: a filter, a scope, and one paper of those that both let through."""

from __future__ import annotations

import re
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
        self._refill()

    @property
    def bookmarked(self) -> Set[str]:
        """The keys of the bookmarked papers."""
        return self._bookmarks.keys()

    @property
    def paper(self) -> Paper | None:
        """The paper at the cursor."""
        return None if self.row is None else self.source[self.positions[self.row]]

    @property
    def digest_name(self) -> str:
        """The name of the digest that the paper at the cursor stands in."""
        paper = self.paper
        if paper is None or self.row is None:
            return ""
        if self.source is self._shelf:
            return self._shelved[paper.key]
        return self.source.digest_of(self.positions[self.row]).name

    @property
    def title(self) -> str:
        """What the open digests are called: a date where the file has one."""
        digests = self.index.digests
        if len(digests) != 1:
            return f"{len(digests)} digests"
        date = re.search(r"\d{4}-\d\d-\d\d", digests[0].name)
        return date[0] if date else digests[0].name

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
        if self.scope.kind == "category":
            return self.index.category_of.count(self.scope.category)
        return len(self.source)

    def counts(self) -> dict[Scope, int]:
        """Return how many papers of each scope match the filter."""
        matches = self.index.matching(self.query)
        by_category = self.index.counts(matches).items()
        kept = len(self._bookmarks)
        if self.query:
            kept = len(self._bookmark_index().matching(self.query))
        counts = {Scope("category", name): count for name, count in by_category}
        return {ALL: len(matches), BOOKMARKS: kept, **counts}

    def ask(self, query: Query) -> None:
        """Show what matches another filter."""
        self.query = query
        self._refill()

    def look_at(self, scope: Scope) -> None:
        """Show another scope."""
        self.scope = scope
        if scope == BOOKMARKS:
            self._shelf = None
        self.source = self._bookmark_index() if scope == BOOKMARKS else self.index
        self._refill()

    def choose(self, row: int | None) -> None:
        """Take the paper of a row for the one that the reader wants."""
        self.row = row
        if row is not None:
            self._chosen = (self.source, self.positions[row])

    def take_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take over the bookmarks; while they are shown, the list stays as the reader sees it.

        A paper let go there so stays in its place, and can be taken back with the same key.
        """
        self._bookmarks = {bookmark.arxiv_id: bookmark for bookmark in bookmarks}
        if self.scope != BOOKMARKS:
            self._shelf = None

    def _refill(self) -> None:
        positions = self.source.matching(self.query)
        if self.scope.kind == "category":
            positions = self.source.within(positions, self.scope.category)
        self.positions = positions
        self.row = self._row_of_chosen() if positions else None

    def _row_of_chosen(self) -> int:
        """Return the row of the paper that the reader last chose, or the first."""
        if self._chosen is None:
            return 0
        source, position = self._chosen
        if source is not self.source:
            same = self.source.position_of(source[position].key)
            if same is None:
                return 0
            position = same
        row = bisect_left(self.positions, position)
        return row if row < len(self.positions) and self.positions[row] == position else 0

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
            self._shelf = Index([Digest("bookmarks", papers, categories)])
            self._shelved = {key: kept.digest for key, kept in self._bookmarks.items()}
        return self._shelf
