"""The page on the screen: layouts, matches, and selection with the mouse."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.geometry import Offset

from digest_tui import config
from tests.support.app_driver import NARROW, TINY, WIDE, AppDriver, open_digest
from tests.support.papers import digest, paper

LONG = "Much is said before the needle comes. " * 40


def current_match(driver: AppDriver) -> str:
    """Return the words of the current match."""
    detail = driver.screen.detail
    assert detail._current_match is not None
    onscreen = detail._page.rows[detail.top : detail.top + detail.size.height]
    return "".join(
        run.text for row in onscreen for run in row if run.match == detail._current_match
    )


async def drag(driver: AppDriver, words: str, to: str) -> None:
    """Drag from the start of some words on the page to the end of others."""
    rows = driver.text("#detail").splitlines()
    row, last = (next(y for y, line in enumerate(rows) if each in line) for each in (words, to))
    origin = driver.screen.detail.content_region.offset
    start = origin + Offset(cell_len(rows[row].partition(words)[0]), row)
    end = origin + Offset(cell_len(rows[last].partition(to)[0] + to) - 1, last)
    await driver.drag(start, end)


async def test_v_cycles_through_the_layouts_and_the_choice_is_saved() -> None:
    async with open_digest(size=WIDE) as driver:
        seen = []
        for _ in range(4):
            text = driver.text("#detail")
            seen.append(("动机" in text, "This abstract" in text, "Abstract" in text.split()))
            await driver.press("v")
            layout = driver.screen.detail.page_layout
            alone = f"{layout} alone" if layout in ("summary", "abstract") else "1 of 20"
            assert alone in driver.text("#status")
        assert seen == [
            (True, True, False),
            (True, False, False),
            (False, True, False),
            (True, True, True),
        ]
        await driver.press("v")
    assert config.load_settings().layout == "summary"
    async with open_digest(size=WIDE) as driver:
        assert "This abstract" not in driver.text("#detail")


async def test_each_v_changes_a_narrow_page() -> None:
    async with open_digest(size=(64, 50)) as driver:
        pages = []
        for _ in range(4):
            pages.append(driver.text("#detail"))
            await driver.press("v")
        assert len(set(pages[:3])) == 3
        assert pages[3] == pages[0]


async def test_a_wide_page_is_centred() -> None:
    async with open_digest(size=(240, 60)) as driver:
        await driver.press("z")
        line = driver.text("#detail").splitlines()[0]
        assert 40 <= len(line) - len(line.lstrip()) <= 45


async def test_n_goes_to_the_next_match_also_in_the_next_paper() -> None:
    matches = 12
    abstract = "Much is said before the needle comes. " * matches
    papers = [
        paper(1, abstract=abstract, tldr="一", title="One needle"),
        paper(2, title="None"),
        paper(3, title="Needle again", abstract="x"),
    ]
    async with open_digest(digest(*papers), size=NARROW, filter_text="needle") as driver:
        await driver.press("n")
        assert (driver.title, current_match(driver)) == ("One needle", "needle")
        for _ in range(matches):
            await driver.press("n")
        assert driver.screen.detail.top == driver.screen.detail.last_top
        await driver.press("n")
        assert (driver.title, current_match(driver)) == ("Needle again", "Needle")
        await driver.press("n")
        assert (driver.title, current_match(driver)) == ("Needle again", "Needle")
        await driver.press("N")
        assert driver.screen.detail.top == driver.screen.detail.last_top
        for _ in range(matches):
            await driver.press("N")
        assert (driver.title, current_match(driver), driver.screen.detail.top) == (
            "One needle",
            "needle",
            0,
        )
        await driver.press("N")
        assert driver.title == "One needle"


async def test_n_starts_at_the_first_visible_line() -> None:
    async with open_digest(
        digest(paper(1, abstract=LONG)), size=NARROW, filter_text="needle"
    ) as driver:
        await driver.press("enter", "pagedown", "pagedown")
        top = driver.screen.detail.top
        await driver.press("n")
        assert current_match(driver) == "needle"
        assert driver.screen.detail.top == top


async def test_n_without_a_filter_says_what_to_do() -> None:
    async with open_digest() as driver:
        await driver.press("n")
        assert driver.notifications == ["There are no matches without a filter. / sets one."]
        assert driver.title == "Paper number 1"


@pytest.mark.parametrize("key", ["y", "ctrl+c"])
async def test_selected_text_is_copied_as_one_line(key: str) -> None:
    abstract = "We select text with the mouse. It is copied whole. " * 2
    async with open_digest(digest(paper(1, abstract=abstract)), size=WIDE) as driver:
        await drag(driver, "select", "copied")
        assert driver.screen.detail.selected == "select text with the mouse. It is copied"
        await driver.press(key)
        assert driver.app.clipboard == "select text with the mouse. It is copied"
        assert driver.screen.detail.selected == ""
        await driver.press("y")
        assert driver.app.clipboard == "https://arxiv.org/abs/2601.00001"
        assert driver.app.return_code is None


async def test_escape_a_click_and_another_paper_clear_the_selection() -> None:
    async with open_digest() as driver:
        for keys in (["escape"], ["h", "j"], ["v"]):
            await drag(driver, "Paper", "number")
            assert driver.screen.detail.selected == "Paper number"
            await driver.press(*keys)
            assert driver.screen.detail.selected == "", keys
        await drag(driver, "Paul", "Grace")
        await driver.pilot.click(offset=driver.screen.detail.content_region.offset + Offset(5, 5))
        assert driver.screen.detail.selected == ""


async def test_a_drag_over_links_opens_none() -> None:
    async with open_digest() as driver:
        await drag(driver, "abs", "pdf")
        assert driver.screen.detail.selected == "abs · pdf"
        assert driver.notifications == []


async def test_a_drag_over_text_does_not_scroll_the_page() -> None:
    async with open_digest(digest(paper(1, abstract=LONG)), size=NARROW) as driver:
        await driver.press("z")
        await drag(driver, "before", "comes")
        assert driver.screen.detail.selected.startswith("before the needle comes")
        assert driver.screen.detail.top == 0


async def test_the_end_of_a_drag_is_no_click() -> None:
    async with open_digest(digest(*(paper(n) for n in range(1, 99)))) as driver:
        thumb = Offset(driver.screen.papers.region.right - 1, 1)
        await driver.drag(thumb, thumb + Offset(-5, 20))
        assert driver.screen.papers.top > 20
        assert (driver.title, driver.focused_id) == ("Paper number 1", "papers")


async def test_a_button_released_outside_the_terminal_ends_the_drag() -> None:
    async with open_digest() as driver:
        border = driver.screen.detail.region.offset + Offset(0, 7)
        await driver.pilot.mouse_down(offset=border)
        await driver.pilot.hover(offset=border + Offset(15, 0))
        await driver.pilot.hover(offset=border + Offset(30, 0))
        assert driver.screen.detail.region.x == border.x
        assert driver.app.mouse_captured is None


async def test_a_drag_below_the_end_of_a_column_selects_only_in_that_column() -> None:
    async with open_digest(digest(paper(1, tldr="短。"))) as driver:
        rows = driver.text("#detail").splitlines()
        blank = next(y for y, line in enumerate(rows) if y > 4 and not line[:20].strip())
        origin = driver.screen.detail.content_region.offset
        await driver.drag(origin + Offset(4, blank), origin + Offset(6, blank + 2))
        assert driver.screen.detail.selected
        assert "abstract" not in driver.screen.detail.selected


async def test_matches_that_a_layout_hides_are_reported() -> None:
    async with open_digest(digest(paper(1, abstract=LONG)), filter_text="needle") as driver:
        await driver.press("v")
        assert "The abstract holds matches: another layout shows them." in driver.text("#detail")
        await driver.press("v")
        assert "matches" not in driver.text("#detail")


async def test_the_first_and_the_last_match_are_reported() -> None:
    async with open_digest(digest(paper(1, title="Needle")), filter_text="needle") as driver:
        await driver.press("N", "N", "n")
        assert driver.notifications == [
            "This is the first match.",
            "This is the last match.",
        ]


async def test_n_shows_the_paper_if_only_one_pane_is_shown() -> None:
    async with open_digest(size=TINY, filter_text="abstract") as driver:
        await driver.press("n")
        assert driver.focused_id == "detail"
        assert current_match(driver) == "abstract"


async def test_the_end_of_the_zoom_restores_the_focus() -> None:
    async with open_digest() as driver:
        await driver.press("enter", "z", "z")
        assert driver.focused_id == "detail"


async def test_the_other_button_keeps_the_selection() -> None:
    async with open_digest() as driver:
        await drag(driver, "Paper", "number")
        await driver.pilot.click(
            offset=driver.screen.detail.content_region.offset + Offset(9, 9), button=3
        )
        assert driver.screen.detail.selected == "Paper number"
