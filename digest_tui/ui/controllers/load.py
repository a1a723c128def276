"""Load digests in the background, and add new and changed ones."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

from textual.message import Message
from textual.screen import Screen
from textual.timer import Timer

from digest_tui.model import Digest
from digest_tui.session import Session
from digest_tui.session.input_activity import InputActivity
from digest_tui.sources.loader import Loader, Progress
from digest_tui.sources.outcome import Loaded, Skipped
from digest_tui.sources.source import Source
from digest_tui.sources.watcher import Watcher, is_gone
from digest_tui.ui.controllers.timing import Timing

_NEVER: Final = 1_000_000
"""A threshold of the garbage collector that is never reached."""


class LoadProgress(Message):
    """More digests are open, and loading continues."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class DigestsLoaded(Message):
    """Loading has ended.

    Attributes:
        skipped: The files that are no digests.
        incomplete: The digests that have problems.
        files_left: The number of files that were not read, because loading was stopped.
    """

    def __init__(
        self, skipped: Sequence[Skipped], incomplete: Sequence[Digest], files_left: int
    ) -> None:
        super().__init__()
        self.skipped = skipped
        self.incomplete = incomplete
        self.files_left = files_left


class DigestsJoined(Message):
    """New or changed digests were opened."""

    def __init__(self, digests: Sequence[Digest]) -> None:
        super().__init__()
        self.digests = digests


class DigestRejected(Message):
    """A changed file is incomplete and has fewer papers than the open digest, which is kept."""

    def __init__(self, digest: Digest) -> None:
        super().__init__()
        self.digest = digest


class LoadController:
    """Adds the digests of a loader to the session, then watches for new and changed ones.

    Args:
        screen: Runs timers and workers, and posts the messages.
        session: The session.
        activity: Knows whether the user is pressing keys.
        loader: Loads the digests.
        watcher: Finds new and changed digests; None to watch no directory.
        timing: How often the screen is updated and the directories are checked.

    Attributes:
        is_loading: Whether digests are being loaded.
    """

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        activity: InputActivity,
        loader: Loader,
        watcher: Watcher | None,
        timing: Timing,
    ) -> None:
        self.is_loading = False
        self._screen = screen
        self._session = session
        self._activity = activity
        self._loader = loader
        self._watcher = watcher
        self._timing = timing
        self._newer: list[Digest] = []
        self._update: Timer | None = None
        self._is_looking = False

    @property
    def files_left(self) -> int:
        """The number of files that were not read."""
        return self._loader.files_left

    def start(self) -> None:
        """Load the digests, then start to watch."""
        self._screen.run_worker(self._load(), name="loading")

    def stop(self) -> None:
        """Stop loading."""
        self._loader.stop()

    async def _load(self) -> None:
        incomplete: list[Digest] = []
        if has_sources := self._loader.files_left > 0:
            self.is_loading = True
            self._screen.post_message(LoadProgress(self._loader.progress))
            with _young_collections_only():
                async for outcome in self._loader.stream(self._activity.wait_until_answered):
                    if isinstance(outcome, Loaded):
                        self._add(outcome.digest)
                        incomplete += [outcome.digest] if outcome.digest.problems else []
            if self._update:
                self._update.stop()
            self._insert_newer()
            self.is_loading = False
        if has_sources or self._loader.skipped:
            skipped = tuple(self._loader.skipped)
            self._screen.post_message(DigestsLoaded(skipped, incomplete, self.files_left))
        if self._watcher:
            self._screen.set_interval(self._timing.look, self._start_look)

    def _add(self, digest: Digest) -> None:
        """Add a digest to the session, and show it at the next update.

        A digest that is newer than another open one waits for the update, because inserting it
        builds a new index: 14 ms for half a year of digests.
        """
        if digest.date <= self._session.index.digests[-1].date:
            self._session.add(digest)
        else:
            self._newer.append(digest)
        if self._update is None:
            is_busy = self._activity.is_busy
            pause = self._timing.show_loaded_while_busy if is_busy else self._timing.show_loaded
            self._update = self._screen.set_timer(pause, self._show_progress)

    def _show_progress(self) -> None:
        self._update = None
        self._insert_newer()
        self._screen.post_message(LoadProgress(self._loader.progress))

    def _insert_newer(self) -> None:
        if self._newer:
            self._session.insert(self._newer)
            self._newer = []

    def _start_look(self) -> None:
        """Look for new digests, unless the last look has not finished."""
        if not self._is_looking:
            self._is_looking = True
            self._screen.run_worker(self._look(), name="watching")

    async def _look(self) -> None:
        """Open all digests that are new or changed."""
        try:
            if self._watcher and (sources := await self._watcher.look()):
                await self._join(self._watcher, sources)
        finally:
            self._is_looking = False

    async def _join(self, watcher: Watcher, sources: Sequence[Source]) -> None:
        joining: list[Digest] = []
        replaced: set[str] = set()
        async for outcome in Loader(sources).stream(self._activity.wait_until_answered):
            # The watcher returns a file that is no digest again when it changes.
            if not isinstance(outcome, Loaded):
                continue
            paths = {str(path.absolute()) for path in outcome.source.paths}
            same = (each for each in self._session.index.digests if each.path in paths)
            open_papers = max((len(each.papers) for each in same), default=0)
            verdict = watcher.judge(outcome.source, outcome.digest, open_papers)
            if verdict == "joins":
                joining.append(outcome.digest)
                replaced |= paths
            elif verdict == "stays out":
                self._screen.post_message(DigestRejected(outcome.digest))
        if joining:
            self._session.insert(joining, replaced | self._gone_paths(joining))
            self._screen.post_message(DigestsJoined(joining))

    def _gone_paths(self, digests: Sequence[Digest]) -> set[str]:
        """Return the paths of open digests of the same days whose files no longer exist.

        These were renamed or compressed.
        """
        days = {digest.date for digest in digests}
        same_day = (each.path for each in self._session.index.digests if each.date in days)
        return {path for path in same_day if path and is_gone(path)}


@contextmanager
def _young_collections_only() -> Iterator[None]:
    """Exclude old objects from garbage collection, afterwards for the rest of the program.

    A full collection takes 40 ms with half a year of digests, in which no key is handled.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(young, middle, old)
