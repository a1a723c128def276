"""Read digests in a thread that the program does not wait for as it ends."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import perf_counter, sleep

from digest_tui import archive
from digest_tui.archive import Source
from digest_tui.model import Digest
from digest_tui.readers import ReadError
from digest_tui.ui.pace import MOMENT

_AHEAD = 4
"""Sources that are read before they are asked for."""
_NAP = 0.001
"""Seconds between two looks whether a key is answered."""

Outcome = Digest | ReadError
"""The digest of a source, or why there is none."""


class ReadAhead:
    """Reads sources in their order, some ahead, and none while a key waits for its answer.

    A file may be a pipe into which nobody writes, and one that is no digest of the template takes
    up to 300 ms a megabyte: a thread lets the screen go on. Those of asyncio are waited for.

    Args:
        sources: What is to be read.
        answering: Tells whether a key waits for its answer.
    """

    def __init__(self, sources: Sequence[Source], answering: Callable[[], bool]) -> None:
        self._sources = sources
        self._answering = answering
        self._room = threading.Semaphore(_AHEAD)
        self._read: asyncio.Queue[Outcome | Exception | None] = asyncio.Queue()
        self._stopped = False

    def start(self) -> None:
        """Begin to read."""
        loop = asyncio.get_running_loop()

        def put(outcome: Outcome | Exception) -> None:
            with suppress(RuntimeError):  # the program may be gone
                loop.call_soon_threadsafe(self._read.put_nowait, outcome)

        def read() -> None:
            for source in self._sources:
                self._room.acquire()
                self._give_way()
                if self._stopped:
                    break
                try:
                    put(archive.read(source))
                except ReadError as error:
                    put(error)
                except Exception as fault:
                    put(fault)
                    break

        threading.Thread(target=read, daemon=True, name="reading").start()

    async def next(self) -> Outcome | None:
        """Return what the next source is; None once it was stopped.

        Raises:
            Exception: What went wrong in the thread, but for files that cannot be read.
        """
        outcome = None if self._stopped else await self._read.get()
        self._room.release()
        if isinstance(outcome, Exception) and not isinstance(outcome, ReadError):
            raise outcome
        return None if self._stopped else outcome

    def stop(self) -> None:
        """Read no more, and let go of who waits."""
        self._stopped = True
        self._room.release()
        self._read.put_nowait(None)

    def _give_way(self) -> None:
        """Wait while a key waits for its answer, but no longer than a moment."""
        stop = perf_counter() + MOMENT
        while self._answering() and perf_counter() < stop:
            sleep(_NAP)
