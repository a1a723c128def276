"""Search for the filter's matches a little at a time, so that no key has to wait for it."""

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

_PAPERS_A_STEP: Final = 10
"""Papers prepared at least before a key is looked for: half a millisecond, with records two."""
_PAUSE: Final = 0.001
"""Seconds for a key between two steps: it needs some turns of the loop."""
_SHOW_EVERY: Final = 0.1
"""Seconds between two updates of the count of matches: each takes 4 ms."""


class SearchController:
    """Searches for what the filter asks, and prepares the texts for the first filter.

    Args:
        screen: Runs the timers and workers.
        session: Is searched.
        activity: Tells whether the user presses keys.
        papers: Shows the matches found so far.
        scopes: Counts them.
        load: Tells whether digests are being opened, which comes first.
        timing: How long it works at a time.
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
        """Filter by what the user typed."""
        wanted = query.parse(text)
        if wanted != self._session.query:
            self._session.set_query(wanted)
            self.search()

    def search(self) -> None:
        """Show what is found in a moment, and let a worker search the rest."""
        self._search_for(self._timing.search)
        self._show(keep_scroll=False)
        self.search_rest()

    def search_rest(self) -> None:
        """Let a worker search what is left, if there is any."""
        if self._session.is_searching and not self._has_worker:
            self._has_worker = True
            self._screen.run_worker(self._search_to_the_end(), name="searching")

    def prepare(self) -> None:
        """Prepare the texts for the first filter, a few at a time; digests to load come first."""
        if self._preparing is not None:
            self._preparing.stop()
            self._preparing = None
        if self._load.is_loading:
            return
        is_left, is_busy = True, self._activity.is_busy
        stop = perf_counter() + self._timing.prepare
        while is_left and not is_busy and perf_counter() < stop:
            is_left = self._session.index.prepare(_PAPERS_A_STEP)
        if is_left:
            pause = MOMENT if is_busy else _PAUSE
            self._preparing = self._screen.set_timer(pause, self.prepare)

    async def _search_to_the_end(self) -> None:
        """Search the rest, and show now and then how much was found."""
        show_at = perf_counter() + _SHOW_EVERY
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
                show_at = perf_counter() + _SHOW_EVERY
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
