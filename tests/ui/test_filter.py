"""The filter on the screen: typing, matches, clearing."""

from __future__ import annotations

import pytest
from textual import events

from tests.support.app_driver import open_digest


async def test_each_key_updates_the_list_and_the_cursor_stays_on_the_paper() -> None:
    async with open_digest() as driver:
        await driver.press("j", "j", "j", "slash", *"number")
        assert driver.screen.papers.count == 20
        await driver.press("space", "4")
        assert driver.screen.papers.count == 2
        assert driver.title == "Paper number 4"
        assert "2 of 20" in driver.text().splitlines()[0]
        await driver.press("backspace", *"19")
        assert driver.title == "Paper number 19"
        await driver.press("backspace", "backspace")
        assert driver.title == "Paper number 4"
        await driver.press("enter")
        assert driver.focused_id == "papers"


@pytest.mark.parametrize("typed", ["erdos", "ERDŐS", "ｅｒｄｏｓ", "动机 hopper", "2601.00007"])
async def test_case_accents_and_width_of_the_filter_are_ignored(typed: str) -> None:
    async with open_digest(filter_text=typed) as driver:
        assert driver.screen.papers.count == (1 if typed[0] == "2" else 20)


async def test_matches_are_highlighted_in_list_and_detail() -> None:
    async with open_digest(filter_text="PAPER abstract") as driver:
        for name in ("papers", "detail"):
            pane = getattr(driver.screen, name)
            marked = {
                segment.text.lower()
                for y in range(pane.size.height)
                for segment in pane.render_line(y)
                if segment.style and segment.style.underline and segment.style.bold
            }
            assert "paper" in marked


async def test_without_matches_the_list_says_how_to_clear_the_filter() -> None:
    async with open_digest() as driver:
        await driver.press("slash", *"zebra")
        assert "No paper matches." in driver.text("#papers")
        assert "esc clears the filter." in driver.text("#papers")
        assert driver.text("#detail").strip() == ""
        assert "0 of 20" in driver.text().splitlines()[0]
        for harmless in ("enter", "j", "enter", "b", "o", "p", "y", "space", "G", "z", "z"):
            await driver.press(harmless)
        await driver.press("escape", "escape")
        assert driver.screen.papers.count == 20


async def test_escape_in_the_filter_clears_it() -> None:
    async with open_digest() as driver:
        await driver.press("slash", *"12", "escape")
        assert (driver.focused_id, driver.screen.papers.count) == ("papers", 20)


async def test_keys_typed_into_the_filter_are_text() -> None:
    async with open_digest() as driver:
        await driver.press("slash")
        await driver.type("q", "b", "j", "ｊ", "／")
        assert driver.screen.filter_bar.value == "qbjｊ／"


@pytest.mark.parametrize("key", ["／", "、"])
async def test_the_filter_gets_the_focus_with_an_input_method_on(key: str) -> None:
    async with open_digest() as driver:
        await driver.type(key)
        assert driver.focused_id == "filter"


async def test_full_width_letters_work_as_keys() -> None:
    async with open_digest() as driver:
        await driver.type("ｊ")
        assert driver.title == "Paper number 2"
        await driver.type("Ｇ")
        assert driver.title == "Paper number 20"


async def test_typing_continues_at_the_end_of_the_filter() -> None:
    async with open_digest(filter_text="number") as driver:
        await driver.press("slash", "space", "7")
        assert driver.screen.filter_bar.value == "number 7"


async def test_typed_or_pasted_text_replaces_the_selection() -> None:
    async with open_digest(filter_text="number") as driver:
        await driver.press("slash", "shift+home", "7")
        assert driver.screen.filter_bar.value == "7"
        await driver.press("shift+home")
        driver.screen.filter_bar.post_message(events.Paste("Paper\n12"))
        await driver.pilot.pause()
        assert driver.screen.filter_bar.value == "Paper 12"


async def test_a_filter_is_sanitized_as_papers_are() -> None:
    async with open_digest(filter_text="num\u200bber 7") as driver:
        assert driver.screen.papers.count == 2
