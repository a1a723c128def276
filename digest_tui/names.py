"""Resolve the names on the command line that are not those of files: addresses and days."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import Final

from digest_tui.arguments import UsageError, UsageErrorKind
from digest_tui.sources.discovery import discover_existing

_ADDRESS: Final = re.compile(r"(?i)(?:https?|ftp)://")


def resolve(names: Sequence[str], last_opened: Callable[[], Iterable[str]]) -> list[str]:
    """Return the names with those of its files in place of each day.

    The files of a day, such as `2026-06-30`, are looked for beside what was opened last, unless
    something has the day itself as its name.

    Args:
        names: The names on the command line.
        last_opened: Returns the paths that were opened last; called only if a day is named.

    Raises:
        UsageError: A name is an address, or a day without a file.
    """
    resolved: list[str] = []
    for name in names:
        if _ADDRESS.match(name):
            raise UsageError(UsageErrorKind.ADDRESS_NAMED, name=name)
        if _is_day(name) and not os.path.lexists(name):
            files = _files_of_day(name, last_opened())
            if not files:
                raise UsageError(UsageErrorKind.NO_FILE_OF_DAY, name=name)
            resolved += files
        else:
            resolved.append(name)
    return resolved


def _is_day(name: str) -> bool:
    try:
        return date.fromisoformat(name).isoformat() == name
    except ValueError:
        return False


def _files_of_day(day: str, opened: Iterable[str]) -> list[str]:
    """Return the files of a day in the directories that were opened, or that hold opened files."""
    directories = [path if os.path.isdir(path) else os.path.dirname(path) for path in opened]  # noqa: PTH112, PTH120
    existing = discover_existing(dict.fromkeys(filter(None, directories)))
    return [str(path) for source in existing if source.date == day for path in source.paths]
