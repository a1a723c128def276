"""A monkey at the keyboard and the mouse: what it does is a function of the seed alone.

`DIGEST_TUI_MONKEY=SEED` or `SEED:EVENTS` names another run: the one of a failure, or a longer hunt.
"""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of Unix", allow_module_level=True)

import os
import random
import re
import signal
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from digest_tui import sources
from digest_tui.library import Library
from tests.support.monkey_keys import (
    BROKEN,
    COMMANDS,
    FOCUS,
    LINKS,
    MOVES,
    STRANGE_KEYS,
    TOUR,
    WORDS,
)
from tests.support.terminal import Launcher, Terminal
from tests.ui.test_terminal import DEMO, OVER, assert_restored

EVENTS: Final = 20_000
BATCH: Final = 100
"""Events sent at once, faster than the program answers; then it is waited for."""
SLOWLY: Final = 20
"""Events sent at once before the first measurement, so that most of them are painted."""
WARM: Final = 1_000
"""Events after which the memory is measured for the first time, and between two measurements."""
GROWTH: Final = 1.10
"""How many times the first measurement any later one may be."""
UNBURIED: Final = 8
"""Browsers that may have ended unnoticed: each is buried when the next is started."""
PATIENCE: Final = 60.0
"""Seconds in which a batch is answered; it takes two."""

SIZE: Final = (100, 30)
"""Columns and rows between the batches, so that memory is measured at one size."""
WIDEST, TALLEST = 300, 100
SIGN: Final = (SIZE[0], TALLEST + 1)
"""A size that only `answered` asks for: its last row tells that all before it is done."""

# Quitting is kept for the end: keys, palette and clicks all lead to this one action. A signal has
# the program let go of what nothing refers to any more, and the C library of what it only keeps
# for later, before its memory is measured.
ADDED: Final = """
import ctypes, gc, os, pathlib, signal, sys
from digest_tui.ui.app import DigestApp
home = pathlib.Path(os.environ["HOME"])
quit = DigestApp.action_quit
async def quit_when_allowed(self):
    if (home / "may-quit").exists():
        await quit(self)
def collect(*_):
    gc.collect()
    if sys.platform == "linux":
        getattr(ctypes.CDLL(None), "malloc_trim", int)(0)
    (home / "collected").touch()
DigestApp.action_quit = quit_when_allowed
signal.signal(signal.SIGUSR1, collect)
"""


class Resize(NamedTuple):
    """Another size of the window."""

    columns: int
    rows: int


Event = bytes | Resize


class Monkey:
    """Does one thing after another for ever.

    Args:
        seed: What it does follows from this number.
        links: Whether it presses the keys that open a browser.
    """

    def __init__(self, seed: int, *, links: bool = True) -> None:
        self._random = random.Random(seed)
        self._columns, self._rows = SIZE
        self._kinds: list[Sequence[str] | Callable[[], Iterator[Event]]] = [
            *(MOVES, COMMANDS, STRANGE_KEYS, BROKEN, FOCUS, LINKS, self._type, self._paste),
            *(self._noise, self._click, self._drag, self._wheel, self._point, self._resize),
        ]
        self._weights = [40, 8, 6, 2, 1, 0.3 * links, 3, 0.6, 1, 8, 1, 6, 8, 1.2]

    def __iter__(self) -> Iterator[Event]:
        yield Resize(WIDEST, TALLEST)
        yield from (keys.encode() for keys in TOUR)
        while True:
            [kind] = self._random.choices(self._kinds, self._weights)
            yield from kind() if callable(kind) else self._one_of(kind)

    def _one_of(self, choices: Sequence[str]) -> Iterator[Event]:
        yield self._random.choice(choices).encode()

    def _type(self) -> Iterator[Event]:
        """Open the filter or the palette, type a word, and perhaps take or leave it."""
        yield from self._one_of(("/", "/", "/", "\x10"))
        yield from (letter.encode() for letter in self._random.choice(WORDS))
        yield from self._one_of(("", "\r", "\t", "\x1b[27u", "\x7f", "\x15", "\x1b[B\r"))

    def _paste(self) -> Iterator[Event]:
        text = self._random.choice(WORDS) * self._random.choice((0, 1, 50))
        yield f"\x1b[200~{text}\n\x1b[31m\x1b[201~".encode()

    def _noise(self) -> Iterator[Event]:
        high = range(0x80, 0x100)
        yield bytes(self._random.choices(high, k=self._random.randint(1, 6)))

    def _click(self) -> Iterator[Event]:
        column, row = self._cell()
        button = self._random.choice((0, 0, 0, 0, 1, 2, 4, 8, 16))
        for _ in range(self._random.choice((1, 1, 1, 2, 3))):
            yield mouse(button, column, row)
            yield mouse(button, column, row, "m")

    def _drag(self) -> Iterator[Event]:
        yield mouse(0, *self._cell())
        for _ in range(self._random.randint(0, 6)):
            yield mouse(32, *self._cell())
        if self._random.random() < 0.9:
            yield mouse(0, *self._cell(), "m")

    def _wheel(self) -> Iterator[Event]:
        column, row = self._cell()
        button = self._random.choice((64, 64, 65, 65, 65, 66, 67))
        for _ in range(self._random.randint(1, 4)):
            yield mouse(button, column, row)

    def _point(self) -> Iterator[Event]:
        yield mouse(self._random.choice((35, 35, 35, 32, 34)), *self._cell())

    def _cell(self) -> tuple[int, int]:
        """Return a column and a row, from 0: mostly on the screen, now and then at its edge."""
        columns, rows = self._columns, self._rows
        column, row = self._random.randrange(columns), self._random.randrange(rows)
        beyond = column + self._random.randint(0, WIDEST), row + self._random.randint(0, TALLEST)
        edges = (column, 0), (column, rows - 1), (columns - 1, row), beyond
        return self._random.choice((*edges, *[(column, row)] * 8))

    def _resize(self) -> Iterator[Event]:
        size = self._random.choice(
            (
                Resize(self._random.randint(1, WIDEST), self._random.randint(1, TALLEST)),
                Resize(self._random.randint(1, 30), self._random.randint(1, 12)),
                Resize(self._random.randint(55, 135), self._random.randint(14, 45)),
                *(Resize(1, 1), Resize(WIDEST, TALLEST), Resize(*SIZE), Resize(80, 24)),
            )
        )
        self._columns, self._rows = size
        yield size


