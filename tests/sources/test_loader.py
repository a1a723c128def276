"""Digests that are read behind the screen give way to keys, and come in their order."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from digest_tui import sources
from digest_tui.model import Digest
from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources.loader import Loading
from tests.support.blocked_source import BlockedSource
from tests.support.papers import digest, paper
from tests.support.template import markdown

LIMIT = 20.0
"""Seconds after which something that does not end fails its test."""


@pytest.fixture
def ten_sources(tmp_path: Path) -> list[sources.Source]:
    """Ten digests of one paper each, the newest first."""
    for day in range(1, 11):
        text = markdown(paper(day))
        (tmp_path / f"2026-01-{day:02}.md").write_text(text, "utf-8", newline="\n")
    return sources.find([str(tmp_path)])


@pytest.fixture
def one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every file take longer than the time between two breaths."""
    monkeypatch.setattr("digest_tui.sources.loader._AT_A_TIME", -1.0)


async def at_once() -> None:
    """Wait for nothing."""


async def test_digests_come_in_the_order_of_their_sources(
    ten_sources: list[sources.Source],
) -> None:
    taken: list[str] = []
    loading = Loading(ten_sources, [digest(paper(1), paper(2))])
    assert loading.left == 10
    await loading.run(lambda _, each: taken.append(each.date), at_once)
    assert taken == [source.date for source in ten_sources]
    assert (loading.left, loading.passed, loading.broken) == (0, [], [])
    assert loading.progress(99) == "▰▰▰▰▰▰▰▰▰▰  11 of 11 files  12 papers  0 of 0 MB"


@pytest.mark.parametrize(
    ("room", "told"),
    [
        (45, "▱▱▱▱▱▱▱▱▱▱  1 of 11 files  1 paper  0 of 0 MB"),
        (44, "1 of 11 files  1 paper  0 of 0 MB"),
        (32, "1 of 11 files  1 paper"),
        (21, "1 of 11 files"),
        (12, ""),
    ],
)
def test_progress_leaves_out_whole_figures_where_there_is_no_room(
    ten_sources: list[sources.Source], room: int, told: str
) -> None:
    assert Loading(ten_sources, [digest(paper(1))]).progress(room) == told


@pytest.mark.usefixtures("one_at_a_time")
async def test_no_digest_is_read_while_a_key_waits_for_its_answer(
    ten_sources: list[sources.Source],
) -> None:
    taken: list[str] = []
    asked, answered = asyncio.Event(), asyncio.Event()

    async def until_answered() -> None:
        asked.set()
        await answered.wait()

    loading = asyncio.create_task(
        Loading(ten_sources).run(lambda _, each: taken.append(each.date), until_answered)
    )
    await asked.wait()
    assert len(taken) == 1
    answered.set()
    await loading
    assert len(taken) == 10


@pytest.mark.parametrize("slow", [True, False])
async def test_what_is_slow_to_parse_is_parsed_in_the_thread(
    ten_sources: list[sources.Source], monkeypatch: pytest.MonkeyPatch, slow: bool
) -> None:
    parse, threads = sources.parse, set()

    def noted(source: sources.Source, data: Sequence[bytes | ReadError]) -> Digest:
        threads.add(threading.current_thread().name)
        return parse(source, data)

    monkeypatch.setattr(sources, "parse", noted)
    monkeypatch.setattr(sources, "is_slow", lambda _: slow)
    ten_sources[2].paths[0].write_text("words", "utf-8")
    taken: list[str] = []
    loading = Loading(ten_sources)
    await loading.run(lambda _, each: taken.append(each.date), at_once)
    assert len(taken) == 9
    assert [error.kind for error in loading.passed] == [ReadErrorKind.NO_DIGEST]
    assert threads == {"fetching" if slow else "MainThread"}


async def test_a_source_that_is_no_digest_is_passed_over(ten_sources: list[sources.Source]) -> None:
    ten_sources[2].paths[0].write_text("words", "utf-8")
    ten_sources[4].paths[0].unlink()
    taken: list[str] = []
    loading = Loading(ten_sources)
    await loading.run(lambda _, each: taken.append(each.date), at_once)
    assert len(taken) == 8
    assert [error.kind for error in loading.passed] == [
        ReadErrorKind.NO_DIGEST,
        ReadErrorKind.NOT_FOUND,
    ]
    assert not loading.missed


async def test_stopped_it_waits_for_no_file_and_fetches_no_more(
    ten_sources: list[sources.Source], block_source: Callable[[sources.Source], BlockedSource]
) -> None:
    blocked = block_source(ten_sources[3])
    before = set(threading.enumerate())
    taken: list[str] = []
    loading = Loading(ten_sources)
    running = asyncio.create_task(loading.run(lambda _, each: taken.append(each.date), at_once))
    await asyncio.to_thread(blocked.requested.wait)
    loading.stop()
    await running
    (thread,) = (
        each for each in threading.enumerate() if each.name == "fetching" and each not in before
    )
    blocked.released.set()
    await asyncio.to_thread(thread.join)
    assert len(taken) <= 3
    assert loading.left == 10 - len(taken)
    assert ten_sources[4] not in blocked.fetched


async def test_a_fault_in_the_thread_is_not_waited_for(
    ten_sources: list[sources.Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(source: sources.Source) -> tuple[bytes | ReadError, ...]:
        raise MemoryError(source.date)

    monkeypatch.setattr(sources, "fetch", broken)
    with pytest.raises(MemoryError, match="2026-01-10"):
        await asyncio.wait_for(Loading(ten_sources).run(lambda *_: None, at_once), LIMIT)
