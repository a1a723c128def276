"""Every paper of the open digests, by position, and which of them a query matches."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from digest_tui.model import Digest, Paper
from digest_tui.query import Query
from digest_tui.text.fold import fold


class Index:
    """The papers of one or more digests in file order, each at a position counted from 0.

    Papers are built by their digest when asked for; the folded text that a query searches is made
    once, by the first query or by `prepare` (8 ms for 335 papers).
    """

    def __init__(self, digests: Sequence[Digest]) -> None:
        self.digests = tuple(digests)
        self.category_of: list[str] = [name for digest in digests for name in digest.categories]
        self.categories = tuple(dict.fromkeys(self.category_of))
        self._starts: list[int] = []
        start = 0
        for digest in self.digests:
            self._starts.append(start)
            start += len(digest.papers)
        self._folded: list[str] = []
        self._first: dict[str, int] = {}
        self._last: tuple[Query, Sequence[int]] = (Query(), range(len(self)))

    def __len__(self) -> int:
        return len(self.category_of)

    def __getitem__(self, position: int) -> Paper:
        digest = bisect_right(self._starts, position) - 1
        return self.digests[digest].papers[position - self._starts[digest]]

    def __iter__(self) -> Iterator[Paper]:
        return (paper for digest in self.digests for paper in digest.papers)

    def digest_of(self, position: int) -> Digest:
        """Return the digest that the paper at a position stands in."""
        return self.digests[bisect_right(self._starts, position) - 1]

    def prepare(self, most: int | None = None) -> bool:
        """Fold the text of `most` papers more, or of all, so that the first query need not.

        Returns:
            Whether papers are left to fold.
        """
        done = len(self._folded)
        stop = len(self) if most is None else min(len(self), done + most)
        for position in range(done, stop):
            paper = self[position]
            self._folded.append(_searchable(paper))
            self._first.setdefault(paper.key, position)
        return stop < len(self)

    def matching(self, query: Query) -> Sequence[int]:
        """Return the positions of the papers that hold every word of the query, in order."""
        if not query:
            return range(len(self))
        last, among = self._last
        if query == last:
            return among
        self.prepare()
        folded = self._folded
        positions = among if last and query.narrows(last) else range(len(self))
        for word in query.words:
            positions = [position for position in positions if word in folded[position]]
        self._last = (query, positions)
        return positions

    def counts(self, positions: Iterable[int]) -> Counter[str]:
        """Return how many of the papers at these positions stand in each category."""
        category_of = self.category_of
        return Counter(category_of[position] for position in positions)

    def within(self, positions: Sequence[int], category: str) -> Sequence[int]:
        """Return those of the positions whose paper stands in the category."""
        category_of = self.category_of
        return [position for position in positions if category_of[position] == category]

    def position_of(self, key: str) -> int | None:
        """Return the first position at which a paper with this key stands."""
        self.prepare()
        return self._first.get(key)


def _searchable(paper: Paper) -> str:
    """Return all of a paper's text, folded; a line break parts what a word must not span."""
    texts = (
        paper.arxiv_id,
        paper.title,
        "\n".join(paper.authors),
        paper.category,
        paper.tldr,
        paper.motivation,
        paper.method,
        paper.result,
        paper.conclusion,
        paper.abstract,
        paper.translated_title,
        "\n".join(paper.categories),
        paper.comment,
        *(part for entry in paper.extra for part in entry),
    )
    return fold("\n".join(text for text in texts if text))
