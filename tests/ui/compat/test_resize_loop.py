"""Sizes that the terminal no longer has; `test_terminal_sizes` resizes a real terminal."""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Size
from textual.screen import Screen

from digest_tui.ui.compat.resize_loop import CurrentSize

LARGE, SMALL = Size(100, 30), Size(40, 12)
MANY = 100
"""A number of layouts that only a loop reaches."""


class Recorder(Screen[None]):
    """A screen that remembers the sizes it was laid out for, and updates itself after each."""

    def __init__(self) -> None:
        super().__init__()
        self.sizes: list[Size] = []

    def _screen_resized(self, size: Size) -> None:
        self.sizes.append(size)
        if len(self.sizes) < MANY:
            super()._screen_resized(size)

    def on_resize(self) -> None:
        self.call_later(self.refresh)


class CurrentRecorder(Recorder, CurrentSize):
    """The same with the workaround."""


class Sized(App[None]):
    """An app that shows one screen."""

    def __init__(self, recorder: Recorder) -> None:
        super().__init__()
        self.recorder = recorder

    def get_default_screen(self) -> Screen[Any]:
        return self.recorder


async def sizes_after_two(recorder: Recorder) -> list[Size]:
    """Queue two sizes with messages between them; return what is laid out, `MANY` at most."""
    async with Sized(recorder).run_test(size=LARGE) as pilot:
        await pilot.pause()
        recorder.sizes.clear()
        for size in (SMALL, LARGE):
            recorder.post_message(events.Resize(size, size))
            recorder.post_message(events.Callback(lambda: None))
        await pilot.pause()
        return recorder.sizes


async def test_a_size_that_is_gone_is_not_laid_out() -> None:
    assert SMALL not in await sizes_after_two(CurrentRecorder())


async def test_the_current_size_is_laid_out() -> None:
    recorder = CurrentRecorder()
    async with Sized(recorder).run_test(size=LARGE) as pilot:
        await pilot.resize_terminal(*SMALL)
        assert recorder.sizes[-1] == recorder.size == SMALL


async def test_textual_lays_two_sizes_out_for_ever() -> None:
    assert len(await sizes_after_two(Recorder())) >= MANY
