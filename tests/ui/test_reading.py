"""The reading screen, driven by keys and clicks as a user does."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.widgets import OptionList

from digest_tui import config, readers
from digest_tui.ui.screens.palette import Palette
from tests.support.app_driver import AppDriver, open_digest
from tests.support.papers import digest, paper


async def test_opens_with_list_detail_and_counts() -> None:
    async with open_digest() as driver:
        assert driver.focused_id == "papers"
        assert driver.title == "Paper number 1"
        sidebar = driver.text("#sidebar").splitlines()
        assert sidebar[0].split() == ["▌0", "All", "20"]
        assert sidebar[1].split() == ["B", "Bookmarks", "0"]
        assert [line.split() for line in sidebar[3:5]] == [
            ["1", "cs.CV", "14"],
            ["2", "cs.LG", "6"],
        ]
        assert "第1篇论文" in driver.text("#papers")
        assert "2026-01-30" in driver.text().splitlines()[0]
        assert "20 papers" in driver.text().splitlines()[0]
        assert "1 of 20" in driver.text().splitlines()[-1]


@pytest.mark.parametrize(
    ("keys", "title"),
    [
        (["j"], 2),
        (["down", "down"], 3),
        (["j", "j", "k"], 2),
        (["j", "up"], 1),
        (["k"], 1),
        (["G"], 20),
        (["end"], 20),
        (["G", "j"], 20),
        (["G", "g"], 1),
        (["G", "home"], 1),
    ],
)
async def test_the_cursor_moves_and_the_detail_follows(keys: list[str], title: int) -> None:
    async with open_digest() as driver:
        await driver.press(*keys)
        assert driver.title == f"Paper number {title}"


async def test_a_number_larger_than_the_number_of_papers_is_not_cut() -> None:
    async with open_digest(digest(paper(7), paper(123456))) as driver:
        first, below_first, second, below_second = driver.text("#papers").splitlines()[:4]
        assert first.startswith("▌  7   Paper number 7")
        assert second.startswith(" 123456   Paper number 123456")
        assert cell_len(below_first) == cell_len(below_second)


async def test_page_keys_move_by_the_visible_rows() -> None:
    async with open_digest(size=(160, 22)) as driver:
        await driver.press("pagedown")
        assert driver.title == "Paper number 11"
        await driver.press("ctrl+u")
        assert driver.title == "Paper number 6"
        await driver.press("ctrl+d", "pageup")
        assert driver.title == "Paper number 1"


async def test_enter_focuses_the_paper_and_escape_the_list() -> None:
    async with open_digest(size=(150, 16)) as driver:
        await driver.press("enter")
        assert driver.focused_id == "detail"
        await driver.press("j")
        assert driver.screen.detail.top == 1
        assert "Paper number 1" in driver.text("#papers")
        await driver.press("escape")
        assert driver.focused_id == "papers"


async def test_a_category_of_the_sidebar_narrows_the_list() -> None:
    async with open_digest() as driver:
        await driver.press("h", "j", "j", "j")
        assert driver.screen.papers.count == 6
        assert driver.title == "Paper number 3"
        await driver.press("enter")
        assert driver.focused_id == "papers"
        await driver.press("escape")
        assert driver.screen.papers.count == 20
        assert driver.title == "Paper number 3"


async def test_digits_choose_categories_and_the_cursor_returns_to_the_paper() -> None:
    async with open_digest() as driver:
        await driver.press("j", "j", "2")
        assert (driver.screen.papers.count, driver.title) == (6, "Paper number 3")
        await driver.press("1")
        assert (driver.screen.papers.count, driver.title) == (14, "Paper number 1")
        await driver.press("9")
        assert driver.screen.papers.count == 14
        assert "There is no category 9; there are 2." in driver.notifications
        await driver.press("0")
        assert (driver.screen.papers.count, driver.title) == (20, "Paper number 3")


@pytest.mark.parametrize("key", ["?", "？"])
async def test_the_help_shows_every_section(key: str) -> None:
    async with open_digest(size=(120, 90)) as driver:
        await driver.type(key)
        shown = driver.text()
        for section in ("Everywhere", "Paper list", "Paper", "Sidebar", "Filter", "Program"):
            assert section in shown
        assert "1-9" in shown
        assert "Add a bookmark, or remove it" in shown
        await driver.press("escape")
        assert driver.focused_id == "papers"


async def test_a_message_that_is_shown_is_not_sent_again() -> None:
    async with open_digest() as driver:
        await driver.press("9", "9", "8", "9")
        assert [note.split(";")[0] for note in driver.notifications] == [
            "There is no category 9",
            "There is no category 8",
            "There is no category 9",
        ]


async def test_problems_are_reported_at_the_start() -> None:
    broken = readers.read(b"# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: 3]\n", "broken.md")
    async with open_digest(broken) as driver:
        (note,) = driver.notifications
        assert note.startswith("broken.md, line 3: ")
        assert "This digest contains no papers." in driver.text("#papers")
        await driver.press("j", "enter", "G", "k", "h", "j", "j", "slash", "x", "escape")


async def test_papers_categories_filter_and_status_bar_can_be_clicked() -> None:
    async with open_digest() as driver:
        await driver.pilot.click("#papers", offset=(10, 4))
        assert (driver.title, driver.focused_id) == ("Paper number 3", "papers")
        await driver.pilot.click("#sidebar", offset=(3, 4))
        assert driver.screen.papers.count == 6
        await driver.pilot.click("#filter")
        assert driver.focused_id == "filter"
        foot = driver.text().splitlines()[-1]
        await driver.press("escape")
        foot = driver.text().splitlines()[-1]
        await driver.pilot.click("#status", offset=(foot.index("bookmark"), 0))
        await driver.pilot.pause()
        assert driver.text("#sidebar").splitlines()[1].split() == ["B", "Bookmarks", "1"]


async def test_after_the_wheel_the_next_key_moves_the_cursor_from_what_is_visible() -> None:
    async with open_digest(size=(160, 16)) as driver:
        for _ in range(4):
            await driver.pilot._post_mouse_events([events.MouseScrollDown], "#papers")
            await driver.pilot.pause()
        assert driver.screen.papers.top == 12
        assert driver.title == "Paper number 1"
        await driver.press("j")
        assert driver.title == "Paper number 8"
        await driver.press("k")
        assert driver.title == "Paper number 7"


@pytest.mark.parametrize("keys", [("enter",), ("z",), ("h",)])
async def test_capitals_go_to_the_next_paper_from_any_pane(keys: tuple[str, ...]) -> None:
    async with open_digest() as driver:
        await driver.press(*keys)
        focused = driver.focused_id
        await driver.press("J", "J", "K")
        assert (driver.title, driver.focused_id) == ("Paper number 2", focused)


async def test_rows_around_the_cursor_stay_visible() -> None:
    async with open_digest(size=(160, 16)) as driver:
        await driver.press(*"jjjjj")
        assert "Paper number 8" in driver.text("#papers")
        await driver.press(*"jjjjkkkk")
        assert "Paper number 4" in driver.text("#papers")
        await driver.press("G")
        assert "Paper number 20" in driver.text("#papers").splitlines()[-2]


async def test_a_click_does_not_scroll_the_row_from_under_the_pointer() -> None:
    async with open_digest(size=(160, 16)) as driver:
        await driver.pilot.click("#papers", offset=(10, 12))
        assert driver.title == "Paper number 7"
        assert driver.screen.papers.top == 0


async def test_a_double_click_reads_a_paper_and_a_click_on_its_star_toggles_the_bookmark() -> None:
    async with open_digest() as driver:
        await driver.pilot.click("#papers", offset=(10, 4), times=2)
        assert (driver.title, driver.focused_id) == ("Paper number 3", "detail")
        await driver.pilot.click("#papers", offset=(6, 2))
        await driver.pilot.pause()
        assert driver.screen.session.bookmarked_keys == {paper(2).key}
        await driver.pilot.click("#papers", offset=(6, 3))
        await driver.pilot.pause()
        assert driver.screen.session.bookmarked_keys == {paper(2).key}
        await driver.pilot.click("#papers", offset=(6, 2))
        await driver.pilot.pause()
        assert driver.screen.session.bookmarked_keys == set()


async def test_a_colon_opens_the_palette() -> None:
    async with open_digest() as driver:
        await driver.press("colon")
        assert isinstance(driver.app.screen, Palette)


async def test_without_a_shell_the_program_is_not_suspended(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("digest_tui.ui.app.suspend", lambda: False)
    async with open_digest() as driver:
        await driver.press("ctrl+z")
        assert driver.notifications == ["There is no shell that could continue the program."]


async def test_the_status_bar_shows_the_commands_of_the_focused_pane() -> None:
    async with open_digest() as driver:
        assert "enter read" in driver.text().splitlines()[-1]
        await driver.press("enter")
        assert "j k move" in driver.text().splitlines()[-1]
        await driver.press("h", "h")
        assert "enter papers" in driver.text().splitlines()[-1]
        await driver.press("slash")
        foot = driver.text().splitlines()[-1]
        assert "esc clear" in foot
        assert "/ filter" not in foot


async def test_the_palette_of_themes_closes_once() -> None:
    async with open_digest() as driver:
        driver.app.action_change_theme()
        await driver.pilot.pause()
        palette = driver.app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await driver.pilot.pause()
        assert driver.app.screen is driver.screen


async def test_a_click_outside_the_screen_does_not_break_the_palette() -> None:
    async with open_digest() as driver:
        await driver.press("ctrl+p")
        palette = driver.app.screen
        click = events.Click(palette, 900, 900, 0, 0, 1, False, False, False, 900, 900)
        palette.post_message(click)
        await driver.pilot.pause()
        await driver.press("escape", "j")
        assert driver.title == "Paper number 2"


async def test_the_palette_offers_and_runs_every_command() -> None:
    async with open_digest() as driver:
        offered = {command.title for command in driver.app.get_system_commands(driver.app.screen)}
        assert {"Copy paper", "Read", "Category 9", "Theme", "Quit"} <= offered
        await driver.press("ctrl+p")
        await driver.press(*"copypaper")
        found = driver.app.screen.query_one(OptionList)
        await driver.wait_until(lambda: found.option_count == 1)
        await driver.press("enter", "enter")
        await driver.pilot.pause()
        assert driver.app.clipboard.startswith("## [Paper number 1]")


async def test_a_click_on_the_title_opens_the_palette() -> None:
    async with open_digest() as driver:
        await driver.pilot.click("#name")
        await driver.pilot.pause()
        assert len(driver.app.screen_stack) == 2
        await driver.press("escape")
        assert len(driver.app.screen_stack) == 1


async def test_the_chosen_theme_is_saved() -> None:
    async with open_digest() as driver:
        assert driver.app.theme == "ink"
        driver.app.theme = "paper"
        await driver.pilot.pause()
    assert config.load_settings().theme == "paper"


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_a_key_quits(key: str) -> None:
    async with open_digest() as driver:
        await driver.press(key)
        assert driver.app._exit


async def test_the_compact_list_gives_each_paper_one_line() -> None:
    async with open_digest() as driver:
        await driver.press("j", "j", "c")
        lines = driver.text("#papers").splitlines()
        assert [line.split()[-2] for line in lines[:20]] == [str(n) for n in range(1, 21)]
        assert "第1篇论文" not in driver.text("#papers")
        assert driver.title == "Paper number 3"
        await driver.press("j")
        assert driver.title == "Paper number 4"
    async with open_digest() as driver:
        assert "第1篇论文" not in driver.text("#papers")
        await driver.press("c")
        assert "第1篇论文" in driver.text("#papers")


async def test_a_theme_looks_the_same_whenever_it_is_chosen() -> None:
    def looks(driver: AppDriver) -> list[list[Segment]]:
        panes = (driver.screen.sidebar, driver.screen.papers, driver.screen.detail)
        return [list(pane.render_line(y)) for pane in panes for y in range(20)]

    async with open_digest() as driver:
        dark = looks(driver)
        driver.app.theme = "paper"
        await driver.pilot.pause()
        later = looks(driver)
    async with open_digest() as driver:
        assert later == looks(driver) != dark
