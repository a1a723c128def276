"""What scopes, days and an empty list are called."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from digest_tui.i18n import N_, _, ngettext
from digest_tui.index.periods import UNDATED
from digest_tui.keymap import Keymap
from digest_tui.session.date_range import DateRange
from digest_tui.session.empty_reason import EmptyReason
from digest_tui.session.outline import OutlineItem
from digest_tui.session.scope import ALL, BOOKMARKS, Scope

_YEAR: Final = len("2026-")
_MONTH: Final = len("2026-01-")
_DAY: Final = len("2026-01-30")
_WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def date_range_title(dates: DateRange) -> str:
    """Return what the open digests are called: a date, the first and the last one, or a name."""
    first, last, digests, name = dates
    if digests == 1 and len(first) < _DAY:
        return name
    if not first:
        return ngettext("{n} digest", "{n} digests", digests).format(n=digests)
    if first == last:
        return first
    shares_year = (first[:_YEAR], len(first)) == (last[:_YEAR], len(last))
    return f"{first} – {last[_YEAR:] if shares_year else last}"


def scope_title(scope: Scope, dates: DateRange) -> str:
    """Return what a scope is called: a period or all that is open, and a category."""
    if scope == BOOKMARKS:
        return _("Bookmarks")
    period = period_name(scope.period) if scope.period else date_range_title(dates)
    return period if scope.category is None else f"{period} · {category_name(scope.category)}"


def outline_label(item: OutlineItem) -> str:
    """Return what an item of the outline is called below the items above it."""
    scope = item.scope
    if scope == BOOKMARKS:
        return _("Bookmarks")
    if scope == ALL:
        return _("All")
    if scope.category is not None:
        return category_name(scope.category)
    return _day_of_month(scope.period) if item.depth else period_name(scope.period)


def category_name(category: str) -> str:
    """Return what a category is called."""
    return category or _("no category")


def period_name(period: str) -> str:
    """Return what a period is called."""
    return _("undated") if period == UNDATED else period


def empty_list(reason: EmptyReason | None, keymap: Keymap) -> Sequence[str]:
    """Return why the list is empty and what to do, line by line.

    Args:
        reason: Why it is empty; None where it is not.
        keymap: Names the keys to press.
    """
    match reason:
        case None:
            return ()
        case EmptyReason.SEARCHING:
            lines = [_("Searching…")]
        case EmptyReason.ONLY_OLDER_VERSIONS:
            lines = [
                _("Only texts of older days match."),
                _("Their months in the sidebar show them."),
            ]
        case EmptyReason.NO_MATCH:
            lines = [
                _("No paper matches."),
                _("{key} clears the filter.").format(key=keymap.name_of("filter.clear").lower()),
            ]
        case EmptyReason.NO_BOOKMARKS:
            key = keymap.name_of("paper.bookmark")
            hint = _("{key} adds the paper at the cursor.").format(key=key)
            lines = [_("No bookmarks yet."), hint]
        case EmptyReason.NO_PAPERS:
            lines = [_("This digest holds no papers.")]
    return ["", *lines]


def _day_of_month(day: str) -> str:
    """Return the number of a day below its month, and the day of the week where it is known."""
    number = day[_MONTH:]
    try:
        weekday = date.fromisoformat(day).weekday()
    except ValueError:
        return number
    return f"{number} {_(_WEEKDAYS[weekday])}"


def with_files_left(title: str, files_left: int) -> str:
    """Return a title with the number of files that were not read, if there are any."""
    if not files_left:
        return title
    left = ngettext("{n} file left", "{n} files left", files_left).format(n=files_left)
    return f"{title} · {left}"


def not_open(digest: str) -> str:
    """Say where the text of a bookmarked paper is."""
    return _("Its text is in {digest}: open that digest to read it.").format(digest=digest)


def theme_command() -> tuple[str, str]:
    """Return name and description of the command that chooses a theme."""
    return _("Theme"), _("Choose ink, paper, or another")


def search_themes() -> str:
    """Return what the palette of themes shows before anything is typed."""
    return _("Search for themes…")
