"""What every reader of digests asks: an address for its arXiv id, the contents for its promises."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from digest_tui.model import Problem

_ARXIV_ID: Final = re.compile(
    r"/(?:abs|pdf|html)/((?:[a-z-]+(?:\.[A-Za-z]{2})?/)?\d[\d.]*\d)(?:v\d+)?"
)


def arxiv_id(url: str) -> str:
    """Return the arXiv id that an address leads to, without version; empty where none."""
    found = _ARXIV_ID.search(url)
    return found[1] if found else ""


def disagreements(
    promised: Mapping[str, tuple[int, int]], categories: Sequence[str], title: int
) -> Iterator[Problem]:
    """Yield where the table of contents and the papers read do not agree.

    Args:
        promised: Category to the number of its papers and the line that promises it.
        categories: The category of every paper read.
        title: The line of the table's title, for categories that it leaves out.
    """
    counted = Counter(categories)
    for category in {**promised, **counted} if promised else ():
        there, line = promised.get(category, (0, title))
        here = counted[category]
        if here != there:
            what = category or "no category"
            message = f"The table of contents promises {there} of {what}, the file holds {here}."
            yield Problem(line, message)
