"""The memory that a task needs."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable


def peak_memory(task: Callable[[], object]) -> int:
    """Return the bytes that Python allocates at most while a task runs."""
    tracemalloc.start()
    try:
        task()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
