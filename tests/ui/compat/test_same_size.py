"""A size that changes back quickly; `test_terminal` does this in a real terminal."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.screen import Screen

from digest_tui.ui.compat.same_size import RepaintsSameSize


class Repainting(RepaintsSameSize):
    """A screen with the workaround."""


async def repaints(screen: Screen[Any]) -> bool:
    """Return whether a screen is repainted after a Resize to the size it has."""

    class Sized(App[None]):
        def get_default_screen(self) -> Screen[Any]:
            return screen

    async with Sized().run_test() as pilot:
        await pilot.pause()
        repainted: list[bool] = []
        refresh = screen.refresh

        def record(*regions: Any, repaint: bool = True, **options: Any) -> Screen[Any]:
            if repaint and not regions:
                repainted.append(True)
            return refresh(*regions, repaint=repaint, **options)

        screen.refresh = record  # type: ignore[method-assign]
        screen.post_message(events.Resize(screen.size, screen.size))
        await pilot.pause()
        return bool(repainted)


async def test_the_size_that_a_screen_has_is_painted_again() -> None:
    assert await repaints(Repainting())


async def test_textual_paints_nothing_for_the_size_that_a_screen_has() -> None:
    assert not await repaints(Screen())
