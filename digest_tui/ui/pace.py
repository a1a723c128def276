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
        self._answered = asyncio.Event()
        self._answered.set()

    @property
    def is_busy(self) -> bool:
        """Whether the reader pressed a key a moment ago."""
        return perf_counter() - self._last_key < MOMENT

    def note_key(self) -> None:
        """Take note of a key."""
        self._last_key = perf_counter()
        self._answered.clear()

    def note_answer(self) -> None:
        """Take note that what the last key changed is painted."""
        self._answered.set()

    async def until_answered(self) -> None:
        """Wait until no key waits for its answer, but no longer than a moment."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), MOMENT)
