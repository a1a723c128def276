"""Facts about arXiv."""

from __future__ import annotations

import re
from typing import Final

MOST_AUTHORS: Final = 20_000
"""Authors of one paper that are separated; the largest collaborations have some 5,000."""

_ARXIV_ID: Final = re.compile(
    r"/(?:abs|pdf|html)/((?:[a-z-]+(?:\.[A-Za-z]{2})?/)?\d[\d.]*\d)(?:v\d+)?"
)


def arxiv_id(url: str) -> str:
    """Return the arXiv id of an address, without version; empty if there is none."""
    found = _ARXIV_ID.search(url)
    return found[1] if found else ""
