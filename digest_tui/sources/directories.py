"""Walk a directory and those below it, each once, even if links form a cycle."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from digest_tui.readers import ReadError
from digest_tui.sources.source import OnError


def walk(top: str, on_error: OnError) -> Iterator[tuple[str, list[str]]]:
    """Yield a directory and all directories below it, each with its files, sorted by name.

    Hidden names are skipped. A link to a directory is followed unless the directory contains `top`
    or was visited before.

    Args:
        top: The first directory; the paths yielded begin with it.
        on_error: Takes the error for each directory that cannot be read.
    """
    real_top = os.path.join(os.path.realpath(top), "")  # noqa: PTH118
    visited: set[tuple[int, int] | str] = set()
    pending = [top]
    while pending:
        directory = pending.pop()
        identity = _identity(directory)
        if identity in visited:
            continue
        visited.add(identity)
        files: list[str] = []
        subdirectories: list[str] = []
        for entry in entries(directory, on_error):
            if entry.name.startswith("."):
                continue
            if not _is_directory(entry):
                files.append(entry.path)
            elif not (entry.is_symlink() and real_top.startswith(_target(entry.path))):
                subdirectories.append(entry.path)
        yield directory, files
        pending += reversed(subdirectories)


def entries(directory: str, on_error: OnError) -> list[os.DirEntry[str]]:
    """Return the entries of a directory, sorted by name; none if it cannot be read."""
    try:
        with os.scandir(directory) as found:
            return sorted(found, key=lambda entry: entry.name)
    except OSError as error:
        on_error(ReadError.from_os_error(Path(directory), error))
        return []


def _is_directory(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # For example a link to itself.
        return False


def _target(path: str) -> str:
    """Return the target of a link, with a trailing separator."""
    return os.path.join(os.path.realpath(path), "")  # noqa: PTH118


def _identity(directory: str) -> tuple[int, int] | str:
    """Return a value that is the same for all names of one directory."""
    try:
        stat = os.stat(directory)  # noqa: PTH116
    except OSError:
        return directory
    return (stat.st_dev, stat.st_ino) if stat.st_ino else os.path.realpath(directory)
