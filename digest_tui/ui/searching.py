"""What matches the filter, looked for a little at a time, so that no key has to wait for it."""

from __future__ import annotations

import asyncio
from time import perf_counter

from textual.geometry import Size
from textual.getters import query_one
from textual.timer import Timer

from digest_tui import query
from digest_tui.config import Settings
from digest_tui.session import Session
from digest_tui.session.input_activity import MOMENT, InputActivity
from digest_tui.ui.scoping import ScopeScreen
from digest_tui.ui.widgets.filter_bar import FilterBar
from digest_tui.ui.widgets.status_bar import KeyBar

_AT_ONCE = 10
"""Papers folded at least before a key may come: half a millisecond, with records two."""
_FOLDING = 0.003
"""Seconds of folding between two breaths."""
_AT_A_TIME = 0.024
"""Seconds to look for matches before those found are shown and another key can come.

Half a year of digests is looked through for a word in 5 to 20 ms: one answer is all of it.
"""
_WHILE_LOADING = 0.008
"""Seconds to look for more of them while digests are loaded, which needs the time as well."""
_BREATH = 0.001
"""Seconds for that key: it needs some turns of the loop."""
_SHOW = 0.1
"""Seconds between two shows of how many were found so far: each takes 4 ms."""


class SearchScreen(ScopeScreen):
    """Looks for what the filter asks, and makes ready for the first filter.

    Attributes:
        activity: How busy the reader is.
    """

    filter_bar = query_one("#filter", FilterBar)
    keys = query_one("#keys", KeyBar)

    def __init__(self, state: Session, settings: Settings, size: Size) -> None:
        super().__init__(state, settings, size)
        self.activity = InputActivity()
        self._looking = False
        self._preparing: Timer | None = None

    def on_mount(self) -> None:
        """Follow the filter; what only a filter needs is prepared once the panes are painted."""
        self.watch(self.filter_bar, "value", self._filter_changed, init=False)
        self.call_after_refresh(self.prepare)

    def note_answer(self, key: int) -> None:
        """Take note that the key of a number was answered, once that is painted.

        A pane tells of it after it has painted, the screen perhaps before.
        """
        self.detail.call_after_refresh(self.activity.key_answered, key)

    def prepare(self) -> None:
        """Make ready for the first filter, a little at a time, so that no key has to wait."""
        if self._preparing is not None:
            self._preparing.stop()
            self._preparing = None
        if self.keys.busy:
            return  # to open digests comes first; the last one calls again
        if busy := self.activity.is_busy:
            left = True
        else:
            stop = perf_counter() + _FOLDING
            while (left := self.state.index.prepare(_AT_ONCE)) and perf_counter() < stop:
                pass
        if left:
            self._preparing = self.set_timer(MOMENT if busy else 0.001, self.prepare)

    def _filter_changed(self, text: str) -> None:
        asked = query.parse(text)
        if asked != self.state.query:
            self.state.set_query(asked)
            self.look()

    def look(self) -> None:
        """Show what matches, as far as it is found in a moment; a worker looks for the rest."""
        self._look_for(_AT_A_TIME)
        self._show_found()
        self.look_on()

    def look_on(self) -> None:
        """Let a worker look for the rest, if there is any."""
        if self.state.is_searching and not self._looking:
            self._looking = True
            self.run_worker(self._look_to_the_end(), name="searching")

    async def _look_to_the_end(self) -> None:
        """Look for the rest, and show now and then how much was found."""
        show = perf_counter() + _SHOW
        while self.state.is_searching:
            await asyncio.sleep(_BREATH)
            if self.keys.busy:
                await self.activity.wait_until_answered()
            self._look_for(_WHILE_LOADING if self.keys.busy else _AT_A_TIME)
            if not (self.state.is_searching and self.papers.count and perf_counter() < show):
                self._show_found(steady=True)
                show = perf_counter() + _SHOW
        self._looking = False

    def _look_for(self, seconds: float) -> None:
        stop = perf_counter() + seconds
        self.state.search_step()
        while self.state.is_searching and perf_counter() < stop:
            self.state.search_step()

    def _show_found(self, *, steady: bool = False) -> None:
        """Show what was found so far."""
        self.state.update_rows()
        self.show_papers(steady=steady)
