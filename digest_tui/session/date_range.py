"""The dates of the open digests."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from digest_tui.model import Digest

_MONTH: Final = len("2026-01")


class DateRange(NamedTuple):
    """The first and the last date of some digests.

    Attributes:
        first: The first day, or month if no day is known; empty if no digest has a date.
        last: The last day or month.
        digests: The number of digests.
        name: The name of the digest if there is only one, else empty.
    """

    first: str
    last: str
    digests: int
    name: str = ""


def date_range(digests: Sequence[Digest]) -> DateRange:
    """Return the range of the dates of digests; ignore a month if a day of it is open."""
    dates = {digest.date for digest in digests if digest.date}
    dates -= {date[:_MONTH] for date in dates if len(date) > _MONTH}
    name = digests[0].name if len(digests) == 1 else ""
    return DateRange(min(dates, default=""), max(dates, default=""), len(digests), name)
