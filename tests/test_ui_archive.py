"""Many digests on the screen: their days, what returns on several, and those that come later."""

from __future__ import annotations

import os
import threading
from collections.abc import Sequence
from pathlib import Path

import pytest
from rich.cells import cell_len
from textual.geometry import Offset
from textual.strip import Strip

from digest_tui import archive
from digest_tui.archive.watcher import Watcher
from digest_tui.model import Digest
from digest_tui.readers import ReadError
from digest_tui.ui.paper_list import PaperList
from tests.papers import digest, paper
from tests.reader import MEDIUM, NARROW, WIDE, Reader, open_digest
from tests.template import markdown

DAYS = (
    digest(paper(1, tldr="新的文字。"), paper(2), name="c.md", date="2026-02-01"),
    digest(paper(1, tldr="旧的文字。"), paper(3), paper(4), name="b.md", date="2026-01-31"),
    digest(paper(1, tldr="最旧的文字。"), paper(6), name="a.md", date="2026-01-02"),
)


def titles(view: Reader) -> list[int]:
    """The numbers of the papers in the list."""
    state = view.screen.state
    return [int(state.source[position].arxiv_id[-5:]) for position in state.positions]


def labels(view: Reader) -> list[str]:
    """The entries of the sidebar, without counts."""
    return [line.rsplit(maxsplit=1)[0].strip("▌ ▐") for line in sidebar(view)]


def sidebar(view: Reader) -> list[str]:
    """The lines of the sidebar that are entries."""
    lines = (line.strip("▐ ") for line in view.text("#sidebar").splitlines())
    return [line for line in lines if line and "─" not in line]


async def test_the_days_stand_below_their_months_with_their_counts() -> None:
    async with open_digest(*DAYS) as view:
        assert "2026-01-02 – 02-01" in view.text().splitlines()[0]
        assert [line.split() for line in sidebar(view)[-3:]] == [
            ["▾", "2026-02", "2"],
            ["▸", "01", "Sun", "2"],
            ["▸", "2026-01", "4"],
        ]
        assert titles(view) == [1, 2, 3, 4, 6]
        assert "5 papers + 2 repeats" in view.text().splitlines()[0]
        await view.press("slash", *"00004", "enter")
        assert sidebar(view)[-1].split() == ["▸", "2026-01", "1"]


async def test_periods_open_and_close_and_lead_to_their_papers() -> None:
    async with open_digest(*DAYS) as view:
        await view.press("h", "G", "l")
        assert labels(view)[-3:] == ["▾ 2026-01", "▸ 31 Sat", "▸ 02 Fri"]
        assert titles(view) == [1, 3, 4, 6]
        await view.press("j", "l", "j")
        assert labels(view)[-4:] == ["▾ 31 Sat", "cs.CV", "cs.LG", "▸ 02 Fri"]
        assert titles(view) == [1, 4]
        await view.press("h", "h")
        assert labels(view)[-3:] == ["▾ 2026-01", "▸ 31 Sat", "▸ 02 Fri"]
        await view.press("h", "h")
        assert labels(view)[-1] == "▸ 2026-01"
        assert view.focus == "sidebar"
        await view.press("l", "l")
        assert view.focus == "papers"


async def test_a_click_on_the_mark_opens_a_period() -> None:
    async with open_digest(*DAYS) as view:
        row = next(
            y for y, line in enumerate(view.text("#sidebar").splitlines()) if "▸ 2026-01" in line
        )
        await view.pilot.click("#sidebar", offset=(1, row))
        await view.pilot.pause()
        assert labels(view)[-1] == "▸ 02 Fri"
        assert view.focus == "sidebar"


async def test_brackets_go_to_the_day_before_and_after() -> None:
    async with open_digest(*DAYS) as view:
        await view.press("left_square_bracket")
        assert titles(view) == [1, 3, 4]
        assert "旧的文字" in view.text("#detail")
        await view.press("left_square_bracket")
        assert titles(view) == [1, 6]
        await view.press("left_square_bracket")
        assert titles(view) == [1, 6]
        assert "No earlier day is open." in view.notes
        await view.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert titles(view) == [1, 2]
        await view.press("1", "left_square_bracket")
        assert titles(view) == [1, 4]
        await view.press("0")
        assert len(titles(view)) == 5


