"""Papers whose lines all stand where the generator's template puts them, found and cut at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from digest_tui.model import Paper
from digest_tui.readers.arxiv import MOST_AUTHORS, arxiv_id, compiled
from digest_tui.text.sanitize import clean, clean_line

OPENING: Final = "<details>\n  <summary>Details</summary>\n"
"""What the template prints before the motivation."""

LABELS: Final = ("TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract")
"""The labels of the template, in its order."""

CLOSING: Final = "\n\n</details>"
"""What the template prints after the abstract."""

lines: Final = re.compile(
    r"### \[(\d{1,9})\] \[([^\n]*)\]"
    r"\((https://arxiv\.org/abs/([0-9]{4}\.[0-9]{5})|http[^)\]\n]*)\)\n\*([^\n]*)\*\n\n"
    rf"Main category: ([^\n]*)\n\nTL;DR: ([^\n]*)\n\n\n{OPENING}Motivation: ([^\n]*)\n\n"
    r"Method: ([^\n]*)\n\nResult: ([^\n]*)\n\nConclusion: ([^\n]*)\n\nAbstract: "
).match
"""Takes a text and the offset of a paper's head; returns a match of the lines above the abstract's
text, with the group `CATEGORY`, or None where not all stand where the template puts them."""

CATEGORY: Final = 6
_URL, _ID = 3, 4
_HEAD: Final = r"### \[\d{1,9}\] \["
_FOLLOWING: Final = ("\n\n\n### [", "\n\n\n<div id='")
_LONGEST_ABSTRACT: Final = 10_000
"""Characters after which an abstract is read by the general rules, to keep the search linear."""


def next_heading(text: str, start: int) -> int:
    """Return where, from the line at `start` on, a line starts as a head does, else the end."""
    if text.startswith("### ", start):
        return start
    found = text.find("\n### ", start)
    return len(text) if found < 0 else found + 1


def is_head(text: str, place: int) -> bool:
    """Tell whether the line at `place` is the head of a paper."""
    return compiled(_HEAD).match(text, place) is not None


def abstract_end(text: str, start: int) -> int:
    """Return where the text of an abstract ends, -1 where what follows is not the template's.

    Args:
        text: The whole file.
        start: Where the text begins; it alone may run over several lines.
    """
    end = text.find("\n", start)
    if not text.startswith(CLOSING, end):
        end = text.find("\n</details>", end, start + _LONGEST_ABSTRACT) - 1
        # Where the end of the details is missing, that of the next paper's is not this one's.
        if end < start or text[end] != "\n" or text.find("\n### [", start, end) >= 0:
            return -1
    after = end + len(CLOSING)
    if text.startswith(_FOLLOWING, after) or (
        len(text) - after <= 2 or not text[after:].strip("\n")
    ):
        return end
    return -1


def key(found: re.Match[str]) -> str:
    """Return what tells the paper of some `lines` from others, as `Paper.key` has it."""
    page: str | None = found[_ID]
    if page:
        return page
    url = clean_line(found[_URL].strip())
    return arxiv_id(url) or url


def authors(text: str, head: int) -> str:
    """Return the line of the authors of a regular paper."""
    start = text.find("\n", head) + 1
    return text[start : text.find("\n", start)]


def paper(text: str) -> Paper:
    """Return the regular paper whose text goes from its head to the end of its abstract."""
    found = cast("re.Match[str]", lines(text))
    number, title, url, _, authors, category, *fields = found.groups()
    return build(int(number), title, authors, category, url, [*fields, text[found.end() :]])


def build(
    number: int,
    title: str,
    authors: str,
    category: str,
    url: str,
    fields: Sequence[str | None],
) -> Paper:
    """Build a paper from its raw texts, which are cleaned here and nowhere before."""
    url = clean_line(url.strip())
    tldr, motivation, method, result, conclusion, abstract = (
        None if field is None else clean(field) for field in fields
    )
    return Paper(
        number,
        arxiv_id(url),
        clean_line(title),
        tuple(clean_line(authors).split(",", MOST_AUTHORS)) if authors.strip() else (),
        clean_line(category.strip()),
        url,
        tldr,
        motivation,
        method,
        result,
        conclusion,
        abstract,
    )
