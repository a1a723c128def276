"""What several readers need: the arXiv id of an address, and patterns compiled once."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

_ARXIV_ID: Final = re.compile(
    r"/(?:abs|pdf|html)/((?:[a-z-]+(?:\.[A-Za-z]{2})?/)?\d[\d.]*\d)(?:v\d+)?"
)
compiled: Final = cache(re.compile)
"""Compiles a pattern when it is first asked for; asking re itself takes as long as most matches."""

MOST_AUTHORS: Final = 20_000
"""Authors of one paper that are told apart; the largest collaborations name some 5,000."""


def arxiv_id(url: str) -> str:
    """Return the arXiv id that an address leads to, without version; empty where none."""
    found = _ARXIV_ID.search(url)
    return found[1] if found else ""
