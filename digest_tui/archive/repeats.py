"""A paper that returns on several days, told from one that is new."""

from __future__ import annotations

from collections.abc import Container, Iterator

from digest_tui.model import Digest, Paper


class Repeats:
    """Which papers came already, digest after digest; it holds their keys alone.

    Attributes:
        entries: How many papers the digests hold, repeats too.
        papers: How many they are, each counted once.
        folded: How many repeats `distinct` left out.
    """

    def __init__(self) -> None:
        self.entries = 0
        self.papers = 0
        self.folded = 0
        self._seen: set[str] = set()
        self._again: set[str] = set()

    @property
    def returning(self) -> int:
        """How many papers came more than once."""
        return len(self._again)

    def note(self, paper: Paper) -> bool:
        """Take note of a paper; tell whether it came for the first time."""
        self.entries += 1
        if paper.key in self._seen:
            self._again.add(paper.key)
            return False
        if paper.key:
            self._seen.add(paper.key)
        self.papers += 1
        return True

    def distinct(self, digest: Digest, among: Container[int]) -> Iterator[Paper]:
        """Yield the papers of the next digest that came in none before, nor in itself.

        Args:
            digest: Its papers are all taken note of.
            among: The places, from 0, of those to yield or to count as folded.
        """
        for place, paper in enumerate(digest.papers):
            first = self.note(paper)
            if place not in among:
                continue
            if first:
                yield paper
            else:
                self.folded += 1
