"""Measure programs in a pseudo-terminal: time to paint a text, time to answer a key, memory."""

from __future__ import annotations

import compileall
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

import digest_tui
from tests.bench.timed_terminal import TimedTerminal

# An installed program is compiled; a checkout may not be.
compileall.compile_dir(Path(digest_tui.__file__).parent, quiet=2)


def digest_command(path: Path) -> list[str]:
    """Return the command that opens a digest or a directory."""
    script = Path(sys.executable).with_name("digest-tui")
    program = [str(script)] if script.exists() else [sys.executable, "-m", "digest_tui"]
    return [*program, str(path)]


def bare_command(first: str, key: str, second: str) -> list[str]:
    """Return the command of the bare app; see `bare.py`."""
    return [sys.executable, str(Path(__file__).with_name("bare.py")), first, key, second]


def measure_start(command: list[str], text: str) -> tuple[float, float]:
    """Return the milliseconds until a text is painted, and the peak of memory in MiB."""
    with TimedTerminal(command) as terminal:
        elapsed = terminal.wait(text, terminal.started)
        terminal.settle()
        return elapsed, terminal.memory()


def measure_keys(command: list[str], text: str, keys: str, answer: str) -> float:
    """Return the milliseconds from the last of some keys until its answer is painted.

    Args:
        command: The program and its arguments.
        text: What the program shows before the first key.
        keys: The keys, typed one after another.
        answer: What the program shows after the last key.
    """
    with TimedTerminal(command) as terminal:
        terminal.wait(text, terminal.started)
        terminal.settle()
        for key in keys[:-1]:
            terminal.type(key)
            terminal.settle(0.1)
        return terminal.wait(answer, terminal.type(keys[-1]))


def measure_early_key(command: list[str], text: str, key: str, answer: str) -> float:
    """Return the milliseconds until a key is answered that is typed as soon as a text shows."""
    with TimedTerminal(command) as terminal:
        terminal.wait(text, terminal.started)
        return terminal.wait(answer, terminal.type(key))


def compare(
    what: str, goal: str, ours: Callable[[], float], theirs: Callable[[], float], runs: int
) -> None:
    """Print the medians of two measurements and of their ratio; the first pair is a warm-up."""
    pairs = [(ours(), theirs()) for _ in range(runs + 1)][1:]
    ratio = statistics.median(one / other for one, other in pairs)
    mine, other = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{what}: {mine:.1f} against {other:.1f}, ratio {ratio:.2f} (goal {goal})", flush=True)
