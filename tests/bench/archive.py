"""Compare the cost of half a year of digests with the cost of reading them.

    python -m tests.bench.archive [RUNS [FILES]]

Writes FILES digests (184, of 111 MB) to a directory of its own, made of the corpus's digests if
`DIGEST_TUI_CORPUS` names a corpus, else of a generated one. It compares loading with merely reading
and decoding, the first paint with that of a bare app, a key of the filter with `rg` if that is
installed, keys in all digests with keys in one, and `--print` of many files with that of one.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import shlex
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import compress, pairwise
from pathlib import Path

from digest_tui import sources
from digest_tui.index import Index
from digest_tui.query import parse
from tests.bench.digests import NEWEST, total_size, write_digests
from tests.bench.measure import bare_command, compare, digest_command, measure_start
from tests.bench.timed_terminal import TimedTerminal

Keys = dict[str, list[float]]
TYPED = ("diffusion", "video", "扩散模型", "e", "%")
ALL_LOADED = "j k move"
"""The text of the status bar after everything is loaded."""


def milliseconds(task: Callable[[], object]) -> float:
    """Return how long a task takes."""
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def run_child(what: str, directory: Path) -> list[float]:
    """Return the figures of one measurement of `CHILDREN`, made in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.archive", what, str(directory)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return [float(figure) for figure in done.stdout.split()]


def touch_memory(directory: Path) -> None:
    """Allocate as much memory as the files need, and free it.

    A virtual machine takes up to six times as long for a page of memory that it did not have
    before; that is not what the files cost.
    """
    pages = bytearray(3 * total_size(directory))
    pages[:: resource.getpagesize()] = b"x" * len(range(0, len(pages), resource.getpagesize()))


def decoded(directory: Path) -> list[float]:
    """Return how long it takes to read and decode every file, and to keep the texts."""
    touch_memory(directory)
    texts: list[str] = []
    return [
        milliseconds(lambda: texts.extend(p.read_bytes().decode() for p in directory.iterdir())),
    ]


def loaded(directory: Path) -> list[float]:
    """Return how long it takes to load every digest and to prepare the index, and its length."""
    touch_memory(directory)
    gc.disable()
    index = Index()

    def load() -> None:
        for source in sources.discover([str(directory)]):
            index.add(sources.read(source))

    return [milliseconds(load), milliseconds(index.prepare), len(index)]


