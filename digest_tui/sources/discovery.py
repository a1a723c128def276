"""Names of files, directories and patterns to what can be read of them, the newest first."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from stat import S_ISDIR, S_ISREG
from typing import Final, NamedTuple

from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources import dates
from digest_tui.sources.source import Source, is_pattern, is_records
from digest_tui.text.sanitize import clean_line

SUFFIXES: Final = (".md", ".markdown", ".txt", ".jsonl")
"""How a digest's name ends, but for a `.gz` behind it, where a directory is searched."""

Tell = Callable[[ReadError], object]
"""Takes the reason why a directory or file was passed over."""


class _File(NamedTuple):
    path: str  # as it was named or found
    full: str  # the same from the root on
    stat: os.stat_result
    named: bool
    day: str  # that its name tells, or the empty string


def _file(path: str, stat: os.stat_result, *, named: bool) -> _File:
    full = os.path.abspath(path)  # noqa: PTH100
    return _File(path, full, stat, named, dates.of_name(full))


def _unheard(_: ReadError) -> None:
    """Ignore an error."""


def find(names: Sequence[str], tell: Tell = _unheard) -> list[Source]:
    """Return the sources of digests that names lead to, the newest first.

    A name may be a file, whatever its suffix; a directory, which is searched with all below it,
    hidden names left out; or, where nothing has it, a pattern of `*`, `?`, `[…]` and `**`. A file
    counts once. The Markdown of one day in one directory makes one source with all records of that
    day. Of a file and the same packed (`.gz`) the packed one is left out. Sources
    of one day, and those of none, which come last, stand in the order of names given and found.

    Args:
        names: What the command line names.
        tell: Takes the error for each directory or file that is passed over, once.

    Raises:
        ReadError: A name leads to nothing.
    """
    told: set[tuple[object, ...]] = set()

    def once(error: ReadError) -> None:
        if error.args not in told:
            told.add(error.args)
            tell(error)

    files: list[_File] = []
    for name in names:
        found = list(_files(name, once))
        if not found:
            raise _nothing(name)
        files += found
    return _sources(files)


def present(names: Iterable[str]) -> list[Source]:
    """Return what `find` does, passing over without a word what leads to nothing, and pipes."""
    files = (file for name in names for file in _files(name, _unheard))
    return _sources([file for file in files if S_ISREG(file.stat.st_mode)])


def _files(name: str, tell: Tell) -> Iterator[_File]:
    """Yield the files that one name leads to."""
    try:
        stat = os.stat(name)  # noqa: PTH116
    except (OSError, ValueError):
        if is_pattern(name):
            from digest_tui.sources.patterns import matches

            for path in matches(name, tell):
                yield from _searched(path, tell)
        return
    if S_ISDIR(stat.st_mode):
        yield from _searched(name, tell)
    else:
        yield _file(name, stat, named=True)


def _searched(path: str, tell: Tell) -> Iterator[_File]:
    """Yield the file at a path, or the files below it whose suffix is that of a digest."""
    paths: Iterable[str] = (path,)
    if os.path.isdir(path):  # noqa: PTH112
        from digest_tui.sources.directories import walk

        paths = (
            file
            for _, files in walk(path, tell)
            for file in files
            if file.lower().removesuffix(".gz").endswith(SUFFIXES)
        )
    for each in paths:
        try:
            stat = os.stat(each)  # noqa: PTH116
        except OSError as error:
            tell(ReadError.from_os_error(Path(each), error))
            continue
        # A named pipe would be waited for.
        if S_ISREG(stat.st_mode):
            yield _file(each, stat, named=False)


def _nothing(name: str) -> ReadError:
    """Return what is wrong with a name that leads to nothing."""
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
    """Return the sources that files make, each file once, the newest first."""
    kept: dict[tuple[int, int] | str, _File] = {}
    for file in files:
        stat = file.stat
        # Some file systems number no files.
        same = (stat.st_dev, stat.st_ino) if stat.st_ino else os.path.realpath(file.path)
        known = kept.get(same, file)
        named = file.named or known.named
        # Of several names of one file the first that tells a day counts.
        kept[same] = (known if known.day or not file.day else file)._replace(named=named)
    full = {file.full: file for file in kept.values()}
    days: dict[tuple[str, str], list[_File]] = {}
    for path, file in full.items():
        if path.lower().endswith(".gz") and path[:-3] in full:
            continue
        place = os.path.dirname(path) if file.day else path  # noqa: PTH120
        days.setdefault((place, file.day), []).append(file)
    found = [source for (_, day), members in days.items() for source in _of_a_day(day, members)]
    return sorted(found, key=lambda source: source.date, reverse=True)


def _of_a_day(day: str, files: Sequence[_File]) -> Iterator[Source]:
    """Yield a source for each Markdown file of a day in one directory, or one for records alone.

    The records go with the Markdown whose name says the least besides the day, which comes first.
    """
    records = sorted(file for file in files if is_records(file.path))
    texts = [file for file in files if not is_records(file.path)]
    texts.sort(key=lambda file: len(file.path))
    for members in ([*texts[:1], *records], *([text] for text in texts[1:])):
        yield Source(
            tuple(Path(file.path) for file in members),
            day,
            tuple(file.stat.st_size for file in members),
            any(file.named for file in members),
            tuple(max(file.stat.st_mtime_ns, file.stat.st_ctime_ns) for file in members),
        )
