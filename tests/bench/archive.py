"""What half a year of digests costs, as multiples of what cannot be avoided.

    DIGEST_TUI_CORPUS=... python -m tests.bench.archive [RUNS [FILES]]

Multiplies the corpus's digests to FILES files (184, of 111 MB) in a directory of its own, and
compares: loading with merely reading and decoding, the first paint with a bare app's, a key of the
filter with `rg`, where it is installed, keys in the archive with keys in one digest, `--print` of
many files with that of one.
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
from collections.abc import Callable, Iterator, Sequence
from itertools import compress, pairwise
from pathlib import Path

from digest_tui import sources
from digest_tui.index import Index
from digest_tui.query import parse
from tests.bench.driven import SIZE, Terminal, bare, compare, painted, reader
from tests.bench.multiplied import NEWEST, multiply, size

TYPED = ("diffusion", "video", "扩散模型", "e", "%")
ALL_LOADED = "j k move"
"""What the foot shows again once nothing is loaded any more."""


def milliseconds(task: Callable[[], object]) -> float:
    """Return how long a task takes."""
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def child(what: str, folder: Path) -> list[float]:
    """Run one measurement of `CHILDREN` in a fresh process."""
    command = [sys.executable, "-m", "tests.bench.archive", what, str(folder)]
    done = subprocess.run(command, capture_output=True, check=True, text=True)
    return [float(figure) for figure in done.stdout.split()]


def touch_memory(folder: Path) -> None:
    """Use as much memory as the files will, and give it back.

    A virtual machine takes up to six times as long for a page that it did not have before, and
    would tell that, not what the files cost.
    """
    room = bytearray(3 * size(folder))
    room[:: resource.getpagesize()] = b"x" * len(range(0, len(room), resource.getpagesize()))


def decoded(folder: Path) -> list[float]:
    """Read and decode every file, and hold the texts."""
    touch_memory(folder)
    held: list[str] = []
    return [
        milliseconds(lambda: held.extend(p.read_bytes().decode() for p in folder.iterdir())),
    ]


def loaded(folder: Path) -> list[float]:
    """Read every digest into an index, then fold it."""
    touch_memory(folder)
    gc.disable()
    index = Index()

    def load() -> None:
        for source in sources.find([str(folder)]):
            index.add(sources.read(source))

    return [milliseconds(load), milliseconds(index.prepare), len(index)]


def printed(path: Path) -> list[float]:
    """Print all papers; the peak of memory that takes, in MiB."""
    with subprocess.Popen([*reader(path), "--print", "tsv"], stdout=subprocess.DEVNULL) as it:
        return [os.wait4(it.pid, 0)[2].ru_maxrss / 1024]


# A process starts with the peak of the one that starts it: that one must be small.
CHILDREN = {"decoded": decoded, "loaded": loaded, "printed": printed}


def medians(rows: Sequence[Sequence[float]]) -> Iterator[float]:
    """Return the median of each column."""
    return map(statistics.median, zip(*rows, strict=True))


def tell_loading(folder: Path, runs: int) -> None:
    """Print what loading costs, for files of different number."""
    # The first run warms up: what was just written is still on its way to the disk.
    pairs = [(child("loaded", folder), child("decoded", folder)[0]) for _ in range(runs + 1)][1:]
    load, fold, papers = medians([own for own, _ in pairs])
    ratio = statistics.median(own[0] / other for own, other in pairs)
    megabytes = size(folder) / 1e6
    print(
        f"{len(list(folder.iterdir()))} files, {megabytes:.0f} MB, {papers:.0f} entries: loaded in "
        f"{load:.0f} ms, {ratio:.2f}x reading and decoding (goal 2.5), {load / megabytes:.1f} ms "
        f"a MB; folded in {fold:.0f} ms, {fold / megabytes:.0f} ms a MB",
        flush=True,
    )


def key_while_loading(folder: Path) -> tuple[float, float, float]:
    """Return the first and the slowest `j` until all is loaded, and when that was, in ms."""
    terminal = Terminal(reader(folder), *SIZE)
    try:
        terminal.wait("1 of ", terminal.started)
        keys: list[float] = []
        while len(keys) < 3 or not terminal.shows(ALL_LOADED):
            keys.append(terminal.wait(f" {len(keys) + 2} of ", terminal.type("j")))
        return keys[0], max(keys), (time.perf_counter() - terminal.started) * 1000
    finally:
        terminal.close()


def when_loaded(path: Path) -> Terminal:
    """Return a terminal in which all is loaded and folded."""
    terminal = Terminal(reader(path), *SIZE)
    terminal.wait("1 of ", terminal.started)
    terminal.wait(ALL_LOADED, terminal.started)
    terminal.settle(3.0)
    return terminal


def keys_when_loaded(path: Path) -> dict[str, float]:
    """Return the milliseconds of some keys, the median of some, once all is loaded and folded."""
    terminal = when_loaded(path)

    def key(typed: str, until: str) -> float:
        taken = terminal.wait(until, terminal.type(typed))
        terminal.settle(0.1)
        return float(taken)

    try:
        last = re.findall(r"1 of (\d+)", "\n".join(terminal.rows()))[0]
        taken: dict[str, list[float]] = {name: [] for name in ("j", "PgDn", "G", "category")}
        for _ in range(7):
            taken["j"].append(key("j", " 2 of "))
            taken["PgDn"].append(key("\x1b[6~", "! 2 of "))
            taken["G"].append(key("G", f" {last} of "))
            taken["category"].append(key("1", f"! of {last}"))
            key("0", f" of {last}")
            key("g", " 1 of ")
        return {name: statistics.median(each) for name, each in taken.items()}
    finally:
        terminal.close()


def memory_when_loaded(folder: Path) -> float:
    """Return the peak of memory in MiB once all is loaded and folded."""
    terminal = when_loaded(folder)
    try:
        return float(terminal.memory())
    finally:
        terminal.close()


def tell_filtering(folder: Path, runs: int) -> None:
    """Print how long each key of a word waits for its last count, against `rg` counting as much."""
    index = Index(sources.read(source) for source in sources.find([str(folder)]))
    whole = len(index.rows())
    terminal = when_loaded(folder)
    rg = shutil.which("rg")

    def counted(text: str) -> float:
        command = [str(rg), "--ignore-case", "--fixed-strings", "--count-matches", text]
        return milliseconds(
            lambda: subprocess.run([*command, str(folder)], capture_output=True, check=False)
        )

    try:
        for word in TYPED:
            typed = [word[:end] for end in range(1, len(word) + 1)]
            shown = [len(index.rows(among=index.matching(parse(text)))) for text in typed]
            # A key after the first that changes no count cannot be seen to be answered.
            told = [now != before for before, now in pairwise((-1, *shown))]
            rows = []
            for _ in range(runs):
                terminal.type("/")
                terminal.settle(0.3)
                row = []
                for text, count in zip(typed, shown, strict=True):
                    row.append(terminal.wait(f" {count} of {whole}", terminal.type(text[-1])))
                    terminal.settle(0.15)
                rows.append(row)
                for _ in range(2):
                    terminal.type("\x1b")
                    terminal.settle(0.4)
            own = list(compress(medians(rows), told))
            line = f"filter {word}, key by key, ms: {' '.join(f'{key:.0f}' for key in own)}"
            if rg:
                theirs = [
                    statistics.median(counted(text) for _ in range(runs))
                    for text in compress(typed, told)
                ]
                ratios = [key / other for key, other in zip(own, theirs, strict=True)]
                line += f"; times rg's: {' '.join(f'{ratio:.1f}' for ratio in ratios)} (goal 3)"
            print(line, flush=True)
    finally:
        terminal.close()


def tell_printing(folder: Path, one: Path, runs: int) -> None:
    """Print what `--print` costs for many files, against one."""

    def head(path: Path) -> float:
        command = f"{shlex.join(reader(path))} --print tsv | head -n 1"
        return milliseconds(
            lambda: subprocess.run(command, shell=True, check=True, capture_output=True)
        )

    def peak(path: Path) -> float:
        return child("printed", path)[0]

    first = "--print tsv | head -1, ms, many files against one"
    compare(first, "about 1", lambda: head(folder), lambda: head(one), runs)
    most = "peak memory of --print, MiB, many files against one"
    compare(most, "about 1", lambda: peak(folder), lambda: peak(one), 1)


def main() -> None:
    """Print every figure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    files = int(sys.argv[2]) if len(sys.argv) > 2 else 184
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        for count in sorted({10, 40, files, 700}):
            multiply(Path(home) / str(count), count)
            tell_loading(Path(home) / str(count), runs if count == files else 3)
        folder = Path(home) / str(files)
        one = Path(home) / "10" / f"{NEWEST}.md"
        title = re.findall(r"(?m)^### \[1\] \[(.{25})", one.read_text("utf-8"))[0]
        still = bare(title, "j", "2 of ")
        compare(
            "first paper painted, ms",
            "at most 1.35",
            lambda: painted(reader(folder), title)[0],
            lambda: painted(still, title)[0],
            runs,
        )
        first, slowest, end = medians([key_while_loading(folder) for _ in range(runs)])
        print(f"j while loading, ms: the first {first:.0f}, the slowest {slowest:.0f} (goal 50);")
        print(f"  all loaded {end:.0f} ms after the start")
        peak = (memory_when_loaded(folder) - painted(still, title)[1]) * 2**20
        print(f"peak memory beside the bare app: {peak / size(folder):.2f}x the files (goal 2.5)")
        tell_filtering(folder, runs)
        # `G` ends on the last paper of the oldest digest: that one is to be compared.
        oldest = min(folder.iterdir())
        turns = [
            (
                keys_when_loaded(folder),
                keys_when_loaded(one) | {"G": keys_when_loaded(oldest)["G"]},
            )
            for _ in range(runs)
        ]
        for name in turns[0][0]:
            ours = statistics.median(turn[0][name] for turn in turns)
            theirs = statistics.median(turn[1][name] for turn in turns)
            ratio = statistics.median(turn[0][name] / turn[1][name] for turn in turns)
            print(
                f"{name} in the archive and in one digest, ms: {ours:.1f} against {theirs:.1f}, "
                f"ratio {ratio:.2f} (goal at most 1.2)",
                flush=True,
            )
        tell_printing(folder, one, runs)


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in CHILDREN:
        print(*CHILDREN[sys.argv[1]](Path(sys.argv[2])))
    else:
        main()
