"""Expand patterns of paths, as most shells do."""

from __future__ import annotations

import os
from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path

from digest_tui.sources.directories import entries, walk
from digest_tui.sources.source import OnError, is_pattern


def matches(pattern: str, on_error: OnError) -> list[str]:
    """Return the files and directories that match a pattern, sorted by name.

    `*`, `?` and `[…]` match within one name; a hidden name is matched only after a literal dot.
    `**` as a whole name matches any number of directories; links that form a cycle are followed
    once.

    Args:
        pattern: The pattern on the command line.
        on_error: Called with the error of each directory that cannot be read.
    """
    path = Path(pattern)
    found = [path.anchor]
    previous = ""
    for part in path.parts[1 if path.anchor else 0 :]:
        if part == "**":
            if previous != part:
                found = [
                    directory
                    for base in found
                    if os.path.isdir(base or os.curdir)  # noqa: PTH112
                    for directory, _ in walk(base or os.curdir, on_error)
                ]
        else:
            found = [each for base in found for each in _match_name(base, part, on_error)]
        found = list(dict.fromkeys(found))
        previous = part
    return found


def _match_name(base: str, part: str, on_error: OnError) -> Iterator[str]:
    """Yield the paths in a directory that match one name of a pattern."""
    if not is_pattern(part):
        path = os.path.join(base, part)  # noqa: PTH118
        if os.path.lexists(path):
            yield path
        return
    if not os.path.isdir(base or os.curdir):  # noqa: PTH112
        return
    for entry in entries(base or os.curdir, on_error):
        is_hidden = entry.name.startswith(".") and not part.startswith(".")
        if not is_hidden and fnmatch(entry.name, part):
            yield os.path.join(base, entry.name)  # noqa: PTH118
