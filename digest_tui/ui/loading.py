"""Read digests behind the screen, a file at a time, so that no key has to wait for them."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

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

    Args:
        sources: What is to be opened.
        opened: What is open already, which counts as read.

    Attributes:
        passed: Why each source that is no digest was passed over, a sentence each.
        missed: Whether one of those is named on the command line itself.
        broken: Those digests of which not all could be read.
    """

    def __init__(self, sources: Sequence[Source], opened: Sequence[Digest] = ()) -> None:
        self.passed: list[str] = []
        self.missed = False
        self.broken: list[Digest] = []
        self._sources = sources
        self._opened = len(opened)
        self._papers = sum(len(digest.papers) for digest in opened)
        self._read = 0
        self._stopped = False
        self._awaited: asyncio.Future[_Fetched] | None = None

    def stop(self) -> None:
        """Open no more than is open, and wait for no file that does not answer."""
        self._stopped = True
        if self._awaited:
            self._awaited.cancel()

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

    async def run(self, take: Callable[[Digest], None], is_busy: Callable[[], bool]) -> None:
        """Hand every digest to `take`; files are read in a thread, one ahead, and parsed here.

        It goes slowly while `is_busy` tells that the reader presses keys.
        """
        ahead = _fetching(self._sources[:1])
        for number, source in enumerate(self._sources, 1):
            self._awaited, ahead = ahead, _fetching(self._sources[number : number + 1])
            await asyncio.wait([self._awaited])
            if self._stopped:
                break
            self._read += 1
            try:
                digest = archive.parse(source, self._awaited.result())
            except ReadError as error:
                self.passed.append(str(error))
                self.missed |= source.named
            else:
                self._papers += len(digest.papers)
                if digest.problems:
                    self.broken.append(digest)
                take(digest)
            await asyncio.sleep(_PAUSE if is_busy() else _BREATH)


_Fetched = tuple[bytes | ReadError, ...]


def _fetching(sources: Sequence[Source]) -> asyncio.Future[_Fetched]:
    """Begin to fetch a source, if there is one, in a thread that the program does not wait for.

    A file may be a pipe into which nobody writes; those of `asyncio.to_thread` are waited for.
    """
    loop = asyncio.get_running_loop()
    fetched: asyncio.Future[_Fetched] = loop.create_future()

    def fetch(source: Source) -> None:
        data = archive.fetch(source)
        with suppress(RuntimeError):  # the program may be gone
            loop.call_soon_threadsafe(_give, fetched, data)

    for source in sources:
        threading.Thread(target=fetch, args=(source,), daemon=True).start()
    return fetched


def _give(future: asyncio.Future[_Fetched], data: _Fetched) -> None:
    if not future.done():
        future.set_result(data)
