"""Why no paper is listed."""

from __future__ import annotations

from enum import Enum, auto


class EmptyReason(Enum):
    """Why no paper is listed."""

    SEARCHING = auto()
    """No match is found yet, but papers are left to search."""
    ONLY_OLDER_VERSIONS = auto()
    """The filter matches papers of the scope, but in older versions than the listed ones."""
    NO_MATCH = auto()
    NO_BOOKMARKS = auto()
    NO_PAPERS = auto()
