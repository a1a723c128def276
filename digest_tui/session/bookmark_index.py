"""The bookmarked papers: whole if an open digest has them, else the fields of the library."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Digest, LazyPapers, Paper


class BookmarkIndex:
    """The bookmarked papers, in the order of the bookmarks, as an index of their own.

    The casefolded text of a bookmark is kept until another text of the paper is used, because it
    takes 29 ms to casefold 5,000.

    Args:
        bookmarks: The bookmarks.
        index: The open digests.
    """

    def __init__(self, bookmarks: Iterable[Bookmark], index: Index) -> None:
        self._bookmarks = tuple(bookmarks)
        self._index = index
        self._built = _BookmarkedPapers(())
        self._papers = Index()
        self._is_current = False
        self._missing: frozenset[str] = frozenset()  # keys that no open digest has

    def set_bookmarks(self, bookmarks: Iterable[Bookmark]) -> None:
        """Replace the bookmarks."""
        bookmarks = tuple(bookmarks)
        if bookmarks != self._bookmarks:
            self._bookmarks = bookmarks
            self._is_current = False

    def set_index(self, index: Index) -> None:
        """Replace the open digests."""
        self._index = index
        self._is_current = False

    def add(self, digest: Digest) -> None:
        """Note that a digest, no newer than the others, was added to the open ones."""
        if self._is_current and not self._missing.isdisjoint(digest.keys):
            self._is_current = False

    def __getitem__(self, position: int) -> Bookmark:
        """Return the bookmark at a position of `papers`."""
        return self._bookmarks[position]

    @property
    def papers(self) -> Index:
        """The papers; another index after a change of bookmarks or open digests."""
        if not self._is_current:
            self._is_current = True
            self._rebuild()
        return self._papers

    def _rebuild(self) -> None:
        before, old = self._built, self._papers
        rows = {origin.bookmark.key: row for row, origin in enumerate(before.origins)}
        self._built = _BookmarkedPapers(map(self._origin, self._bookmarks))
        casefolded: dict[int, bytes] = {}
        for row, origin in enumerate(self._built.origins):
            old_row = rows.get(origin.bookmark.key)
            if old_row is not None and origin.has_text_of(before.origins[old_row]):
                text = old.casefolded_text(old_row)
                if text is not None:
                    casefolded[row] = text
        self._papers = Index()
        self._papers.add(self._built.digest(), casefolded)
        self._missing = frozenset(
            origin.bookmark.key for origin in self._built.origins if origin.digest is None
        )

    def _origin(self, bookmark: Bookmark) -> _Origin:
        position = self._index.position_of(bookmark.key)
        if position is None:
            return _Origin(bookmark, bookmark.category, None, 0)
        older = self._index.summary_position(position)
        return _Origin(
            bookmark,
            self._index.category_of[position],
            *self._index.locate(position),
            None if older is None else self._index.locate(older),
        )


class _Origin(NamedTuple):
    """The origin of the text of a bookmarked paper.

    Attributes:
        bookmark: The bookmark.
        category: The category of the paper.
        digest: The newest open digest that has the paper; None if none has it.
        row: The row of the paper in the digest.
        older: The older digest with the paper's summary, and the row in it; None if its own has it.
    """

    bookmark: Bookmark
    category: str
    digest: Digest | None
    row: int
    older: tuple[Digest, int] | None = None

    def has_text_of(self, other: _Origin) -> bool:
        """Return whether the paper of another origin surely has the same text."""
        if self.digest is None:
            return other.digest is None and self.bookmark == other.bookmark
        same = self.digest is other.digest and self.row == other.row
        return same and self.older == other.older


class _BookmarkedPapers(LazyPapers):
    """The papers of bookmarks, numbered from 1."""

    def __init__(self, origins: Iterable[_Origin]) -> None:
        self.origins: Sequence[_Origin] = tuple(origins)

    def __len__(self) -> int:
        return len(self.origins)

    def build(self, index: int) -> Paper:
        """Build the paper of a bookmark."""
        bookmark, _, digest, row, older = self.origins[index]
        number = index + 1
        if digest is not None:
            paper = digest.papers[row]
            if older is not None:
                paper = paper.with_summary_of(older[0].papers[older[1]])
            return replace(paper, number=number)
        return Paper(
            number,
            bookmark.arxiv_id,
            bookmark.title,
            (),
            bookmark.category,
            bookmark.abs_url,
        )

    def digest(self) -> Digest:
        """Return a digest of the papers."""
        categories = [origin.category for origin in self.origins]
        keys = [origin.bookmark.key for origin in self.origins]
        return Digest("bookmarks", self, categories, keys)
