"""Textual does not exit after its terminal has closed.

The fault: the app writes the sequences that restore the terminal and waits for its writer thread,
which waits for the closed terminal.

Upstream: not reported (Textual 8.2.8, `WriterThread.stop`).
Costs: a program that does not exit in time is ended without exit handlers. Its data must already be
on disk.
"""

from __future__ import annotations

import os
import threading
from typing import Final

_GRACE: Final = 0.5
"""Seconds in which the program can exit normally."""


def end_without_terminal(status: int, *, grace: float = _GRACE) -> None:
    """End the process with a status, unless it exits within `grace` seconds."""
    timer = threading.Timer(grace, os._exit, (status,))
    timer.daemon = True
    timer.start()
