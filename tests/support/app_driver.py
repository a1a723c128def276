"""A running program as tests know it: driven by keys and clicks, read from its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.keys import _character_to_key
from textual.pilot import Pilot

from digest_tui import config
from digest_tui.model import Digest
from digest_tui.ui.app import DigestApp
from digest_tui.ui.screens.reading import ReadingScreen
from tests.support.papers import digest, paper

WIDE, MEDIUM, NARROW, TINY = (150, 42), (110, 30), (80, 24), (50, 20)


TWENTY = digest(*(paper(number) for number in range(1, 21)))


class Reader:
    """What a test knows of a running program."""

    def __init__(self, app: DigestApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def screen(self) -> ReadingScreen:
        """The reading screen."""
        screen = self.app.screen_stack[0]
        assert isinstance(screen, ReadingScreen)
        return screen

    async def press(self, *keys: str) -> None:
        """Press keys and wait until the screen has answered."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, *characters: str) -> None:
        """Type characters as a terminal sends them."""
        for character in characters:
            self.app.post_message(events.Key(_character_to_key(character), character))
            await self.pilot.pause()

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds, 20 seconds at most."""
        for _ in range(1000):
            if holds():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"it never held; the screen says\n{self.text()}")

    async def drag(self, start: Offset, end: Offset) -> None:
        """Press the first button, move the pointer, and let go."""
        await self.pilot.mouse_down(offset=start)
        await self.pilot._post_mouse_events([events.MouseMove], offset=end, button=1)
        await self.pilot.mouse_up(offset=end)
        await self.pilot.pause()

    @property
    def focus(self) -> str | None:
        """The id of the focused pane."""
        return self.app.focused.id if self.app.focused else None

    def text(self, selector: str = "") -> str:
        """The text on the screen, or of one widget."""
        return screen_text(self.app, selector)

    @property
    def listed(self) -> list[int]:
        """The numbers in the ids of the papers in the list."""
        state = self.screen.state
        return [int(state.list_index[position].arxiv_id[-5:]) for position in state.rows]

    @property
    def notes(self) -> list[str]:
        """What the notes on the screen say, the oldest first."""
        return [note.message for note in self.app._notifications]

    @property
    def title(self) -> str:
        """The first line of the paper being read."""
        return self.text("#detail").splitlines()[0].strip(" ▐")


def screen_text(app: App[Any], selector: str = "") -> str:
    """Return what stands on the screen, or within one widget, line by line."""
    strips = app.screen._compositor.render_strips()
    if not selector:
        return "\n".join(strip.text.rstrip() for strip in strips)
    region = app.screen.query_one(selector).content_region
    rows = strips[region.y : region.bottom]
    return "\n".join(strip.crop(region.x, region.right).text.rstrip() for strip in rows)


@asynccontextmanager
async def open_digest(
    *digests: Digest,
    size: tuple[int, int] = WIDE,
    settings: config.Settings | None = None,
    **options: Any,
) -> AsyncIterator[Reader]:
    """Open digests, twenty papers where none is given, in a terminal of a given size."""
    app = DigestApp(digests or [TWENTY], settings or config.load_settings(), **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Reader(app, pilot)
