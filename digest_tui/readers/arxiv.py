"""Facts about arXiv."""

from __future__ import annotations

import re
from typing import Final

MOST_AUTHORS: Final = 20_000
"""Authors of one paper that are separated; the largest collaborations have some 5,000."""

ID: Final = r"\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Za-z]{2})?/\d{7}"
"""An id without version."""

_ARXIV_ID: Final = re.compile(
    r"/(?:abs|pdf|html)/((?:[a-z-]+(?:\.[A-Za-z]{2})?/)?\d[\d.]*\d)(?:v\d+)?"
)

# Sites that name papers of arXiv by their ids, with other paths than arXiv.
_ELSEWHERE: Final = re.compile(
    r"(?:/10\.48550/arxiv\.|alphaxiv\.org/\w{1,20}/|(?:huggingface\.co|hf\.co)/papers/"
    rf"|papers\.cool/arxiv/|scirate\.com/arxiv/)({ID})",
    re.IGNORECASE,
)

_CATEGORY: Final = re.compile(
    r"(?:cs|econ|eess|math|stat|q-bio|q-fin)\.[A-Z]{2}"
    r"|(?:astro-ph|nlin)(?:\.[A-Z]{2})?|(?:cond-mat|physics)(?:\.[a-z]{2,5}(?:-[a-z]{2,6})?)?"
    r"|(?:gr-qc|hep-(?:ex|lat|ph|th)|math-ph|nucl-(?:ex|th)|quant-ph)"
)


def arxiv_id(url: str) -> str:
    """Return the arXiv id of an address, without version; empty if there is none."""
    found = _ARXIV_ID.search(url) or _ELSEWHERE.search(url)
    return found[1] if found else ""


def paper_id(text: str) -> str:
    """Return the arXiv id in a text, with or without an address; empty if there is none."""
    text = text[:400]
    found = arxiv_id(text)
    if found:
        return found
    match = re.search(rf"(?<![\w./])({ID})(?:v\d+)?(?![\w/])", text)
    return match[1] if match else ""


def is_category(text: str) -> bool:
    """Return whether a text is the name of one of arXiv's categories.

    Source: https://arxiv.org/category_taxonomy
    """
    return _CATEGORY.fullmatch(text) is not None
