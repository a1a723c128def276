"""A loader yields loaded digests and skipped sources in order, with or without pauses."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from digest_tui import sources
from digest_tui.model import Digest
from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources import Source
from digest_tui.sources.files import Contents
from digest_tui.sources.loader import Loader, Progress
from digest_tui.sources.outcome import Loaded, Outcome, Skipped
from tests.support.blocked_source import BlockedSource
from tests.support.papers import digest, paper
from tests.support.template import irregular, markdown

TIMEOUT = 20.0
"""Seconds after which a wait fails its test."""


@pytest.fixture
def ten_sources(tmp_path: Path) -> list[Source]:
    """Return the sources of ten digests of one paper each, the newest first."""
    for day in range(1, 11):
        text = markdown(paper(day))
        (tmp_path / f"2026-01-{day:02}.md").write_text(text, "utf-8", newline="\n")
    return sources.discover([str(tmp_path)])


async def no_key() -> None:
    """Return at once, because no key waits for its answer."""


async def stream(
    loader: Loader, until_answered: Callable[[], Awaitable[None]] = no_key
) -> list[Outcome]:
    """Return all outcomes that a loader streams."""
    return [outcome async for outcome in loader.stream(until_answered)]


def iterate(loader: Loader) -> list[Outcome]:
    """Return all outcomes of an iteration over a loader, which blocks."""
    return list(loader)


async def load(loader: Loader, how: str) -> list[Outcome]:
    return await stream(loader) if how == "stream" else iterate(loader)


both = pytest.mark.parametrize("how", ["stream", "iterate"])


@both
async def test_the_outcomes_are_in_the_order_of_the_sources(
    how: str, ten_sources: list[Source]
) -> None:
    ten_sources[2].paths[0].write_text("words", "utf-8")
    ten_sources[4].paths[0].unlink()
    loader = Loader(ten_sources)
    outcomes = await load(loader, how)
    assert [outcome.source for outcome in outcomes] == ten_sources
    skipped = [outcome for outcome in outcomes if isinstance(outcome, Skipped)]
    assert [(each.source, each.error.kind) for each in skipped] == [
        (ten_sources[2], ReadErrorKind.NO_DIGEST),
        (ten_sources[4], ReadErrorKind.NOT_FOUND),
    ]
    assert loader.skipped == skipped
    dates = [each.digest.date for each in outcomes if isinstance(each, Loaded)]
    assert dates == [f"2026-01-{day:02}" for day in (10, 9, 7, 5, 4, 3, 2, 1)]
    assert await load(loader, how) == []


async def test_a_stream_continues_where_iteration_stopped(ten_sources: list[Source]) -> None:
    ten_sources[0].paths[0].write_text("words", "utf-8")
    loader = Loader(ten_sources)
    first = [next(loader) for _ in range(3)]
    rest = await stream(loader)
    assert [outcome.source for outcome in first + rest] == ten_sources
    assert len(loader.skipped) == 1


@both
async def test_the_files_that_discovery_skipped_come_first(
    how: str, ten_sources: list[Source]
) -> None:
    before = Skipped(None, ReadError(ReadErrorKind.UNREADABLE, "d", reason="denied"))
    ten_sources[9].paths[0].write_text("", "utf-8")
    loader = Loader(ten_sources, skipped=[before])
    assert loader.skipped == [before]
    *_, last = await load(loader, how)
    assert loader.skipped == [before, last]


@pytest.mark.parametrize("explicit", [True, False])
@pytest.mark.parametrize("date", ["2026-01-30", ""])
def test_a_loader_knows_what_kind_of_file_it_skipped(
    explicit: bool, date: str, tmp_path: Path
) -> None:
    loader = Loader([Source((tmp_path / "absent.md",), date, (0,), explicit, (0,))])
    assert not loader.skipped_explicit
    assert not loader.skipped_dated
    iterate(loader)
    assert loader.skipped_explicit == explicit
    assert loader.skipped_dated == bool(date)


@both
async def test_progress_counts_files_papers_and_bytes(how: str, tmp_path: Path) -> None:
    def source(number: int, *sizes: int) -> Source:
        paths = tuple(tmp_path / f"{number}-{part}.md" for part in range(len(sizes)))
        return Source(paths, "", sizes, False, (0,) * len(sizes))

    def parse(source: Source, _: Contents) -> Digest:
        if source is bad:
            raise ReadError(ReadErrorKind.EMPTY, "x")
        return digest(paper(1), paper(2))

    def empty(source: Source) -> Contents:
        return (b"",) * len(source.paths)

    bad = source(2, 300)
    opened = digest(paper(1))
    loader = Loader([source(1, 10, 20), bad, source(3, 4000)], [opened], fetch=empty, parse=parse)
    assert loader.progress == Progress(1, 5, 1, 0, 4330)
    assert loader.files_left == 4
    next(loader)
    assert loader.progress == Progress(3, 5, 3, 30, 4330)
    next(loader)
    assert loader.progress == Progress(4, 5, 3, 330, 4330)
    await load(loader, how)
    assert loader.progress == Progress(5, 5, 5, 4330, 4330)
    assert loader.files_left == 0


def test_the_cost_of_progress_does_not_depend_on_the_number_of_sources() -> None:
    class Sizes(tuple[int, ...]):
        read = 0

        def __iter__(self):  # type: ignore[no-untyped-def]
            Sizes.read += 1
            return super().__iter__()

    loader = Loader([Source((Path("a.md"),), "", Sizes((1,)), False, (0,))] * 100)
    before = Sizes.read
    assert loader.progress.bytes == 100
    assert loader.files_left == 100
    assert Sizes.read == before


@pytest.mark.parametrize("work_seconds", [-1.0, 3600.0])
async def test_parsing_pauses_until_keys_are_answered(
    work_seconds: float, ten_sources: list[Source]
) -> None:
    loader = Loader(ten_sources, work_seconds=work_seconds, pause_seconds=0.0)
    waiting, answered = asyncio.Event(), asyncio.Event()

    async def until_answered() -> None:
        waiting.set()
        await answered.wait()

    running = asyncio.create_task(stream(loader, until_answered))
    if work_seconds < 0:
        await waiting.wait()
        assert loader.files_left == 9
        answered.set()
    assert len(await running) == 10
    assert waiting.is_set() == (work_seconds < 0)


@pytest.mark.parametrize("slow", [True, False])
async def test_slow_digests_are_parsed_in_the_thread(slow: bool, ten_sources: list[Source]) -> None:
    threads = set()

    def parse(source: Source, contents: Contents) -> Digest:
        threads.add(threading.current_thread())
        return sources.parse(source, contents)

    for source in ten_sources:
        text = markdown(*(paper(number) for number in range(1, 30)))
        source.paths[0].write_text(irregular(text) if slow else text, "utf-8", newline="\n")
    outcomes = await stream(Loader(ten_sources, parse=parse))
    assert all(isinstance(outcome, Loaded) for outcome in outcomes)
    assert (threading.main_thread() in threads) == (not slow)
    assert len(threads) == 1


async def test_a_slow_file_that_is_no_digest_is_skipped(ten_sources: list[Source]) -> None:
    ten_sources[2].paths[0].write_text("words\n" * 10_000, "utf-8")
    loader = Loader(ten_sources)
    assert len(await stream(loader)) == 10
    assert [each.source for each in loader.skipped] == [ten_sources[2]]


async def test_a_stopped_loader_waits_for_no_file_and_fetches_no_more(
    ten_sources: list[Source], block_source: Callable[[Source], BlockedSource]
) -> None:
    blocked = block_source(ten_sources[3])
    before = set(threading.enumerate())
    loader = Loader(ten_sources, fetch=blocked.fetch)
    running = asyncio.create_task(stream(loader))
    await asyncio.to_thread(blocked.requested.wait)
    (thread,) = (
        each for each in threading.enumerate() if each.name == "fetcher" and each not in before
    )
    assert thread.daemon
    loader.stop()
    loaded = await running
    blocked.released.set()
    await asyncio.to_thread(thread.join)
    assert len(loaded) <= 3
    assert loader.files_left == 10 - len(loaded)
    assert ten_sources[4] not in blocked.fetched
    assert await stream(loader) == []
    assert iterate(loader) == []


async def test_a_cancelled_stream_fetches_no_more(
    ten_sources: list[Source], block_source: Callable[[Source], BlockedSource]
) -> None:
    blocked = block_source(ten_sources[3])
    running = asyncio.create_task(stream(Loader(ten_sources, fetch=blocked.fetch)))
    await asyncio.to_thread(blocked.requested.wait)
    (thread,) = (each for each in threading.enumerate() if each.name == "fetcher")
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    blocked.released.set()
    await asyncio.to_thread(thread.join)
    assert ten_sources[4] not in blocked.fetched


async def test_an_unexpected_error_in_the_thread_is_raised(ten_sources: list[Source]) -> None:
    def fail(source: Source) -> Contents:
        raise MemoryError(source.date)

    with pytest.raises(MemoryError, match="2026-01-10"):
        await asyncio.wait_for(stream(Loader(ten_sources, fetch=fail)), TIMEOUT)
