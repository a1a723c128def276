"""Programs driven in a real pseudo-terminal, and how long a reader waits for what they paint.

The terminal is the corpus's `tools/ptybench.py` (which needs pyte); a time ends when the bytes that
paint the awaited text have arrived.
"""

from __future__ import annotations

import compileall
import importlib
import os
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import digest_tui

# An installed program is compiled; a checkout may not be.
compileall.compile_dir(Path(digest_tui.__file__).parent, quiet=2)

CORPUS = Path(os.environ["DIGEST_TUI_CORPUS"])
SIZE = (160, 45)

sys.path.insert(0, str(CORPUS / "tools"))
Terminal: Any = importlib.import_module("ptybench").Terminal


def reader(path: Path) -> list[str]:
    """Return the command that opens a digest or a directory."""
    script = Path(sys.executable).with_name("digest-tui")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "digest_tui"]
    return [*program, str(path)]


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


def compare(
    what: str, goal: str, ours: Callable[[], float], theirs: Callable[[], float], runs: int
) -> None:
    """Print the median of both and of their ratios, the first pair dropped as a warm-up."""
    pairs = [(ours(), theirs()) for _ in range(runs + 1)][1:]
    ratio = statistics.median(one / other for one, other in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{what}: {mine:.1f} against {other:.1f}, ratio {ratio:.2f} (goal {goal})", flush=True)
