"""Measure the cost of hostile input: time at two and four times the size, and memory.

    python -m tests.bench.limits [SIZE [WORD ...]]

SIZE is the smallest number of bytes or characters (30,000). With WORDs, only the inputs run whose
names contain one of them. A time ratio of 2 is linear, 4 is quadratic. Memory is what Python traces
and by how much a process of its own grows, both at the largest size and divided by it.
"""

from __future__ import annotations

import subprocess
import sys
import time
import tracemalloc
from collections.abc import Callable
from functools import partial
from typing import TypeVar

from tests.support.hostile_files import FILES
from tests.support.hostile_texts import TEXTS
from tests.test_limits import TASKS, count_papers

Data = TypeVar("Data")

GROWTH = """
import resource, sys
from tests.test_limits import count_papers
from tests.support.hostile_files import FILES
make = FILES[sys.argv[1]]
count_papers(make(9000))
data = make(int(sys.argv[2]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
count_papers(data)
after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print((after - before) * 1024 / len(data) + 1)
"""


def seconds(task: Callable[[], object]) -> float:
    """Return the least processor time of three runs of a task."""
    times = []
    for _ in range(3):
        start = time.process_time()
        task()
        times.append(time.process_time() - start)
    return max(min(times), 1e-6)


def times(task: Callable[[Data], object], make: Callable[[int], Data], size: int) -> str:
    """Return the time for each byte or character, and the ratio of the times at each doubling."""
    took = []
    for factor in (1, 2, 4):
        data = make(factor * size)
        took.append(seconds(partial(task, data)))
    once, twice, four = took
    return f"{four / size / 4 * 1e6:7.3f} µs each, {twice / once:4.1f} {four / twice:4.1f}"


def traced(data: bytes) -> float:
    """Return the peak of traced memory while a file is read, divided by the size of the file."""
    tracemalloc.start()
    count_papers(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(data) + 1


def grown(name: str, size: int) -> float:
    """Return by how much a process that reads a file grows, divided by the size of the file."""
    command = [sys.executable, "-c", GROWTH, name, str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print a line for every input."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    words = sys.argv[2:] or [""]
    files = [name for name in FILES if any(word in name for word in words)]
    # A process inherits the peak of memory of the one that starts it, so all are started first.
    growth = {name: grown(name, 4 * size) for name in files}
    for name in files:
        peak = traced(FILES[name](4 * size))
        took = times(count_papers, FILES[name], size)
        print(f"{name:45} {took}, traced {peak:5.1f}x, grown {growth[name]:5.1f}x", flush=True)
    for name, text in TEXTS.items():
        if any(word in name for word in words):
            for task, run in TASKS.items():
                print(f"{name:45} {task:11} {times(run, text, size)}", flush=True)


if __name__ == "__main__":
    main()
