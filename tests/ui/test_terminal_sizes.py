"""Many sizes of a real terminal in quick succession: the program becomes idle at the last one."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of Unix", allow_module_level=True)

import random
import re
from collections.abc import Iterator
from typing import Final

from tests.support.terminal import Launcher, Terminal

Size = tuple[int, int]

LAST: Final = (100, 30)
"""The last size, in columns and rows."""
WIDEST, TALLEST = 500, 200
STORM: Final = 500
"""The number of sizes of a storm."""
DRAG: Final = 180
"""The number of sizes of a drag, which takes three seconds."""
KEYS: Final = [*"jjkkhlzgGcv+-\\B10 ", "\t"]
END_FRAME: Final = b"\x1b[?2026l"
CURSOR_AT_END: Final = re.compile(rb"\x1b\[[0-9]+;[0-9]+H\Z")
IDLE_TIMEOUT: Final = 40.0
"""Seconds in which the program must become idle."""


def storm(chance: random.Random) -> Iterator[Size]:
    """Yield random sizes."""
    for _ in range(STORM):
        yield chance.randint(1, WIDEST), chance.randint(1, TALLEST)


def drag(chance: random.Random) -> Iterator[Size]:
    """Yield the sizes of a window whose corner is dragged."""
    columns, rows = LAST
    for _ in range(DRAG):
        columns = min(max(1, columns + chance.randint(-3, 3)), WIDEST)
        rows = min(max(1, rows + chance.randint(-1, 1)), TALLEST)
        yield columns, rows


def send(terminal: Terminal, sizes: Iterator[Size], chance: random.Random, pause: float) -> None:
    """Set each size; send keys and clicks, and wait `pause` seconds on average after each."""
    terminal.is_drawn = False
    for columns, rows in sizes:
        terminal.resize(columns, rows)
        terminal.read_for(chance.uniform(0, 2 * pause))
        terminal.write("".join(chance.choices(KEYS, k=chance.randint(0, 3))))
        if rows > 4 and chance.random() < 0.2:
            # Not in the header: a click there opens the palette, whose cursor blinks.
            terminal.click(chance.randrange(columns), chance.randrange(3, rows))
    terminal.resize(*LAST)


def painted_rows(written: bytes) -> int:
    """Return the number of rows of the last complete frame."""
    for frame in reversed(written.split(END_FRAME)):
        painted = CURSOR_AT_END.sub(b"", frame)
        rows = {int(row) for row in re.findall(rb"\x1b\[([0-9]+);1H", painted)}
        if len(rows) > 1 and rows == set(range(1, max(rows) + 1)):
            return max(rows)
    raise AssertionError("no complete frame")


def assert_idle(terminal: Terminal) -> None:
    """Check that the program becomes idle, has painted the last size, and handles a key."""
    terminal.wait_until_idle(timeout=IDLE_TIMEOUT)
    assert painted_rows(bytes(terminal.output)) == LAST[1]
    terminal.is_drawn = True
    terminal.write("?")
    terminal.wait_for("Everywhere")


@pytest.mark.parametrize("seed", range(4))
def test_the_program_becomes_idle_after_a_storm_of_sizes(start: Launcher, seed: int) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    chance = random.Random(seed)
    send(terminal, storm(chance), chance, 0.003)
    assert_idle(terminal)


@pytest.mark.parametrize("seed", range(2))
def test_the_program_becomes_idle_after_a_drag_at_60_hz(start: Launcher, seed: int) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    chance = random.Random(seed)
    send(terminal, drag(chance), chance, 1 / 60)
    assert_idle(terminal)
