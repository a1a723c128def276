"""Fetch files in a thread that the program does not wait for as it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress

from digest_tui import sources
from digest_tui.model import Digest
from digest_tui.readers import ReadError
from digest_tui.sources import Source

_AHEAD = 4
"""Sources that are fetched before they are asked for."""

Outcome = Digest | ReadError
"""The digest of a source, or why it has none."""
Fetched = tuple[bytes | ReadError, ...] | Outcome
"""What each file of a source holds, or what is wrong with it; where that is slow to parse, what
came of it."""


class Fetcher:
    """Fetches sources in their order, some ahead, and parses those that are slow to parse.

    A file may be a pipe into which nobody writes; the threads of asyncio are waited for. To parse
    all files here took a fifth more memory, and let a key wait for its turn.
    """

    def __init__(self, sources: Sequence[Source]) -> None:
        self._sources = sources
        self._room = threading.Semaphore(_AHEAD)
        self._fetched: asyncio.Queue[Fetched | Exception | None] = asyncio.Queue()
        self._stopped = False

    def start(self) -> None:
        """Begin to fetch."""
        loop = asyncio.get_running_loop()

        def put(fetched: Fetched | Exception) -> None:
            with suppress(RuntimeError):  # the program may be gone
                loop.call_soon_threadsafe(self._fetched.put_nowait, fetched)

        def fetch() -> None:
            for source in self._sources:
                self._room.acquire()
                if self._stopped:
                    break
                try:
                    data = sources.fetch(source)
                    put(parsed(source, data) if sources.is_slow(data) else data)
                except Exception as fault:
                    put(fault)
                    break

        threading.Thread(target=fetch, daemon=True, name="fetching").start()

    async def next(self) -> Fetched | None:
        """Return what came of the next source; None once it was stopped.

        Raises:
            Exception: What went wrong in the thread, but for files that cannot be read.
        """
        fetched = None if self._stopped else await self._fetched.get()
        self._room.release()
        if isinstance(fetched, Exception) and not isinstance(fetched, ReadError):
            raise fetched
        return None if self._stopped else fetched

    def stop(self) -> None:
        """Fetch no more, and let go of who waits."""
        self._stopped = True
        self._room.release()
        self._fetched.put_nowait(None)


def parsed(source: Source, fetched: Fetched) -> Outcome:
    """Return the digest of what was fetched of a source, or why there is none."""
    if not isinstance(fetched, tuple):
        return fetched
    try:
        return sources.parse(source, fetched)
    except ReadError as error:
        return error
