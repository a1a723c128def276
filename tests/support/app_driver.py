"""Drive the app in a test with keys and clicks, and read its screen."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.keys import _character_to_key
from textual.pilot import Pilot

from digest_tui import config, sources
from digest_tui.model import Digest
from digest_tui.sources import Source
from digest_tui.sources.loader import Loader
from digest_tui.sources.outcome import Fetch, Skipped
from digest_tui.ui.app import DigestApp
from digest_tui.ui.screens.reading import ReadingScreen
from tests.support.papers import digest, paper

WIDE, MEDIUM, NARROW, TINY = (160, 42), (110, 30), (80, 24), (50, 20)
"""Columns and rows of each class of sizes."""

TWENTY = digest(*(paper(number) for number in range(1, 21)))
"""A digest of twenty papers."""


class AppDriver:
    """A running app, its pilot, and the contents of its screen."""

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
        """Press keys by Textual's names, and wait until the app has handled them."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, *characters: str) -> None:
        """Send characters as a terminal does."""
        for character in characters:
            self.app.post_message(events.Key(_character_to_key(character), character))
            await self.pilot.pause()

    async def wait_until(self, condition: Callable[[], bool]) -> None:
        """Wait until a condition is true; fail after 20 seconds."""
        for _ in range(1000):
            if condition():
                return
            await self.pilot.pause(0.02)
        raise AssertionError(f"the condition is still false; the screen shows\n{self.text()}")

    async def drag(self, start: Offset, end: Offset) -> None:
        """Drag with the first mouse button."""
        await self.pilot.mouse_down(offset=start)
        await self.pilot._post_mouse_events([events.MouseMove], offset=end, button=1)
        await self.pilot.mouse_up(offset=end)
        await self.pilot.pause()

    @property
    def focused_id(self) -> str | None:
        """The id of the focused widget."""
        return self.app.focused.id if self.app.focused else None

    def text(self, selector: str = "") -> str:
        """Return the text of the screen, or of one widget."""
        return screen_text(self.app, selector)

    @property
    def listed(self) -> list[int]:
        """The numbers of the listed papers, from their ids."""
        session = self.screen.session
        return [int(session.list_index[position].arxiv_id[-5:]) for position in session.rows]

    @property
    def notifications(self) -> list[str]:
        """The texts of all messages, oldest first."""
        return [sent.note.text for sent in self.app._notes.sent]

    @property
    def title(self) -> str:
        """The first line of the detail pane."""
        return self.text("#detail").splitlines()[0].strip(" ★▐")


def screen_text(app: App[Any], selector: str = "") -> str:
    """Return the text of the screen, or of one widget, line by line."""
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
    more: Sequence[Source] = (),
    skipped: Sequence[Skipped] = (),
    fetch: Fetch = sources.fetch,
    **options: Any,
) -> AsyncIterator[AppDriver]:
    """Open digests in the app; yield its driver.

    Args:
        digests: The digests to start with; by default one of twenty papers.
        size: Columns and rows of the terminal.
        settings: The settings; by default those of the test's home directory.
        more: The sources to load in the background.
        skipped: The files that were skipped before.
        fetch: Reads the contents of a source.
        options: More arguments of `DigestApp`.
    """
    opened = digests or [TWENTY]
    loader = Loader(more, opened, skipped, fetch=fetch)
    app = DigestApp(opened, settings or config.load_settings(), loader=loader, **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield AppDriver(app, pilot)
