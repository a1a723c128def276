"""The words of a page that are not in the digest."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from digest_tui.i18n import N_, _, ngettext

# Headings in the language of the summary, which is recognised by its script.
_HEADINGS: Final = (
    ("[\uac00-\ud7a3]", ("동기", "방법", "결과", "결론")),
    ("[\u3041-\u30ff]", ("動機", "手法", "結果", "結論")),
    ("[\u4e00-\u9fff]", ("动机", "方法", "结果", "结论")),
)
_MONTHS: Final = (
    *(N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("Jun")),
    *(N_("Jul"), N_("Aug"), N_("Sep"), N_("Oct"), N_("Nov"), N_("Dec")),
)


def month_name(month: str) -> str:
    """Return the name of a month such as `2026-01`; empty for an empty one."""
    year, _dash, number = month.partition("-")
    if not number:
        return ""
    return _("{month} {year}").format(month=_(_MONTHS[int(number) - 1]), year=year)


def link_names() -> tuple[str, str, str]:
    """Return the names of the links to the abstract page, the PDF and the code."""
    return _("abs"), _("pdf"), _("code")


def summary_headings(text: str) -> Sequence[str]:
    """Return the headings of the fields of a summary, except the first, in its language."""
    for script, headings in _HEADINGS:
        if re.search(script, text):
            return headings
    return _("Motivation"), _("Method"), _("Result"), _("Conclusion")


def abstract_heading() -> str:
    """Return the heading of an abstract below a summary."""
    return _("Abstract")


def summary_failed() -> str:
    """Return the remark that the digest has no summary because its generator failed."""
    return _("the summary failed")


def matches_in_abstract() -> str:
    """Return the remark that the filter matches the abstract, which this layout hides."""
    return _("The abstract holds matches: another layout shows them.")


def matches_in_summary() -> str:
    """Return the remark that the filter matches the summary, which this layout hides."""
    return _("The summary holds matches: another layout shows them.")


def more_authors(count: int) -> str:
    """Return how many authors are left out."""
    return ngettext("and {n} more", "and {n} more", count).format(n=count)


def more_days(count: int) -> str:
    """Return how many days of a paper are left out."""
    return ngettext("{n} more", "{n} more", count).format(n=count)


def more_characters(count: int) -> str:
    """Return how many characters of a text are left out."""
    message = ngettext("({n:,} character more)", "({n:,} characters more)", count)
    return message.format(n=count)


def more_fields(count: int) -> str:
    """Return how many fields of a summary are left out."""
    message = ngettext("({n:,} field more)", "({n:,} fields more)", count)
    return message.format(n=count)
