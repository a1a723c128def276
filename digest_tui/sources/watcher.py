"""Find digests that are new or changed while the program runs."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, Literal

from digest_tui.model import Digest
from digest_tui.sources import daemon_thread
from digest_tui.sources.discovery import discover_existing
from digest_tui.sources.source import Source

PATIENCE: Final = 60
"""How many looks without a change an incomplete digest waits until it is accepted."""

Verdict = Literal["joins", "waits", "stays out"]
_Files = dict[Path, tuple[int, int]]
"""The size of each file, and the time of its last change."""


class Watcher:
    """Looks for new and changed sources of the names on the command line. It reads no file.

    Args:
        names: The names on the command line.
        known: The sources that are open.
        patience: How many looks without a change an incomplete digest waits until it is accepted. A
            slow look counts as one, so it can only make the wait longer.
        discover: Returns the sources of names. It runs in a thread of its own.
    """

    def __init__(
        self,
        names: Sequence[str],
        known: Iterable[Source],
        *,
        patience: int = PATIENCE,
        discover: Callable[[Sequence[str]], list[Source]] = discover_existing,
    ) -> None:
        self._patience = patience
        self._discover = partial(discover, tuple(names))
        self._walk: asyncio.Future[list[Source]] | None = None
        self._is_looking = False
        # The state of each file when it was returned or opened.
        self._known: _Files = {}
        for source in known:
            self._known |= _files(source)
        self._last: dict[tuple[Path, ...], _Files] = {}
        # How many more looks each incomplete digest waits.
        self._waiting: dict[tuple[Path, ...], int] = {}

    async def look(self) -> list[Source]:
        """Return the sources that are new or changed, and did not change since the last look.

        So a file that is being written is not returned yet. A source is returned again after its
        next change. It replaces each open source that shares a path with it, because records may
        be added to an open Markdown file, and Markdown to open records. A source is not new because
        others of its files were deleted. A ReadError of a returned source can be ignored: once the
        rest of the file is written, the source has changed.

        The directories are walked in a daemon thread, one walk at a time: 10,000 files take 0.3
        seconds, and a network file system may not answer at all. A call during another one returns
        no source.
        """
        if self._is_looking:
            return []
        self._is_looking = True
        try:
            if self._walk is None:
                self._walk = daemon_thread.start(self._discover, "watcher")
            # If this look is cancelled, the next one waits for the same walk.
            found = await asyncio.shield(self._walk)
        finally:
            self._is_looking = False
            if self._walk and self._walk.done():
                self._walk = None
        return self._changed(found)

    def _changed(self, found: Sequence[Source]) -> list[Source]:
        """Return which of the sources found are to be read, and store the state of all."""
        now = {source.paths: _files(source) for source in found}
        ready = [
            source
            for source in found
            if self._last.get(source.paths) == now[source.paths]
            and not self._is_known(now[source.paths])
        ]
        for paths in list(self._waiting):
            self._waiting[paths] -= 1
            if paths not in now or not self._is_known(now[paths]):
                del self._waiting[paths]
        ready += [source for source in found if self._waiting.get(source.paths) == 0]
        self._last = now
        for source in ready:
            self._known |= now[source.paths]
        return ready

    def judge(self, source: Source, digest: Digest, open_papers: int = 0) -> Verdict:
        """Return whether a digest joins those that are open.

        It joins if it is complete, or did not change for a while. An incomplete digest never
        replaces one with more papers.

        Args:
            source: A source that `look` returned. If its digest waits, a later look returns it
                again.
            digest: The digest of the source.
            open_papers: The number of papers of the open digest that it would replace.
        """
        if not is_incomplete(digest):
            return "joins"
        if source.paths in self._waiting:
            del self._waiting[source.paths]
            return "joins" if len(digest.papers) >= open_papers else "stays out"
        self._waiting[source.paths] = self._patience
        return "waits"

    def _is_known(self, files: _Files) -> bool:
        """Return whether all of these files were returned, or are open, in this state."""
        return files.items() <= self._known.items()


def is_incomplete(digest: Digest) -> bool:
    """Return whether a digest seems to be only partly written.

    That is so if it is cut off, promises more papers than it contains, or has no abstract of the
    last paper although it has one of the first.
    """
    papers = digest.papers
    if digest.cut_off or digest.lacking:
        return True
    return bool(papers) and papers[-1].abstract is None and papers[0].abstract is not None


def is_gone(path: str) -> bool:
    """Return whether a path surely does not exist."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _files(source: Source) -> _Files:
    return dict(zip(source.paths, zip(source.sizes, source.changed, strict=True), strict=True))
