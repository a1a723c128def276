"""The tree of scopes: all papers, bookmarks, categories, and months with days and categories."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from itertools import groupby
from typing import Final, NamedTuple

from digest_tui.index import Index
from digest_tui.index.periods import UNDATED
from digest_tui.session.scope import ALL, BOOKMARKS, Scope

_MONTH: Final = len("2026-01")


class OutlineItem(NamedTuple):
    """A line of the outline that shows a scope.

    Attributes:
        scope: The scope.
        depth: The number of its parents in the tree.
        is_expanded: Whether the items below it are listed; None if it has none.
    """

    scope: Scope
    depth: int = 0
    is_expanded: bool | None = None


@dataclass(frozen=True, slots=True)
class Separator:
    """A line of the outline between two groups of items."""


OutlineLine = OutlineItem | Separator


def outline(index: Index, expanded: Set[str], listed: Scope = ALL) -> Sequence[OutlineLine]:
    """Return the lines of the tree; months and days only if several days are open.

    Args:
        index: The open digests.
        expanded: The periods whose items are listed.
        listed: The scope that is listed. It has an item below its month even if it is a category of
            the whole month.
    """
    lines: list[OutlineLine] = [OutlineItem(ALL), OutlineItem(BOOKMARKS), Separator()]
    lines += [OutlineItem(Scope(category=name)) for name in index.categories]
    if len(index.days) > 1:
        lines.append(Separator())
        lines += _months(index, expanded, listed)
    return lines


def _months(index: Index, expanded: Set[str], listed: Scope) -> Iterator[OutlineItem]:
    for month, group in groupby(index.days, key=lambda day: day[:_MONTH]):
        days = [day for day in group if day != UNDATED]
        yield OutlineItem(Scope(period=month), 0, month in expanded if days else None)
        if listed.period == month and listed.category is not None:
            yield OutlineItem(listed, 1)
        if month in expanded:
            for day in days:
                yield OutlineItem(Scope(period=day), 1, day in expanded)
                if day in expanded:
                    for name in index.categories_of(day):
                        yield OutlineItem(Scope(period=day, category=name), 2)


def periods_above(scope: Scope) -> Set[str]:
    """Return the periods that must be expanded for a scope to have an item in the outline."""
    month = scope.period[:_MONTH]
    if scope.category is not None:
        return {month, scope.period} - {"", UNDATED[:_MONTH]}
    return {month} - {scope.period, "", UNDATED[:_MONTH]}
