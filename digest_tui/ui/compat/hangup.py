"""Textual never ends once its terminal is gone.

The fault: the app writes the sequences that restore the terminal, and waits for its writer
thread, which waits for a terminal that no longer reads.

Upstream: not reported (Textual 8.2.8, `WriterThread.stop`).
Costs: a program that did not end in time ends without its handlers of exit. What it keeps must
be on disk already.
"""

from __future__ import annotations

import os
import threading
from typing import Final

_GRACE: Final = 0.5
"""Seconds to end in good order."""


def end_without_terminal(status: int, *, grace: float = _GRACE) -> None:
    """End the process with a status, unless it ends by itself in time."""
    timer = threading.Timer(grace, os._exit, (status,))
    timer.daemon = True
    timer.start()
