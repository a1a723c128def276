"""Compare the time to read a digest with that to read and decode its file.

    python -m tests.bench.parse [FILE]

Each measurement is the first thing that a fresh process does, as when the user opens a file.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.digests import sample_digest

RUNS = 15
TASKS = {
    "read and decode": "path.read_bytes().decode()",
    "parse": "read_file(path)",
    "parse and build every paper": "list(read_file(path).papers)",
}
PROGRAM = """
import sys, time
from pathlib import Path
from tests.support.template import read_file
path = Path(sys.argv[1])
start = time.perf_counter()
{}
print(time.perf_counter() - start)
"""


def seconds(task: str, path: Path) -> float:
    """Return how long a task takes in a process of its own."""
    command = [sys.executable, "-c", PROGRAM.format(task), str(path)]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def main(directory: Path) -> None:
    """Print the figures of each task."""
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else sample_digest(directory)
    megabytes = path.stat().st_size / 1e6
    times: dict[str, list[float]] = {name: [] for name in TASKS}
    for _ in range(RUNS):
        for name, task in TASKS.items():
            times[name].append(seconds(task, path))
    base = times["read and decode"]
    for name, measured in times.items():
        ratio = statistics.median(one / other for one, other in zip(measured, base, strict=True))
        middle = statistics.median(measured)
        print(f"{name}: {middle * 1000:.2f} ms, {megabytes / middle:.0f} MB/s, {ratio:.2f}x")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
