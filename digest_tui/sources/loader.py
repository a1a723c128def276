"""Read digests behind the screen, a few at a time, so that no key has to wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from time import perf_counter

from rich.cells import cell_len

from digest_tui.model import Digest
from digest_tui.readers import ReadError
from digest_tui.sources import Source
from digest_tui.sources.fetcher import Fetched, Fetcher, parsed
from digest_tui.text.counts import counted

_AT_A_TIME = 0.006
"""Seconds of work between two breaths, and at least one day's files: a key that comes meanwhile
waits for them. A Markdown file of 500 kB takes 2 ms, its records 8 more."""
_BREATH = 0.001
"""Seconds for what else there is to do: a key needs some turns of the loop."""
_CELLS = 10
_MEGABYTE = 1_000_000


class Loading:
    """The digests that are still to be opened, in the order of their sources.

    Args:
        sources: What is to be opened.
        opened: What is open already, which counts as read.
        passed: Why each file that was to be opened before them was passed over.

    Attributes:
        passed: Why each source that is no digest was passed over.
        missed: Whether one of those is named on the command line itself.
        broken: Those digests of which not all could be read.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        opened: Sequence[Digest] = (),
        passed: Sequence[ReadError] = (),
    ) -> None:
        self.passed = list(passed)
        self.missed = False
        self.broken: list[Digest] = []
        self._sources = sources
        self._opened = len(opened)
        self._papers = sum(len(digest.papers) for digest in opened)
        self._read = 0
        self._fetcher = Fetcher(sources)

    def stop(self) -> None:
        """Open no more than is open, and wait for no file that does not answer."""
        self._fetcher.stop()

    @property
    def left(self) -> int:
        """How many files were not read."""
        return sum(len(source.paths) for source in self._sources[self._read :])

    def progress(self, room: int) -> str:
        """Tell how far it is: a bar, files, papers and megabytes, or what of it the cells hold."""
        sizes = [sum(source.sizes) for source in self._sources]
        done, whole = sum(sizes[: self._read]), max(1, sum(sizes))
        full = _CELLS * done // whole
        files = self._opened + sum(len(source.paths) for source in self._sources)
        bar = f"{'▰' * full}{'▱' * (_CELLS - full)}"
        read = f"{files - self.left} of {files} files"
        papers = counted(self._papers, "paper")
        megabytes = f"{done // _MEGABYTE} of {whole // _MEGABYTE} MB"
        forms = ((bar, read, papers, megabytes), (read, papers, megabytes), (read, papers), (read,))
        return next((told for form in forms if cell_len(told := "  ".join(form)) <= room), "")

    async def run(
        self, take: Callable[[Source, Digest], None], until_answered: Callable[[], Awaitable[None]]
    ) -> None:
        """Hand every digest to `take`; files are fetched in a thread, and most parsed here.

        Args:
            take: Takes the next digest and its source.
            until_answered: Waits while a key waits for its answer.
        """
        self._fetcher.start()
        stop = perf_counter() + _AT_A_TIME
        try:
            for source in self._sources:
                fetched = await self._fetcher.next()
                if fetched is None:
                    break
                self._read += 1
                self._hand_on(source, fetched, take)
                if perf_counter() > stop:
                    await asyncio.sleep(_BREATH)
                    await until_answered()
                    stop = perf_counter() + _AT_A_TIME
        finally:
            self._fetcher.stop()

    def _hand_on(
        self, source: Source, fetched: Fetched, take: Callable[[Source, Digest], None]
    ) -> None:
        """Hand the digest of a source to `take`, or note that it is none."""
        outcome = parsed(source, fetched)
        if not isinstance(outcome, Digest):
            self.passed.append(outcome)
            self.missed |= source.named
            return
        self._papers += len(outcome.papers)
        if outcome.problems:
            self.broken.append(outcome)
        take(source, outcome)
