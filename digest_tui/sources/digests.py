"""Parse the contents of files as digests with a name, a path and a date."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from digest_tui import readers
from digest_tui.model import Digest, Problem, ProblemKind
from digest_tui.readers import ReadError
from digest_tui.sources import dates
from digest_tui.sources.files import decompress, fetch
from digest_tui.sources.source import Source, is_records
from digest_tui.text.sanitize import clean_line


def read(source: Source) -> Digest:
    """Fetch and parse a source.

    Raises:
        ReadError: None of its files is a digest.
    """
    return parse(source, fetch(source))


def is_slow(contents: Sequence[bytes | ReadError]) -> bool:
    """Return whether parsing may delay the answer to a key noticeably."""
    return any(readers.is_slow(each) for each in contents if isinstance(each, bytes))


def parse(source: Source, contents: Sequence[bytes | ReadError]) -> Digest:
    """Return the digest of the files of a source, merged.

    If one of several files is no digest, that is a problem of the digest of the others.

    Args:
        source: The paths and the date.
        contents: The contents that `fetch` returned.

    Raises:
        ReadError: None of the files is a digest.
    """
    texts: list[Digest] = []
    records: list[Digest] = []
    errors: list[ReadError] = []
    for path, data in zip(source.paths, contents, strict=True):
        try:
            digest = _parse_file(path, data, source.date)
        except ReadError as error:
            errors.append(error)
            continue
        (records if is_records(path.name) else texts).append(digest)
    if not texts + records:
        raise errors[0]
    digest = (texts + records)[0]
    if len(source.paths) > 1:
        from digest_tui.sources import merge

        is_empty = not (digest.keys or digest.promised)
        if texts and not (is_empty and records):
            digest = merge.complete(digest, records)
        else:
            digest = merge.combine(records)
    if errors:
        unread = (
            Problem(ProblemKind.UNREADABLE_FILE, 0, error.name, error=error) for error in errors
        )
        digest = replace(digest, problems=(*digest.problems, *unread))
    return digest


def parse_bytes(data: bytes, name: str) -> Digest:
    """Return the digest of bytes that are not from a file.

    Args:
        data: Bytes for `readers.read`, perhaps compressed by gzip.
        name: The name of the digest.

    Raises:
        ReadError: The bytes are no digest.
    """
    data = decompress(data, name)
    digest = readers.read(data, name)
    return replace(digest, date=dates.month_from_ids(data, digest))


def read_demo() -> Digest:
    """Return the packaged demo digest."""
    from importlib import resources

    data = resources.files("digest_tui").joinpath("data", "demo.md").read_bytes()
    return parse_bytes(data, "demo")


def _parse_file(path: Path, data: bytes | ReadError, day: str) -> Digest:
    """Return the digest of one file; without a day, its date is the month of its newest id."""
    if isinstance(data, ReadError):
        raise data
    digest = readers.read(data, path.name, clean_line(str(path)))
    date = day or dates.month_from_ids(data, digest)
    return replace(digest, path=str(path.absolute()), date=date)
