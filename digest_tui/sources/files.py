"""Read the bytes of files up to a limit, and decompress them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from digest_tui.readers import ReadError, ReadErrorKind
from digest_tui.sources.source import Source
from digest_tui.text.sanitize import clean_line

MAX_BYTES: Final = 512 * 2**20
"""The maximum size of a file, before and after decompression: a thousand times a large digest."""

Contents = tuple[bytes | ReadError, ...]
"""The bytes of each file of a source, decompressed, or why they cannot be read."""

_CHUNK: Final = 2**20
"""Bytes read at a time."""


def fetch(source: Source, max_bytes: int = MAX_BYTES) -> Contents:
    """Return the contents of the files of a source.

    It waits for the disk and parses nothing, so that a thread can run it.
    """
    return tuple(_read_file(path, max_bytes) for path in source.paths)


def _read_file(path: Path, max_bytes: int) -> bytes | ReadError:
    name = clean_line(str(path))
    try:
        with path.open("rb") as file:
            return decompress(read_limited(file.read, name, max_bytes), name, max_bytes)
    except OSError as error:
        return ReadError.from_os_error(path, error)
    except ReadError as error:
        return error


def read_limited(
    read: Callable[[int], bytes | None], name: str, max_bytes: int = MAX_BYTES
) -> bytes:
    """Return all bytes of a stream.

    Args:
        read: Takes a number of bytes; returns as many, fewer at the end of the stream, or None if
            there are none yet. The stream may be endless.
        name: The name of the stream in an error.
        max_bytes: The limit.

    Raises:
        OSError: The stream cannot be read.
        ReadError: The stream has more than `max_bytes`.
    """
    chunks: list[bytes] = []
    size = 0
    # A chunk that is not full is the last. Another read would take as long as parsing a digest.
    while size == len(chunks) * _CHUNK:
        chunks.append(read(_CHUNK) or b"")
        size += len(chunks[-1])
        if size > max_bytes:
            raise ReadError(ReadErrorKind.TOO_LARGE, name, limit=max_bytes // 2**20)
    return b"".join(chunks)


def decompress(data: bytes, name: str, max_bytes: int = MAX_BYTES) -> bytes:
    """Return bytes decompressed if they begin like those of gzip, else unchanged.

    Args:
        data: The bytes of a file.
        name: The name of the file in an error.
        max_bytes: The limit after decompression.

    Raises:
        ReadError: The bytes are damaged, incomplete, or more than `max_bytes`.
    """
    if not data.startswith(b"\x1f\x8b"):
        return data
    import gzip
    import io
    import zlib

    try:
        with gzip.GzipFile(fileobj=io.BytesIO(data)) as packed:
            return read_limited(packed.read, name, max_bytes)
    except (OSError, EOFError, zlib.error):
        raise ReadError(ReadErrorKind.DAMAGED_GZIP, name) from None