def mouse(button: int, column: int, row: int, end: str = "M") -> bytes:
    """Return what a terminal sends of a mouse at a cell counted from 0."""
    return f"\x1b[<{button};{column + 1};{row + 1}{end}".encode()


def send(terminal: Terminal, events: list[Event]) -> None:
    """Do these things one behind the other, as fast as the program takes them in."""
    keys = bytearray()
    for event in events:
        if isinstance(event, bytes):
            keys += event
            continue
        terminal.write(bytes(keys))
        keys.clear()
        terminal.resize(*event)
    terminal.write(bytes(keys))


def answered(terminal: Terminal) -> None:
    """Wait until the program has done all that was sent, and leave its screen at `SIZE`.

    A size told among the keys is answered in its turn: only when the row below all others is
    painted, and then the smaller screen, is nothing left to be done.
    """
    terminal.wait_for_sizes(SIGN, SIZE, timeout=PATIENCE)
    terminal.resize(*SIZE)


def memory(terminal: Terminal, home: Path) -> int:
    """Return how much memory of the program is resident, in KiB."""
    collected = home / "collected"
    terminal.process.send_signal(signal.SIGUSR1)
    terminal.wait_until(collected.exists, "its memory collected")
    collected.unlink()
    status = Path(f"/proc/{terminal.process.pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+([0-9]+) kB", status)[0])


def children(process: int) -> list[str]:
    """Return the states of the processes that a process started and did not yet bury."""
    states = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == process:
                states.append(state)
    return states


@contextmanager
def told(seed: int, home: Path, done: list[Event]) -> Iterator[None]:
    """Add to a failure what led to it."""
    try:
        yield
    except AssertionError as failure:
        failure.add_note(f"DIGEST_TUI_MONKEY={seed}:{len(done)} comes to the same place.")
        failure.add_note(f"The last of {len(done)} events: {done[-BATCH:]}")
        for crash in home.rglob("crash.txt"):
            failure.add_note(crash.read_text("utf-8"))
        raise


def asked_for() -> tuple[int, int]:
    """Return the seed and the number of events of the run."""
    seed, _, events = os.environ.get("DIGEST_TUI_MONKEY", "4").partition(":")
    return int(seed), int(events or EVENTS)


@pytest.fixture
def start(home: Path) -> Iterator[Launcher]:
    """Starts the program, in whose home `may-quit` tells whether it may end."""
    with Launcher(home) as launcher:
        (home / "sitecustomize.py").write_text(ADDED)
        yield launcher


@pytest.fixture
def largest(corpus: Path) -> Path:
    """The largest digest there is."""
    return max(corpus.glob("*.md"), key=lambda path: path.stat().st_size)


def opened(start: Launcher, path: Path, *options: str, browser: str) -> Terminal:
    """Start the program on a digest, or a directory of some."""
    paths = os.pathsep.join([str(start.home), str(Path(__file__).resolve().parents[2])])
    variables = {"PYTHONPATH": paths, "BROWSER": browser, "MALLOC_ARENA_MAX": "1"}
    terminal = start(path, *options, columns=SIZE[0], rows=SIZE[1], variables=variables)
    terminal.wait_for("1 of ")
    return terminal


