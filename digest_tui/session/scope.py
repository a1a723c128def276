"""The part of the open digests that is listed."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple

from digest_tui.index import Index


class Scope(NamedTuple):
    """The papers of a period and a category, or the bookmarked ones.

    Attributes:
        kind: "papers" or "bookmarks".
        period: A day, month or year, as in `2026-01-30` or `2026-01`; empty for all.
        category: The name of a category, which may be empty; None for all.
    """

    kind: Literal["papers", "bookmarks"] = "papers"
    period: str = ""
    category: str | None = None


ALL: Final = Scope()
BOOKMARKS: Final = Scope("bookmarks")


def open_part(scope: Scope, index: Index) -> Scope:
    """Return a scope; if no open digest has it, its whole period, or else all papers."""
    if scope == BOOKMARKS or index.has(scope.period, scope.category):
        return scope
    return Scope(period=scope.period) if index.has(scope.period) else ALL
