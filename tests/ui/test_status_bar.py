"""The status bar offers what does something at the moment."""

from __future__ import annotations

from dataclasses import replace

from digest_tui.model import Aside
from tests.support.app_driver import AppDriver, open_digest
from tests.support.papers import digest, paper

DAYS = [digest(paper(1), paper(number), date=f"2026-01-0{number}") for number in (3, 2)]


def offered(driver: AppDriver) -> str:
    """Return the text of the status bar."""
    return driver.text("#status")


async def test_matches_are_offered_under_a_filter() -> None:
    async with open_digest() as driver:
        assert "next match" not in offered(driver)
        await driver.press("slash", *"paper", "enter")
        assert "n N next match" in offered(driver)
        await driver.press("escape")
        assert "next match" not in offered(driver)


async def test_days_and_versions_are_offered_where_there_are_several() -> None:
    async with open_digest(size=(180, 40)) as driver:
        assert "previous day" not in offered(driver)
        assert "other version" not in offered(driver)
    async with open_digest(*DAYS, size=(180, 40)) as driver:
        assert "[ ] previous day" in offered(driver)
        assert "e other version" in offered(driver)
        await driver.press("j")
        assert "e other version" not in offered(driver)


async def test_links_are_offered_where_there_is_code() -> None:
    coded = paper(1, code_url="https://github.com/example/spoons")
    async with open_digest(digest(coded, paper(2)), size=(180, 40)) as driver:
        assert "f open link" in offered(driver)
        await driver.press("j")
        assert "f open link" not in offered(driver)


async def test_other_text_is_offered_where_there_is_some() -> None:
    async with open_digest(size=(180, 40)) as driver:
        assert "other text" not in offered(driver)
    day = replace(digest(paper(1)), asides=(Aside(1, "Other text."),))
    async with open_digest(day, size=(180, 40)) as driver:
        assert "i other text" in offered(driver)


async def test_nothing_is_offered_for_a_paper_that_is_not_there() -> None:
    async with open_digest() as driver:
        await driver.press("slash", *"nothing", "enter")
        for label in ("bookmark", "open abstract", "read on"):
            assert label not in offered(driver)
        assert "/ filter" in offered(driver)
