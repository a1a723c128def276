"""Many digests on the screen: their days, what returns on several, and those that come later."""

from __future__ import annotations

from textual.geometry import Offset

from tests.support.app_driver import NARROW, WIDE, Reader, open_digest
from tests.support.papers import THREE_DAYS, digest, paper


def labels(view: Reader) -> list[str]:
    """The entries of the sidebar, without counts."""
    return [line.rsplit(maxsplit=1)[0].strip("▌ ▐") for line in sidebar(view)]


def sidebar(view: Reader) -> list[str]:
    """The lines of the sidebar that are entries."""
    lines = (line.strip("▐ ") for line in view.text("#sidebar").splitlines())
    return [line for line in lines if line and "─" not in line]


async def test_the_days_stand_below_their_months_with_their_counts() -> None:
    async with open_digest(*THREE_DAYS) as view:
        assert "2026-01-02 – 02-01" in view.text().splitlines()[0]
        assert [line.split() for line in sidebar(view)[-3:]] == [
            ["▾", "2026-02", "2"],
            ["▸", "01", "Sun", "2"],
            ["▸", "2026-01", "4"],
        ]
        assert view.listed == [1, 2, 3, 4, 6]
        assert "5 papers + 2 repeats" in view.text().splitlines()[0]
        await view.press("slash", *"00004", "enter")
        assert sidebar(view)[-1].split() == ["▸", "2026-01", "1"]


async def test_periods_open_and_close_and_lead_to_their_papers() -> None:
    async with open_digest(*THREE_DAYS) as view:
        await view.press("h", "G", "l")
        assert labels(view)[-3:] == ["▾ 2026-01", "▸ 31 Sat", "▸ 02 Fri"]
        assert view.listed == [1, 3, 4, 6]
        await view.press("j", "l", "j")
        assert labels(view)[-4:] == ["▾ 31 Sat", "cs.CV", "cs.LG", "▸ 02 Fri"]
        assert view.listed == [1, 4]
        await view.press("h", "h")
        assert labels(view)[-3:] == ["▾ 2026-01", "▸ 31 Sat", "▸ 02 Fri"]
        await view.press("h", "h")
        assert labels(view)[-1] == "▸ 2026-01"
        assert view.focus == "sidebar"
        await view.press("l", "l")
        assert view.focus == "papers"


async def test_a_click_on_the_mark_opens_a_period() -> None:
    async with open_digest(*THREE_DAYS) as view:
        row = next(
            y for y, line in enumerate(view.text("#sidebar").splitlines()) if "▸ 2026-01" in line
        )
        await view.pilot.click("#sidebar", offset=(1, row))
        await view.pilot.pause()
        assert labels(view)[-1] == "▸ 02 Fri"
        assert view.focus == "sidebar"


async def test_brackets_go_to_the_day_before_and_after() -> None:
    async with open_digest(*THREE_DAYS) as view:
        await view.press("left_square_bracket")
        assert view.listed == [1, 3, 4]
        assert "旧的文字" in view.text("#detail")
        await view.press("left_square_bracket")
        assert view.listed == [1, 6]
        await view.press("left_square_bracket")
        assert view.listed == [1, 6]
        assert "No earlier day is open." in view.notes
        await view.press("right_square_bracket", "right_square_bracket", "right_square_bracket")
        assert view.listed == [1, 2]
        await view.press("1", "left_square_bracket")
        assert view.listed == [1, 4]
        await view.press("0")
        assert len(view.listed) == 5


async def test_the_day_stands_in_the_list_where_there_are_several() -> None:
    async with open_digest(*THREE_DAYS, size=WIDE) as view:
        rows = view.text("#papers").splitlines()
        assert ["02-01" in rows[0], "01-31" in rows[4], "01-02" in rows[8]] == [True] * 3
        await view.press("left_square_bracket")
        assert "01-31" not in view.text("#papers")


async def test_the_older_texts_of_a_paper_can_be_read() -> None:
    async with open_digest(*THREE_DAYS) as view:
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
    async with open_digest(*THREE_DAYS) as view:
        rows = view.text("#detail").splitlines()
        row = next(y for y, line in enumerate(rows) if "2026-01-02" in line)
        origin = view.screen.detail.content_region.offset
        await view.pilot.click(offset=origin + Offset(rows[row].index("2026-01-02"), row))
        await view.pilot.pause()
        assert "最旧的文字" in view.text("#detail")


async def test_one_digest_has_no_days() -> None:
    async with open_digest(THREE_DAYS[1]) as view:
        assert labels(view) == ["All", "Bookmarks", "cs.CV", "cs.LG"]
        assert "2026-01-31" not in view.text("#detail")
        await view.press("right_square_bracket", "e")
        assert view.listed == [1, 3, 4]
        assert "No later day is open." in view.notes
        assert "This paper stands on no other open day." in view.notes


async def test_brackets_go_on_from_a_digest_without_a_day() -> None:
    async with open_digest(*THREE_DAYS, digest(paper(7), name="undated.md")) as view:
        await view.press("G", "right_square_bracket")
        assert view.listed == [1, 6]


async def test_escape_in_the_filter_stops_nothing_and_in_the_paper_it_does() -> None:
    async with open_digest(*THREE_DAYS) as view:
        view.screen.keys.busy = lambda _: "loading"
        await view.press("slash")
        assert "esc stop" not in view.text()
        await view.press("escape", "tab")
        assert "esc stop" in view.text()
        assert view.focus == "detail"
        await view.press("escape")
        assert view.focus == "detail"


async def test_two_digests_of_one_day_can_both_be_read() -> None:
    forks = [digest(paper(1, tldr=f"文字{n}。"), name=f"{n}.md", date="2026-02-01") for n in "ab"]
    async with open_digest(*forks) as view:
        assert "文字a" in view.text("#detail")
        assert "2026-02-01 (2) · 2026-02-01" in view.text("#detail")
        await view.press("e")
        assert "文字b" in view.text("#detail")
        await view.press("e")
        assert "文字a" in view.text("#detail")


async def test_the_header_tells_the_scope_where_no_sidebar_does() -> None:
    async with open_digest(*THREE_DAYS, size=(80, 24)) as view:
        await view.press("left_square_bracket", "1")
        assert "digest-tui  2026-01-31 · cs.CV" in view.text().splitlines()[0]
        await view.press("B")
        assert "digest-tui  Bookmarks" in view.text().splitlines()[0]
        await view.pilot.resize_terminal(*WIDE)
        await view.pilot.pause()
        assert "2026-01-02 – 02-01" in view.text().splitlines()[0]


async def test_the_count_follows_the_width() -> None:
    async with open_digest(*THREE_DAYS, size=WIDE) as view:
        assert "5 papers + 2 repeats" in view.text().splitlines()[0]
        await view.pilot.resize_terminal(*NARROW)
        await view.pilot.pause()
        assert view.text().splitlines()[0].rstrip().endswith("5 papers")
        await view.pilot.resize_terminal(*WIDE)
        await view.pilot.pause()
        assert "5 papers + 2 repeats" in view.text().splitlines()[0]
