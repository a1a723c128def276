"""What is new or changed in directories since the last look."""

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
"""Looks without a change after which an incomplete digest is accepted."""

Verdict = Literal["joins", "waits", "stays out"]
_Files = dict[Path, tuple[int, int]]
"""Size of each file, and when it last changed."""


class Watcher:
    """Looks again at the names on the command line. It reads no file.

    Args:
        names: The names given to `discover`.
        known: The sources that it returned, which are open.
        patience: Looks without a change after which an incomplete digest is accepted. A slow look
            counts as one, so it makes the wait longer and never shorter.
        discover: Returns the sources that names lead to. It runs in a thread of its own.
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
        # How many looks each incomplete digest still waits.
        self._waiting: dict[tuple[Path, ...], int] = {}

    async def look(self) -> list[Source]:
        """Return the sources that are new or changed, and have not changed since the last look.

        A file that is being written therefore waits. A source is returned again when it changes
        again. It replaces every open one that has a path in common with it: records may join an
        open Markdown file, and the other way round. A source whose other files were deleted is not
        new. A ReadError of a returned source can be ignored: the rest of the file, once written, is
        a change.

        The directories are walked in a daemon thread, one walk at a time: 10,000 files take 0.3
        seconds, and a network file system may not answer at all. A call during another one returns
        nothing.
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
        """Return those of the sources found that are to be read, and remember all for the next."""
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

        It does if it is complete or did not change for a while. An incomplete one never replaces
        one with more papers: it stays out.

        Args:
            source: A source that `look` returned. If its digest waits, a later look returns it once
                more.
            digest: The digest of the source.
            open_papers: The number of papers in the open digest that it would replace.
        """
        if not is_incomplete(digest):
            return "joins"
        if source.paths in self._waiting:
            del self._waiting[source.paths]
            return "joins" if len(digest.papers) >= open_papers else "stays out"
        self._waiting[source.paths] = self._patience
        return "waits"

    def _is_known(self, files: _Files) -> bool:
        """Return whether all of these files were returned or are open in this state."""
        return files.items() <= self._known.items()


def is_incomplete(digest: Digest) -> bool:
    """Return whether a digest seems to be only partly written.

    Its last paper or record breaks off, it promises more papers than it contains, or only its last
    paper has no abstract.
    """
    papers = digest.papers
    if digest.cut_off or digest.lacking:
        return True
    return bool(papers) and papers[-1].abstract is None and papers[0].abstract is not None


def is_gone(path: str) -> bool:
    """Return whether a path no longer exists; one that cannot be examined may exist."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _files(source: Source) -> _Files:
    return dict(zip(source.paths, zip(source.sizes, source.changed, strict=True), strict=True))
