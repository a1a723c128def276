"""Digests that are loaded in the background, and those that are watched for."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Offset
from textual.strip import Strip

from digest_tui import sources
from digest_tui.index import Index
from digest_tui.model import Digest
from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources.loader import Progress
from digest_tui.sources.outcome import Skipped
from digest_tui.sources.watcher import Watcher
from digest_tui.ui.controllers.timing import Timing
from digest_tui.ui.widgets.paper_list import PaperList
from tests.support.app_driver import MEDIUM, NARROW, WIDE, AppDriver, open_digest
from tests.support.blocked_source import BlockedSource
from tests.support.papers import THREE_DAYS, digest, paper
from tests.support.template import markdown

OFTEN = Timing(look=0.02)
LOADING = Progress(files_read=1, files=2, papers=1, bytes_read=1, bytes=2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory of five digests of one paper each, and a file that is no digest."""
    for day in range(1, 6):
        text = markdown(paper(day))
        (tmp_path / f"2026-01-0{day}.md").write_text(text, "utf-8", newline="\n")
    (tmp_path / "notes.md").write_text("# Notes\n", "utf-8")
    return tmp_path


def first_and_rest(folder: Path) -> tuple[Digest, list[sources.Source]]:
    """Read the newest digest of a directory, and return the other sources."""
    first, *rest = sources.discover([str(folder)])
    return sources.read(first), rest


async def loaded(driver: AppDriver) -> None:
    """Wait until all digests are loaded."""
    await driver.app.workers.wait_for_complete()
    await driver.pilot.pause()


