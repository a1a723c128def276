"""Words for titles, scopes, days and an empty list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from digest_tui.i18n import N_, _, ngettext
from digest_tui.index.periods import UNDATED
from digest_tui.keymap import Keymap
from digest_tui.model import Aside
from digest_tui.session.date_range import DateRange
from digest_tui.session.empty_reason import EmptyReason
from digest_tui.session.outline import OutlineItem
from digest_tui.session.scope import ALL, BOOKMARKS, Scope

_YEAR: Final = len("2026-")
_MONTH: Final = len("2026-01-")
_DAY: Final = len("2026-01-30")
_WEEKDAYS: Final = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))


def date_range_title(dates: DateRange) -> str:
    """Return the title of the open digests: a date, the first and last dates, or a name."""
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
    """Return the title of a scope: its period, or the open dates, and its category.

    A day is without its year if all open days are of one year.
    """
    if scope == BOOKMARKS:
        return _("Bookmarks")
    period = date_range_title(dates)
    if scope.period:
        shares_year = dates.first[:_YEAR] == dates.last[:_YEAR] and dates.first != dates.last
        is_day = len(scope.period) == _DAY
        period = scope.period[_YEAR:] if is_day and shares_year else period_name(scope.period)
    return period if scope.category is None else f"{period} · {category_name(scope.category)}"


def outline_label(item: OutlineItem) -> str:
    """Return the label of an item of the outline."""
    scope = item.scope
    if scope == BOOKMARKS:
        return _("Bookmarks")
    if scope == ALL:
        return _("All")
    if scope.category is not None:
        return category_name(scope.category)
    return _day_of_month(scope.period) if item.depth else period_name(scope.period)


def aside_title(aside: Aside) -> str:
    """Return the title of an aside: where it is in the file."""
    last = aside.line + aside.text.count("\n")
    if last == aside.line:
        return _("Line {first}").format(first=last)
    return _("Lines {first}–{last}").format(first=aside.line, last=last)


def category_name(category: str) -> str:
    """Return the name of a category."""
    return category or _("no category")


def period_name(period: str) -> str:
    """Return the name of a period."""
    return _("undated") if period == UNDATED else period


def empty_list(
    reason: EmptyReason | None, keymap: Keymap, scope: str = "", matches_in_all: int = 0
) -> Sequence[str]:
    """Return the lines that say why the list is empty and what to do.

    Args:
        reason: Why the list is empty; None if it is not.
        keymap: The names of the keys.
        scope: The title of the scope.
        matches_in_all: How many papers match the filter in all scopes.
    """
    match reason:
        case None:
            return ()
        case EmptyReason.SEARCHING:
            lines = [_("Searching…")]
        case EmptyReason.ONLY_OLDER_VERSIONS:
            lines = [
                _("Only older versions match."),
                _("Go to their months in the sidebar to show them."),
            ]
        case EmptyReason.NO_MATCH:
            key = keymap.name_of("filter.clear").lower()
            lines = [_("No paper matches."), _("{key} clears the filter.").format(key=key)]
            if matches_in_all:
                more = ngettext(
                    "{key} shows the paper that matches in All.",
                    "{key} shows the {n} papers that match in All.",
                    matches_in_all,
                ).format(key=keymap.name_of("scope.all"), n=matches_in_all)
                lines = [_("No paper of {scope} matches.").format(scope=scope), more, lines[1]]
        case EmptyReason.NO_BOOKMARKS:
            key = keymap.name_of("paper.bookmark")
            hint = _("{key} on a paper adds it.").format(key=key)
            lines = [_("No bookmarks yet."), hint]
        case EmptyReason.NO_PAPERS:
            lines = [_("This digest contains no papers.")]
    return ["", *lines]


def _day_of_month(day: str) -> str:
    """Return the day of the month and, if it is known, the day of the week."""
    number = day[_MONTH:]
    try:
        weekday = date.fromisoformat(day).weekday()
    except ValueError:
        return number
    return f"{number} {_(_WEEKDAYS[weekday])}"


def with_files_left(title: str, files_left: int) -> str:
    """Return a title, with the number of files that were not read if there are any."""
    if not files_left:
        return title
    left = ngettext("{n} file left", "{n} files left", files_left).format(n=files_left)
    return f"{title} · {left}"


def summary_of(day: str) -> str:
    """Return the remark that a paper shows the summary of an older day."""
    return _("The summary is that of {day}: this day's failed.").format(day=period_name(day))


def not_open(digest: str) -> str:
    """Return the remark that the text of a bookmarked paper is not open."""
    return _("Its text is in {digest}: open that digest to read it.").format(digest=digest)


def theme_command() -> tuple[str, str]:
    """Return the name and the description of the command to choose a theme."""
    return _("Theme"), _("Choose ink, paper, or another")


def search_themes() -> str:
    """Return the placeholder of the palette of themes."""
    return _("Search for themes…")
