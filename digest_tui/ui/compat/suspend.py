"""Textual may hang after Ctrl+Z.

The fault: the SIGTSTP handler restores the terminal between any two instructions of the main
thread. If it interrupts a write, it waits for the lock of that write, a deadlock.

Upstream: not reported; https://github.com/Textualize/textual/issues/3727 asked for the handler.
Costs: the program stops only after the current step of the event loop.
"""

from __future__ import annotations

import asyncio


class StopsWhenIdle:
    """A base for a driver that stops the process from the event loop, not in the signal handler."""

    def _sigtstp_application(self, *arguments: object) -> None:
        stop = super()._sigtstp_application  # type: ignore[misc]
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            stop(*arguments)
        else:
            loop.call_soon_threadsafe(stop, *arguments)