def printed(path: Path) -> list[float]:
    """Return the peak of memory that `--print` takes for all papers, in MiB."""
    command = [*digest_command(path), "--print", "tsv"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        return [os.wait4(process.pid, 0)[2].ru_maxrss / 1024]


# A process inherits the peak of memory of the one that starts it, so that one must be small.
CHILDREN = {"decoded": decoded, "loaded": loaded, "printed": printed}


def medians(rows: Sequence[Sequence[float]]) -> Iterator[float]:
    """Return the median of each column."""
    return map(statistics.median, zip(*rows, strict=True))


def print_loading(directory: Path, runs: int) -> None:
    """Print what loading the files costs."""
    # The first run is a warm-up: the files that were just written are still on their way to disk.
    pairs = [
        (run_child("loaded", directory), run_child("decoded", directory)[0])
        for _ in range(runs + 1)
    ][1:]
    load, prepare, papers = medians([own for own, _ in pairs])
    ratio = statistics.median(own[0] / other for own, other in pairs)
    megabytes = total_size(directory) / 1e6
    print(
        f"{len(list(directory.iterdir()))} files, {megabytes:.0f} MB, {papers:.0f} entries: "
        f"loaded in {load:.0f} ms, {ratio:.2f}x reading and decoding (goal 2.5), "
        f"{load / megabytes:.1f} ms a MB; prepared in {prepare:.0f} ms, "
        f"{prepare / megabytes:.0f} ms a MB",
        flush=True,
    )


def key_while_loading(directory: Path) -> tuple[float, float, float]:
    """Return the first and the slowest `j` until all is loaded, and when that was, in ms."""
    with TimedTerminal(digest_command(directory)) as terminal:
        terminal.wait("1 of ", terminal.started)
        keys: list[float] = []
        while len(keys) < 3 or not terminal.shows(ALL_LOADED):
            keys.append(terminal.wait(f" {len(keys) + 2} of ", terminal.type("j")))
        return keys[0], max(keys), (time.perf_counter() - terminal.started) * 1000


@contextmanager
def loaded_terminal(path: Path) -> Iterator[TimedTerminal]:
    """Open a terminal and wait until all digests are loaded and the index is prepared."""
    with TimedTerminal(digest_command(path)) as terminal:
        terminal.wait("1 of ", terminal.started)
        terminal.wait(ALL_LOADED, terminal.started)
        terminal.settle(3.0)
        yield terminal


def keys_when_loaded(path: Path) -> dict[str, float]:
    """Return the median milliseconds of each of some keys once everything is loaded."""
    with loaded_terminal(path) as terminal:

        def measure(key: str, answer: str) -> float:
            elapsed = terminal.wait(answer, terminal.type(key))
            terminal.settle(0.1)
            return elapsed

        last = re.findall(r"1 of (\d+)", terminal.text)[0]
        measured: dict[str, list[float]] = {name: [] for name in ("j", "PgDn", "G", "category")}
        for _ in range(7):
            measured["j"].append(measure("j", " 2 of "))
            measured["PgDn"].append(measure("\x1b[6~", "! 2 of "))
            measured["G"].append(measure("G", f" {last} of "))
            measured["category"].append(measure("1", f"! of {last}"))
            measure("0", f" of {last}")
            measure("g", " 1 of ")
        return {name: statistics.median(each) for name, each in measured.items()}


def memory_when_loaded(directory: Path) -> float:
    """Return the peak of memory in MiB once everything is loaded."""
    with loaded_terminal(directory) as terminal:
        return terminal.memory()


def keys_of_filters(directory: Path, counts: Mapping[str, Sequence[int]], runs: int) -> Keys:
    """Return the median milliseconds of each key of some filters until its count is painted.

    Args:
        directory: The digests to open.
        counts: How many papers match after each key of each filter.
        runs: How often each filter is typed.
    """
    keys = {}
    with loaded_terminal(directory) as terminal:
        whole = re.findall(r"1 of (\d+)", terminal.text)[0]
        for text, matches in counts.items():
            rows = []
            for _ in range(runs):
                terminal.type("/")
                terminal.settle(0.3)
                row = []
                for key, count in zip(text, matches, strict=True):
                    row.append(terminal.wait(f" {count} of {whole}", terminal.type(key)))
                    terminal.settle(0.15)
                rows.append(row)
                for _ in range(2):
                    terminal.type("\x1b")
                    terminal.settle(0.4)
            keys[text] = list(medians(rows))
    return keys


def print_filtering(directory: Path, runs: int) -> None:
    """Print how long each key of a filter waits for its count, against `rg` counting as much."""
    index = Index(sources.read(source) for source in sources.discover([str(directory)]))
    rg = shutil.which("rg")

    def matches(text: str) -> list[int]:
        typed = (text[:end] for end in range(1, len(text) + 1))
        return [len(index.rows(among=index.matching(parse(part)))) for part in typed]

    def count_with_rg(text: str) -> float:
        command = [str(rg), "--ignore-case", "--fixed-strings", "--count-matches", text]
        return milliseconds(
            lambda: subprocess.run([*command, str(directory)], capture_output=True, check=False)
        )

    counts = {text: matches(text) for text in TYPED}
    for text, keys in keys_of_filters(directory, counts, runs).items():
        # A key that changes no count paints no text to wait for.
        changes = [now != before for before, now in pairwise((-1, *counts[text]))]
        ours = list(compress(keys, changes))
        line = f"filter {text}, key by key, ms: {' '.join(f'{key:.0f}' for key in ours)}"
        if rg:
            typed = (text[:end] for end in range(1, len(text) + 1))
            theirs = [
                statistics.median(count_with_rg(part) for _ in range(runs))
                for part in compress(typed, changes)
            ]
            ratios = [key / other for key, other in zip(ours, theirs, strict=True)]
            line += f"; times rg's: {' '.join(f'{ratio:.1f}' for ratio in ratios)} (goal 3)"
        print(line, flush=True)


def print_printing(directory: Path, one: Path, runs: int) -> None:
    """Print what `--print` costs for many files, against one."""

    def head(path: Path) -> float:
        command = f"{shlex.join(digest_command(path))} --print tsv | head -n 1"
        return milliseconds(
            lambda: subprocess.run(command, shell=True, check=True, capture_output=True)
        )

    def peak(path: Path) -> float:
        return run_child("printed", path)[0]

    first = "--print tsv | head -1, ms, many files against one"
    compare(first, "about 1", lambda: head(directory), lambda: head(one), runs)
    most = "peak memory of --print, MiB, many files against one"
    compare(most, "about 1", lambda: peak(directory), lambda: peak(one), 1)


def main() -> None:
    """Print every figure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    files = int(sys.argv[2]) if len(sys.argv) > 2 else 184
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        for count in sorted({10, 40, files, 700}):
            write_digests(Path(home) / str(count), count)
            print_loading(Path(home) / str(count), runs if count == files else 3)
        directory = Path(home) / str(files)
        one = Path(home) / "10" / f"{NEWEST}.md"
        title = re.findall(r"(?m)^### \[1\] \[(.{25})", one.read_text("utf-8"))[0]
        bare = bare_command(title, "j", "2 of ")
        compare(
            "first paper painted, ms",
            "at most 1.35",
            lambda: measure_start(digest_command(directory), title)[0],
            lambda: measure_start(bare, title)[0],
            runs,
        )
        first, slowest, end = medians([key_while_loading(directory) for _ in range(runs)])
        print(f"j while loading, ms: the first {first:.0f}, the slowest {slowest:.0f} (goal 50);")
        print(f"  all loaded {end:.0f} ms after the start")
        peak = (memory_when_loaded(directory) - measure_start(bare, title)[1]) * 2**20
        share = peak / total_size(directory)
        print(f"peak memory beside the bare app: {share:.2f}x the files (goal 2.5)")
        print_filtering(directory, runs)
        # `G` moves to the last paper of the oldest digest, so compare with that digest.
        oldest = min(directory.iterdir())
        turns = [
            (
                keys_when_loaded(directory),
                keys_when_loaded(one) | {"G": keys_when_loaded(oldest)["G"]},
            )
            for _ in range(runs)
        ]
        for name in turns[0][0]:
            ours = statistics.median(turn[0][name] for turn in turns)
            theirs = statistics.median(turn[1][name] for turn in turns)
            ratio = statistics.median(turn[0][name] / turn[1][name] for turn in turns)
            print(
                f"{name} in all digests and in one, ms: {ours:.1f} against {theirs:.1f}, "
                f"ratio {ratio:.2f} (goal at most 1.2)",
                flush=True,
            )
        print_printing(directory, one, runs)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in CHILDREN:
        print(*CHILDREN[sys.argv[1]](Path(sys.argv[2])))
    else:
        main()
