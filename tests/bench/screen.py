"""What a reader waits for, as a multiple of what a bare one-line Textual app makes them wait.

    DIGEST_TUI_CORPUS=... python -m tests.bench.screen [RUNS]

Both programs run in turn in a real pseudo-terminal, driven by the corpus's `tools/ptybench.py`
(which needs pyte); a time ends when the bytes that paint the awaited text have arrived.
"""

from __future__ import annotations

import importlib
import os
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

CORPUS = Path(os.environ["DIGEST_TUI_CORPUS"])
SEED = CORPUS / "digests" / "seed.txt"
FIRST = "Lipreading"
DETAIL = "Conversational image"
SIZE = (160, 45)

sys.path.insert(0, str(CORPUS / "tools"))
Terminal: Any = importlib.import_module("ptybench").Terminal


def reader() -> list[str]:
    """Return the command that opens the digest."""
    script = Path(sys.executable).with_name("digest-tui")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "digest_tui"]
    return [*program, str(SEED)]


def bare(first: str, key: str, second: str) -> list[str]:
    """Return the command of the bare app."""
    return [sys.executable, str(Path(__file__).with_name("bare.py")), first, key, second]


def painted(command: list[str], text: str) -> tuple[float, float]:
    """Return the milliseconds until a text is painted, and the peak of memory in MiB."""
    terminal = Terminal(command, *SIZE)
    try:
        taken = terminal.wait(text, terminal.started)
        terminal.settle()
        return taken, terminal.memory()
    finally:
        terminal.close()


def answered(command: list[str], text: str, keys: str, then: str) -> float:
    """Return the milliseconds from the last of some keys until a text is painted."""
    terminal = Terminal(command, *SIZE)
    try:
        terminal.wait(text, terminal.started)
        terminal.settle()
        for key in keys[:-1]:
            terminal.type(key)
            terminal.settle(0.1)
        return float(terminal.wait(then, terminal.type(keys[-1])))
    finally:
        terminal.close()


def answered_at_once(command: list[str], text: str, key: str, then: str) -> float:
    """Return the milliseconds of a key that is pressed the moment a text is painted."""
    terminal = Terminal(command, *SIZE)
    try:
        terminal.wait(text, terminal.started)
        return float(terminal.wait(then, terminal.type(key)))
    finally:
        terminal.close()


def compare(what: str, goal: str, ours: Callable[[], float], theirs: Callable[[], float]) -> None:
    """Print the median of both and of their ratios, the first pair dropped as a warm-up."""
    pairs = [(ours(), theirs()) for _ in range(RUNS + 1)][1:]
    ratio = statistics.median(one / other for one, other in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{what}: {mine:.1f} against {other:.1f}, ratio {ratio:.2f} (goal {goal})", flush=True)


RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 11


def main() -> None:
    """Print every figure."""
    still = bare(FIRST, "j", DETAIL)
    compare(
        "first paper painted, ms",
        "at most 1.25",
        lambda: painted(reader(), FIRST)[0],
        lambda: painted(still, FIRST)[0],
    )
    compare(
        "peak memory, MiB",
        "at most 1.5",
        lambda: painted(reader(), FIRST)[1],
        lambda: painted(still, FIRST)[1],
    )
    compare(
        "j at the moment of the first paint, ms",
        "at once",
        lambda: answered_at_once(reader(), FIRST, "j", "2 of 335"),
        lambda: answered_at_once(bare(FIRST, "j", "2 of 335"), FIRST, "j", "2 of 335"),
    )
    compare(
        "j to the detail repainted, ms",
        "at most 6",
        lambda: answered(reader(), FIRST, "j", DETAIL),
        lambda: answered(bare(FIRST, "j", DETAIL), FIRST, "j", "Conversational image"),
    )
    compare(
        "filter keystroke to the list repainted, ms",
        "at most 8",
        lambda: answered(reader(), FIRST, "/video", "1 of 25"),
        lambda: answered(bare(FIRST, "o", "1 of 25"), FIRST, "o", "1 of 25"),
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        main()
