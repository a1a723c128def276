"""What is new or changed in directories since the last look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

from digest_tui.model import Digest
from digest_tui.sources.discovery import discover_existing
from digest_tui.sources.source import Source

_PATIENCE = 60
"""Looks without a change after which what seems half-written is taken for all there is."""

Verdict = Literal["joins", "waits", "stays out"]
_Files = dict[Path, tuple[int, int]]
"""Size of each file, and when it was last changed."""


class Watcher:
    """Looks again at what the command line names; it waits for nothing and reads no file.

    Args:
        names: What `find` was given.
        known: What it returned, and is open.
    """

    def __init__(self, names: Sequence[str], known: Iterable[Source]) -> None:
        self._names = tuple(names)
        # The state in which each file was returned or is open.
        self._told: _Files = {}
        for source in known:
            self._told |= _files(source)
        self._last: dict[tuple[Path, ...], _Files] = {}
        self._waiting: dict[tuple[Path, ...], int] = {}

    def look(self) -> list[Source]:
        """Return the sources that are new or changed, once they are as they were a look ago.

        So a file that is being written waits; a source is returned again when it changes again. It
        stands for every open one that has a path in common with it: records may join a Markdown
        file that is open, and the other way round. What is left of a source whose other files are
        gone is none. A ReadError of it can be let go: the rest of the file, once written, is a
        change.
        """
        found = discover_existing(self._names)
        now = {source.paths: _files(source) for source in found}
        ready = [
            source
            for source in found
            if self._last.get(source.paths) == now[source.paths]
            and not self._is_told(now[source.paths])
        ]
        for paths in list(self._waiting):
            self._waiting[paths] -= 1
            if paths not in now or not self._is_told(now[paths]):
                del self._waiting[paths]
        ready += [source for source in found if self._waiting.get(source.paths) == 0]
        self._last = now
        for source in ready:
            self._told |= now[source.paths]
        return ready

    def judge(self, source: Source, digest: Digest, open_papers: int = 0) -> Verdict:
        """Tell whether a digest joins: it is whole, or nothing was added to it for long.

        One that breaks off never takes the place of one with more papers: it stays out.

        Args:
            source: What `look` returned; where its digest waits, a later look returns it once more.
            digest: What was read from it.
            open_papers: How many papers the open digest has for which it would stand.
        """
        if not breaks_off(digest):
            return "joins"
        if source.paths in self._waiting:
            del self._waiting[source.paths]
            return "joins" if len(digest.papers) >= open_papers else "stays out"
        self._waiting[source.paths] = _PATIENCE
        return "waits"

    def _is_told(self, files: _Files) -> bool:
        """Tell whether all of these files were returned or are open as they are."""
        return files.items() <= self._told.items()


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


def _files(source: Source) -> _Files:
    return dict(zip(source.paths, zip(source.sizes, source.changed, strict=True), strict=True))
