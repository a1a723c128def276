"""Exit when the system sends a signal, and stop until a shell continues the program."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Final

from digest_tui.ui.compat.hangup import end_without_terminal

_NAMES: Final = ("SIGINT", "SIGTERM", "SIGHUP")


def handle_signals(exit_app: Callable[[int], None]) -> None:
    """Exit on SIGINT, SIGTERM and SIGHUP.

    On SIGHUP the terminal is gone, so the process is ended if the app does not exit in time.

    Args:
        exit_app: Exits the app with a status. It is called from the event loop.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()
    for name in _NAMES:
        number = getattr(signal, name)
        with suppress(RuntimeError, ValueError):
            loop.add_signal_handler(number, _exit, exit_app, number)


def _exit(exit_app: Callable[[int], None], number: int) -> None:
    status = 128 + number
    exit_app(status)
    if number == signal.SIGHUP:
        end_without_terminal(status)


def suspend() -> bool:
    """Stop this program, and those of its job that started it, until the shell continues them.

    Returns:
        Whether there is a shell that can; without one the job is that of the session's leader.
    """
    if sys.platform == "win32" or os.getpgrp() == os.getsid(0):
        return False
    os.killpg(0, signal.SIGTSTP)
    return True
