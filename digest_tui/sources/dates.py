"""Find the date of a digest: a day in its path, or a month in its arXiv ids."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import Final

from digest_tui.model import Digest

_DAY_IN_NAME: Final = re.compile(
    r"(?<![0-9])(20[0-9]{2})"
    r"(?:[-_.年]([0-9]{1,2})[-_.月]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?![0-9])"
)
# Compiled on first use: most files have the day in their name.
_DAY_IN_DIRECTORIES: Final = (
    r"(?:^|/)(20[0-9]{2})[-_./]?([0-9]{2})[-_./]?([0-9]{2})(?:[-_.][^/]*|/[^/]*)?$"
)
_MONTH_OF_ID: Final = r"((?:0[7-9]|[1-8][0-9])(?:0[1-9]|1[0-2]))\.[0-9]{4,5}"


def day_from_path(path: str) -> str:
    """Return the day in the full path of a file, as in `2026-01-30`; empty if there is none.

    The name of the file is searched first (`arxiv-2026_01_30.md`, `20260130.jsonl`), then the names
    of its directories (`2026/01/30.md`, `2026-01-30/papers.md`). Only days from 2000 to 2099 count.
    """
    parts = path.replace(os.sep, "/").rsplit("/", 4)
    for match in _DAY_IN_NAME.finditer(parts[-1]):
        day = _iso_day(match[1], match[2] or match[4], match[3] or match[5])
        if day:
            return day
    nested = re.search(_DAY_IN_DIRECTORIES, "/".join(parts[-4:]))
    return _iso_day(nested[1], nested[2], nested[3]) if nested else ""


def month_from_ids(data: bytes, digest: Digest) -> str:
    """Return the newest month of a digest's arXiv ids, as in `2026-01`; empty if there is none.

    Args:
        data: The bytes of the digest. Its addresses on arXiv are searched first: that takes a tenth
            of the time of building every paper (0.3 ms for 335 papers).
        digest: The digest parsed from `data`.
    """
    months = [
        month.decode() for month in re.findall(b"/(?:abs|pdf|html)/" + _MONTH_OF_ID.encode(), data)
    ]
    if not months:
        matches = (re.match(_MONTH_OF_ID, paper.arxiv_id) for paper in digest.papers)
        months = [match[1] for match in matches if match]
    newest = max(months, default="")
    return newest and f"20{newest[:2]}-{newest[2:]}"


def _iso_day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
