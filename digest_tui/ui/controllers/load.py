"""Open digests behind the screen, and let new ones join."""

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
"""Collections of the middle generation before one of the old: more than there will be."""


class LoadProgress(Message):
    """More digests are open, and loading goes on."""

    def __init__(self, progress: Progress) -> None:
        super().__init__()
        self.progress = progress


class DigestsLoaded(Message):
    """Loading has ended.

    Attributes:
        skipped: What was no digest.
        incomplete: The digests of which not all could be read.
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
    """Digests that are new or changed are open now."""

    def __init__(self, digests: Sequence[Digest]) -> None:
        super().__init__()
        self.digests = digests


class DigestRejected(Message):
    """A changed file breaks off and holds fewer papers than the open digest, which stays."""

    def __init__(self, digest: Digest) -> None:
        super().__init__()
        self.digest = digest


class LoadController:
    """Opens the digests of a loader and hands them to the session, then looks for new ones.

    Args:
        screen: Runs timers and workers, and posts the messages.
        session: Takes the digests.
        activity: Tells whether the user presses keys.
        loader: What is to be opened.
        watcher: Finds digests that are new or changed; None to look for none.
        timing: How often the screen is updated, and new digests looked for.

    Attributes:
        is_loading: Whether digests are being opened.
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
        """Open the digests, then begin to look for new ones."""
        self._screen.run_worker(self._load(), name="loading")

    def stop(self) -> None:
        """Open no more digests."""
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
        """Hand a digest to the session, and show it soon together with the next ones.

        One that is newer than another open digest waits: to insert it makes a new index, in 14 ms
        for half a year.
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
        """Look for new digests, unless the last look still waits for the disk."""
        if not self._is_looking:
            self._is_looking = True
            self._screen.run_worker(self._look(), name="watching")

    async def _look(self) -> None:
        """Let digests join that are new or changed, those of one look together."""
        try:
            if self._watcher and (sources := await self._watcher.look()):
                await self._join(self._watcher, sources)
        finally:
            self._is_looking = False

    async def _join(self, watcher: Watcher, sources: Sequence[Source]) -> None:
        joining: list[Digest] = []
        replaced: set[str] = set()
        async for outcome in Loader(sources).stream(self._activity.wait_until_answered):
            # What is no digest, or not complete, is looked at again when it changes.
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
        """Return the paths of open digests of the same days whose files are gone.

        Such a file was renamed or packed.
        """
        days = {digest.date for digest in digests}
        same_day = (each.path for each in self._session.index.digests if each.date in days)
        return {path for path in same_day if path and is_gone(path)}


@contextmanager
def _young_collections_only() -> Iterator[None]:
    """Keep the garbage collector off old objects, and exempt them for good afterwards.

    To go through half a year of digests takes it 40 ms, in which no key is answered.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(young, middle, old)
