"""A look walks the directories in a thread, for which only the look waits."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from digest_tui.sources import Source
from digest_tui.sources.watcher import Watcher
from tests.support.papers import digest, paper
from tests.support.program import run

SOURCE = Source((Path("2026-01-30.md"),), "2026-01-30", (1,), False, (1,))


class HangingWalk:
    """A walk of directories that hangs until it is released, like one of a dead network mount."""

    def __init__(self, found: Sequence[Source]) -> None:
        self.found = found
        self.threads: list[threading.Thread] = []
        self.started = threading.Event()
        self.released = threading.Event()

    def __call__(self, _names: Sequence[str]) -> list[Source]:
        self.threads.append(threading.current_thread())
        self.started.set()
        self.released.wait()
        return list(self.found)


@pytest.fixture
def walk() -> Iterator[HangingWalk]:
    """Yield a hanging walk of a directory with one digest."""
    hanging = HangingWalk([SOURCE])
    yield hanging
    hanging.released.set()


async def start_look(watcher: Watcher, walk: HangingWalk) -> asyncio.Task[list[Source]]:
    """Start a look, and wait until its walk hangs."""
    look = asyncio.create_task(watcher.look())
    assert await asyncio.to_thread(walk.started.wait, 20)
    return look


async def test_a_hanging_walk_does_not_block_the_event_loop(walk: HangingWalk) -> None:
    watcher = Watcher([], [], discover=walk)
    look = await start_look(watcher, walk)
    await asyncio.sleep(0)  # Other tasks run.
    assert not look.done()
    (thread,) = walk.threads
    assert thread is not threading.main_thread()
    assert thread.daemon
    walk.released.set()
    assert await look == []
    assert await watcher.look() == walk.found


async def test_a_look_during_another_one_returns_nothing_and_starts_no_walk(
    walk: HangingWalk,
) -> None:
    watcher = Watcher([], [], discover=walk)
    look = await start_look(watcher, walk)
    assert await watcher.look() == []
    assert len(walk.threads) == 1
    walk.released.set()
    await look


async def test_a_look_after_a_cancelled_one_waits_for_the_same_walk(walk: HangingWalk) -> None:
    watcher = Watcher([], [], discover=walk)
    look = await start_look(watcher, walk)
    look.cancel()
    with pytest.raises(asyncio.CancelledError):
        await look
    second = asyncio.create_task(watcher.look())
    await asyncio.sleep(0)
    walk.released.set()
    await second
    assert len(walk.threads) == 1


async def test_an_error_of_the_walk_is_raised_and_the_next_look_walks_again() -> None:
    walks: list[Sequence[str]] = []

    def fail(names: Sequence[str]) -> list[Source]:
        walks.append(names)
        raise MemoryError

    watcher = Watcher(["a"], [], discover=fail)
    for _ in range(2):
        with pytest.raises(MemoryError):
            await watcher.look()
    assert walks == [("a",), ("a",)]


async def test_looks_during_a_slow_one_do_not_shorten_the_patience(walk: HangingWalk) -> None:
    incomplete = replace(digest(paper(1)), cut_off=True)
    watcher = Watcher([], [], patience=3, discover=walk)
    walk.released.set()
    assert [await watcher.look() for _ in range(2)] == [[], [SOURCE]]
    assert watcher.judge(SOURCE, incomplete) == "waits"
    walk.released.clear()
    walk.started.clear()
    slow = await start_look(watcher, walk)
    for _ in range(5):
        assert await watcher.look() == []
    walk.released.set()
    assert await slow == []
    assert [await watcher.look() for _ in range(2)] == [[], [SOURCE]]
    assert watcher.judge(SOURCE, incomplete) == "joins"


def test_the_program_ends_during_a_walk(tmp_path: Path) -> None:
    code = (
        "import asyncio, threading\n"
        "from digest_tui.sources.watcher import Watcher\n"
        "started = threading.Event()\n"
        "def hang(names):\n"
        "    started.set()\n"
        "    threading.Event().wait()\n"
        "async def main():\n"
        "    look = asyncio.create_task(Watcher([], [], discover=hang).look())\n"
        "    await asyncio.sleep(0)\n"
        "    started.wait()\n"
        "asyncio.run(main())\n"
    )
    done = run(tmp_path, args=[sys.executable, "-c", code], timeout=60)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
