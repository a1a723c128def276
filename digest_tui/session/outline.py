"""The tree of scopes: everything, the bookmarks, the categories, and months, days, categories."""

from __future__ import annotations

from collections.abc import Iterator, Set
from datetime import date
from itertools import groupby

from digest_tui.index import Index
from digest_tui.index.periods import UNDATED
from digest_tui.session.scope import ALL, BOOKMARKS, Entry, Scope

_MONTH = len("2026-01")
_NONE = "no category"


def outline(index: Index, opened: Set[str]) -> list[Entry]:
    """Return the entries of the tree, in order; months and days only where several days are open.

    Args:
        index: The papers.
        opened: The periods whose entries show.
    """
    entries = [Entry(ALL, "All"), Entry(BOOKMARKS, "Bookmarks"), Entry(None)]
    entries += [Entry(Scope(category=name), name or _NONE) for name in index.categories]
    if len(index.days) > 1:
        entries.append(Entry(None))
        entries += _months(index, opened)
    return entries


def _months(index: Index, opened: Set[str]) -> Iterator[Entry]:
    for month, days in groupby(index.days, key=lambda day: day[:_MONTH]):
        below = [day for day in days if day != UNDATED]
        yield Entry(Scope(period=month), month, 0, month in opened if below else None)
        if month in opened:
            for day in below:
                yield Entry(Scope(period=day), _label(day), 1, day in opened)
                if day in opened:
                    for name in index.categories_of(day):
                        yield Entry(Scope(period=day, category=name), name or _NONE, 2)


def periods_above(period: str) -> Set[str]:
    """Return the periods that must be open for a period to show in the outline."""
    return {period[:_MONTH]} - {period, "", UNDATED[:_MONTH]}


def _label(day: str) -> str:
    """Return a day's name below its month: the number, and the day of the week."""
    try:
        return f"{day[_MONTH + 1 :]} {date.fromisoformat(day):%a}"
    except ValueError:
        return day[_MONTH + 1 :]
