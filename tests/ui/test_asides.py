"""The text of a digest outside of its papers."""

from __future__ import annotations

from dataclasses import replace

from digest_tui.model import Aside
from digest_tui.ui.screens.asides import AsidesScreen
from tests.support.app_driver import TWENTY, open_digest
from tests.support.papers import digest, paper

ASIDES = (
    Aside(
        3,
        "# The **day**\n\n> An *introduction*\n> to the day.\n\nIt has [a link](https://example.org/day).",
    ),
    Aside(90, "[/x] a footer [@click=app.quit]"),
)
WITH_ASIDES = replace(TWENTY, name="2026-01-30.md", asides=ASIDES)


async def test_the_text_outside_of_the_papers_is_shown_with_its_lines() -> None:
    async with open_digest(WITH_ASIDES) as driver:
        await driver.press("i")
        assert isinstance(driver.app.screen, AsidesScreen)
        shown = [line.strip() for line in driver.text("#asides").splitlines() if line.strip(" ▐")]
        assert shown == [
            "2026-01-30.md",
            "Lines 3–8",
            "The day",
            "An introduction to the day.",
            "It has a link.",
            "Line 90",
            "[/x] a footer [@click=app.quit]",
        ]


async def test_keys_scroll_and_close_the_text() -> None:
    long = Aside(1, "\n\n".join(f"Paragraph {number}." for number in range(200)))
    async with open_digest(replace(TWENTY, asides=(long,))) as driver:
        await driver.press("i")
        await driver.press("G")
        assert "Paragraph 199." in driver.text("#asides")
        for key in ("i", "escape", "q", "enter"):
            await driver.press(key)
            assert driver.app.screen is driver.screen
            await driver.press("i")
            assert isinstance(driver.app.screen, AsidesScreen)


async def test_without_such_text_a_note_says_so() -> None:
    async with open_digest() as driver:
        await driver.press("i")
        assert driver.app.screen is driver.screen
        assert driver.notifications == ["This digest has no text outside of its papers."]


async def test_the_text_is_that_of_the_digest_of_the_paper_at_the_cursor() -> None:
    newer = replace(
        digest(paper(30), name="b.md"), date="2026-01-31", asides=(Aside(1, "Of the newer day."),)
    )
    older = replace(
        digest(paper(31), name="a.md"), date="2026-01-30", asides=(Aside(1, "Of the older day."),)
    )
    async with open_digest(newer, older) as driver:
        await driver.press("i")
        assert "Of the newer day." in driver.text("#asides")
        await driver.press("escape", "j", "i")
        assert "Of the older day." in driver.text("#asides")
