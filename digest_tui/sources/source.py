"""The files that make one digest."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from digest_tui.readers import ReadError

OnError = Callable[[ReadError], object]
"""Takes the error for a file or directory that cannot be read and is skipped."""


class Source(NamedTuple):
    """One file, or the Markdown and the records of one day in one directory.

    Attributes:
        paths: The Markdown first, then the records, in the order of their names.
        date: `2026-01-30`, or empty if no name contains a day.
        sizes: Bytes on disk of each path.
        explicit: Whether the command line names one of the files itself.
        changed: When each path was last written, moved, or given other permissions, in nanoseconds
            since 1970.
    """

    paths: tuple[Path, ...]
    date: str
    sizes: tuple[int, ...]
    explicit: bool
    changed: tuple[int, ...]


def is_records(path: str) -> bool:
    """Return whether a file's name is that of records, compressed or not."""
    return path.lower().removesuffix(".gz").endswith(".jsonl")


def is_pattern(name: str) -> bool:
    """Return whether a name on the command line may match several files."""
    return any(character in name for character in "*?[")