def assert_ends_well(start: Launcher, terminal: Terminal, path: Path) -> None:
    """The program ends when it may, the terminal is as it was, and so is what was kept."""
    for _ in range(6):  # Out of the palette, the help, the theme's choice, filter, pane and scope.
        terminal.write("\x1b[27u")
        answered(terminal)
    (start.home / "may-quit").touch()
    terminal.write("q")
    assert terminal.wait_for_exit(OVER) == 0
    assert_restored(terminal)
    [kept] = (start.home / "data").rglob("library.sqlite3")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    digests = map(sources.read, sources.find([str(path)]))
    papers = {paper.key: paper for digest in digests for paper in digest.papers}
    with closing(Library(kept)) as library:
        bookmarks = library.bookmarks()
        assert [bookmark.title for bookmark in bookmarks] == [
            papers[bookmark.key].title for bookmark in bookmarks
        ]
        assert library.last_opened() == [str(path)]


def test_a_monkey_breaks_nothing(start: Launcher, largest: Path) -> None:
    """Nothing ends the program, and it takes no more memory than after its first thousand events.

    Memory is what is resident when all that was sent is answered, garbage is collected and the
    screen is at `SIZE`: first after `WARM` events, which begin with the `TOUR` and are sent
    `SLOWLY`, then after each further `WARM`. None may be more than `GROWTH` times the first.
    """
    seed, number = asked_for()
    terminal = opened(start, largest, browser="false %s &")
    terminal.is_drawn = False
    done: list[Event] = []
    taken: list[int] = []
    monkey = iter(Monkey(seed))
    with told(seed, start.home, done):
        while len(done) < number:
            batch = BATCH if len(done) >= WARM else SLOWLY
            events = list(islice(monkey, min(batch, number - len(done))))
            done += events
            send(terminal, events)
            answered(terminal)
            terminal.drop_output()
            if sys.platform == "linux" and len(done) % WARM == 0:
                taken.append(memory(terminal, start.home))
                assert taken[-1] <= GROWTH * taken[0], f"KiB each {WARM} events: {taken}"
                assert len(children(terminal.process.pid)) <= UNBURIED
        assert_ends_well(start, terminal, largest)
    print(f"seed {seed}: {taken} KiB")


def test_a_monkey_among_several_days_breaks_nothing(start: Launcher) -> None:
    """Days with the same papers, half of them loaded meanwhile, one that changes by and by."""
    days = start.home / "days"
    days.mkdir()
    whole = DEMO.read_text("utf-8")
    for day in range(1, 41):
        (days / f"2026-{1 + day % 3:02}-{1 + day % 28:02}.md").write_text(whole, "utf-8")
    (days / "undated.md").write_text(whole, "utf-8")
    seed, _ = asked_for()
    terminal = opened(start, days, "--watch", browser="false %s &")
    terminal.is_drawn = False
    done: list[Event] = []
    monkey = iter(Monkey(seed))
    with told(seed, start.home, done):
        for turn in range(20):
            kept = whole[: len(whole) // 20 * turn]
            (days / "2026-04-01.md").write_text(kept, "utf-8")
            events = [*islice(monkey, 100), *map(str.encode, "[]e[lejhBe]")]
            done += events
            send(terminal, events)
            answered(terminal)
        assert_ends_well(start, terminal, days)


def test_a_monkey_beside_a_browser_in_the_terminal_breaks_nothing(
    start: Launcher, largest: Path
) -> None:
    """A browser that needs the terminal gets it, and what is typed meanwhile, again and again."""
    seed, _ = asked_for()
    terminal = opened(start, largest, browser="false")
    terminal.is_drawn = False
    done: list[Event] = []
    monkey = iter(Monkey(seed, links=False))
    with told(seed, start.home, done):
        for _ in range(10):
            events = [*islice(monkey, 40), b"\x1b[27u", b"\x1b[27u", b"\x1b[27u", b"o"]
            done += events
            send(terminal, events)
            answered(terminal)
        assert terminal.output.count(b"\x1b[?1049h") > 5
        assert_ends_well(start, terminal, largest)


def test_a_stopped_program_gives_the_terminal_back_and_takes_it_again(
    start: Launcher, largest: Path
) -> None:
    terminal = opened(start, largest, browser="false")
    terminal.process.send_signal(signal.SIGTSTP)
    stopped = os.WSTOPPED | os.WNOHANG | os.WNOWAIT
    terminal.wait_until(
        lambda: os.waitid(os.P_PID, terminal.process.pid, stopped) is not None, "a stop"
    )
    assert_restored(terminal)
    terminal.process.send_signal(signal.SIGCONT)
    terminal.wait_until(lambda: terminal.attributes != terminal.attributes_before, "its return")
    terminal.write("j")
    terminal.wait_for("2 of ")
    assert_ends_well(start, terminal, largest)
