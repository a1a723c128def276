"""The panes: how they collapse, share the screen, and get the focus."""

from __future__ import annotations

import pytest
from textual import events

from tests.support.app_driver import MEDIUM, NARROW, TINY, WIDE, AppDriver, open_digest


async def test_keys_move_the_focus_between_panes() -> None:
    async with open_digest() as driver:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "h", "l", "right", "right", "left"):
            await driver.press(key)
            seen.append(driver.focused_id)
        assert seen == [
            *("detail", "sidebar", "papers", "sidebar"),
            *("sidebar", "sidebar", "papers", "detail", "detail", "papers"),
        ]


async def test_panes_are_walked_from_the_filter() -> None:
    async with open_digest() as driver:
        await driver.press("slash", "shift+tab")
        assert driver.focused_id == "sidebar"
        await driver.press("slash", "tab")
        assert driver.focused_id == "papers"


async def test_zoom_shows_only_the_paper() -> None:
    async with open_digest() as driver:
        await driver.press("z")
        assert (driver.focused_id, driver.screen.detail.size.width) == ("detail", WIDE[0])
        assert not driver.screen.papers.display
        await driver.press("z")
        assert driver.focused_id == "papers"
        assert driver.screen.papers.display
        await driver.press("z", "escape")
        assert driver.screen.papers.display


def shown_panes(driver: AppDriver) -> list[str]:
    """Return the panes that are visible."""
    return [
        name
        for name in ("sidebar", "papers", "detail")
        if driver.screen.query_one(f"#{name}").region.area
    ]


@pytest.mark.parametrize(
    ("size", "at_papers", "at_detail", "at_sidebar"),
    [
        (WIDE, "sidebar papers detail", "sidebar papers detail", "sidebar papers detail"),
        (MEDIUM, "sidebar papers detail", "sidebar papers detail", "sidebar papers detail"),
        (NARROW, "papers detail", "papers detail", "sidebar papers detail"),
        (TINY, "papers", "detail", "sidebar"),
        ((150, 12), "papers", "detail", "sidebar"),
        ((40, 12), "papers", "detail", "sidebar"),
    ],
)
async def test_panes_collapse_with_the_size_of_the_terminal(
    size: tuple[int, int], at_papers: str, at_detail: str, at_sidebar: str
) -> None:
    async with open_digest(size=size) as driver:
        assert shown_panes(driver) == at_papers.split()
        await driver.press("enter")
        assert shown_panes(driver) == at_detail.split()
        await driver.press("escape", "h")
        assert shown_panes(driver) == at_sidebar.split()


async def test_the_list_is_above_the_paper_in_a_medium_terminal() -> None:
    async with open_digest(size=MEDIUM) as driver:
        papers, detail = driver.screen.papers.region, driver.screen.detail.region
        assert papers.bottom == detail.y
        assert papers.x == detail.x > 0


async def test_nothing_breaks_as_the_terminal_changes_its_size() -> None:
    async with open_digest(size=WIDE) as driver:
        await driver.press("j", "j")
        for size in [(1, 1), (40, 12), (300, 100), (59, 15), (99, 40), (2, 50), (80, 24), WIDE]:
            await driver.pilot.resize_terminal(*size)
            await driver.press("j", "k")
        assert driver.title == "Paper number 3"
        assert shown_panes(driver) == ["sidebar", "papers", "detail"]


async def test_an_outdated_focus_event_collapses_nothing() -> None:
    async with open_digest() as driver:
        await driver.press("z")
        driver.screen.post_message(events.DescendantFocus(driver.screen.papers))
        await driver.pilot.pause()
        assert shown_panes(driver) == ["detail"]


async def test_a_change_of_size_during_the_start_is_laid_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("digest_tui.ui.compat.first_layout.FirstScreen._end_start", lambda _: None)
    async with open_digest(size=WIDE) as driver:
        for size in (NARROW, WIDE, TINY, WIDE):
            await driver.pilot.resize_terminal(*size)
            await driver.pilot.pause()
            assert driver.screen.has_class("-wide") == (size == WIDE)
            assert len(driver.text().splitlines()) == size[1]
