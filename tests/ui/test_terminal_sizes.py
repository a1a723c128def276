"""Many sizes of a real terminal at once: the program comes to rest at the last one and answers."""

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
"""Columns and rows at the end."""
WIDEST, TALLEST = 500, 200
STORM: Final = 500
"""Sizes of a storm."""
DRAG: Final = 180
"""Sizes of three seconds of dragging."""
KEYS: Final = [*"jjkkhlzgGcv+-\\B10 ", "\t"]
END_FRAME: Final = b"\x1b[?2026l"
CURSOR_AT_END: Final = re.compile(rb"\x1b\[[0-9]+;[0-9]+H\Z")
PATIENCE: Final = 40.0
"""Seconds in which the program comes to rest."""


def storm(chance: random.Random) -> Iterator[Size]:
    """Yield sizes of all kinds."""
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
    """Set each size, with keys and clicks between them and a pause of some seconds after each."""
    terminal.is_drawn = False
    for columns, rows in sizes:
        terminal.resize(columns, rows)
        terminal.read_for(chance.uniform(0, 2 * pause))
        terminal.write("".join(chance.choices(KEYS, k=chance.randint(0, 3))))
        if rows > 4 and chance.random() < 0.2:
            # Not in the header: a click there opens the palette, whose cursor never rests.
            terminal.click(chance.randrange(columns), chance.randrange(3, rows))
    terminal.resize(*LAST)


def painted_rows(written: bytes) -> int:
    """Return the number of rows of the last frame that was painted whole."""
    for frame in reversed(written.split(END_FRAME)):
        painted = CURSOR_AT_END.sub(b"", frame)
        rows = {int(row) for row in re.findall(rb"\x1b\[([0-9]+);1H", painted)}
        if len(rows) > 1 and rows == set(range(1, max(rows) + 1)):
            return max(rows)
    raise AssertionError("no whole frame")


def assert_at_rest(terminal: Terminal) -> None:
    """The program rests, the last whole frame is of the last size, and a key is answered."""
    terminal.wait_for_rest(timeout=PATIENCE)
    assert painted_rows(bytes(terminal.output)) == LAST[1]
    terminal.is_drawn = True
    terminal.write("?")
    terminal.wait_for("Everywhere")


@pytest.mark.parametrize("seed", range(4))
def test_the_program_rests_after_a_storm_of_sizes(start: Launcher, seed: int) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    chance = random.Random(seed)
    send(terminal, storm(chance), chance, 0.003)
    assert_at_rest(terminal)


@pytest.mark.parametrize("seed", range(2))
def test_the_program_rests_after_a_drag_at_60_hz(start: Launcher, seed: int) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    chance = random.Random(seed)
    send(terminal, drag(chance), chance, 1 / 60)
    assert_at_rest(terminal)
