"""Moving the border between list and paper, and hiding the sidebar."""

from __future__ import annotations

import pytest
from textual.geometry import Offset

from digest_tui import config
from digest_tui.config import Settings
from tests.support.app_driver import MEDIUM, NARROW, TINY, WIDE, AppDriver, open_digest


def list_share(driver: AppDriver) -> float:
    """Return the percentage of the list in what it shares with the paper."""
    papers, detail = driver.screen.papers.region, driver.screen.detail.region
    if papers.y == detail.y:
        return 100 * papers.width / (papers.width + detail.width)
    return 100 * papers.height / (papers.height + detail.height)


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
async def test_plus_and_minus_resize_the_focused_pane(size: tuple[int, int]) -> None:
    async with open_digest(size=size) as driver:
        before = list_share(driver)
        await driver.press("plus")
        assert list_share(driver) > before
        await driver.press("minus", "minus")
        assert list_share(driver) < before
        await driver.press("enter", "minus", "equals_sign", "minus")
        assert list_share(driver) == pytest.approx(before, abs=2)


@pytest.mark.parametrize(("key", "least"), [("minus", 20), ("plus", 80)])
async def test_neither_pane_gets_too_small(key: str, least: int) -> None:
    async with open_digest() as driver:
        await driver.press(*[key] * 30)
        assert list_share(driver) == pytest.approx(least, abs=1)


async def test_the_border_follows_the_pointer_if_the_panes_are_side_by_side() -> None:
    async with open_digest(size=WIDE) as driver:
        border = driver.screen.detail.region.offset + Offset(0, 7)
        await driver.drag(border, Offset(100, 9))
        assert driver.screen.detail.region.x == 100
        assert driver.screen.detail.top == 0
        assert config.load_settings().list_width == pytest.approx(100 * 80.5 / 140, abs=0.1)


async def test_the_border_follows_the_pointer_if_the_list_is_above_the_paper() -> None:
    async with open_digest(size=NARROW) as driver:
        border = driver.screen.detail.region.offset + Offset(7, 0)
        await driver.drag(border, Offset(3, 15))
        assert driver.screen.detail.region.y == 15


@pytest.mark.parametrize("key", ["plus", "minus"])
@pytest.mark.parametrize(("size", "keys"), [(TINY, ()), (WIDE, ("z",))])
async def test_a_single_pane_cannot_be_resized(
    key: str, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    async with open_digest(size=size) as driver:
        await driver.press(*keys, key)
    assert config.load_settings() == Settings()


async def test_the_share_is_saved() -> None:
    async with open_digest() as driver:
        await driver.press("minus", "minus")
        chosen = list_share(driver)
    async with open_digest() as driver:
        assert list_share(driver) == chosen
        await driver.pilot.resize_terminal(*NARROW)
        await driver.pilot.pause()
        assert list_share(driver) == pytest.approx(40, abs=4)


async def test_a_hidden_sidebar_is_shown_while_it_has_the_focus() -> None:
    async with open_digest() as driver:
        await driver.press("backslash")
        assert not driver.screen.sidebar.display
        assert driver.screen.papers.region.x == 0
        await driver.press("h")
        assert driver.screen.sidebar.display
        assert driver.focused_id == "sidebar"
        await driver.press("l")
        assert not driver.screen.sidebar.display
    async with open_digest() as driver:
        assert not driver.screen.sidebar.display
        await driver.press("backslash")
        assert driver.screen.sidebar.display


async def test_hiding_the_focused_sidebar_focuses_the_papers() -> None:
    async with open_digest() as driver:
        await driver.press("h", "backslash")
        assert driver.focused_id == "papers"
        assert not driver.screen.sidebar.display
