"""How digests come onto the screen: behind the first one, and when new ones appear."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence, Set
from contextlib import contextmanager
from time import monotonic

from textual import on
from textual.app import App
from textual.notifications import SeverityLevel
from textual.timer import Timer

from digest_tui.messages import describe
from digest_tui.model import Digest
from digest_tui.session import Session
from digest_tui.sources import Source
from digest_tui.sources.loader import Loader
from digest_tui.sources.outcome import Loaded
from digest_tui.sources.watcher import Watcher, is_gone
from digest_tui.text.counts import counted
from digest_tui.text.wrap import truncate
from digest_tui.ui.compat.toast_holders import remove_empty_toast_holders
from digest_tui.ui.messages import describe_progress
from digest_tui.ui.screens.reading import ReadingScreen

LONGEST_NOTE = 400
"""Cells of a notification: a digest may hold an address of a megabyte."""
_MOST_NOTES = 4
_SHOW = 0.1
"""Seconds between two looks at what was opened meanwhile: drawing it takes a few milliseconds."""
_SHOW_LATER = 0.5
"""The same while the reader presses keys."""
_NEVER = 1_000_000
"""Collections of the middle generation before one of the old: more than there will be."""
_LOOK = 1.0
"""Seconds between two looks for new digests; one takes 4 ms where half a year lies there."""


class OpeningApp(App[None]):
    """Opens more digests than those that are open from the start.

    Args:
        loader: Loads the digests that are not open yet.
        watcher: What finds digests that are new or changed; None where none is looked for.
    """

    def __init__(self, loader: Loader, watcher: Watcher | None) -> None:
        super().__init__()
        self._loader = loader
        self._watcher = watcher
        self._broken: list[Digest] = []
        self._newer: list[Digest] = []
        self._showing: Timer | None = None
        # The notes that stand on the screen, and when each goes.
        self._notes: dict[str, float] = {}

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = True,
    ) -> None:
        """Show a note, unless the same one still stands; where there are many, in their place."""
        now = monotonic()
        self._notes = {text: gone for text, gone in self._notes.items() if gone > now}
        if message not in self._notes:
            if len(self._notes) == _MOST_NOTES:
                self.clear_notifications()
                self._notes.clear()
            remove_empty_toast_holders(self.screen_stack)
            self._notes[message] = now + (self.NOTIFICATION_TIMEOUT if timeout is None else timeout)
            super().notify(message, title=title, severity=severity, timeout=timeout, markup=markup)

    def load(self) -> None:
        """Open more digests behind the screen, then look for new ones."""
        self.run_worker(self._load(), name="loading")

    async def _load(self) -> None:
        if self._loader.files_left:
            self._reading.keys.busy = self._progress
            with _collecting_young():
                async for outcome in self._loader.stream(
                    self._reading.activity.wait_until_answered
                ):
                    if isinstance(outcome, Loaded):
                        self._take_digest(outcome.digest)
            if self._showing:
                self._showing.stop()
            self._place_newer()
            self._reading.files_left = self._loader.files_left
            self._reading.show_index()
        self._tell_loaded()
        if self._watcher:
            self.set_interval(_LOOK, self._look_for_digests)

    def _progress(self, width: int) -> str:
        return describe_progress(self._loader.progress, width)

    def _take_digest(self, digest: Digest) -> None:
        """Add a digest to those that are open, and show it soon, with the next ones."""
        if digest.problems:
            self._broken.append(digest)
        if digest.date <= self._session.index.digests[-1].date:
            self._session.add(digest)
        else:
            self._newer.append(digest)
        if self._showing is None:
            pause = _SHOW_LATER if self._reading.activity.is_busy else _SHOW
            self._showing = self.set_timer(pause, self._show_opened)

    def _show_opened(self) -> None:
        """Show what was opened meanwhile."""
        self._showing = None
        self._place_newer()
        self._reading.show_index(self._progress)

    def _place_newer(self) -> None:
        """Put those digests in their places that are newer than one opened before.

        That makes an index anew, in 14 ms where half a year is open, so that they wait for it.
        """
        if self._newer:
            self._session.insert(self._newer)
            self._newer.clear()

    def _tell_loaded(self) -> None:
        """Say what was passed over, what was broken, and what was left when stopped."""
        skipped, left = self._loader.skipped, self._loader.files_left
        if skipped:
            self.notify(
                truncate(" ".join(describe(each.error) for each in skipped), LONGEST_NOTE),
                title="Passed over",
                severity="warning",
                markup=False,
            )
        self.tell_problems(self._broken)
        if left:
            verb = "was" if left == 1 else "were"
            text = f"{counted(left, 'file')} {verb} left unread until the next start."
            self.notify(text, title="Stopped", markup=False)

    def tell_problems(self, digests: Sequence[Digest]) -> None:
        """Say that not all of some digests could be read: the first problem, and how many more."""
        found = [problem for digest in digests for problem in digest.problems]
        if found:
            text = truncate(describe(found[0]), LONGEST_NOTE)
            if len(found) > 1:
                places = f" in {len(digests)} digests" if len(digests) > 1 else ""
                text += f" And {len(found) - 1:,} more{places}: see --check."
            title = "Not all could be read"
            self.notify(text, title=title, severity="warning", markup=False)

    @on(ReadingScreen.LoadingStopped)
    def _loading_stopped(self) -> None:
        self._loader.stop()

    async def _look_for_digests(self) -> None:
        """Let digests join that are new or changed, those of one look together."""
        if self._watcher is None:
            return
        judge = self._watcher.judge
        joining: list[Digest] = []
        paths: set[str] = set()

        def take(source: Source, digest: Digest) -> None:
            its_paths = {str(path.absolute()) for path in source.paths}
            same = (each for each in self._session.index.digests if each.path in its_paths)
            verdict = judge(source, digest, max((len(each.papers) for each in same), default=0))
            if verdict == "joins":
                joining.append(digest)
                paths.update(its_paths)
            elif verdict == "stays out":
                held = counted(len(digest.papers), "paper")
                text = f"{digest.name} breaks off and holds {held} now; what was read of it stays."
                self.notify(truncate(text, LONGEST_NOTE), title="Not joined", markup=False)

        if sources := await self._watcher.look():
            async for outcome in Loader(sources).stream(self._reading.activity.wait_until_answered):
                # What is no digest, or not whole, is looked at again when it changes.
                if isinstance(outcome, Loaded):
                    take(outcome.source, outcome.digest)
        if joining:
            self._join(joining, paths)

    def _join(self, digests: Sequence[Digest], paths: Set[str]) -> None:
        """Let digests stand for those that have one of the paths, and say so.

        So they do for one of their day whose file is gone: that was renamed, or packed.
        """
        days = {digest.date for digest in digests}
        same_day = (each.path for each in self._session.index.digests if each.date in days)
        gone = {path for path in same_day if path and is_gone(path)}
        self._session.insert(digests, gone | paths)
        self._reading.show_index()
        papers = counted(sum(len(digest.papers) for digest in digests), "paper")
        name = digests[0].name if len(digests) == 1 else f"{len(digests)} digests"
        text = f"{name} with {papers}"
        self.notify(truncate(text, LONGEST_NOTE), title="Joined", markup=False)
        self.tell_problems(digests)

    @property
    def _session(self) -> Session:
        return self._reading.state

    @property
    def _reading(self) -> ReadingScreen:
        """The screen that shows the digests."""
        return next(screen for screen in self.screen_stack if isinstance(screen, ReadingScreen))


@contextmanager
def _collecting_young() -> Iterator[None]:
    """Let the garbage collector pass over what lives long, then leave all of that alone for good.

    Going through half a year of digests takes it 40 ms, in which no key is answered.
    """
    young, middle, old = gc.get_threshold()
    gc.set_threshold(young, middle, _NEVER)
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(young, middle, old)
