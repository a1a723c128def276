"""What half a year of digests costs, as multiples of what cannot be avoided.

    DIGEST_TUI_CORPUS=... python -m tests.bench.archive [RUNS [FILES]]

Multiplies the corpus's digests to FILES files (184) with other ids and dates in a directory of its
own, and compares: loading with merely reading and decoding, the first paint with a bare app's, a
key of the filter with `rg`, where it is installed, keys in the archive with keys in one digest.
"""

from __future__ import annotations

import datetime as dt
import gc
import os
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from digest_tui import archive
from digest_tui.index import Index
from digest_tui.query import parse
from tests.bench.driven import CORPUS, SIZE, Terminal, bare, compare, painted, reader

NEWEST = dt.date(2026, 6, 30)
FIRST = "digest-tui"
TYPED = ("diffusion", "video", "扩散模型", "e")


def multiply(folder: Path, files: int) -> None:
    """Write `files` digests, one a day, whose papers have ids of their own in each round."""
    sources = sorted((CORPUS / "digests").glob("*.md"))
    for number in range(files):
        turn, place = divmod(number * 7 % (len(sources) * 1000), len(sources))
        shift = number // len(sources) * 11111

        def other(found: re.Match[str], shift: int = shift) -> str:
            return f"abs/{found[1]}.{(int(found[2]) + shift) % 100000:05}"

        text = sources[place].read_text("utf-8")
        text = re.sub(r"abs/(\d{4})\.(\d{5})", other, text) if turn or shift else text
        day = NEWEST - dt.timedelta(days=number)
        (folder / f"{day}.md").write_text(text, "utf-8", newline="\n")


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


def decoded(folder: Path) -> list[float]:
    """Read and decode every file, and hold the texts."""
    held: list[str] = []
    return [
        milliseconds(lambda: held.extend(p.read_bytes().decode() for p in folder.iterdir())),
    ]


def loaded(folder: Path) -> list[float]:
    """Read every digest into an index, then fold it; the last figure is the peak in MiB."""
    gc.disable()
    index = Index()

    def load() -> None:
        for source in archive.find([str(folder)]):
            index.add(archive.read(source))

    figures = [milliseconds(load), milliseconds(index.prepare)]
    return [*figures, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]


CHILDREN = {"decoded": decoded, "loaded": loaded}


def searched(folder: Path, runs: int) -> None:
    """Print the worst key of each typed text against `rg` counting the whole text."""
    index = Index(archive.read(source) for source in archive.find([str(folder)]))
    index.prepare()
    rg = shutil.which("rg")
    for typed in TYPED:
        worst = []
        for _ in range(runs):
            index.matching(parse("nothing like this"))
            keys = []
            for end in range(1, len(typed) + 1):

                def key(text: str = typed[:end]) -> None:
                    index.counts(index.shown(index.matching(parse(text))))

                keys.append(milliseconds(key))
            worst.append(max(keys))
        told = f"filter {typed}: worst key {statistics.median(worst):.0f} ms"
        if rg:
            command = [rg, "--ignore-case", "--count-matches", typed, str(folder)]
            theirs = statistics.median(
                milliseconds(lambda: subprocess.run(command, capture_output=True, check=False))  # noqa: B023
                for _ in range(runs)
            )
            told += f", {statistics.median(worst) / theirs:.1f}x rg's {theirs:.0f} ms (goal 3)"
        print(told, flush=True)


def key_while_loading(folder: Path) -> tuple[float, float]:
    """Return the slowest `j` until all is loaded, and when that was after the start, in ms."""
    terminal = Terminal(reader(folder), *SIZE)
    try:
        terminal.wait("1 of ", terminal.started)
        slowest = 0.0
        for row in range(2, 1000):
            slowest = max(slowest, terminal.wait(f" {row} of ", terminal.type("j")))
            if row > 3 and not terminal.shows(" files "):
                break
        return slowest, (time.perf_counter() - terminal.started) * 1000
    finally:
        terminal.close()


def keys_when_loaded(path: Path) -> dict[str, float]:
    """Return the milliseconds of some keys, the median of some, once all is loaded and folded."""
    terminal = Terminal(reader(path), *SIZE)

    def key(typed: str, until: str) -> float:
        taken = terminal.wait(until, terminal.type(typed))
        terminal.settle(0.1)
        return float(taken)

    try:
        terminal.wait("1 of ", terminal.started)
        terminal.settle(2.0)
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
    terminal = Terminal(reader(folder), *SIZE)
    try:
        terminal.wait("1 of ", terminal.started)
        terminal.settle(3.0)
        return float(terminal.memory())
    finally:
        terminal.close()


def main() -> None:
    """Print every figure."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    files = int(sys.argv[2]) if len(sys.argv) > 2 else 184
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        for count in sorted({10, 40, files, 700}):
            folder = Path(home) / str(count)
            folder.mkdir()
            multiply(folder, count)
            whole = sum(path.stat().st_size for path in folder.iterdir()) / 2**20
            # The first run warms up: what was just written is still on its way to the disk.
            pairs = [
                (child("loaded", folder), child("decoded", folder)[0])
                for _ in range(1 + (runs if count == files else 3))
            ][1:]
            load, fold, peak = (
                statistics.median(column) for column in zip(*(own for own, _ in pairs), strict=True)
            )
            ratio = statistics.median(own[0] / other for own, other in pairs)
            print(
                f"{count} files, {whole:.0f} MiB: loaded in {load:.0f} ms, {ratio:.2f}x reading "
                f"and decoding (goal 2.5), folded in {fold:.0f} ms, "
                f"peak {peak / whole:.2f}x the files",
                flush=True,
            )
        folder = Path(home) / str(files)
        one = Path(home) / "10" / f"{NEWEST}.md"
        still = bare(FIRST, "j", "2 of ")
        compare(
            "first paper painted, ms",
            "at most 1.35",
            lambda: painted(reader(folder), FIRST)[0],
            lambda: painted(still, FIRST)[0],
            runs,
        )
        slow = [key_while_loading(folder) for _ in range(runs)]
        keys, ends = (statistics.median(column) for column in zip(*slow, strict=True))
        print(f"slowest j while loading: {keys:.0f} ms (goal 50); loaded {ends:.0f} ms after start")
        whole = sum(path.stat().st_size for path in folder.iterdir()) / 2**20
        peak = memory_when_loaded(folder) - painted(still, FIRST)[1]
        print(f"peak memory beside the bare app: {peak / whole:.2f}x the files (goal 2.5)")
        searched(folder, runs)
        turns = [(keys_when_loaded(folder), keys_when_loaded(one)) for _ in range(runs)]
        for name in turns[0][0]:
            ours = statistics.median(turn[0][name] for turn in turns)
            theirs = statistics.median(turn[1][name] for turn in turns)
            print(
                f"{name} in the archive and in one digest, ms: {ours:.1f} against {theirs:.1f}, "
                f"ratio {ours / theirs:.2f} (goal at most 1.2)",
                flush=True,
            )


if __name__ == "__main__":
    if sys.argv[1:2] and sys.argv[1] in CHILDREN:
        print(*CHILDREN[sys.argv[1]](Path(sys.argv[2])))
    else:
        main()
