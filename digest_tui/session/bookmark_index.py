"""The bookmarks as papers: whole where an open digest has them, else with what was kept."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Digest, Paper


class Shelf:
    """Bookmarks in the order given; those that are let go later keep their place.

    Attributes:
        kept: The bookmarks, each at the position of its paper.
    """

    def __init__(self, kept: Iterable[Bookmark]) -> None:
        self.kept = tuple(kept)
        self._papers = Index()
        self._made_of: tuple[Index, int] | None = None

    def papers(self, index: Index) -> Index:
        """Return the papers as an index of their own, made anew when the open digests changed."""
        if self._made_of != (index, len(index)):
            self._made_of = (index, len(index))
            papers = [_paper(index, number, kept) for number, kept in enumerate(self.kept, 1)]
            categories = [paper.category for paper in papers]
            keys = [kept.key for kept in self.kept]
            self._papers = Index([Digest("bookmarks", papers, categories, keys)])
        return self._papers


def _paper(index: Index, number: int, kept: Bookmark) -> Paper:
    position = index.position_of(kept.key)
    if position is not None:
        return replace(index[position], number=number)
    return Paper(number, kept.arxiv_id, kept.title, (), kept.category, kept.abs_url)
