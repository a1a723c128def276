"""The first layouts of a screen; `test_terminal` counts the paints in a real terminal."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from digest_tui.ui.compat.first_layout import FirstScreen
from tests.support.app_driver import NARROW, WIDE, open_digest

BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]


class Once(FirstScreen):
    """A screen with the workaround that counts its layouts."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    layouts = 0

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.layouts += 1
        super()._refresh_layout(size, scroll)


class Plain(Screen[None]):
    """Textual's own."""

    HORIZONTAL_BREAKPOINTS = BREAKPOINTS
    layouts = 0

    def _refresh_layout(self, size: Size | None = None, scroll: bool = False) -> None:
        self.layouts += 1
        super()._refresh_layout(size, scroll)


async def first_layouts(screen: Once | Plain) -> int:
    """Return how often a screen is laid out during its start."""

    class Started(App[None]):
        def get_default_screen(self) -> Screen[Any]:
            return screen

    async with Started().run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        return screen.layouts


async def test_textual_lays_out_more_often_than_the_first_screen() -> None:
    once = await first_layouts(Once(Size(100, 30), ""))
    assert once < await first_layouts(Plain())


async def test_the_classes_of_the_breakpoints_are_there_from_the_start() -> None:
    assert Once(Size(100, 30), "-first").classes == {"-first", "-wide"}
    assert Once(Size(79, 30), "").classes == {"-narrow"}


async def test_a_later_size_is_laid_out() -> None:
    async with open_digest(size=WIDE) as driver:
        await driver.pilot.resize_terminal(*NARROW)
        await driver.wait_until(lambda: driver.screen.has_class("-narrow"))
        assert driver.screen.size == Size(*NARROW)
        assert not driver.screen.has_class("-wide")
