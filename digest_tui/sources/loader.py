"""Load sources in order, for the command line and in the background of the screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from time import perf_counter
from typing import Final, NamedTuple, Self

from digest_tui.model import Digest
from digest_tui.sources import digests, files
from digest_tui.sources.outcome import Fetch, Loaded, Outcome, Parse, Skipped, parse_outcome
from digest_tui.sources.source import Source

WORK_SECONDS: Final = 0.006
"""How long digests are parsed before a pause, and so how long a key may wait, unless one source
takes longer. A Markdown file of 500 kB takes 2 ms, its records 8 more."""
PAUSE_SECONDS: Final = 0.001
"""The length of a pause: a key is handled in several iterations of the event loop."""


class Progress(NamedTuple):
    """The progress of a loader; skipped files count as read."""

    files_read: int
    files: int
    papers: int
    bytes_read: int
    bytes: int


class Loader:
    """Loads sources in order: each to a digest, or to the error for which it is skipped.

    A loader is an iterator, which waits for each file. `stream` continues where iteration stopped,
    with pauses in which a screen can answer keys. The loader keeps no digest.

    Args:
        sources: The sources to load.
        opened: Digests that are open already, which count in the progress.
        skipped: The files and directories skipped by discovery.
        fetch: Returns the contents of a source. `stream` calls it in a thread.
        parse: Returns the digest of a source and its contents.
        work_seconds: How long `stream` parses before a pause.
        pause_seconds: The length of a pause.

    Attributes:
        sources: All sources.
        skipped: All that was skipped so far.
    """

    def __init__(
        self,
        sources: Sequence[Source],
        opened: Sequence[Digest] = (),
        skipped: Sequence[Skipped] = (),
        *,
        fetch: Fetch = files.fetch,
        parse: Parse = digests.parse,
        work_seconds: float = WORK_SECONDS,
        pause_seconds: float = PAUSE_SECONDS,
    ) -> None:
        self.sources = tuple(sources)
        self.skipped = list(skipped)
        self._fetch = fetch
        self._parse = parse
        self._work_seconds = work_seconds
        self._pause_seconds = pause_seconds
        self._next = 0
        self._stopped = False
        self._stop_fetcher: Callable[[], None] | None = None
        self._files_read = len(opened)
        self._files = len(opened) + sum(len(source.paths) for source in sources)
        self._papers = sum(len(digest.papers) for digest in opened)
        self._bytes_read = 0
        self._bytes = sum(sum(source.sizes) for source in sources)

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Outcome:
        if self._stopped or self._next == len(self.sources):
            raise StopIteration
        source = self.sources[self._next]
        return self._count(source, parse_outcome(source, self._fetch(source), self._parse))

    async def stream(self, until_answered: Callable[[], Awaitable[None]]) -> AsyncIterator[Outcome]:
        """Yield the outcomes of the remaining sources, until `stop`.

        A thread fetches files, and parses those that are slow to parse. The others are parsed here,
        a few milliseconds at a time.

        Args:
            until_answered: Waits until the last key is answered.
        """
        import asyncio  # the command line does not need it

        from digest_tui.sources.fetcher import Fetcher

        left = self.sources[self._next :]
        if self._stopped or not left:
            return
        fetcher = Fetcher(left, self._fetch, self._parse)
        self._stop_fetcher = fetcher.stop
        fetcher.start()
        deadline = perf_counter() + self._work_seconds
        try:
            for source in left:
                outcome = await fetcher.next(source)
                if outcome is None:
                    break
                yield self._count(source, outcome)
                outcome = None  # Keep no digest while the next is parsed.
                if perf_counter() > deadline:
                    await asyncio.sleep(self._pause_seconds)
                    await until_answered()
                    deadline = perf_counter() + self._work_seconds
        finally:
            fetcher.stop()

    def stop(self) -> None:
        """Stop loading, without waiting for a file."""
        self._stopped = True
        if self._stop_fetcher:
            self._stop_fetcher()

    @property
    def files_left(self) -> int:
        """How many files are not read yet."""
        return self._files - self._files_read

    @property
    def progress(self) -> Progress:
        """The progress; its cost does not depend on the number of sources."""
        return Progress(self._files_read, self._files, self._papers, self._bytes_read, self._bytes)

    @property
    def skipped_explicit(self) -> bool:
        """Whether a file that the command line names was skipped."""
        return any(each.source is not None and each.source.explicit for each in self.skipped)

    @property
    def skipped_dated(self) -> bool:
        """Whether a file with a day in its path was skipped."""
        return any(each.source is not None and each.source.date for each in self.skipped)

    def _count(self, source: Source, outcome: Outcome) -> Outcome:
        """Count a source as read, and return its outcome."""
        self._next += 1
        self._files_read += len(source.paths)
        self._bytes_read += sum(source.sizes)
        if isinstance(outcome, Loaded):
            self._papers += len(outcome.digest.papers)
        else:
            self.skipped.append(outcome)
        return outcome
