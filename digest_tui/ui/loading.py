"""Take the digests that are read behind the screen, and tell how far that is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from digest_tui.archive import Source
from digest_tui.model import Digest
from digest_tui.ui.read_ahead import ReadAhead

_CELLS = 10
_MEGABYTE = 1_000_000


class Loading:
    """The digests that are still to be opened, in the order of their sources.

    Args:
        sources: What is to be opened.
        opened: What is open already, which counts as read.
        answering: As `ReadAhead` takes it.

    Attributes:
        passed: Why each source that is no digest was passed over, a sentence each.
        missed: Whether one of those is named on the command line itself.
        broken: Those digests of which not all could be read.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        opened: Sequence[Digest] = (),
        answering: Callable[[], bool] = lambda: False,
    ) -> None:
        self.passed: list[str] = []
        self.missed = False
        self.broken: list[Digest] = []
        self._sources = sources
        self._opened = len(opened)
        self._papers = sum(len(digest.papers) for digest in opened)
        self._read = 0
        self._ahead = ReadAhead(sources, answering)

    def stop(self) -> None:
        """Open no more than is open, and wait for no file that does not answer."""
        self._ahead.stop()

    @property
    def left(self) -> int:
        """How many files were not read."""
        return sum(len(source.paths) for source in self._sources[self._read :])

    def __str__(self) -> str:
        """How far it is: a bar, files, papers and megabytes."""
        sizes = [source.size for source in self._sources]
        done, whole = sum(sizes[: self._read]), max(1, sum(sizes))
        full = _CELLS * done // whole
        files = self._opened + sum(len(source.paths) for source in self._sources)
        return (
            f"{'▰' * full}{'▱' * (_CELLS - full)}  {files - self.left} of {files} files  "
            f"{self._papers} papers  {done // _MEGABYTE} of {whole // _MEGABYTE} MB"
        )

    async def run(self, take: Callable[[Digest], None]) -> None:
        """Hand every digest to `take`; they are read in a thread."""
        self._ahead.start()
        try:
            for source in self._sources:
                outcome = await self._ahead.next()
                if outcome is None:
                    break
                self._read += 1
                if isinstance(outcome, Digest):
                    self._papers += len(outcome.papers)
                    if outcome.problems:
                        self.broken.append(outcome)
                    take(outcome)
                else:
                    self.passed.append(str(outcome))
                    self.missed |= source.named
        finally:
            self._ahead.stop()
