"""The panes: how they fold, share the screen, and are walked."""

from __future__ import annotations

import pytest
from textual import events

from tests.support.app_driver import MEDIUM, NARROW, TINY, WIDE, Reader, open_digest


async def test_panes_are_walked_by_tab_and_by_side() -> None:
    async with open_digest() as view:
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "h", "h", "l", "right", "right", "left"):
            await view.press(key)
            seen.append(view.focus)
        assert seen == [
            *("detail", "sidebar", "papers", "sidebar"),
            *("sidebar", "sidebar", "papers", "detail", "detail", "papers"),
        ]


async def test_zoom_leaves_the_paper_alone_on_the_screen() -> None:
    async with open_digest() as view:
        await view.press("z")
        assert (view.focus, view.screen.detail.size.width) == ("detail", 150)
        assert not view.screen.papers.display
        await view.press("z")
        assert view.focus == "papers"
        assert view.screen.papers.display
        await view.press("z", "escape")
        assert view.screen.papers.display


def shown_panes(view: Reader) -> list[str]:
    """Return the panes that have room on the screen."""
    return [
        name
        for name in ("sidebar", "papers", "detail")
        if view.screen.query_one(f"#{name}").region.area
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
async def test_panes_fold_with_the_terminal(
    size: tuple[int, int], at_papers: str, at_detail: str, at_sidebar: str
) -> None:
    async with open_digest(size=size) as view:
        assert shown_panes(view) == at_papers.split()
        await view.press("enter")
        assert shown_panes(view) == at_detail.split()
        await view.press("escape", "h")
        assert shown_panes(view) == at_sidebar.split()


async def test_the_list_lies_over_the_detail_in_a_medium_terminal() -> None:
    async with open_digest(size=MEDIUM) as view:
        papers, detail = view.screen.papers.region, view.screen.detail.region
        assert papers.bottom == detail.y
        assert papers.x == detail.x > 0


async def test_nothing_breaks_as_the_terminal_changes_its_size() -> None:
    async with open_digest(size=WIDE) as view:
        await view.press("j", "j")
        for size in [(1, 1), (40, 12), (300, 100), (59, 15), (99, 40), (2, 50), (80, 24), WIDE]:
            await view.pilot.resize_terminal(*size)
            await view.press("j", "k")
        assert view.title == "Paper number 3"
        assert shown_panes(view) == ["sidebar", "papers", "detail"]


async def test_news_of_an_earlier_focus_fold_nothing() -> None:
    async with open_digest() as view:
        await view.press("z")
        view.screen.post_message(events.DescendantFocus(view.screen.papers))
        await view.pilot.pause()
        assert shown_panes(view) == ["detail"]


async def test_a_terminal_that_changes_while_the_screen_begins_is_laid_out_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("digest_tui.ui.compat.first_layout.FirstScreen._end_start", lambda _: None)
    async with open_digest(size=WIDE) as view:
        for size in (NARROW, WIDE, TINY, WIDE):
            await view.pilot.resize_terminal(*size)
            await view.pilot.pause()
            assert view.screen.has_class("-wide") == (size == WIDE)
            assert len(view.text().splitlines()) == size[1]
