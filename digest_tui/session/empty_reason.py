"""Why no paper is listed."""

from __future__ import annotations

from enum import Enum, auto


class EmptyReason(Enum):
    """Why no paper is listed."""

    SEARCHING = auto()
    """No match is found yet, but some papers are not searched yet."""
    ONLY_OLDER_VERSIONS = auto()
    """The filter matches papers of the scope only in versions older than those that are listed."""
    NO_MATCH = auto()
    NO_BOOKMARKS = auto()
    NO_PAPERS = auto()
