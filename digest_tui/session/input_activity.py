"""Whether the reader presses keys, so that what can wait does."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import perf_counter

MOMENT = 0.1
"""Seconds after a key in which another one is likely."""


class Pace:
    """When the last key was pressed, and whether its answer is painted."""

    def __init__(self) -> None:
        self._last_key = -MOMENT
        self._keys = 0
        self._answered = asyncio.Event()
        self._answered.set()

    @property
    def is_busy(self) -> bool:
        """Whether the reader pressed a key a moment ago."""
        return perf_counter() - self._last_key < MOMENT

    def note_key(self) -> int:
        """Take note of a key; return its number."""
        self._last_key = perf_counter()
        self._answered.clear()
        self._keys += 1
        return self._keys

    def note_answer(self, key: int) -> None:
        """Take note that what the key of a number changed is painted."""
        if key == self._keys:
            self._answered.set()

    async def until_answered(self) -> None:
        """Wait until the last key is answered, but no longer than a moment."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), MOMENT)
