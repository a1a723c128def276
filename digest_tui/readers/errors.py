"""The errors of reading, as data; `digest_tui.messages` has their messages."""

from __future__ import annotations

import os
from enum import Enum
from pathlib import Path

from digest_tui.text.sanitize import clean_line


class ReadErrorKind(Enum):
    """Why a file, a directory or a pattern cannot be read as digests."""

    NOT_FOUND = "not found"
    NO_MATCH = "no match"
    """No file matches the pattern."""
    IS_DIRECTORY = "is directory"
    NO_DIGEST_IN_DIRECTORY = "no digest in directory"
    UNREADABLE = "unreadable"
    """The system cannot read it, for the given `reason`."""
    TOO_LARGE = "too large"
    """It is larger than `limit` megabytes."""
    DAMAGED_GZIP = "damaged gzip"
    EMPTY = "empty"
    BINARY = "binary"
    NO_DIGEST = "no digest"
    """It is text, but contains neither papers nor a table of contents."""
    ONLY_LINKS = "only links"
    """It lists links to papers, but contains no text about them."""


class ReadError(Exception):
    """A file that cannot be read as a digest.

    Two errors with equal `args` are the same error.

    Attributes:
        kind: What is wrong.
        name: The name of the file, directory or pattern that is shown, on one line.
        reason: The message of the system, for `UNREADABLE`.
        limit: The largest size in megabytes, for `TOO_LARGE`.
        suffixes: The suffixes of digest files, for `NO_DIGEST_IN_DIRECTORY`.
    """

    def __init__(
        self,
        kind: ReadErrorKind,
        name: str,
        *,
        reason: str = "",
        limit: int = 0,
        suffixes: tuple[str, ...] = (),
    ) -> None:
        super().__init__(kind, name, reason, limit, suffixes)
        self.kind = kind
        self.name = name
        self.reason = reason
        self.limit = limit
        self.suffixes = suffixes

    def __str__(self) -> str:
        """Return the name and the kind, for tracebacks."""
        return f"{self.name}: {self.kind.value}"

    @classmethod
    def from_os_error(cls, path: Path, error: OSError) -> ReadError:
        """Return the error of a file or directory that the system cannot open or read."""
        name = clean_line(str(path))
        if isinstance(error, FileNotFoundError):
            return cls(ReadErrorKind.NOT_FOUND, name)
        # Windows reports a permission error for a directory read as a file; Path.is_dir can raise.
        if isinstance(error, IsADirectoryError) or (os.name == "nt" and os.path.isdir(path)):  # noqa: PTH112
            return cls(ReadErrorKind.IS_DIRECTORY, name)
        return cls(ReadErrorKind.UNREADABLE, name, reason=str(error.strerror))
