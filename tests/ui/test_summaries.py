"""A paper whose summary failed shows that of an older day, and says so."""

from __future__ import annotations

from dataclasses import replace

from tests.support.app_driver import open_digest
from tests.support.papers import FAILED, digest, paper

GOOD = replace(digest(paper(1, tldr="好的总结"), name="a.md"), date="2026-01-30")
BAD = replace(digest(paper(1, **FAILED), name="b.md"), date="2026-01-31")
REMARK = "The summary is that of 2026-01-30: this day's failed."


async def test_list_page_and_filter_show_the_summary_of_the_older_day() -> None:
    async with open_digest(BAD, GOOD) as driver:
        assert "好的总结" in driver.text("#papers")
        assert "01-31" in driver.text("#detail")
        assert "好的总结" in driver.text("#detail")
        assert REMARK in driver.text("#detail")
        await driver.press("slash")
        await driver.type(*"好的")
        assert driver.listed == [1]


async def test_the_key_of_versions_shows_each_as_it_is() -> None:
    async with open_digest(BAD, GOOD) as driver:
        await driver.press("e")
        assert "好的总结" in driver.text("#detail")
        assert REMARK not in driver.text("#detail")
        await driver.press("e")
        assert "好的总结" not in driver.text("#detail")
        assert REMARK not in driver.text("#detail")
