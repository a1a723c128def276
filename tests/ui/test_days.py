"""Digests of several days on the screen: the sidebar, the versions of a paper, the header."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.geometry import Offset

from digest_tui.sources import Source, discover
from tests.support.app_driver import NARROW, WIDE, AppDriver, open_digest
from tests.support.blocked_source import BlockedSource
from tests.support.papers import THREE_DAYS, digest, paper
from tests.support.template import markdown


def labels(driver: AppDriver) -> list[str]:
    """Return the labels of the sidebar, without counts."""
    return [line.rsplit(maxsplit=1)[0].strip("▌ ▐") for line in sidebar(driver)]


def sidebar(driver: AppDriver) -> list[str]:
    """Return the lines of the sidebar without separators."""
    lines = (line.strip("▐ ") for line in driver.text("#sidebar").splitlines())
    return [line for line in lines if line and "─" not in line]


async def test_days_are_listed_below_their_months_with_their_counts() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        assert "2026-01-02 – 02-01" in driver.text().splitlines()[0]
        assert [line.split() for line in sidebar(driver)[-3:]] == [
            ["▾", "2026-02", "2"],
            ["▸", "01", "Sun", "2"],
            ["▸", "2026-01", "4"],
        ]
        assert driver.listed == [1, 2, 3, 4, 6]
        assert "5 papers + 2 repeats" in driver.text().splitlines()[0]
        await driver.press("slash", *"00004", "enter")
        assert sidebar(driver)[-1].split() == ["▸", "2026-01", "1"]


async def test_periods_expand_and_collapse_and_list_their_papers() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        await driver.press("h", "G", "l")
        assert labels(driver)[-3:] == ["▾ 2026-01", "▸ 31 Sat", "▸ 02 Fri"]
        assert driver.listed == [1, 3, 4, 6]
        await driver.press("j", "l", "j")
        assert labels(driver)[-4:] == ["▾ 31 Sat", "cs.CV", "cs.LG", "▸ 02 Fri"]
        assert driver.listed == [1, 4]
        await driver.press("h", "h")
        assert labels(driver)[-3:] == ["▾ 2026-01", "▸ 31 Sat", "▸ 02 Fri"]
        await driver.press("h", "h")
        assert labels(driver)[-1] == "▸ 2026-01"
        assert driver.focused_id == "sidebar"
        await driver.press("l", "l")
        assert driver.focused_id == "papers"


async def test_a_click_on_the_mark_expands_a_period() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        row = next(
            y for y, line in enumerate(driver.text("#sidebar").splitlines()) if "▸ 2026-01" in line
        )
        await driver.pilot.click("#sidebar", offset=(1, row))
        await driver.pilot.pause()
        assert labels(driver)[-1] == "▸ 02 Fri"
        assert driver.focused_id == "sidebar"


def header(driver: AppDriver) -> str:
    """Return the title in the header, without the name of the program."""
    return driver.text("#header").partition(" / ")[0].removeprefix("digest-tui").strip()


def highlighted(driver: AppDriver) -> str:
    """Return the label of the row of the sidebar that has the cursor."""
    return next(line for line in sidebar(driver) if line.startswith("▌")).rsplit(maxsplit=1)[0][1:]


async def test_brackets_go_to_the_previous_and_the_next_day() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        await driver.press("right_square_bracket")
        assert driver.notifications == ["No later day is open."]
        await driver.press("left_square_bracket")
        assert (header(driver), driver.listed) == ("02-01", [1, 2])
        await driver.press("left_square_bracket")
        assert driver.listed == [1, 3, 4]
        assert "旧的文字" in driver.text("#detail")
        await driver.press("left_square_bracket")
        assert driver.listed == [1, 6]
        await driver.press("left_square_bracket")
        assert driver.listed == [1, 6]
        assert "No earlier day is open." in driver.notifications
        await driver.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert driver.listed == [1, 2]
        await driver.press("0")
        assert len(driver.listed) == 5


async def test_a_day_and_a_category_are_one_scope_in_header_and_sidebar() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        await driver.press("1", "left_square_bracket")
        assert (header(driver), driver.listed) == ("02-01 · cs.CV", [1, 2])
        assert highlighted(driver).strip() == "cs.CV"
        await driver.press("left_square_bracket")
        assert (header(driver), driver.listed) == ("01-31 · cs.CV", [1, 4])
        assert labels(driver)[-6:] == [
            *("▸ 01 Sun", "▾ 2026-01", "▾ 31 Sat", "cs.CV", "cs.LG", "▸ 02 Fri")
        ]
        await driver.press("h", "G", "k", "k", "k", "k", "2")
        assert (header(driver), driver.listed) == ("2026-01 · cs.LG", [3, 6])
        assert highlighted(driver).strip() == "cs.LG"
        await driver.press("T")
        assert driver.notifications == []
        assert (header(driver), driver.listed) == ("01-31 · cs.LG", [3])


async def test_a_key_goes_to_the_newest_day() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        await driver.press("left_square_bracket", "left_square_bracket", "T")
        assert (header(driver), driver.listed) == ("02-01", [1, 2])


async def test_a_category_that_a_day_lacks_leaves_the_day() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        await driver.press("left_square_bracket", "2")
        assert header(driver) == "02-01"
        assert driver.notifications == ["2026-02-01 has no paper of cs.LG."]
        await driver.press("0", "2", "left_square_bracket", "right_square_bracket")
        assert header(driver) == "01-31 · cs.LG"
        assert driver.notifications[-1] == "No later day has cs.LG."


async def test_the_list_shows_days_if_it_has_papers_of_several() -> None:
    async with open_digest(*THREE_DAYS, size=WIDE) as driver:
        rows = driver.text("#papers").splitlines()
        assert ["02-01" in rows[1], "01-31" in rows[5], "01-02" in rows[9]] == [True] * 3
        await driver.press("left_square_bracket")
        assert "01-31" not in driver.text("#papers")


async def test_the_older_versions_of_a_paper_can_be_shown() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        assert "2026-02-01 · 2026-01-31 · 2026-01-02" in driver.text("#detail")
        shown = []
        for _ in range(4):
            shown.append(
                next(line for line in driver.text("#detail").splitlines() if "文字" in line)
            )
            await driver.press("e")
        assert [line.split("。")[0].strip() for line in shown] == [
            *("新的文字", "旧的文字", "最旧的文字", "新的文字")
        ]
        await driver.press("j")
        assert "2026-01-31" not in driver.text("#detail")
        await driver.press("e")
        assert driver.title == "Paper number 2"


async def test_a_click_on_a_day_shows_its_version() -> None:
    async with open_digest(*THREE_DAYS) as driver:
        rows = driver.text("#detail").splitlines()
        row = next(y for y, line in enumerate(rows) if "2026-01-02" in line)
        origin = driver.screen.detail.content_region.offset
        await driver.pilot.click(offset=origin + Offset(rows[row].index("2026-01-02"), row))
        await driver.pilot.pause()
        assert "最旧的文字" in driver.text("#detail")


async def test_one_digest_has_no_days() -> None:
    async with open_digest(THREE_DAYS[1]) as driver:
        assert labels(driver) == ["0 All", "B Bookmarks", "1 cs.CV", "2 cs.LG"]
        assert "2026-01-31" not in driver.text("#detail")
        await driver.press("right_square_bracket", "e")
        assert driver.listed == [1, 3, 4]
        assert "No later day is open." in driver.notifications
        assert "This paper is in no other open digest." in driver.notifications


async def test_brackets_work_from_a_digest_without_a_day() -> None:
    async with open_digest(*THREE_DAYS, digest(paper(7), name="undated.md")) as driver:
        await driver.press(*["left_square_bracket"] * 4)
        assert driver.listed == [7]
        await driver.press("right_square_bracket")
        assert driver.listed == [1, 6]


async def test_escape_stops_loading_in_the_paper_but_not_in_the_filter(
    tmp_path: Path, block_source: Callable[[Source], BlockedSource]
) -> None:
    path = tmp_path / "2026-01-01.md"
    path.write_text(markdown(paper(9)), "utf-8", newline="\n")
    (source,) = discover([str(path)])
    fetch = block_source(source).fetch
    async with open_digest(*THREE_DAYS, more=[source], fetch=fetch) as driver:
        await driver.wait_until(lambda: "esc stop" in driver.text())
        await driver.press("slash")
        assert "esc stop" not in driver.text()
        await driver.press("escape", "tab")
        assert "esc stop" in driver.text()
        assert driver.focused_id == "detail"
        await driver.press("escape")
        await driver.wait_until(lambda: "esc stop" not in driver.text())
        assert driver.focused_id == "detail"
        assert driver.listed == [1, 2, 3, 4, 6]


async def test_both_versions_of_one_day_can_be_shown() -> None:
    forks = [digest(paper(1, tldr=f"文字{n}。"), name=f"{n}.md", date="2026-02-01") for n in "ab"]
    async with open_digest(*forks) as driver:
        assert "文字a" in driver.text("#detail")
        assert "2026-02-01 (2) · 2026-02-01" in driver.text("#detail")
        await driver.press("e")
        assert "文字b" in driver.text("#detail")
        await driver.press("e")
        assert "文字a" in driver.text("#detail")


async def test_the_header_names_the_scope_at_every_size() -> None:
    async with open_digest(*THREE_DAYS, size=(40, 12)) as driver:
        await driver.press("left_square_bracket", "1")
        for size in ((40, 12), (80, 24), WIDE):
            await driver.pilot.resize_terminal(*size)
            await driver.pilot.pause()
            assert "02-01 · cs.CV" in driver.text().splitlines()[0]
        await driver.press("B")
        assert "digest-tui  Bookmarks" in driver.text().splitlines()[0]


async def test_the_number_of_repeats_is_shown_if_there_is_space() -> None:
    async with open_digest(*THREE_DAYS, size=WIDE) as driver:
        assert "5 papers + 2 repeats" in driver.text().splitlines()[0]
        await driver.pilot.resize_terminal(*NARROW)
        await driver.pilot.pause()
        assert driver.text().splitlines()[0].rstrip().endswith("5 papers")
        await driver.pilot.resize_terminal(*WIDE)
        await driver.pilot.pause()
        assert "5 papers + 2 repeats" in driver.text().splitlines()[0]
