"""What part of the open digests the reader looks at."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Scope(NamedTuple):
    """All papers, the bookmarked ones, or those of one category."""

    kind: Literal["all", "bookmarks", "category"]
    category: str = ""


ALL: Final = Scope("all")
BOOKMARKS: Final = Scope("bookmarks")
