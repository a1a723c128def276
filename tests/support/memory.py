"""Measure the memory of a task."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable


def peak_memory(task: Callable[[], object]) -> int:
    """Return the largest number of bytes that Python has allocated at a time during a task."""
    tracemalloc.start()
    try:
        task()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
