"""A paper that returns on several days, told from one that is new."""

from __future__ import annotations

from collections.abc import Container, Iterator

from digest_tui.model import Digest, Paper


class Repeats:
    """Which papers came already, digest after digest; it holds their keys alone.

    Attributes:
        entries: How many papers the digests hold, repeats too.
        papers: How many of them came in no digest before.
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

    def note(self, digest: Digest) -> list[bool]:
        """Take note of the next digest; tell of each of its papers whether it came in none before.

        A paper that stands twice in one digest is new twice: its contents promise both.
        """
        new = [key not in self._seen for key in digest.keys]
        self._again.update(key for key in digest.keys if key in self._seen)
        self._seen.update(digest.keys)
        self._seen.discard("")
        self.entries += len(new)
        self.papers += sum(new)
        return new

    def distinct(self, digest: Digest, among: Container[int]) -> Iterator[Paper]:
        """Yield the papers of the next digest that came in none before.

        Args:
            digest: All its papers are taken note of.
            among: The places, from 0, of those to yield or to count as folded.
        """
        for place, new in enumerate(self.note(digest)):
            if place in among and new:
                yield digest.papers[place]
            elif place in among:
                self.folded += 1
