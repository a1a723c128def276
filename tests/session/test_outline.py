"""The outline lists the scopes of the open digests as a tree."""

from __future__ import annotations

import pytest

from digest_tui.index import Index
from digest_tui.index.periods import UNDATED
from digest_tui.session.outline import OutlineItem, Separator, outline, periods_above
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from tests.support.papers import digest, paper

ONE_DAY = (digest(paper(1), paper(3), date="2026-01-30"),)
THREE_PERIODS = (
    digest(paper(1), date="2026-02-01"),
    digest(paper(3), paper(1, category=""), date="2026-01-30"),
    digest(paper(2), date="2026-01"),
    digest(paper(4)),
)
CATEGORIES = [OutlineItem(Scope(category=name)) for name in ("cs.CV", "cs.LG", "")]
DAYS = [
    Separator(),
    OutlineItem(Scope(period="2026-02"), 0, False),
    OutlineItem(Scope(period="2026-01"), 0, True),
    OutlineItem(Scope(period="2026-01-30"), 1, True),
    OutlineItem(Scope(period="2026-01-30", category="cs.LG"), 2),
    OutlineItem(Scope(period="2026-01-30", category=""), 2),
    OutlineItem(Scope(period="2026-01-??"), 1, False),
    OutlineItem(Scope(period=UNDATED)),
]


def test_the_outline_of_a_single_day_has_only_categories() -> None:
    lines = outline(Index(ONE_DAY), {"2026-01"})
    assert lines == [OutlineItem(ALL), OutlineItem(BOOKMARKS), Separator(), *CATEGORIES[:2]]


def test_the_outline_of_several_days_has_months_days_and_categories() -> None:
    lines = outline(Index(THREE_PERIODS), {"2026-01", "2026-01-30", "2025-12"})
    assert lines == [OutlineItem(ALL), OutlineItem(BOOKMARKS), Separator(), *CATEGORIES, *DAYS]


@pytest.mark.parametrize(
    ("period", "above"),
    [
        ("2026-01-30", {"2026-01"}),
        ("2026-01-??", {"2026-01"}),
        ("2026-01", set()),
        (UNDATED, set()),
        ("", set()),
    ],
)
def test_a_day_is_listed_below_its_month(period: str, above: set[str]) -> None:
    assert periods_above(Scope(period=period)) == above
