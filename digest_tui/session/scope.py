"""What part of the open digests the reader looks at."""

from __future__ import annotations

from typing import Final, Literal, NamedTuple


class Scope(NamedTuple):
    """The papers of a period and a category, or the bookmarked ones.

    Attributes:
        kind: Which of the two.
        period: A day or a month, as in `2026-01-30` or `2026-01`; empty is all.
        category: The name of a category, which may be empty; None is all.
    """

    kind: Literal["papers", "bookmarks"] = "papers"
    period: str = ""
    category: str | None = None


class Entry(NamedTuple):
    """A line of the outline of scopes; one without a scope is a rule.

    Attributes:
        scope: What it leads to.
        label: How it is called.
        depth: How many entries stand above it in the tree.
        is_open: Whether the entries below it show; None where there are none.
    """

    scope: Scope | None
    label: str = ""
    depth: int = 0
    is_open: bool | None = None


ALL: Final = Scope()
BOOKMARKS: Final = Scope("bookmarks")
