"""What the reader keeps: bookmarks and the digests opened last, in one SQLite file.

Several programs may have it open at once; what one of them commits the others see at their next
call of `refresh`.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final, NamedTuple

from digest_tui.model import Paper

# One script per version of the schema; PRAGMA user_version counts those that ran. The column
# arxiv_id holds the paper's key, which is its arXiv id where it has one.
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
_WAIT: Final = 2.0
"""Seconds to wait for another program that is writing."""


class LibraryError(Exception):
    """The library cannot be read or written; its text is one sentence for the reader."""


class Bookmark(NamedTuple):
    """A paper kept under its `key`; `digest` names its file, `added` is UTC in ISO 8601."""

    key: str
    title: str
    abs_url: str
    category: str
    digest: str
    added: str

    @property
    def arxiv_id(self) -> str:
        """The arXiv id; empty where the paper has none, and its address or title is the key."""
        return "" if self.key in (self.abs_url, self.title) else self.key


class Library:
    """The reader's own file of bookmarks; every change is on disk when its method returns.

    Raises:
        LibraryError: From the constructor and every method, where SQLite fails.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._bookmarked: frozenset[str] = frozenset()
        self._seen_version = -1
        with self._errors("opened"), ExitStack() as undo:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, timeout=_WAIT, isolation_level=None)
            undo.callback(self._connection.close)
            if self._version() > len(_MIGRATIONS):
                raise LibraryError(
                    f"{path}: was written by a newer digest-tui; update digest-tui to open it."
                )
            # SQLite does not wait for another program at this same switch; one of them makes it.
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
        """Take over what other programs changed; tell whether there was anything."""
        with self._errors("read"):
            version = self._connection.execute("PRAGMA data_version").fetchone()[0]
            if version == self._seen_version:
                return False
            self._seen_version = version
            return self._reload()

    def bookmarks(self) -> list[Bookmark]:
        """Return all bookmarks, the newest first."""
        with self._errors("read"):
            rows = self._connection.execute(
                "SELECT arxiv_id, title, abs_url, category, digest, added FROM bookmark "
                "ORDER BY added DESC, rowid DESC"
            )
            return [Bookmark(*row) for row in rows]

    def add(self, paper: Paper, digest: str) -> None:
        """Keep a paper; one that is kept already stays as it is."""
        added = datetime.now(UTC).isoformat(timespec="seconds")
        row = Bookmark(paper.key, paper.title, paper.abs_url, paper.category, digest, added)
        with self._errors("written"):
            self._connection.execute(
                "INSERT OR IGNORE INTO bookmark VALUES (?, ?, ?, ?, ?, ?)", row
            )
            self._reload()

    def remove(self, key: str) -> None:
        """Forget a paper."""
        with self._errors("written"):
            self._connection.execute("DELETE FROM bookmark WHERE arxiv_id = ?", (key,))
            self._reload()

    def remember(self, paths: Sequence[str]) -> None:
        """Note that these files, directories and patterns were opened together, now."""
        now = datetime.now(UTC).isoformat()
        with self._errors("written"), self._connection:
            self._connection.execute("BEGIN IMMEDIATE")
            self._connection.execute("DELETE FROM opened")
            self._connection.executemany(
                "INSERT OR REPLACE INTO opened VALUES (CAST(? AS TEXT), ?, ?)",
                [(os.fsencode(path), now, place) for place, path in enumerate(paths)],
            )

    def last_opened(self) -> list[str]:
        """Return the names opened last, in their order."""
        with self._errors("read"):
            rows = self._connection.execute("SELECT CAST(path AS BLOB) FROM opened ORDER BY place")
            return [os.fsdecode(path) for (path,) in rows]

    def _reload(self) -> bool:
        before = self._bookmarked
        rows = self._connection.execute("SELECT arxiv_id FROM bookmark")
        self._bookmarked = frozenset(key for (key,) in rows)
        return self._bookmarked != before

    def _migrate(self) -> None:
        while self._version() < len(_MIGRATIONS):
            # Another program may migrate at the same time: look again once the lock is held.
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
    def _errors(self, done: str) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as error:
            raise LibraryError(
                f"{self.path}: the bookmarks cannot be {done} ({error}); "
                "what was saved before is untouched."
            ) from error
