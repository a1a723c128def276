"""Step from day to day, in all categories or in one."""

from __future__ import annotations

from digest_tui.index import Index
from digest_tui.session.scope import Scope


def newest_day(index: Index, scope: Scope) -> Scope | None:
    """Return the newest day that has the category of a scope, in that category; None if none has.

    Args:
        index: The open digests.
        scope: The scope whose category is kept; of the bookmarks, all categories are listed.
    """
    days = _days_with(index, scope.category)
    return Scope(period=days[0], category=scope.category) if days else None


def day_beside(index: Index, scope: Scope, step: int) -> Scope | None:
    """Return the next later (1) or earlier (-1) day that has the category of a scope.

    Before all papers, the bookmarks or a month comes the newest day in it; none comes after.

    Returns:
        The day in the category of the scope; None if there is none.
    """
    days = _days_with(index, scope.category)
    if scope.period not in index.days:
        days = [day for day in days if day.startswith(scope.period)][: 1 if step < 0 else 0]
    else:
        here = index.days.index(scope.period)
        earlier = index.days[here + 1 :]
        others = earlier if step < 0 else index.days[:here][::-1]
        days = [day for day in others if day in days]
    return Scope(period=days[0], category=scope.category) if days else None


def _days_with(index: Index, category: str | None) -> list[str]:
    """Return the days that have a category, the newest first; none if only one day is open."""
    if len(index.days) == 1:
        return []
    return [day for day in index.days if index.has(day, category)]
