"""End the program when the system asks for it."""

from __future__ import annotations

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from digest_tui.ui.compat.hangup import end_without_terminal

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")


def follow_signals(end: Callable[[int], None]) -> None:
    """Call `end` with the exit status when a signal asks the program to end.

    When the terminal has closed, the program ends soon even if it waits for the terminal.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for name in _NAMES:
        number = getattr(signal, name)
        with suppress(RuntimeError, ValueError):
            loop.add_signal_handler(number, _end, end, number)


def _end(end: Callable[[int], None], number: int) -> None:
    status = 128 + number
    end(status)
    if number == signal.SIGHUP:
        end_without_terminal(status)
