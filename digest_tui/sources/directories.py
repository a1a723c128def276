"""A directory and all below it, once each, whatever links lead in circles."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from digest_tui.readers import ReadError


def walk(top: str, tell: Callable[[ReadError], object]) -> Iterator[tuple[str, list[str]]]:
    """Yield every directory from `top` down with its files, both in the order of their names.

    Hidden names are left out. A link to a directory is followed, but not to one that holds `top`
    and not to one that was seen.

    Args:
        top: Where to begin; the paths yielded begin with it.
        tell: Takes the error for each directory that cannot be read.
    """
    above = os.path.join(os.path.realpath(top), "")  # noqa: PTH118
    seen: set[tuple[int, int] | str] = set()
    pending = [top]
    while pending:
        directory = pending.pop()
        same = _identity(directory)
        if same in seen:
            continue
        seen.add(same)
        files: list[str] = []
        below: list[str] = []
        for entry in entries(directory, tell):
            if entry.name.startswith("."):
                continue
            if not _is_directory(entry):
                files.append(entry.path)
            elif not (entry.is_symlink() and above.startswith(_target(entry.path))):
                below.append(entry.path)
        yield directory, files
        pending += reversed(below)


def entries(directory: str, tell: Callable[[ReadError], object]) -> list[os.DirEntry[str]]:
    """Return what a directory holds, by name; nothing, and that told, where it cannot be read."""
    try:
        with os.scandir(directory) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        tell(ReadError.from_os_error(Path(directory), error))
        return []


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # A link to itself, say.
        return False


def _target(path: str) -> str:
    """Return where a link to a directory leads, with a separator behind it."""
    return os.path.join(os.path.realpath(path), "")  # noqa: PTH118


def _identity(directory: str) -> tuple[int, int] | str:
    """Return what a directory has in common with another name of it."""
    try:
        stat = os.stat(directory)  # noqa: PTH116
    except OSError:
        return directory
    return (stat.st_dev, stat.st_ino) if stat.st_ino else os.path.realpath(directory)
