"""Search for matches of the filter in short steps, so that no key has to wait."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import Final

from textual.screen import Screen
from textual.timer import Timer

from digest_tui import query
from digest_tui.session import Session
from digest_tui.session.input_activity import MOMENT, InputActivity
from digest_tui.ui.controllers.list import ListController
from digest_tui.ui.controllers.load import LoadController
from digest_tui.ui.controllers.scopes import ScopeController
from digest_tui.ui.controllers.timing import Timing

_PAPERS_PER_STEP: Final = 10
"""Papers prepared in one step: 0.5 ms, or 2 ms with records."""
_PAUSE: Final = 0.001
"""Seconds between two steps, in which the event loop handles keys."""
_SHOW_INTERVAL: Final = 0.1
"""Seconds between two updates of the matches on the screen; each takes 4 ms."""


class SearchController:
    """Searches for matches, and prepares the papers for the first filter.

    Args:
        screen: Runs timers and workers.
        session: The session.
        activity: Knows whether the user is pressing keys.
        papers: Shows the matches found so far.
        scopes: Shows how many of them each scope has.
        load: Knows whether digests are being loaded, which takes precedence.
        timing: How long it works before it lets a key be handled.
    """

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        activity: InputActivity,
        papers: ListController,
        scopes: ScopeController,
        load: LoadController,
        timing: Timing,
    ) -> None:
        self._screen = screen
        self._session = session
        self._activity = activity
        self._papers = papers
        self._scopes = scopes
        self._load = load
        self._timing = timing
        self._has_worker = False
        self._preparing: Timer | None = None

    def set_text(self, text: str) -> None:
        """Set the filter to a text."""
        wanted = query.parse(text)
        if wanted != self._session.query:
            self._session.set_query(wanted)
            self.search()

    def search(self) -> None:
        """Search for a short time, show the matches, and start a worker for the rest."""
        self._search_for(self._timing.search)
        self._show(keep_scroll=False)
        self.search_rest()

    def search_rest(self) -> None:
        """Start a worker for the rest of the search, if there is any."""
        if self._session.is_searching and not self._has_worker:
            self._has_worker = True
            self._screen.run_worker(self._search_to_the_end(), name="searching")

    def prepare(self) -> None:
        """Prepare papers for the first filter in short steps, unless digests are being loaded."""
        if self._preparing is not None:
            self._preparing.stop()
            self._preparing = None
        if self._load.is_loading:
            return
        is_left, is_busy = True, self._activity.is_busy
        stop = perf_counter() + self._timing.prepare
        while is_left and not is_busy and perf_counter() < stop:
            is_left = self._session.index.prepare(_PAPERS_PER_STEP)
        if is_left:
            pause = MOMENT if is_busy else _PAUSE
            self._preparing = self._screen.set_timer(pause, self.prepare)

    async def _search_to_the_end(self) -> None:
        """Search the rest, and show the matches found so far from time to time."""
        show_at = perf_counter() + _SHOW_INTERVAL
        while self._session.is_searching:
            await asyncio.sleep(_PAUSE)
            seconds = self._timing.search
            if self._load.is_loading:
                await self._activity.wait_until_answered()
                seconds = self._timing.search_while_loading
            self._search_for(seconds)
            is_done = not self._session.is_searching
            if is_done or not self._session.rows or perf_counter() >= show_at:
                self._show(keep_scroll=True)
                show_at = perf_counter() + _SHOW_INTERVAL
        self._has_worker = False

    def _search_for(self, seconds: float) -> None:
        stop = perf_counter() + seconds
        self._session.search_step()
        while self._session.is_searching and perf_counter() < stop:
            self._session.search_step()

    def _show(self, *, keep_scroll: bool) -> None:
        self._session.update_rows()
        self._papers.show(keep_scroll=keep_scroll)
        self._scopes.show_counts()
