"""What becomes one digest: a file, or the files of one day; and what names tell of either."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Source(NamedTuple):
    """One file, or the Markdown and the records of one day in one directory.

    Attributes:
        paths: The Markdown first, then the records, in the order of their names.
        date: `2026-01-30`, or empty where no name tells it.
        sizes: Bytes on disk of each path.
        named: Whether the command line names one of the files itself.
        changed: When each path was last written, moved, or given other rights, in nanoseconds
            since 1970.
    """

    paths: tuple[Path, ...]
    date: str
    sizes: tuple[int, ...]
    named: bool
    changed: tuple[int, ...]


def is_records(path: str) -> bool:
    """Tell whether a file's name is that of records, packed or not."""
    return path.lower().removesuffix(".gz").endswith(".jsonl")


def is_pattern(name: str) -> bool:
    """Tell whether a name on the command line may stand for several files."""
    return any(character in name for character in "*?[")
