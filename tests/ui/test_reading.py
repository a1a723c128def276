"""The screen, driven as a reader drives it: keys and clicks in, state and messages out."""

from __future__ import annotations

import pytest
from rich.segment import Segment
from textual import events
from textual.widgets import OptionList

from digest_tui import config, readers
from digest_tui.ui.screens.palette import Palette
from tests.support.app_driver import Reader, open_digest
from tests.support.papers import digest, paper


async def test_opens_with_list_detail_and_counts() -> None:
    async with open_digest() as view:
        assert view.focus == "papers"
        assert view.title == "Paper number 1"
        sidebar = view.text("#sidebar").splitlines()
        assert sidebar[0].split() == ["▌All", "20"]
        assert sidebar[1].split() == ["Bookmarks", "0"]
        assert [line.split() for line in sidebar[3:5]] == [["cs.CV", "14"], ["cs.LG", "6"]]
        assert "第1篇论文" in view.text("#papers")
        assert "2026-01-30" in view.text().splitlines()[0]
        assert "20 papers" in view.text().splitlines()[0]
        assert "1 of 20" in view.text().splitlines()[-1]


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
    async with open_digest() as view:
        await view.press(*keys)
        assert view.title == f"Paper number {title}"


async def test_a_number_beyond_the_count_of_papers_is_told_whole() -> None:
    async with open_digest(digest(paper(7), paper(123456))) as view:
        first, _, second, _ = view.text("#papers").splitlines()[:4]
        assert first.startswith("▌  7   Paper number 7")
        assert second.startswith(" 123456   Paper number 123456")
        assert len(first) == len(second)


async def test_page_keys_move_by_what_is_on_the_screen() -> None:
    async with open_digest(size=(150, 22)) as view:
        await view.press("pagedown")
        assert view.title == "Paper number 11"
        await view.press("ctrl+u")
        assert view.title == "Paper number 6"
        await view.press("ctrl+d", "pageup")
        assert view.title == "Paper number 1"


async def test_enter_reads_and_escape_steps_back() -> None:
    async with open_digest(size=(150, 16)) as view:
        await view.press("enter")
        assert view.focus == "detail"
        await view.press("j")
        assert view.screen.detail.top == 1
        assert "Paper number 1" in view.text("#papers")
        await view.press("escape")
        assert view.focus == "papers"


async def test_the_sidebar_narrows_to_a_category() -> None:
    async with open_digest() as view:
        await view.press("h", "j", "j", "j")
        assert view.screen.papers.count == 6
        assert view.title == "Paper number 3"
        await view.press("enter")
        assert view.focus == "papers"
        await view.press("escape")
        assert view.screen.papers.count == 20
        assert view.title == "Paper number 3"


async def test_digits_choose_categories_and_the_paper_stays() -> None:
    async with open_digest() as view:
        await view.press("j", "j", "2")
        assert (view.screen.papers.count, view.title) == (6, "Paper number 3")
        await view.press("1")
        assert (view.screen.papers.count, view.title) == (14, "Paper number 1")
        await view.press("9")
        assert view.screen.papers.count == 14
        assert "There is no category 9; there are 2." in view.notes
        await view.press("0")
        assert (view.screen.papers.count, view.title) == (20, "Paper number 3")


@pytest.mark.parametrize("key", ["?", "？"])
async def test_help_is_made_from_the_bindings(key: str) -> None:
    async with open_digest(size=(120, 90)) as view:
        await view.type(key)
        shown = view.text()
        for section in ("Everywhere", "Paper list", "Paper", "Sidebar", "Filter", "Program"):
            assert section in shown
        assert "1-9" in shown
        assert "Keep this paper, or let it go" in shown
        await view.press("escape")
        assert view.focus == "papers"


async def test_a_note_that_still_stands_is_not_shown_again() -> None:
    async with open_digest() as view:
        await view.press("9", "9", "8", "9")
        assert [note.split(";")[0] for note in view.notes] == [
            "There is no category 9",
            "There is no category 8",
        ]


async def test_many_notes_make_room_for_new_ones() -> None:
    async with open_digest() as view:
        await view.press(*"345678")
        assert [note.split(";")[0][-1] for note in view.notes] == ["7", "8"]


async def test_problems_are_told_at_the_start() -> None:
    broken = readers.read(b"# Table of Contents\n\n- [cs.CV](#cs.CV) [Total: 3]\n", "broken.md")
    async with open_digest(broken) as view:
        (note,) = view.notes
        assert note.startswith("broken.md, line 3: ")
        assert "This digest holds no papers." in view.text("#papers")
        await view.press("j", "enter", "G", "k", "h", "j", "j", "slash", "x", "escape")


