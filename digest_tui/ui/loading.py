"""Read digests behind the screen, a file at a time, so that no key has to wait for them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from digest_tui import archive
from digest_tui.archive import Source
from digest_tui.model import Digest
from digest_tui.readers import ReadError

_BREATH = 0.001
"""Seconds between two files for what else there is to do: a key needs some turns of the loop."""
_PAUSE = 0.03
"""Seconds between two files while the reader presses keys."""
_CELLS = 10
_MEGABYTE = 1_000_000


class Loading:
    """The digests that are still to be opened, in the order of their sources.

    Attributes:
        passed: Why each source that is no digest was passed over, a sentence each.
        papers: How many entries were read.
        broken: Those of which not all could be read.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._sizes = [source.size for source in sources]
        self._read = 0
        self._stopped = False
        self.passed: list[str] = []
        self.papers = 0
        self.broken: list[Digest] = []

    def stop(self) -> None:
        """Open no more than is open."""
        self._stopped = True

    @property
    def left(self) -> int:
        """How many sources were not read."""
        return len(self._sources) - self._read

    def __str__(self) -> str:
        """How far it is: a bar, files, papers and megabytes."""
        done, whole = sum(self._sizes[: self._read]), max(1, sum(self._sizes))
        full = _CELLS * done // whole
        return (
            f"{'▰' * full}{'▱' * (_CELLS - full)}  {self._read} of {len(self._sources)} files  "
            f"{self.papers} papers  {done // _MEGABYTE} of {whole // _MEGABYTE} MB"
        )

    async def run(self, take: Callable[[Digest], None], is_busy: Callable[[], bool]) -> None:
        """Hand every digest to `take`; files are read in a thread, one ahead, and parsed here.

        It goes slowly while `is_busy` tells that the reader presses keys.
        """
        ahead = self._fetching(0)
        try:
            for number, source in enumerate(self._sources, 1):
                fetched, ahead = ahead, self._fetching(number)
                try:
                    digest = archive.parse(source, await fetched)
                except ReadError as error:
                    self.passed.append(str(error))
                else:
                    self.papers += len(digest.papers)
                    if digest.problems:
                        self.broken.append(digest)
                    take(digest)
                self._read += 1
                if self._stopped:
                    break
                await asyncio.sleep(_PAUSE if is_busy() else _BREATH)
        finally:
            ahead.cancel()

    def _fetching(self, number: int) -> asyncio.Future[Sequence[bytes | ReadError]]:
        """Begin to fetch a source in a thread; nothing where there is none."""
        sources = self._sources[number : number + 1]
        if self._stopped or not sources:
            return asyncio.get_running_loop().create_future()
        return asyncio.ensure_future(asyncio.to_thread(archive.fetch, sources[0]))
