"""Textual may hang for ever after Ctrl+Z.

The fault: the handler of SIGTSTP restores the terminal between any two instructions of the main
thread. Where that is inside a write, the handler waits for a lock that the write holds.

Upstream: not reported; https://github.com/Textualize/textual/issues/3727 asked for the handler.
Costs: the program stops only when the event loop has done what it is at.
"""

from __future__ import annotations

import asyncio


class StopsWhenIdle:
    """A base for a driver that stops the process from the event loop, not inside the handler."""

    def _sigtstp_application(self, *arguments: object) -> None:
        stop = super()._sigtstp_application  # type: ignore[misc]
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            stop(*arguments)
        else:
            loop.call_soon_threadsafe(stop, *arguments)
