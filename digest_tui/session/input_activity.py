"""Track whether the user is pressing keys, so that background work can wait."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from time import perf_counter
from typing import Final

MOMENT: Final = 0.1
"""Seconds after a key press within which another one is likely to follow."""


class InputActivity:
    """When the last key was pressed, and whether its effect is on the screen.

    Args:
        moment: Seconds after a key press within which the user counts as busy.
    """

    def __init__(self, moment: float = MOMENT) -> None:
        self._moment = moment
        self._last_pressed = -moment
        self._pressed = 0
        self._answered = asyncio.Event()
        self._answered.set()

    @property
    def is_busy(self) -> bool:
        """Whether the user pressed a key within the last moment."""
        return perf_counter() - self._last_pressed < self._moment

    def key_pressed(self) -> int:
        """Record a key press and return its number."""
        self._last_pressed = perf_counter()
        self._answered.clear()
        self._pressed += 1
        return self._pressed

    def key_answered(self, number: int) -> None:
        """Record that the effect of the key press with this number is painted."""
        if number == self._pressed:
            self._answered.set()

    async def wait_until_answered(self) -> None:
        """Wait until the effect of the last key press is painted, but no longer than a moment."""
        with suppress(TimeoutError):
            await asyncio.wait_for(self._answered.wait(), self._moment)
