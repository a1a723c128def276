"""What hostile input costs: time for two and four times as much, and memory for each byte.

    python -m tests.bench.limits [SIZE [WORD ...]]

SIZE is the least number of bytes or characters (30,000); words choose the inputs whose names hold
one. A time ratio of 2 is linear, 4 quadratic. Memory is what Python traces and what a process of
its own grows by at the largest size, both as multiples of the file.
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
from tests.test_limits import TASKS, read

Data = TypeVar("Data")

GROWTH = """
import resource, sys
from tests.test_limits import read
from tests.support.hostile_files import FILES
make = FILES[sys.argv[1]]
read(make(9000))
data = make(int(sys.argv[2]))
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
read(data)
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
    """Return what a task takes for each byte or character, and the ratios of its doubles."""
    took = []
    for factor in (1, 2, 4):
        data = make(factor * size)
        took.append(seconds(partial(task, data)))
    once, twice, four = took
    return f"{four / size / 4 * 1e6:7.3f} µs each, {twice / once:4.1f} {four / twice:4.1f}"


def traced(data: bytes) -> float:
    """Return the peak of memory that reading a file takes, the file included, over its size."""
    tracemalloc.start()
    read(data)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / len(data) + 1


def grown(name: str, size: int) -> float:
    """Return what a process grows by that reads a file, over the file's size."""
    command = [sys.executable, "-c", GROWTH, name, str(size)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main() -> None:
    """Print a line for every input."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 30_000
    words = sys.argv[2:] or [""]
    files = [name for name in FILES if any(word in name for word in words)]
    # A process starts with the peak of the one that starts it: that one must not have grown yet.
    growth = {name: grown(name, 4 * size) for name in files}
    for name in files:
        peak = traced(FILES[name](4 * size))
        took = times(read, FILES[name], size)
        print(f"{name:45} {took}, traced {peak:5.1f}x, grown {growth[name]:5.1f}x", flush=True)
    for name, text in TEXTS.items():
        if any(word in name for word in words):
            for called, run in TASKS.items():
                print(f"{name:45} {called:11} {times(run, text, size)}", flush=True)


if __name__ == "__main__":
    main()
