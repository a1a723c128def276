"""Random keys, mouse events and resizes, which depend only on a seed, break nothing.

`DIGEST_TUI_MONKEY=SEED` or `SEED:EVENTS` chooses another run, to reproduce a failure or to search
longer.
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
from tests.support.corpus import find_corpus
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
from tests.ui.test_terminal import DEMO, EXIT_TIMEOUT, assert_restored

pytestmark = pytest.mark.slow

EVENTS: Final = 3_000
"""Events of one run, which takes 20 seconds; a longer run finds smaller leaks."""
BATCH: Final = 100
"""Events sent without a pause, before the test waits for the program."""
FIRST_BATCH: Final = 20
"""The same before the first measurement, so that the program paints most of them."""
INTERVAL: Final = 1_000
"""Events before the first measurement of memory, and between two measurements."""
GROWTH: Final = 8_000
"""KiB that each later measurement may exceed the first by: a tenth of what a large digest takes.

The caches of Textual go on filling after the first measurement, whatever the digest.
"""
ZOMBIES: Final = 8
"""Browsers that may be zombies: the program reaps them when it starts the next one."""
ANSWER_TIMEOUT: Final = 60.0
"""Seconds in which the program must handle a batch; it takes two."""

SIZE: Final = (100, 30)
"""Columns and rows between batches, so that each measurement of memory is at the same size."""
WIDEST, TALLEST = 300, 100
SENTINEL: Final = (SIZE[0], TALLEST + 1)
"""A size that only `wait_until_handled` sends. Once it is painted, all events are handled."""

# Quitting waits for the end of a test: keys, palette and clicks all lead to this action. A signal
# collects garbage and has the C library return free memory before the memory is measured.
SITECUSTOMIZE: Final = """
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
    """A change of the size of the window."""

    columns: int
    rows: int


Event = bytes | Resize


