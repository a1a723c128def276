"""The day of a digest, from its name, or the month, from the ids in it."""

from __future__ import annotations

import os
import re
from datetime import date
from typing import Final

from digest_tui.model import Digest

_IN_NAME: Final = re.compile(
    r"(?<![0-9])(20[0-9]{2})"
    r"(?:[-_.年]([0-9]{1,2})[-_.月]([0-9]{1,2})|([0-9]{2})([0-9]{2}))(?![0-9])"
)
# Left to re's own cache, as the names of most digests hold their day.
_IN_DIRECTORIES: Final = (
    r"(?:^|/)(20[0-9]{2})[-_./]?([0-9]{2})[-_./]?([0-9]{2})(?:[-_.][^/]*|/[^/]*)?$"
)
_NEW_STYLE: Final = r"((?:0[7-9]|[1-8][0-9])(?:0[1-9]|1[0-2]))\.[0-9]{4,5}"


def of_name(path: str) -> str:
    """Return the day that a file's full path tells, as `2026-01-30`, or the empty string.

    The file's own name is asked first (`arxiv-2026_01_30.md`, `20260130.jsonl`), then the names of
    its directories (`2026/01/30.md`, `2026-01-30/papers.md`). Days of 2000 to 2099 count.
    """
    parts = path.replace(os.sep, "/").rsplit("/", 4)
    for match in _IN_NAME.finditer(parts[-1]):
        day = _day(match[1], match[2] or match[4], match[3] or match[5])
        if day:
            return day
    nested = re.search(_IN_DIRECTORIES, "/".join(parts[-4:]))
    return _day(nested[1], nested[2], nested[3]) if nested else ""


def of_ids(data: bytes, digest: Digest) -> str:
    """Return the newest month among the arXiv ids of a digest, as `2026-01`, or the empty string.

    Args:
        data: The bytes it was read from. They are searched first, for addresses on arXiv: that
            takes a tenth of the time that building every paper takes (0.3 ms for 335 papers).
        digest: What was read from them.
    """
    months = [
        month.decode() for month in re.findall(b"/(?:abs|pdf|html)/" + _NEW_STYLE.encode(), data)
    ]
    if not months:
        matches = (re.match(_NEW_STYLE, paper.arxiv_id) for paper in digest.papers)
        months = [match[1] for match in matches if match]
    newest = max(months, default="")
    return newest and f"20{newest[:2]}-{newest[2:]}"


def _day(year: str, month: str, day: str) -> str:
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