async def test_the_day_stands_in_the_list_where_there_are_several() -> None:
    async with open_digest(*DAYS, size=WIDE) as view:
        rows = view.text("#papers").splitlines()
        assert ["02-01" in rows[0], "01-31" in rows[4], "01-02" in rows[8]] == [True] * 3
        await view.press("left_square_bracket")
        assert "01-31" not in view.text("#papers")


async def test_the_older_texts_of_a_paper_can_be_read() -> None:
    async with open_digest(*DAYS) as view:
        assert "2026-02-01 · 2026-01-31 · 2026-01-02" in view.text("#detail")
        shown = []
        for _ in range(4):
            shown.append(next(line for line in view.text("#detail").splitlines() if "文字" in line))
            await view.press("e")
        assert [line.split("。")[0].strip() for line in shown] == [
            *("新的文字", "旧的文字", "最旧的文字", "新的文字")
        ]
        await view.press("j")
        assert "2026-01-31" not in view.text("#detail")
        await view.press("e")
        assert view.title == "Paper number 2"


async def test_a_click_on_a_day_shows_its_text() -> None:
    async with open_digest(*DAYS) as view:
        rows = view.text("#detail").splitlines()
        row = next(y for y, line in enumerate(rows) if "2026-01-02" in line)
        origin = view.screen.detail.content_region.offset
        await view.pilot.click(offset=origin + Offset(rows[row].index("2026-01-02"), row))
        await view.pilot.pause()
        assert "最旧的文字" in view.text("#detail")


