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

from digest_tui.ui.compat.palette_size import SMALLEST_WIDTH
from tests.support.terminal import ESCAPE, Launcher, Terminal

Size = tuple[int, int]

LAST: Final = (100, 30)
"""The last size, in columns and rows."""
WIDEST, TALLEST = 500, 200
STORM: Final = 150
"""The number of sizes of a storm."""
DRAG: Final = 180
"""The number of sizes of a drag, which takes three seconds."""
KEYS: Final = (*"jjkkhlzgGcv+-\\B10 ", "\t")
PALETTE_KEYS: Final = ("\x10", "j", "k")
"""Ctrl+P, which opens the palette, and letters to search for."""
ABOVE_PALETTE: Final = (1, 2)
"""Rows between the header and the palette; a click on them closes the palette."""
END_FRAME: Final = b"\x1b[?2026l"
CURSOR_AT_END: Final = re.compile(rb"\x1b\[[0-9]+;[0-9]+H\Z")
IDLE_TIMEOUT: Final = 60.0
"""Seconds in which the program must become idle."""


def storm(chance: random.Random, narrow: float = 0) -> Iterator[Size]:
    """Yield random sizes; a share `narrow` of them is too narrow for the palette."""
    for _ in range(STORM):
        widest = SMALLEST_WIDTH - 1 if chance.random() < narrow else WIDEST
        yield chance.randint(1, widest), chance.randint(1, TALLEST)


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


def send_with_palette(terminal: Terminal, chance: random.Random) -> None:
    """Send a storm while keys open the palette, and clicks and narrow sizes close it."""
    terminal.is_drawn = False
    for columns, rows in storm(chance, narrow=0.2):
        terminal.resize(columns, rows)
        terminal.read_for(chance.uniform(0, 0.01))
        if chance.random() < 0.5:
            terminal.write(chance.choice(PALETTE_KEYS))
        if chance.random() < 0.4:
            terminal.click(chance.randrange(columns), chance.choice(ABOVE_PALETTE))
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
    # A palette or filter that is still open has a cursor that blinks.
    terminal.wait_until_idle(timeout=IDLE_TIMEOUT, key=ESCAPE)
    assert painted_rows(bytes(terminal.output)) == LAST[1]
    # A palette without the focus is still, and would take the key for a word.
    terminal.write(ESCAPE)
    terminal.wait_until_idle(timeout=IDLE_TIMEOUT, key=ESCAPE)
    terminal.is_drawn = True
    terminal.write("?")
    terminal.wait_for("closes the help")


@pytest.mark.parametrize("seed", [0])
def test_the_program_becomes_idle_after_a_storm_of_sizes(start: Launcher, seed: int) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    chance = random.Random(seed)
    send(terminal, storm(chance), chance, 0.003)
    assert_idle(terminal)


# Textual lays out two sizes for ever in nearly all of these storms.
@pytest.mark.parametrize("seed", range(2))
def test_the_program_becomes_idle_after_a_storm_with_the_palette(
    start: Launcher, seed: int
) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    send_with_palette(terminal, random.Random(seed))
    assert_idle(terminal)


@pytest.mark.parametrize("seed", [0])
def test_the_program_becomes_idle_after_a_drag_at_60_hz(start: Launcher, seed: int) -> None:
    terminal = start("--demo", columns=LAST[0], rows=LAST[1])
    terminal.wait_for("1 of 32")
    chance = random.Random(seed)
    send(terminal, drag(chance), chance, 1 / 60)
    assert_idle(terminal)