class Monkey:
    """An endless iterable of events.

    Args:
        seed: The seed of the random generator.
        links: Whether to press the keys that open a browser.
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
        """Open the filter or the palette, type a word, and perhaps accept or clear it."""
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
        """Return a column and a row, from 0: usually on the screen, else at its edge or beyond."""
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
    """Return what a terminal sends for a mouse event at a cell counted from 0."""
    return f"\x1b[<{button};{column + 1};{row + 1}{end}".encode()


def send(terminal: Terminal, events: list[Event]) -> None:
    """Send events as fast as the program reads them."""
    keys = bytearray()
    for event in events:
        if isinstance(event, bytes):
            keys += event
            continue
        terminal.write(bytes(keys))
        keys.clear()
        terminal.resize(*event)
    terminal.write(bytes(keys))


def wait_until_handled(terminal: Terminal) -> None:
    """Wait until the program has handled all events, and leave its screen at `SIZE`.

    The program handles an in-band resize event after the keys before it, so all is handled once it
    has painted the sentinel size, and then the smaller one.
    """
    terminal.wait_for_sizes(SENTINEL, SIZE, timeout=ANSWER_TIMEOUT)
    terminal.resize(*SIZE)


def memory(terminal: Terminal, home: Path) -> int:
    """Return the resident memory of the program in KiB."""
    collected = home / "collected"
    terminal.process.send_signal(signal.SIGUSR1)
    terminal.wait_until(collected.exists, "a garbage collection")
    collected.unlink()
    status = Path(f"/proc/{terminal.process.pid}/status").read_text()
    return int(re.findall(r"VmRSS:\s+([0-9]+) kB", status)[0])


def children(process: int) -> list[str]:
    """Return the states of the child processes of a process, zombies included."""
    states = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = path.read_text().rpartition(")")[2].split()[:2]
            if int(parent) == process:
                states.append(state)
    return states


@contextmanager
def explain_failure(seed: int, home: Path, done: list[Event]) -> Iterator[None]:
    """Add the last events to a failure, and how to reproduce it."""
    try:
        yield
    except AssertionError as failure:
        failure.add_note(f"Reproduce it with DIGEST_TUI_MONKEY={seed}:{len(done)}.")
        failure.add_note(f"The last of {len(done)} events: {done[-BATCH:]}")
        for crash in home.rglob("crash.txt"):
            failure.add_note(crash.read_text("utf-8"))
        raise


def seed_and_events() -> tuple[int, int]:
    """Return the seed and the number of events."""
    seed, _, events = os.environ.get("DIGEST_TUI_MONKEY", "4").partition(":")
    return int(seed), int(events or EVENTS)


@pytest.fixture
def start(home: Path) -> Iterator[Launcher]:
    """Starts the program, which may quit only once `may-quit` is in its home directory."""
    with Launcher(home) as launcher:
        (home / "sitecustomize.py").write_text(SITECUSTOMIZE)
        yield launcher


@pytest.fixture
def largest() -> Path:
    """The largest digest of the corpus, or the demo without a corpus."""
    corpus = find_corpus()
    digests = [*corpus.glob("digests/*.md")] if corpus else [DEMO]
    return max(digests, key=lambda path: path.stat().st_size)


def open_program(start: Launcher, path: Path, *options: str, browser: str) -> Terminal:
    """Start the program on a digest or a directory, and wait for its first paper."""
    paths = os.pathsep.join([str(start.home), str(Path(__file__).resolve().parents[2])])
    variables = {"PYTHONPATH": paths, "BROWSER": browser, "MALLOC_ARENA_MAX": "1"}
    terminal = start(path, *options, columns=SIZE[0], rows=SIZE[1], variables=variables)
    terminal.wait_for("1 of ")
    return terminal


def assert_ends_well(start: Launcher, terminal: Terminal, path: Path) -> None:
    """Check that the program quits, restores the terminal and has a sound library."""
    for _ in range(
        6
    ):  # Leave the palette, the help, the themes, the filter, the pane and the scope.
        terminal.write("\x1b[27u")
        wait_until_handled(terminal)
    (start.home / "may-quit").touch()
    terminal.write("q")
    assert terminal.wait_for_exit(EXIT_TIMEOUT) == 0
    assert_restored(terminal)
    [kept] = (start.home / "data").rglob("library.sqlite3")
    with closing(sqlite3.connect(kept)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    digests = map(sources.read, sources.discover([str(path)]))
    papers = {paper.key: paper for digest in digests for paper in digest.papers}
    with closing(Library(kept)) as library:
        bookmarks = library.bookmarks()
        assert [bookmark.title for bookmark in bookmarks] == [
            papers[bookmark.key].title for bookmark in bookmarks
        ]
        assert library.last_opened() == [str(path)]


def test_a_monkey_breaks_nothing(start: Launcher, largest: Path) -> None:
    """The program does not exit, and its memory does not grow.

    The test measures resident memory after each `INTERVAL` events, once all are answered, garbage
    is collected and the screen is at `SIZE`. The first `INTERVAL` begins with the `TOUR` and has
    smaller batches. No measurement may exceed the first by more than `GROWTH`.
    """
    seed, number = seed_and_events()
    terminal = open_program(start, largest, browser="false %s &")
    terminal.is_drawn = False
    done: list[Event] = []
    measured: list[int] = []
    monkey = iter(Monkey(seed))
    with explain_failure(seed, start.home, done):
        while len(done) < number:
            batch = BATCH if len(done) >= INTERVAL else FIRST_BATCH
            events = list(islice(monkey, min(batch, number - len(done))))
            done += events
            send(terminal, events)
            wait_until_handled(terminal)
            terminal.drop_output()
            if sys.platform == "linux" and len(done) % INTERVAL == 0:
                measured.append(memory(terminal, start.home))
                assert measured[-1] <= measured[0] + GROWTH, (
                    f"KiB each {INTERVAL} events: {measured}"
                )
                assert len(children(terminal.process.pid)) <= ZOMBIES
        assert_ends_well(start, terminal, largest)
    print(f"seed {seed}: {measured} KiB")


def test_a_monkey_with_several_days_breaks_nothing(start: Launcher) -> None:
    """Many days have the same papers, and the file of one changes during the run."""
    days = start.home / "days"
    days.mkdir()
    whole = DEMO.read_text("utf-8")
    for day in range(1, 41):
        (days / f"2026-{1 + day % 3:02}-{1 + day % 28:02}.md").write_text(whole, "utf-8")
    (days / "undated.md").write_text(whole, "utf-8")
    seed, _ = seed_and_events()
    terminal = open_program(start, days, "--watch", browser="false %s &")
    terminal.is_drawn = False
    done: list[Event] = []
    monkey = iter(Monkey(seed))
    with explain_failure(seed, start.home, done):
        for turn in range(20):
            kept = whole[: len(whole) // 20 * turn]
            (days / "2026-04-01.md").write_text(kept, "utf-8")
            events = [*islice(monkey, 100), *map(str.encode, "[]e[lejhBe]")]
            done += events
            send(terminal, events)
            wait_until_handled(terminal)
        assert_ends_well(start, terminal, days)


def test_a_monkey_with_a_browser_in_the_terminal_breaks_nothing(
    start: Launcher, largest: Path
) -> None:
    """A browser that runs in the terminal takes it over, with the keys typed meanwhile."""
    seed, _ = seed_and_events()
    terminal = open_program(start, largest, browser="false")
    terminal.is_drawn = False
    done: list[Event] = []
    monkey = iter(Monkey(seed, links=False))
    with explain_failure(seed, start.home, done):
        for _ in range(10):
            events = [*islice(monkey, 40), b"\x1b[27u", b"\x1b[27u", b"\x1b[27u", b"o"]
            done += events
            send(terminal, events)
            wait_until_handled(terminal)
        assert terminal.output.count(b"\x1b[?1049h") > 5
        assert_ends_well(start, terminal, largest)


def test_a_stopped_program_restores_the_terminal_and_continues_later(
    start: Launcher, largest: Path
) -> None:
    terminal = open_program(start, largest, browser="false")
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
