"""The date range of the open digests has a first and a last date."""

from __future__ import annotations

import pytest

from digest_tui.session.date_range import DateRange, date_range
from tests.support.papers import digest


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        (["2026-01-30"], DateRange("2026-01-30", "2026-01-30", 1, "x.md")),
        (["2026-01"], DateRange("2026-01", "2026-01", 1, "x.md")),
        ([""], DateRange("", "", 1, "x.md")),
        (["2026-01-30", "2026-01-02"], DateRange("2026-01-02", "2026-01-30", 2)),
        (["2026-01-30", "2026-01", ""], DateRange("2026-01-30", "2026-01-30", 3)),
        (["2026-01-30", "2025-12"], DateRange("2025-12", "2026-01-30", 2)),
        (["", ""], DateRange("", "", 2)),
    ],
)
def test_a_range_is_the_first_and_the_last_date(dates: list[str], expected: DateRange) -> None:
    assert date_range([digest(name="x.md", date=date) for date in dates]) == expected
