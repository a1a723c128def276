"""A watcher finds new and changed digests; the times of files are set by `os.utime`."""

from __future__ import annotations

import gzip
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers, sources
from digest_tui.sources import Source
from digest_tui.sources.discovery import discover_existing
from digest_tui.sources.watcher import Watcher, is_gone, is_incomplete
from tests.support.papers import paper
from tests.support.records import records
from tests.support.template import block, irregular, markdown, parse_template

DIGEST = markdown(*(paper(number) for number in range(1, 4)))


class Clock:
    """Writes files, each with a later time of change than the one before."""

    def __init__(self) -> None:
        self.now = 1_700_000_000

    def write(self, path: Path, text: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
        self.touch(path)

    def touch(self, path: Path) -> None:
        self.now += 1
        os.utime(path, (self.now, self.now))


@pytest.fixture
def clock(cwd: Path) -> Clock:
    made = Clock()
    made.write(cwd / "2026-01-30.md", DIGEST)
    return made


@pytest.fixture
def watcher(cwd: Path, clock: Clock) -> Watcher:
    assert clock.now
    return Watcher([str(cwd)], sources.discover([str(cwd)]))


async def look(watcher: Watcher, times: int = 1) -> list[list[list[str]]]:
    """Return the names of the files of each source, for each of some looks."""
    return [
        [[path.name for path in source.paths] for source in await watcher.look()]
        for _ in range(times)
    ]


async def next_source(watcher: Watcher) -> Source:
    """Return the only source that the second of two looks returns."""
    assert await watcher.look() == []
    (source,) = await watcher.look()
    return source


async def test_an_open_unchanged_source_is_not_returned(watcher: Watcher) -> None:
    assert await look(watcher, 3) == [[], [], []]


async def test_a_new_file_is_returned_once_it_no_longer_changes(
    cwd: Path, clock: Clock, watcher: Watcher
) -> None:
    clock.write(cwd / "below" / "2026-01-31.md", DIGEST)
    assert await look(watcher, 3) == [[], [["2026-01-31.md"]], []]


async def test_a_file_that_grows_waits(cwd: Path, clock: Clock, watcher: Watcher) -> None:
    path = cwd / "2026-01-31.md"
    for share in range(1, 6):
        clock.write(path, DIGEST[: len(DIGEST) * share // 5])
        assert await watcher.look() == []
    assert await look(watcher) == [[[path.name]]]


async def test_a_file_that_changes_but_keeps_its_size_waits(
    cwd: Path, clock: Clock, watcher: Watcher
) -> None:
    for _ in range(3):
        clock.touch(cwd / "2026-01-30.md")
        assert await watcher.look() == []
    assert await look(watcher, 2) == [[["2026-01-30.md"]], []]


@pytest.mark.usefixtures("clock")
async def test_a_file_of_another_size_is_changed_though_its_time_is_the_same(cwd: Path) -> None:
    (source,) = sources.discover([str(cwd)])
    grown = source._replace(sizes=(source.sizes[0] + 1,))
    watcher = Watcher([str(cwd)], [source], discover=lambda _: [grown])
    assert await look(watcher, 3) == [[], [["2026-01-30.md"]], []]


async def test_a_change_while_the_files_are_read_is_found(cwd: Path, clock: Clock) -> None:
    known = sources.discover([str(cwd)])
    clock.write(cwd / "2026-01-30.md", DIGEST + "\n")
    watcher = Watcher([str(cwd)], known)
    assert await look(watcher, 3) == [[], [["2026-01-30.md"]], []]


async def test_a_returned_source_is_returned_again_after_a_change(
    cwd: Path, clock: Clock, watcher: Watcher
) -> None:
    path = cwd / "2026-01-31.md"
    clock.write(path, DIGEST[:500])
    assert await look(watcher, 2) == [[], [[path.name]]]
    clock.write(path, DIGEST)
    assert await look(watcher, 3) == [[], [[path.name]], []]


async def test_a_source_is_new_when_records_of_its_day_are_added(
    cwd: Path, clock: Clock, watcher: Watcher
) -> None:
    clock.write(cwd / "2026-01-30.jsonl", records(paper(1, comment="Accepted")))
    source = await next_source(watcher)
    assert [path.name for path in source.paths] == ["2026-01-30.md", "2026-01-30.jsonl"]
    assert sources.read(source).papers[0].comment == "Accepted"


async def test_a_directory_that_is_deleted_and_made_again_is_no_error(
    cwd: Path, clock: Clock, watcher: Watcher
) -> None:
    (cwd / "2026-01-30.md").unlink()
    cwd.rmdir()
    assert await look(watcher, 2) == [[], []]
    clock.write(cwd / "2026-01-31.md", DIGEST)
    assert await look(watcher, 2) == [[], [["2026-01-31.md"]]]


# --- incomplete digests ---------------------------------------------------------------------------


def test_a_whole_digest_is_complete() -> None:
    for text in (DIGEST, DIGEST.rstrip("\n"), irregular(DIGEST), markdown()):
        assert not is_incomplete(parse_template(text))
    assert not is_incomplete(sources.parse_bytes(records(paper(1), paper(2)).encode(), "x"))
    assert not is_incomplete(
        sources.parse_bytes(records(paper(1), paper(2), raw=True).encode(), "x")
    )


@given(st.data())
def test_a_digest_cut_within_a_paper_is_incomplete(data: st.DataObject) -> None:
    last = block(paper(3))
    start = DIGEST.rindex(last) + last.index("*")
    end = DIGEST.rindex("</details>")
    text = DIGEST[: data.draw(st.integers(start, end))]
    assert is_incomplete(parse_template(text))
    assert is_incomplete(parse_template(irregular(text)))


def test_contents_without_the_papers_they_promise_are_incomplete() -> None:
    assert is_incomplete(parse_template(DIGEST[: DIGEST.index("\n\n<div id='")]))


def test_fewer_papers_than_the_contents_promise_are_incomplete() -> None:
    for text in (DIGEST, irregular(DIGEST)):
        assert is_incomplete(parse_template(text[: text.rindex("### [")]))


@given(st.data())
def test_records_cut_within_a_line_are_incomplete(data: st.DataObject) -> None:
    text = records(paper(1), paper(2))
    first = text.index("\n") + 1
    cut = data.draw(st.integers(first + 1, len(text) - 2))
    assert is_incomplete(sources.parse_bytes(text[:cut].encode(), "x"))


def test_a_compressed_digest_that_is_cut_off_cannot_be_read(cwd: Path) -> None:
    path = cwd / "2026-01-30.md.gz"
    path.write_bytes(gzip.compress(DIGEST.encode())[:-1])
    (source,) = sources.discover([str(path)])
    with pytest.raises(readers.ReadError, match="damaged gzip"):
        sources.read(source)


def test_a_day_with_incomplete_records_is_incomplete(cwd: Path) -> None:
    (cwd / "2026-01-30.md").write_text(DIGEST, "utf-8", newline="\n")
    (cwd / "2026-01-30.jsonl").write_text(records(paper(1), paper(2))[:-9], "utf-8")
    (source,) = sources.discover([str(cwd)])
    assert is_incomplete(sources.read(source))


async def test_an_incomplete_digest_joins_after_a_minute_without_changes(
    cwd: Path, clock: Clock, watcher: Watcher
) -> None:
    path = cwd / "2026-01-31.md"
    clock.write(path, DIGEST[: DIGEST.rindex("</details>") - 1])
    source = await next_source(watcher)
    assert watcher.judge(source, sources.read(source)) == "waits"
    clock.touch(path)
    source = await next_source(watcher)
    assert watcher.judge(source, sources.read(source)) == "waits"
    looks = [await watcher.look() for _ in range(70)]
    assert [len(found) for found in looks].index(1) == 59
    assert sum(map(len, looks)) == 1
    assert watcher.judge(source, sources.read(source)) == "joins"
    assert await look(watcher, 70) == [[]] * 70


@pytest.mark.parametrize(("open_papers", "verdict"), [(3, "joins"), (4, "stays out")])
async def test_an_incomplete_digest_does_not_replace_one_with_more_papers(
    cwd: Path, clock: Clock, watcher: Watcher, open_papers: int, verdict: str
) -> None:
    clock.write(cwd / "2026-01-30.md", DIGEST[: DIGEST.rindex("</details>") - 1])
    source = await next_source(watcher)
    made = sources.read(source)
    assert watcher.judge(source, made, open_papers) == "waits"
    assert sum(map(len, await look(watcher, 60))) == 1
    assert watcher.judge(source, made, open_papers) == verdict
    assert await look(watcher, 70) == [[]] * 70
    clock.write(cwd / "2026-01-30.md", DIGEST)
    source = await next_source(watcher)
    assert watcher.judge(source, sources.read(source), open_papers) == "joins"


async def test_a_source_is_not_new_when_another_of_its_files_is_deleted(
    cwd: Path, clock: Clock
) -> None:
    text, raw = cwd / "2026-01-30.md", cwd / "2026-01-30.jsonl"
    clock.write(raw, records(paper(1, comment="Accepted")))
    watcher = Watcher([str(cwd)], sources.discover([str(cwd)]))
    raw.unlink()
    assert await look(watcher, 3) == [[], [], []]
    clock.write(raw, records(paper(1, comment="Accepted")))
    assert await look(watcher, 3) == [[], [[text.name, raw.name]], []]
    text.unlink()
    assert await look(watcher, 3) == [[], [], []]
    clock.touch(raw)
    assert await look(watcher, 3) == [[], [[raw.name]], []]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_is_ignored(cwd: Path) -> None:
    os.mkfifo(cwd / "pipe.md")
    assert discover_existing([str(cwd / "pipe.md"), str(cwd)]) == []


def test_a_path_that_cannot_be_examined_is_not_gone(
    cwd: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = cwd / "a.md"
    assert is_gone(str(path))
    assert is_gone(str(path / "below"))
    path.write_text("a", "utf-8")
    assert not is_gone(str(path))
    assert is_gone(str(path / "below"))

    def denied(_: Path) -> os.stat_result:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", denied)
    assert not is_gone(str(path))