async def test_clicks_do_what_keys_do() -> None:
    async with open_digest() as view:
        await view.pilot.click("#papers", offset=(10, 4))
        assert (view.title, view.focus) == ("Paper number 3", "detail")
        await view.pilot.click("#sidebar", offset=(3, 4))
        assert view.screen.papers.count == 6
        await view.pilot.click("#filter")
        assert view.focus == "filter"
        foot = view.text().splitlines()[-1]
        await view.press("escape")
        foot = view.text().splitlines()[-1]
        await view.pilot.click("#keys", offset=(foot.index("bookmark"), 0))
        await view.pilot.pause()
        assert view.text("#sidebar").splitlines()[1].split() == ["Bookmarks", "1"]


async def test_the_wheel_scrolls_without_moving_the_cursor() -> None:
    async with open_digest(size=(150, 16)) as view:
        await view.pilot._post_mouse_events([events.MouseScrollDown], "#papers")
        await view.pilot.pause()
        assert view.screen.papers.top == 3
        assert view.title == "Paper number 1"


async def test_the_foot_shows_what_the_pane_can_do() -> None:
    async with open_digest() as view:
        assert "enter read" in view.text().splitlines()[-1]
        await view.press("enter")
        assert "j k move" in view.text().splitlines()[-1]
        await view.press("h", "h")
        assert "enter papers" in view.text().splitlines()[-1]
        await view.press("slash")
        foot = view.text().splitlines()[-1]
        assert "esc clear" in foot
        assert "/ filter" not in foot


async def test_the_palette_of_themes_closes_once() -> None:
    async with open_digest() as view:
        view.app.action_change_theme()
        await view.pilot.pause()
        palette = view.app.screen
        assert isinstance(palette, Palette)
        palette.dismiss()
        palette.dismiss()
        await view.pilot.pause()
        assert view.app.screen is view.screen


async def test_a_click_in_the_palette_where_the_screen_was_breaks_nothing() -> None:
    async with open_digest() as view:
        await view.press("ctrl+p")
        palette = view.app.screen
        click = events.Click(palette, 900, 900, 0, 0, 1, False, False, False, 900, 900)
        palette.post_message(click)
        await view.pilot.pause()
        await view.press("escape", "j")
        assert view.title == "Paper number 2"


async def test_the_palette_offers_and_runs_every_command() -> None:
    async with open_digest() as view:
        offered = {command.title for command in view.app.get_system_commands(view.app.screen)}
        assert {"Copy paper", "Read", "Category 9", "Theme", "Quit"} <= offered
        await view.press("ctrl+p")
        await view.press(*"copypaper")
        found = view.app.screen.query_one(OptionList)
        await view.until(lambda: found.option_count == 1)
        await view.press("enter", "enter")
        await view.pilot.pause()
        assert view.app.clipboard.startswith("## [Paper number 1]")


async def test_a_click_on_the_name_opens_the_palette() -> None:
    async with open_digest() as view:
        await view.pilot.click("#name")
        await view.pilot.pause()
        assert len(view.app.screen_stack) == 2
        await view.press("escape")
        assert len(view.app.screen_stack) == 1


async def test_the_theme_chosen_stays() -> None:
    async with open_digest() as view:
        assert view.app.theme == "ink"
        view.app.theme = "paper"
        await view.pilot.pause()
    assert config.load_settings().theme == "paper"


@pytest.mark.parametrize("key", ["q", "ctrl+c"])
async def test_quits(key: str) -> None:
    async with open_digest() as view:
        await view.press(key)
        assert view.app._exit


async def test_the_compact_list_gives_each_paper_one_line() -> None:
    async with open_digest() as view:
        await view.press("j", "j", "c")
        lines = view.text("#papers").splitlines()
        assert [line.split()[-2] for line in lines[:20]] == [str(n) for n in range(1, 21)]
        assert "第1篇论文" not in view.text("#papers")
        assert view.title == "Paper number 3"
        await view.press("j")
        assert view.title == "Paper number 4"
    async with open_digest() as view:
        assert "第1篇论文" not in view.text("#papers")
        await view.press("c")
        assert "第1篇论文" in view.text("#papers")


async def test_a_theme_chosen_later_looks_like_one_from_the_start() -> None:
    def looks(view: Reader) -> list[list[Segment]]:
        panes = (view.screen.sidebar, view.screen.papers, view.screen.detail)
        return [list(pane.render_line(y)) for pane in panes for y in range(20)]

    async with open_digest() as view:
        dark = looks(view)
        view.app.theme = "paper"
        await view.pilot.pause()
        later = looks(view)
    async with open_digest() as view:
        assert later == looks(view) != dark
