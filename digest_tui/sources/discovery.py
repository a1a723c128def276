"""Find the sources of the files, directories and patterns that the command line names."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, NamedTuple

from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources import dates
from digest_tui.sources.source import OnError, Source, is_pattern, is_records
from digest_tui.text.sanitize import clean_line

SUFFIXES: Final = (".md", ".markdown", ".txt", ".jsonl")
"""Suffixes of digests in a directory; `.gz` may follow."""


class _File(NamedTuple):
    path: str  # as named, or as found below a named directory
    full_path: str
    stat: os.stat_result
    explicit: bool
    day: str  # from the path, or empty


def _file(path: str, stat: os.stat_result, *, explicit: bool) -> _File:
    full_path = os.path.abspath(path)  # noqa: PTH100
    return _File(path, full_path, stat, explicit, dates.day_from_path(full_path))


def _ignore(_: ReadError) -> None:
    """Ignore an error."""


def discover(names: Sequence[str], on_error: OnError = _ignore) -> list[Source]:
    """Return the sources of names, the newest first.

    A name may be a file with any suffix; a directory, which is searched recursively except for
    hidden names; or, if nothing has that name, a pattern of `*`, `?`, `[…]` and `**`. A file with
    several names is found once. The Markdown of one day in one directory is one source with all
    records of that day. A compressed file (`.gz`) is left out if its directory has it uncompressed
    too. Sources of the same day are in the order in which they were named and found, as are those
    without a day, which come last.

    Args:
        names: The names on the command line.
        on_error: Called once with the error of each directory or file that is skipped.

    Raises:
        ReadError: There is no file for a name.
    """
    reported: set[tuple[object, ...]] = set()

    def report_once(error: ReadError) -> None:
        if error.args not in reported:
            reported.add(error.args)
            on_error(error)

    files: list[_File] = []
    for name in names:
        found = list(_files(name, report_once))
        if not found:
            raise _nothing_found(name)
        files += found
    return _sources(files)


def discover_existing(names: Iterable[str]) -> list[Source]:
    """Return the same sources as `discover`, but ignore pipes and names without a file."""
    files = (file for name in names for file in _files(name, _ignore))
    return _sources([file for file in files if S_ISREG(file.stat.st_mode)])


def _files(name: str, on_error: OnError) -> Iterator[_File]:
    """Yield the files of one name."""
    try:
        stat = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        if is_pattern(name):
            from digest_tui.sources.patterns import matches

            for path in matches(name, on_error):
                yield from _search(path, on_error)
        return
    if S_ISDIR(stat.st_mode):
        yield from _search(name, on_error)
    else:
        yield _file(name, stat, explicit=True)


def _search(path: str, on_error: OnError) -> Iterator[_File]:
    """Yield the file of a path, or the files below a directory that have a suffix of digests."""
    paths: Iterable[str] = (path,)
    if os.path.isdir(path):  # noqa: PTH112
        from digest_tui.sources.directories import walk

        paths = (
            file
            for _, files in walk(path, on_error)
            for file in files
            if file.lower().removesuffix(".gz").endswith(SUFFIXES)
        )
    for each in paths:
        try:
            stat = os.stat(each)  # noqa: PTH116
        except OSError as error:
            on_error(ReadError.from_os_error(Path(each), error))
            continue
        # Opening a named pipe would block.
        if S_ISREG(stat.st_mode):
            yield _file(each, stat, explicit=False)


def _nothing_found(name: str) -> ReadError:
    """Return the error for a name without a file."""
    shown = clean_line(name)
    try:
        os.scandir(name).close()
    except ValueError:
        return ReadError.from_os_error(Path(name), FileNotFoundError())
    except OSError as error:
        if is_pattern(name):
            return ReadError(ReadErrorKind.NO_MATCH, shown)
        return ReadError.from_os_error(Path(name), error)
    return ReadError(ReadErrorKind.NO_DIGEST_IN_DIRECTORY, shown, suffixes=SUFFIXES)


def _sources(files: Iterable[_File]) -> list[Source]:
    """Return the sources of files without duplicates, the newest first."""
    unique: dict[tuple[int, int] | str, _File] = {}
    for file in files:
        stat = file.stat
        # Some file systems have no inode numbers.
        identity = (stat.st_dev, stat.st_ino) if stat.st_ino else os.path.realpath(file.path)
        known = unique.get(identity, file)
        explicit = file.explicit or known.explicit
        # Of several names of one file, use the first that contains a day.
        unique[identity] = (known if known.day or not file.day else file)._replace(
            explicit=explicit
        )
    by_path = {file.full_path: file for file in unique.values()}
    days: dict[tuple[str, str], list[_File]] = {}
    for path, file in by_path.items():
        if path.lower().endswith(".gz") and path[:-3] in by_path:
            continue
        # Files without a day are sources of their own.
        group = os.path.dirname(path) if file.day else path  # noqa: PTH120
        days.setdefault((group, file.day), []).append(file)
    found = [source for (_, day), members in days.items() for source in _day_sources(day, members)]
    return sorted(found, key=lambda source: source.date, reverse=True)


def _day_sources(day: str, files: Sequence[_File]) -> Iterator[Source]:
    """Yield a source for each Markdown file of a day in one directory, or one of records only.

    The records are merged with the Markdown that has the shortest name, whose source is the first.
    """
    records = sorted(file for file in files if is_records(file.path))
    texts = [file for file in files if not is_records(file.path)]
    texts.sort(key=lambda file: len(file.path))
    for members in ([*texts[:1], *records], *([text] for text in texts[1:])):
        yield Source(
            tuple(Path(file.path) for file in members),
            day,
            tuple(file.stat.st_size for file in members),
            any(file.explicit for file in members),
            tuple(max(file.stat.st_mtime_ns, file.stat.st_ctime_ns) for file in members),
        )
