"""The files of one digest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digest_tui.readers import ReadError

OnError = Callable[[ReadError], object]
"""Called with the error of a file or directory that cannot be read and is skipped."""


class Source(NamedTuple):
    """One file, or the Markdown and the records of one day in one directory.

    Attributes:
        paths: The Markdown first, then the records, in the order of their names.
        date: The day, as in `2026-01-30`; empty if no path contains one.
        sizes: The bytes on disk of each path.
        explicit: Whether the command line names one of the files.
        changed: When each path was last written or moved, or its permissions changed, in
            nanoseconds since 1970.
    """

    paths: tuple[Path, ...]
    date: str
    sizes: tuple[int, ...]
    explicit: bool
    changed: tuple[int, ...]


def is_records(path: str) -> bool:
    """Return whether a path is that of records, compressed or not."""
    return path.lower().removesuffix(".gz").endswith(".jsonl")


def is_pattern(name: str) -> bool:
    """Return whether a name on the command line may match several files."""
    return any(character in name for character in "*?[")
