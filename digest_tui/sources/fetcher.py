"""Fetch files in a thread for which the program does not wait at its end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from digest_tui.sources.digests import is_slow
from digest_tui.sources.files import Contents
from digest_tui.sources.outcome import Fetch, Loaded, Outcome, Parse, Skipped, parse_outcome
from digest_tui.sources.source import Source

_AHEAD: Final = 4
"""How many sources are fetched ahead."""


class Fetcher:
    """Fetches sources in order, a few ahead, and parses those that are slow to parse.

    A file may be a pipe to which nothing is written, and asyncio waits at its end for the threads
    that it started. Parsing all files in the thread took a fifth more memory, and delayed keys by
    the interpreter lock.
    """

    def __init__(self, sources: Sequence[Source], fetch: Fetch, parse: Parse) -> None:
        self._sources = sources
        self._fetch = fetch
        self._parse = parse
        self._permits = threading.Semaphore(_AHEAD)
        self._results: asyncio.Queue[Contents | Outcome | Exception | None] = asyncio.Queue()
        self._stopped = False

    def start(self) -> None:
        """Start the thread."""
        loop = asyncio.get_running_loop()

        def put(result: Contents | Outcome | Exception) -> None:
            with suppress(RuntimeError):  # The loop may be closed.
                loop.call_soon_threadsafe(self._results.put_nowait, result)

        def run() -> None:
            for source in self._sources:
                self._permits.acquire()
                if self._stopped:
                    break
                try:
                    put(self._result(source))
                except Exception as error:
                    put(error)
                    break

        threading.Thread(target=run, daemon=True, name="fetcher").start()

    def _result(self, source: Source) -> Contents | Outcome:
        contents = self._fetch(source)
        return parse_outcome(source, contents, self._parse) if is_slow(contents) else contents

    async def next(self, source: Source) -> Outcome | None:
        """Return the outcome of the next source, or None after `stop`.

        Args:
            source: The next source.

        Raises:
            Exception: An unexpected error in the thread.
        """
        result = None if self._stopped else await self._results.get()
        self._permits.release()
        if isinstance(result, Exception):
            raise result
        if result is None or self._stopped:
            return None
        if isinstance(result, Loaded | Skipped):
            return result
        return parse_outcome(source, result, self._parse)

    def stop(self) -> None:
        """Stop fetching; a pending `next` returns None."""
        self._stopped = True
        self._permits.release()
        self._results.put_nowait(None)
