"""What the two lines of a paper in the list show."""

from __future__ import annotations

import re

import pytest

from tests.support.app_driver import MEDIUM, NARROW, WIDE, AppDriver, open_digest
from tests.support.papers import digest, paper

LONG_TITLE = "A title of sixty characters that leaves nothing of itself out"
DAYS = [
    digest(paper(day, tldr="一句话。"), date=f"2026-01-0{day}", name=f"{day}.md") for day in (2, 1)
]


def rows(driver: AppDriver) -> list[str]:
    """Return the lines of the list without the thumb at their ends."""
    return [line.rstrip(" ▐") for line in driver.text("#papers").splitlines()]


@pytest.mark.parametrize("size", [WIDE, (150, 42), MEDIUM, NARROW])
async def test_the_title_has_the_first_line_and_the_category_ends_the_second(
    size: tuple[int, int],
) -> None:
    made = digest(paper(1, title=LONG_TITLE), paper(2, category="math.NA"))
    async with open_digest(made, size=size) as driver:
        lines = rows(driver)
        assert lines[0].endswith(LONG_TITLE)
        assert lines[1].endswith("cs.CV")
        assert lines[3].endswith("math.NA")


async def test_a_day_is_shown_where_the_listed_papers_are_of_several() -> None:
    async with open_digest(*DAYS) as driver:
        assert [line.split()[-2] for line in rows(driver)[1:4:2]] == ["01-02", "01-01"]
        await driver.press("slash", *"00001", "enter")
        assert rows(driver)[1].endswith("cs.CV")
        assert "01-01" not in rows(driver)[1]


async def test_a_match_that_neither_title_nor_summary_shows_stands_in_the_second_line() -> None:
    text = "Words that come before the needle of this abstract, and words behind."
    papers = [paper(1, abstract=text), paper(2, title="A needle", abstract=text)]
    async with open_digest(digest(*papers)) as driver:
        assert "第1篇论文" in rows(driver)[1]
        await driver.press("slash", *"needle", "enter")
        assert re.search("… (?:that )?come before the needle of this abstract", rows(driver)[1])
        assert "第2篇论文" in rows(driver)[3]


async def test_an_empty_scope_says_how_many_papers_match_elsewhere_and_a_key_goes_there() -> None:
    papers = [paper(1, category="cs.GR"), *(paper(n, abstract="needle") for n in (2, 3))]
    async with open_digest(digest(*papers)) as driver:
        await driver.press("1", "slash", *"needle", "enter")
        text = driver.text("#papers")
        assert "No paper of 2026-01-30.md · cs.GR matches." in text
        assert "0 shows the 2 papers that match in All." in text
        await driver.press("0")
        assert driver.listed == [2, 3]
        await driver.press("slash", *"none", "enter")
        assert "No paper matches." in driver.text("#papers")