async def test_one_digest_has_no_days() -> None:
    async with open_digest(DAYS[1]) as view:
        assert labels(view) == ["All", "Bookmarks", "cs.CV", "cs.LG"]
        assert "2026-01-31" not in view.text("#detail")
        await view.press("right_square_bracket", "e")
        assert titles(view) == [1, 3, 4]
        assert "No later day is open." in view.notes
        assert "This paper stands on no other open day." in view.notes


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A directory of five digests of one paper each, and a file that is none."""
    for day in range(1, 6):
        text = markdown(paper(day))
        (tmp_path / f"2026-01-0{day}.md").write_text(text, "utf-8", newline="\n")
    (tmp_path / "notes.md").write_text("# Notes\n", "utf-8")
    return tmp_path


def first_and_rest(folder: Path) -> tuple[Digest, list[archive.Source]]:
    """Read the newest digest of a directory, and return the other sources."""
    first, *rest = archive.find([str(folder)])
    return archive.read(first), rest


async def loaded(view: Reader) -> None:
    """Wait until all is read."""
    await view.app.workers.wait_for_complete()
    await view.pilot.pause()


async def test_the_other_digests_arrive_behind_the_first(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    async with open_digest(first, more=rest) as view:
        await loaded(view)
        assert titles(view) == [5, 4, 3, 2, 1]
        assert view.title == "Paper number 5"
        assert "2026-01-01 – 01-05" in view.text().splitlines()[0]
        notes = view.notes
        assert len(notes) == 1
        assert notes[0].startswith(f"{folder / 'notes.md'}: holds no papers")


async def test_nothing_jumps_and_the_filter_counts_what_is_there(folder: Path) -> None:
    first, rest = first_and_rest(folder)
    async with open_digest(first, more=rest, filter_text="paper") as view:
        await view.press("enter")
        await loaded(view)
        assert (view.focus, view.title) == ("detail", "Paper number 5")
        assert "5 of 5" in view.text().splitlines()[0]
        assert view.screen.sidebar.highlighted == 0


async def test_escape_stops_the_loading_even_where_a_file_does_not_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, rest = first_and_rest(folder)
    fetch, answer = archive.fetch, threading.Event()
    monkeypatch.setattr("digest_tui.ui.opening._SHOW", 0.001)

    def slow(source: archive.Source) -> tuple[bytes | ReadError, ...]:
        if source is rest[2]:
            answer.wait()
        return fetch(source)

    monkeypatch.setattr(archive, "fetch", slow)
    async with open_digest(first, more=rest, size=MEDIUM) as view:
        await view.until(lambda: len(titles(view)) == 3)
        assert "esc stop  ▰" in view.text().splitlines()[-1]
        assert "  3 of 6 files  3 papers  " in view.text().splitlines()[-1]
        await view.press("escape")
        await loaded(view)
        assert len(titles(view)) == 3
        assert "esc stop" not in view.text()
        assert view.notes == ["3 files were not opened."]
        answer.set()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
async def test_the_program_ends_though_a_file_does_not_answer(folder: Path) -> None:
    os.mkfifo(folder / "pipe.md")
    (pipe,) = archive.find([str(folder / "pipe.md")])
    async with open_digest(*DAYS, more=[pipe]) as view:
        await view.press("q")
    assert view.app.return_code == 0


async def test_a_new_digest_joins_by_itself(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("digest_tui.ui.opening._LOOK", 0.02)
    first, rest = first_and_rest(folder)
    looks: list[list[archive.Source]] = []

    class Noting(Watcher):
        def look(self) -> list[archive.Source]:
            looks.append(super().look())
            return looks[-1]

    watcher = Noting([str(folder)], archive.find([str(folder)]))
    async with open_digest(first, more=rest, watcher=watcher) as view:
        await loaded(view)
        await view.press("j")
        path = folder / "2026-01-06.md"
        whole = markdown(paper(6), paper(7))
        looks.clear()
        path.write_text(whole[: len(whole) // 2], "utf-8", newline="\n")
        await view.until(lambda: len(looks) > 4)
        assert 6 not in titles(view)
        path.write_text(whole, "utf-8", newline="\n")
        os.utime(path, ns=(1, 1))
        await view.until(lambda: "2026-01-06.md with 2 papers" in view.notes)
        assert titles(view)[:3] == [6, 7, 5]
        assert view.title == "Paper number 4"


async def test_problems_of_later_digests_are_told_once_all_are_open(folder: Path) -> None:
    for day in (1, 2):
        path = folder / f"2026-01-0{day}.md"
        broken = path.read_text("utf-8").replace("[Total: 1]", "[Total: 7]")
        path.write_text(broken, "utf-8", newline="\n")
    first, rest = first_and_rest(folder)
    async with open_digest(first, more=rest) as view:
        await loaded(view)
        assert view.notes[-1].startswith("2026-01-02.md, line ")
        assert view.notes[-1].endswith(" And 1 more in 2 digests: see --check.")


async def test_digests_come_to_their_place_whatever_is_open_first(folder: Path) -> None:
    sources = archive.find([str(folder)])
    async with open_digest(archive.read(sources[2]), more=sources[:2] + sources[3:]) as view:
        await loaded(view)
        assert titles(view) == [5, 4, 3, 2, 1]
        assert view.title == "Paper number 3"


async def test_brackets_go_on_from_a_digest_without_a_day() -> None:
    async with open_digest(*DAYS, digest(paper(7), name="undated.md")) as view:
        await view.press("G", "right_square_bracket")
        assert titles(view) == [1, 6]


async def test_escape_in_the_filter_stops_nothing_and_in_the_paper_it_does() -> None:
    async with open_digest(*DAYS) as view:
        view.screen.keys.busy = "loading"
        await view.press("slash")
        assert "esc stop" not in view.text()
        await view.press("escape", "tab")
        assert "esc stop" in view.text()
        assert view.focus == "detail"
        await view.press("escape")
        assert view.focus == "detail"


def numbers(view: Reader) -> list[str]:
    """The first word of each line of the list."""
    return [line.split()[0] for line in view.text("#papers").splitlines()]


async def test_a_digest_that_joins_moves_nothing_on_the_screen() -> None:
    papers = [paper(number) for number in range(1, 40)]
    first = digest(*papers, name="a.md", date="2026-01-04")
    newer = digest(*(paper(number) for number in range(50, 60)), name="b.md", date="2026-01-09")
    async with open_digest(first, filter_text="paper", size=NARROW) as view:
        await view.press(*["j"] * 12)
        before = numbers(view)
        view.screen.show_index(view.screen.state.index.including([newer]))
        await view.pilot.pause()
        assert numbers(view) == before
        assert view.screen.papers.highlighted == 22
        view.screen.papers.top = 0
        top = view.text("#papers")
        view.screen.state.index.add(digest(paper(60), name="c.md", date="2026-01-02"))
        view.screen.show_index(view.screen.state.index, "loading")
        await view.pilot.pause()
        assert view.text("#papers") == top


async def test_rows_that_stay_are_not_drawn_again_when_a_digest_joins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    drawn: list[int] = []

    class Noting(PaperList):
        def draw(self, row: int, width: int, highlighted: bool) -> Sequence[Strip]:
            drawn.append(row)
            return super().draw(row, width, highlighted)

    monkeypatch.setattr("digest_tui.ui.reading.PaperList", Noting)
    async with open_digest(*DAYS, size=WIDE) as view:
        assert set(drawn) == set(range(5))
        drawn.clear()
        view.screen.state.index.add(digest(paper(60), name="d.md", date="2026-01-01"))
        view.screen.show_index(view.screen.state.index, "loading")
        await view.pilot.pause()
        assert "Paper number 60" in view.text("#papers")
        assert set(drawn) == {5}
        await view.press("slash", *"paper")
        assert set(drawn) == set(range(6))


async def test_selected_text_stays_selected_when_digests_join() -> None:
    async with open_digest(DAYS[0], size=WIDE) as view:
        await view.drag(*detail_cells(view, "新的文字"))
        selected = view.screen.detail.selected
        assert selected
        view.screen.show_index(view.screen.state.index.including([DAYS[1]]))
        await view.pilot.pause()
        assert view.screen.detail.selected == selected


def detail_cells(view: Reader, text: str) -> tuple[Offset, Offset]:
    """The first cell of a text on the page, and the one behind it."""
    rows = view.text("#detail").splitlines()
    row = next(y for y, line in enumerate(rows) if text in line)
    start = view.screen.detail.content_region.offset
    start += Offset(cell_len(rows[row][: rows[row].index(text)]), row)
    return start, start + Offset(cell_len(text), 0)


async def test_two_digests_of_one_day_can_both_be_read() -> None:
    forks = [digest(paper(1, tldr=f"文字{n}。"), name=f"{n}.md", date="2026-02-01") for n in "ab"]
    async with open_digest(*forks) as view:
        assert "文字a" in view.text("#detail")
        assert "2026-02-01 (2) · 2026-02-01" in view.text("#detail")
        await view.press("e")
        assert "文字b" in view.text("#detail")
        await view.press("e")
        assert "文字a" in view.text("#detail")


async def test_a_renamed_file_takes_the_place_of_what_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("digest_tui.ui.opening._LOOK", 0.02)
    first, rest = first_and_rest(folder)
    watcher = Watcher([str(folder)], archive.find([str(folder)]))
    async with open_digest(first, more=rest, watcher=watcher) as view:
        await loaded(view)
        (folder / "2026-01-03.md").rename(folder / "2026-01-03-renamed.md")
        await view.until(lambda: "2026-01-03-renamed.md with 1 paper" in view.notes)
        assert titles(view) == [5, 4, 3, 2, 1]
        assert len(view.screen.state.index) == 5


async def test_the_header_tells_the_scope_where_no_sidebar_does() -> None:
    async with open_digest(*DAYS, size=(80, 24)) as view:
        await view.press("left_square_bracket", "1")
        assert "digest-tui  2026-01-31 · cs.CV" in view.text().splitlines()[0]
        await view.press("B")
        assert "digest-tui  Bookmarks" in view.text().splitlines()[0]
        await view.pilot.resize_terminal(*WIDE)
        await view.pilot.pause()
        assert "2026-01-02 – 02-01" in view.text().splitlines()[0]


async def test_what_is_read_shows_though_the_next_file_does_not_answer(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, rest = first_and_rest(folder)
    fetch, answer = archive.fetch, threading.Event()

    def slow(source: archive.Source) -> tuple[bytes | ReadError, ...]:
        if source is rest[3]:
            answer.wait()
        return fetch(source)

    monkeypatch.setattr(archive, "fetch", slow)
    async with open_digest(first, more=rest) as view:
        await view.until(lambda: titles(view) == [5, 4, 3, 2])
        assert "4 of 6 files" in view.text()
        answer.set()
        await loaded(view)
        assert titles(view) == [5, 4, 3, 2, 1]


async def test_the_count_follows_the_width() -> None:
    async with open_digest(*DAYS, size=WIDE) as view:
        assert "5 papers + 2 repeats" in view.text().splitlines()[0]
        await view.pilot.resize_terminal(*NARROW)
        await view.pilot.pause()
        assert view.text().splitlines()[0].rstrip().endswith("5 papers")
        await view.pilot.resize_terminal(*WIDE)
        await view.pilot.pause()
        assert "5 papers + 2 repeats" in view.text().splitlines()[0]
