"""The user's bookmarks and the names of the digests opened last, in one SQLite file.

Several programs may have it open at once. Each sees the changes of the others after a `refresh`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Final, NamedTuple

from digest_tui.model import Paper

# One script for each version of the schema; PRAGMA user_version is the number of those that ran.
# The column arxiv_id contains the paper's key, which is its arXiv id if it has one.
_MIGRATIONS: Final = (
    """
    CREATE TABLE bookmark (
        arxiv_id TEXT PRIMARY KEY,
        title TEXT NOT NULL,
        abs_url TEXT NOT NULL,
        category TEXT NOT NULL,
        digest TEXT NOT NULL,
        added TEXT NOT NULL
    );
    CREATE TABLE opened (path TEXT PRIMARY KEY, at TEXT NOT NULL, place INTEGER NOT NULL);
    """,
)
_TIMEOUT: Final = 2.0
"""Seconds to wait for another program that is writing."""


class LibraryErrorKind(Enum):
    """What failed."""

    NOT_OPENED = "cannot be opened"
    NOT_READ = "cannot be read"
    NOT_WRITTEN = "cannot be written"
    TOO_NEW = "written by a newer version of the program"


class LibraryError(Exception):
    """The library cannot be opened, read or written.

    Attributes:
        kind: What failed.
        path: The file.
        reason: The message of SQLite or the system; empty for `TOO_NEW`.
    """

    def __init__(self, kind: LibraryErrorKind, path: Path, reason: str = "") -> None:
        super().__init__(kind, path, reason)
        self.kind = kind
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """Return the error for a traceback."""
        return f"{self.path}: {self.kind.value} ({self.reason})"


class Bookmark(NamedTuple):
    """A bookmarked paper.

    Attributes:
        key: The key of the paper.
        digest: The name of the digest that contained it.
        added: When it was added: UTC in ISO 8601.
    """

    key: str
    title: str
    abs_url: str
    category: str
    digest: str
    added: str

    @property
    def arxiv_id(self) -> str:
        """The arXiv id; empty if the paper has none, and its address or name is the key."""
        return "" if self.key in (self.abs_url, self.title) else self.key


class Library:
    """The file of the user's bookmarks. A method returns after its change is on disk.

    Raises:
        LibraryError: From the constructor and every method, if SQLite fails.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._bookmarked: frozenset[str] = frozenset()
        self._seen_version = -1
        with self._errors(LibraryErrorKind.NOT_OPENED), ExitStack() as undo:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_TIMEOUT, isolation_level=None)
            undo.callback(self._connection.close)
            if self._version() > len(_MIGRATIONS):
                raise LibraryError(LibraryErrorKind.TOO_NEW, path)
            # SQLite does not wait if another program switches too; one of them succeeds.
            with suppress(sqlite3.OperationalError):
                self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = FULL")
            self._migrate()
            self.refresh()
            undo.pop_all()

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    @property
    def bookmarked(self) -> frozenset[str]:
        """The keys of all bookmarked papers, as of the last refresh or change."""
        return self._bookmarked

    def refresh(self) -> bool:
        """Read the changes of other programs; return whether the bookmarks changed."""
        with self._errors(LibraryErrorKind.NOT_READ):
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version == self._seen_version:
                return False
            self._seen_version = version
            return self._reload()

    def bookmarks(self) -> list[Bookmark]:
        """Return all bookmarks, the newest first."""
        with self._errors(LibraryErrorKind.NOT_READ):
            rows = self._connection.execute(
                "SELECT arxiv_id, title, abs_url, category, digest, added FROM bookmark "
                "ORDER BY added DESC, rowid DESC"
            )
            return [Bookmark(*row) for row in rows]

    def add(self, paper: Paper, digest: str) -> None:
        """Add a bookmark; one that exists stays unchanged."""
        added = datetime.now(UTC).isoformat(timespec="seconds")
        row = Bookmark(paper.key, paper.name, paper.abs_url, paper.category, digest, added)
        with self._errors(LibraryErrorKind.NOT_WRITTEN):
            self._connection.execute(
                # By name, so that a column that a newer program adds gets its default.
                "INSERT OR IGNORE INTO bookmark "
                "(arxiv_id, title, abs_url, category, digest, added) VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )
            self._reload()

    def remove(self, key: str) -> None:
        """Remove the bookmark of a paper, if there is one."""
        with self._errors(LibraryErrorKind.NOT_WRITTEN):
            self._connection.execute("DELETE FROM bookmark WHERE arxiv_id = ?", (key,))
            self._reload()

    def remember(self, paths: Sequence[str]) -> None:
        """Store the names that are open, for `last_opened`."""
        now = datetime.now(UTC).isoformat()
        with self._errors(LibraryErrorKind.NOT_WRITTEN), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("DELETE FROM opened")
            self._connection.executemany(
                "INSERT OR REPLACE INTO opened (path, at, place) VALUES (CAST(? AS TEXT), ?, ?)",
                [(os.fsencode(path), now, order) for order, path in enumerate(paths)],
            )

    def last_opened(self) -> list[str]:
        """Return the names opened last, in their order."""
        with self._errors(LibraryErrorKind.NOT_READ):
            rows = self._connection.execute("SELECT CAST(path AS BLOB) FROM opened ORDER BY place")
            return [os.fsdecode(path) for (path,) in rows]

    def _reload(self) -> bool:
        before = self._bookmarked
        rows = self._connection.execute("SELECT arxiv_id FROM bookmark")
        self._bookmarked = frozenset(key for (key,) in rows)
        return self._bookmarked != before

    def _migrate(self) -> None:
        while self._version() < len(_MIGRATIONS):
            # Another program may migrate at the same time: check again inside the transaction.
            self._connection.execute("BEGIN IMMEDIATE")
            with self._connection:
                version = self._version()
                if version < len(_MIGRATIONS):
                    for statement in _MIGRATIONS[version].split(";"):
                        self._connection.execute(statement)
                    self._connection.execute(f"PRAGMA user_version = {version + 1}")

    def _version(self) -> int:
        version: int = self._connection.execute("PRAGMA user_version").fetchone()[0]
        return version

    @contextmanager
    def _errors(self, kind: LibraryErrorKind) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LibraryError(kind, self.path, str(error)) from error