async def test_the_other_digests_are_loaded_after_the_first(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    async with open_digest(first, more=rest) as driver:
        await loaded(driver)
        assert driver.listed == [5, 4, 3, 2, 1]
        assert driver.title == "Paper number 5"
        assert "2026-01-01 – 01-05" in driver.text().splitlines()[0]
        notes = driver.notifications
        assert len(notes) == 1
        assert notes[0].startswith(f"{folder / 'notes.md'}: holds no papers")


async def test_files_skipped_before_the_first_digest_are_reported(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    skipped = [Skipped(None, ReadError(ReadErrorKind.EMPTY, "2026-01-06.md"))]
    async with open_digest(first, skipped=skipped) as driver:
        await driver.wait_until(lambda: bool(driver.notifications))
        assert driver.notifications[0].startswith("2026-01-06.md: is empty")
    async with open_digest(first, more=rest, skipped=skipped) as driver:
        await loaded(driver)
        assert driver.notifications[0].startswith("2026-01-06.md: is empty")
        assert f"{folder / 'notes.md'}: holds no papers" in driver.notifications[0]


async def test_loading_keeps_focus_and_paper_and_updates_the_count_of_matches(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    async with open_digest(first, more=rest, filter_text="paper") as driver:
        await driver.press("enter")
        await loaded(driver)
        assert (driver.focused_id, driver.title) == ("detail", "Paper number 5")
        assert "5 of 5" in driver.text().splitlines()[0]
        assert driver.screen.sidebar.highlighted == 0


async def test_escape_stops_loading_even_if_a_file_blocks(
    folder: Path,
    block_source: Callable[[sources.Source], BlockedSource],
) -> None:
    first, rest = first_and_rest(folder)
    blocked = block_source(rest[2])
    timing = Timing(show_loaded=0.001)
    async with open_digest(
        first, more=rest, fetch=blocked.fetch, timing=timing, size=MEDIUM
    ) as driver:
        await driver.wait_until(lambda: len(driver.listed) == 3)
        assert "esc stop  ▰" in driver.text().splitlines()[-1]
        assert "  3 of 6 files  3 papers  " in driver.text().splitlines()[-1]
        await driver.press("escape")
        await loaded(driver)
        assert len(driver.listed) == 3
        assert "esc stop" not in driver.text()
        assert driver.notifications == ["3 files will not be read until the next start."]
        # The header follows in the first pause between keys.
        name = "2026-01-03 – 01-05 · 3 files left"
        await driver.wait_until(lambda: name in driver.text().splitlines()[0])


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
async def test_the_program_quits_even_if_a_file_blocks(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (pipe,) = sources.discover([str(folder / "pipe.md")])
    async with open_digest(*THREE_DAYS, more=[pipe]) as driver:
        await driver.press("q")
    assert driver.app.return_code == 0


async def test_a_new_digest_is_opened_once_it_is_complete(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    looks: list[list[sources.Source]] = []

    class Noting(Watcher):
        async def look(self) -> list[sources.Source]:
            looks.append(await super().look())
            return looks[-1]

    watcher = Noting([str(folder)], sources.discover([str(folder)]))
    async with open_digest(first, more=rest, watcher=watcher, timing=OFTEN) as driver:
        await loaded(driver)
        await driver.press("j")
        path = folder / "2026-01-06.md"
        whole = markdown(paper(6), paper(7))
        looks.clear()
        path.write_text(whole[: len(whole) // 2], "utf-8", newline="\n")
        await driver.wait_until(lambda: len(looks) > 4)
        assert 6 not in driver.listed
        path.write_text(whole, "utf-8", newline="\n")
        os.utime(path, ns=(1, 1))
        opened = "Opened 2026-01-06.md with 2 papers"
        await driver.wait_until(lambda: opened in driver.notifications)
        assert driver.listed[:3] == [6, 7, 5]
        assert driver.title == "Paper number 4"


async def test_keys_are_handled_and_the_program_quits_while_a_look_hangs() -> None:
    started, released = threading.Event(), threading.Event()

    def hang(_: Sequence[str]) -> list[sources.Source]:
        started.set()
        released.wait()
        return []

    watcher = Watcher(["x"], [], discover=hang)
    async with open_digest(*THREE_DAYS, watcher=watcher, timing=OFTEN) as driver:
        await driver.wait_until(started.is_set)
        title = driver.title
        await driver.press("j")
        assert driver.title != title
        await driver.press("q")
    assert driver.app.return_code == 0
    released.set()


async def test_a_truncated_file_does_not_replace_the_open_digest(folder: Path) -> None:
    path = folder / "2026-01-06.md"
    whole = markdown(paper(6), paper(7))
    path.write_text(whole, "utf-8", newline="\n")
    first, rest = first_and_rest(folder)
    watcher = Watcher([str(folder)], sources.discover([str(folder)]), patience=3)
    async with open_digest(first, more=rest, watcher=watcher, timing=OFTEN) as driver:
        await loaded(driver)
        await driver.press("j")
        path.write_text(whole[: whole.rindex("### [")], "utf-8", newline="\n")
        note = "2026-01-06.md is incomplete and has 1 paper now; the digest that is open is kept."
        await driver.wait_until(lambda: note in driver.notifications)
        assert driver.listed == [6, 7, 5, 4, 3, 2, 1]
        assert driver.title == "Paper number 7"


async def test_problems_are_reported_once_all_digests_are_loaded(folder: Path) -> None:
    for day in (1, 2):
        path = folder / f"2026-01-0{day}.md"
        broken = path.read_text("utf-8").replace("[Total: 1]", "[Total: 7]")
        path.write_text(broken, "utf-8", newline="\n")
    first, rest = first_and_rest(folder)
    async with open_digest(first, more=rest) as driver:
        await loaded(driver)
        assert driver.notifications[-1].startswith("2026-01-02.md, line ")
        assert driver.notifications[-1].endswith(" And 1 more in 2 digests: see --check.")


async def test_digests_are_sorted_by_date_whichever_is_opened_first(folder: Path) -> None:
    found = sources.discover([str(folder)])
    async with open_digest(sources.read(found[2]), more=found[:2] + found[3:]) as driver:
        await loaded(driver)
        assert driver.listed == [5, 4, 3, 2, 1]
        assert driver.title == "Paper number 3"


def numbers(driver: AppDriver) -> list[str]:
    """Return the first word of each line of the list."""
    return [line.split()[0] for line in driver.text("#papers").splitlines()]


async def test_a_digest_that_is_added_moves_nothing_on_the_screen() -> None:
    papers = [paper(number) for number in range(1, 40)]
    first = digest(*papers, name="a.md", date="2026-01-04")
    newer = digest(*(paper(number) for number in range(50, 60)), name="b.md", date="2026-01-09")
    async with open_digest(first, filter_text="paper", size=NARROW) as driver:
        await driver.press(*["j"] * 12)
        before = numbers(driver)
        driver.screen.session.insert([newer])
        driver.screen.show_digests()
        await driver.pilot.pause()
        assert numbers(driver) == before
        assert driver.screen.papers.highlighted == 22
        driver.screen.papers.top = 0
        top = driver.text("#papers")
        driver.screen.session.add(digest(paper(60), name="c.md", date="2026-01-02"))
        driver.screen.show_digests(LOADING)
        await driver.pilot.pause()
        assert driver.text("#papers") == top


async def test_the_cursor_moves_while_digests_are_added_under_a_filter() -> None:
    older = [digest(paper(day), name="a.md", date=f"2026-01-{day:02}") for day in range(9, 0, -1)]
    timing = Timing(search=0.0, search_while_loading=0.0)
    async with open_digest(older[0], filter_text="paper", timing=timing) as driver:
        for day, each in enumerate(older[1:], 10):
            driver.screen.session.add(each)
            driver.screen.session.insert([digest(paper(day), name="b.md", date=f"2026-01-{day}")])
            driver.screen.show_digests(LOADING)
            assert driver.screen.papers.count == len(driver.listed)
            driver.screen.papers.action_move(1)
            assert driver.screen.session.cursor == driver.screen.papers.highlighted
        await loaded(driver)
        assert driver.listed == [*range(17, 9, -1), *range(9, 0, -1)]
        assert driver.screen.papers.count == 17
        assert "17 of 17" in driver.text().splitlines()[0]


async def test_counts_that_are_not_final_end_in_an_ellipsis(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async with open_digest(*THREE_DAYS, timing=Timing(search=0.0)) as driver:
        with monkeypatch.context() as patched:
            patched.setattr(driver.screen.search_controller, "search_rest", lambda: None)
            await driver.type("/", *"paper")
        assert "2… of 5" in driver.text().splitlines()[0]
        assert "1 of 2…" in driver.text("#status")
        shown = [line.split()[-1] for line in driver.text("#sidebar").splitlines()[:5]]
        assert [*shown[:2], *shown[3:]] == ["2…", "…", "2…", "…"]
        driver.screen.search_controller.search_rest()
        await driver.wait_until(lambda: "5 of 5" in driver.text().splitlines()[0])
        assert "…" not in driver.text("#sidebar") + driver.text("#status")


async def test_newer_digests_are_inserted_together(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[int] = []
    including = Index.with_digests

    def counted(self: Index, digests: Sequence[Digest], paths: Collection[str] = ()) -> Index:
        made.append(len(digests))
        return including(self, digests, paths)

    monkeypatch.setattr(Index, "with_digests", counted)
    *newer, last = sources.discover([str(folder / "2026*")])
    timing = Timing(show_loaded=3600.0)
    async with open_digest(sources.read(last), more=newer, timing=timing) as driver:
        await loaded(driver)
        assert driver.listed == [5, 4, 3, 2, 1]
        assert made == [4]


async def test_digests_that_appear_together_are_opened_together(folder: Path) -> None:
    written = threading.Event()

    class Patient(Watcher):
        async def look(self) -> list[sources.Source]:
            return await super().look() if written.is_set() else []

    watcher = Patient([str(folder)], sources.discover([str(folder)]))
    first, rest = first_and_rest(folder)
    async with open_digest(
        first, more=rest, watcher=watcher, timing=OFTEN, filter_text="paper"
    ) as driver:
        await loaded(driver)
        for day in (6, 7, 8):
            text = markdown(paper(day), paper(day + 10))
            (folder / f"2026-01-0{day}.md").write_text(text, "utf-8", newline="\n")
        written.set()
        await driver.wait_until(lambda: "Opened 3 digests with 6 papers" in driver.notifications)
        await driver.wait_until(lambda: not driver.screen.session.is_searching)
        assert driver.listed == [8, 18, 7, 17, 6, 16, 5, 4, 3, 2, 1]
        assert "11 of 11" in driver.text().splitlines()[0]


async def test_unchanged_rows_are_not_drawn_again_when_a_digest_is_added(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []

    class Noting(PaperList):
        def draw_row(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
            drawn.append(row)
            return super().draw_row(row, width, highlighted)

    monkeypatch.setattr("digest_tui.ui.screens.reading.PaperList", Noting)
    async with open_digest(*THREE_DAYS, size=WIDE) as driver:
        assert set(drawn) == set(range(5))
        drawn.clear()
        driver.screen.session.add(digest(paper(60), name="d.md", date="2026-01-01"))
        driver.screen.show_digests(LOADING)
        await driver.pilot.pause()
        assert "Paper number 60" in driver.text("#papers")
        assert set(drawn) == {5}
        await driver.press("slash", *"paper")
        assert set(drawn) == set(range(6))


async def test_text_stays_selected_when_digests_are_added() -> None:
    async with open_digest(THREE_DAYS[0], size=WIDE) as driver:
        await driver.drag(*detail_cells(driver, "新的文字"))
        selected = driver.screen.detail.selected
        assert selected
        driver.screen.session.insert([THREE_DAYS[1]])
        driver.screen.show_digests()
        await driver.pilot.pause()
        assert driver.screen.detail.selected == selected


def detail_cells(driver: AppDriver, text: str) -> tuple[Offset, Offset]:
    """Return the first cell of a text on the page, and the cell after its last one."""
    rows = driver.text("#detail").splitlines()
    row = next(y for y, line in enumerate(rows) if text in line)
    start = driver.screen.detail.content_region.offset
    start += Offset(cell_len(rows[row][: rows[row].index(text)]), row)
    return start, start + Offset(cell_len(text), 0)


async def test_a_renamed_file_replaces_its_open_digest(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    watcher = Watcher([str(folder)], sources.discover([str(folder)]))
    async with open_digest(first, more=rest, watcher=watcher, timing=OFTEN) as driver:
        await loaded(driver)
        (folder / "2026-01-03.md").rename(folder / "2026-01-03-renamed.md")
        await driver.wait_until(
            lambda: "Opened 2026-01-03-renamed.md with 1 paper" in driver.notifications
        )
        assert driver.listed == [5, 4, 3, 2, 1]
        assert len(driver.screen.session.index) == 5


async def test_loaded_digests_are_shown_even_if_the_next_file_blocks(
    folder: Path, block_source: Callable[[sources.Source], BlockedSource]
) -> None:
    first, rest = first_and_rest(folder)
    blocked = block_source(rest[3])
    async with open_digest(first, more=rest, fetch=blocked.fetch) as driver:
        await driver.wait_until(lambda: driver.listed == [5, 4, 3, 2])
        assert "4 of 6 files" in driver.text()
        blocked.released.set()
        await loaded(driver)
        assert driver.listed == [5, 4, 3, 2, 1]
