"""`f` numbers the links of the page; a number opens one, `y` and a number copy it."""

from __future__ import annotations

import pytest

from tests.support.app_driver import TINY, AppDriver, open_digest
from tests.support.papers import digest, paper

CODE = "https://github.com/example/spoons"
SPOONS = paper(1, code_url=CODE)
MANY = paper(2, abstract=" ".join(f"https://spoons.example/{number}" for number in range(12)))


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The URLs that were opened in the browser."""
    urls: list[str] = []
    monkeypatch.setattr(
        "digest_tui.ui.browser.open_in_browser", lambda _, url, **__: urls.append(url)
    )
    return urls


def facts(driver: AppDriver) -> str:
    """Return the line of the page with the links to abstract, PDF and code."""
    return next(line for line in driver.text("#detail").splitlines() if "abs" in line)


@pytest.mark.parametrize("keys", [("f",), ("z", "f"), ("enter", "f")])
async def test_a_number_opens_its_link(opened: list[str], keys: tuple[str, ...]) -> None:
    async with open_digest(digest(SPOONS)) as driver:
        before = facts(driver)
        await driver.press(*keys)
        assert "·1abs ·2pdf ·3code" in facts(driver)
        await driver.press("3")
        assert opened == [CODE]
        assert facts(driver).strip() == before.strip()
        await driver.press("1")
        assert opened == [CODE]
        assert driver.screen.session.scope.category == "cs.CV"


async def test_a_number_after_the_key_to_copy_copies_the_address(opened: list[str]) -> None:
    async with open_digest(digest(SPOONS)) as driver:
        await driver.press("f", "y", "3")
        assert driver.app.clipboard == CODE
        assert driver.notifications[-1] == f"Copied {CODE}"
        assert opened == []


async def test_more_than_nine_links_take_two_digits(opened: list[str]) -> None:
    async with open_digest(digest(MANY)) as driver:
        await driver.press("f", "1", "2")
        assert opened == ["https://spoons.example/9"]
        await driver.press("f", "9")
        assert driver.notifications[-1] == "There is no link 9; there are 14."
        await driver.press("f", "1", "j")
        assert driver.screen.detail.link_urls == {}


async def test_escape_hides_the_numbers_and_any_other_key_does_what_it_always_does() -> None:
    async with open_digest(digest(SPOONS, MANY)) as driver:
        await driver.press("enter", "f", "escape")
        assert "· abs" in facts(driver)
        assert driver.focused_id == "detail"
        await driver.press("f", "J")
        assert driver.title == "Paper number 2"
        assert driver.screen.detail.link_urls == {}


async def test_where_only_the_list_is_shown_the_page_comes_first(opened: list[str]) -> None:
    async with open_digest(digest(SPOONS), size=TINY) as driver:
        await driver.press("f")
        await driver.pilot.pause()
        assert driver.focused_id == "detail"
        await driver.press("2")
        assert opened == [SPOONS.pdf_url]


async def test_a_page_without_links_says_so() -> None:
    async with open_digest(digest(paper(1, abs_url="", arxiv_id=""))) as driver:
        await driver.press("f")
        assert driver.notifications == ["This page has no links."]
