"""Patterns of paths, for shells that hand them on as they stand."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from digest_tui.readers import ReadError
from digest_tui.sources.directories import entries, walk
from digest_tui.sources.source import is_pattern


def matches(pattern: str, tell: Callable[[ReadError], object]) -> list[str]:
    """Return the files and directories that a pattern names, in the order of their names.

    `*`, `?` and `[…]` match within one name, and a hidden one only behind a dot of their own; `**`
    as a whole name matches any number of directories, in which no link leads in a circle.

    Args:
        pattern: As the command line has it.
        tell: Takes the error for each directory that cannot be read.
    """
    path = Path(pattern)
    found = [path.anchor]
    before = ""
    for part in path.parts[1 if path.anchor else 0 :]:
        if part == "**":
            if before != part:
                found = [
                    directory
                    for base in found
                    if os.path.isdir(base or os.curdir)  # noqa: PTH112
                    for directory, _ in walk(base or os.curdir, tell)
                ]
        else:
            found = [each for base in found for each in _within(base, part, tell)]
        found = list(dict.fromkeys(found))
        before = part
    return found


def _within(base: str, part: str, tell: Callable[[ReadError], object]) -> Iterator[str]:
    """Yield the paths in a directory that one name of a pattern matches."""
    if not is_pattern(part):
        path = os.path.join(base, part)  # noqa: PTH118
        if os.path.lexists(path):
            yield path
        return
    if not os.path.isdir(base or os.curdir):  # noqa: PTH112
        return
    for entry in entries(base or os.curdir, tell):
        hidden = entry.name.startswith(".") and not part.startswith(".")
        if not hidden and fnmatch(entry.name, part):
            yield os.path.join(base, entry.name)  # noqa: PTH118
