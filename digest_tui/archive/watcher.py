"""What is new or changed in directories since the last look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from digest_tui.archive.finding import present
from digest_tui.archive.source import Source
from digest_tui.model import Digest

_PATIENCE = 60
"""Looks without a change after which what seems half-written is taken for all there is."""

_Files = tuple[int, tuple[int, ...]]


class Watcher:
    """Looks again at what the command line names; it waits for nothing and reads no file.

    Args:
        names: What `find` was given.
        known: What it returned, and is open.
    """

    def __init__(self, names: Sequence[str], known: Iterable[Source]) -> None:
        self._names = tuple(names)
        # Of each source the state in which it was returned or is open.
        self._told = {source.paths: _state(source) for source in known}
        self._last: dict[tuple[Path, ...], _Files] = {}
        self._waiting: dict[tuple[Path, ...], int] = {}

    def look(self) -> list[Source]:
        """Return the sources that are new or changed, once they are as they were a look ago.

        So a file that is being written waits; a source is returned again when it changes again. It
        stands for every open one that has a path in common with it: records may join a Markdown
        file that is open, and the other way round. A ReadError of it can be let go: the rest of
        the file, once written, is a change.
        """
        found = present(self._names)
        now = {source.paths: _state(source) for source in found}
        ready = [
            source
            for source in found
            if self._last.get(source.paths) == now[source.paths] != self._told.get(source.paths)
        ]
        for paths in list(self._waiting):
            self._waiting[paths] -= 1
            if now.get(paths) != self._told[paths]:
                del self._waiting[paths]
        ready += [source for source in found if self._waiting.get(source.paths) == 0]
        self._last = now
        self._told.update((source.paths, now[source.paths]) for source in ready)
        return ready

    def takes(self, source: Source, digest: Digest) -> bool:
        """Tell whether a digest can join: it is whole, or nothing was added to it for long.

        Args:
            source: What `look` returned; where the digest cannot join, a later look may return it
                once more.
            digest: What was read from it.
        """
        if not breaks_off(digest) or source.paths in self._waiting:
            self._waiting.pop(source.paths, None)
            return True
        self._waiting[source.paths] = _PATIENCE
        return False


def breaks_off(digest: Digest) -> bool:
    """Tell whether a digest seems to be written only in part.

    Its last paper or record breaks off; or it promises more papers than it holds; or its last paper
    alone has no abstract.
    """
    papers = digest.papers
    if digest.cut_off or digest.lacking:
        return True
    return bool(papers) and papers[-1].abstract is None and papers[0].abstract is not None


def is_gone(path: str) -> bool:
    """Tell whether nothing has a path any more; one that cannot be looked at is not gone."""
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError:
        return False
    return False


def _state(source: Source) -> _Files:
    return source.size, source.changed
