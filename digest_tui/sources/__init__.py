"""Many files to digests, in order: found by name, fetched, read, and those of a day made one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

from digest_tui import readers
from digest_tui.model import Digest, Problem, ProblemKind
from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources import dates
from digest_tui.sources.discovery import find
from digest_tui.sources.source import Source, is_records
from digest_tui.text.sanitize import clean_line

__all__ = [
    "LARGEST",
    "Source",
    "fetch",
    "find",
    "is_slow",
    "parse",
    "read",
    "read_bytes",
    "read_limited",
]

LARGEST: Final = 512 * 2**20
"""Bytes of the largest file that is read, packed or unpacked: a thousand times a large digest."""
_PIECE: Final = 2**20
"""Bytes read at a time."""


def read(source: Source) -> Digest:
    """Read the digest of a source.

    Raises:
        ReadError: None of its files can be read as a digest.
    """
    return parse(source, fetch(source))


def fetch(source: Source) -> tuple[bytes | ReadError, ...]:
    """Return the bytes of each file of a source, unpacked, or what is wrong with it.

    Waits for the disk and parses nothing, so that a thread can do it.
    """
    return tuple(map(_fetched, source.paths))


def is_slow(data: Sequence[bytes | ReadError]) -> bool:
    """Tell whether to parse what `fetch` returned may take longer than a key should wait."""
    return any(readers.is_slow(each) for each in data if isinstance(each, bytes))


def parse(source: Source, data: Sequence[bytes | ReadError]) -> Digest:
    """Return the digest that the files of a source make, with name, path and date.

    Where one of several files is no digest, the others make it, and that is one of its problems.

    Args:
        source: Tells the files and the day.
        data: What `fetch` returned for it.

    Raises:
        ReadError: None of the files is a digest.
    """
    texts: list[Digest] = []
    records: list[Digest] = []
    failed: list[ReadError] = []
    for path, fetched in zip(source.paths, data, strict=True):
        try:
            digest = _parsed(path, fetched, source.date)
        except ReadError as error:
            failed.append(error)
            continue
        (records if is_records(path.name) else texts).append(digest)
    if not texts + records:
        raise failed[0]
    digest = (texts + records)[0]
    if len(source.paths) > 1:
        from digest_tui.sources import merge

        tells = digest.keys or digest.promised or not records
        digest = merge.complete(digest, records) if texts and tells else merge.unite(records)
    if failed:
        unread = (
            Problem(ProblemKind.UNREADABLE_FILE, 0, error.name, error=error) for error in failed
        )
        digest = replace(digest, problems=(*digest.problems, *unread))
    return digest


def read_bytes(data: bytes, name: str) -> Digest:
    """Read a digest, packed or not, that stands in no file.

    Args:
        data: What `readers.read` takes, or the same packed by gzip.
        name: What the digest is called.

    Raises:
        ReadError: The bytes hold no digest.
    """
    data = _unpacked(data, name)
    digest = readers.read(data, name)
    return replace(digest, date=dates.of_ids(data, digest))


def _parsed(path: Path, data: bytes | ReadError, day: str) -> Digest:
    """Return the digest of one file; without a day its date is the month that its ids tell."""
    if isinstance(data, ReadError):
        raise data
    digest = readers.read(data, path.name, clean_line(str(path)))
    return replace(digest, path=str(path.absolute()), date=day or dates.of_ids(data, digest))


def _fetched(path: Path) -> bytes | ReadError:
    """Return the bytes of one file, unpacked, or what is wrong with it."""
    shown = clean_line(str(path))
    try:
        with path.open("rb") as file:
            return _unpacked(read_limited(file.read, shown), shown)
    except OSError as error:
        return ReadError.from_os_error(path, error)
    except ReadError as error:
        return error


def read_limited(take: Callable[[int], bytes | None], shown: str) -> bytes:
    """Return all that can be read of something.

    Args:
        take: Returns so many bytes more, fewer only at the end, or None where there are none
            yet; it may never come to an end.
        shown: What it is called.

    Raises:
        OSError: It cannot be read.
        ReadError: It holds more than `LARGEST`.
    """
    pieces: list[bytes] = []
    size = 0
    # One that is not full is the last: to ask once more takes as long as to read a digest.
    while size == len(pieces) * _PIECE:
        pieces.append(take(_PIECE) or b"")
        size += len(pieces[-1])
        if size > LARGEST:
            raise ReadError(ReadErrorKind.TOO_LARGE, shown, limit=LARGEST // 2**20)
    return b"".join(pieces)


def _unpacked(data: bytes, shown: str) -> bytes:
    """Return bytes as they are, or unpacked where they begin as gzip's do.

    Raises:
        ReadError: They are damaged, break off, or hold more than `LARGEST`.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    import gzip
    import io
    import zlib

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return read_limited(packed.read, shown)
    except (OSError, EOFError, zlib.error):
        raise ReadError(ReadErrorKind.DAMAGED_GZIP, shown) from None
