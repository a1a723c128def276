"""Read regular papers: all their lines are where the template puts them, so one match is enough."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, cast

from digest_tui.model import Paper, summary_text
from digest_tui.readers.arxiv import MOST_AUTHORS, arxiv_id
from digest_tui.readers.names import split_at_commas
from digest_tui.readers.patterns import compiled
from digest_tui.text.sanitize import clean, clean_line

OPENING: Final = "<details>\n  <summary>Details</summary>\n"
"""What the template prints before the motivation."""

LABELS: Final = ("TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract")
"""The labels of the template, in its order."""

CLOSING: Final = "\n\n</details>"
"""What the template prints after the abstract."""

match_paper: Final = re.compile(
    r"### \[(\d{1,9})\] \[([^\n]*)\]"
    r"\((https://arxiv\.org/abs/([0-9]{4}\.[0-9]{5})|http[^)\]\n]*)\)\n\*([^\n]*)\*\n\n"
    rf"Main category: ([^\n]*)\n\nTL;DR: ([^\n]*)\n\n\n{OPENING}Motivation: ([^\n]*)\n\n"
    r"Method: ([^\n]*)\n\nResult: ([^\n]*)\n\nConclusion: ([^\n]*)\n\nAbstract: "
).match
"""Match a paper from the offset of its head up to the text of its abstract; None if a line is not
where the template puts it. The group `CATEGORY` is the main category."""

CATEGORY: Final = 6
_URL, _ID = 3, 4
_TLDR: Final = "\n\nTL;DR: "
_HEAD: Final = r"### \[\d{1,9}\] \["
_FOLLOWING: Final = ("\n\n\n### [", "\n\n\n<div id='")
_LONGEST_ABSTRACT: Final = 10_000
"""The maximum length of an abstract of a regular paper, to keep the search for its end linear. A
paper with a longer one is read as an irregular paper."""


def next_heading(text: str, start: int) -> int:
    """Return the offset of the first `### ` heading from the line at `start`, or of the end."""
    if text.startswith("### ", start):
        return start
    found = text.find("\n### ", start)
    return len(text) if found < 0 else found + 1


def is_head(text: str, offset: int) -> bool:
    """Return whether the line at an offset is the head of a paper."""
    return compiled(_HEAD).match(text, offset) is not None


def abstract_end(text: str, start: int) -> int:
    """Return the offset of the end of an abstract, or -1 if the template does not continue there.

    Args:
        text: The whole file.
        start: The offset of the abstract's first character; only an abstract may have many lines.
    """
    end = text.find("\n", start)
    if not text.startswith(CLOSING, end):
        end = text.find("\n</details>", end, start + _LONGEST_ABSTRACT) - 1
        # If the closing tag of this paper is missing, the one found is that of the next paper.
        if end < start or text[end] != "\n" or text.find("\n### [", start, end) >= 0:
            return -1
    after = end + len(CLOSING)
    if text.startswith(_FOLLOWING, after) or (
        len(text) - after <= 2 or not text[after:].strip("\n")
    ):
        return end
    return -1


def key(match: re.Match[str]) -> str:
    """Return the `Paper.key` of a matched paper without building the paper."""
    identifier: str | None = match[_ID]
    if identifier:
        return identifier
    url = clean_line(match[_URL].strip())
    return arxiv_id(url) or url


def authors_line(text: str, head: int) -> str:
    """Return the line of the authors of the regular paper whose head is at an offset."""
    start = text.find("\n", head) + 1
    return text[start : text.find("\n", start)]


def has_tldr(text: str) -> bool:
    """Return whether a regular paper has a TL;DR that did not fail."""
    start = text.find(_TLDR) + len(_TLDR)
    return bool(summary_text(text[start : text.find("\n", start)]))


def parse(text: str) -> Paper:
    """Return the paper of a text that runs from its head to the end of its abstract."""
    match = cast("re.Match[str]", match_paper(text))
    number, title, url, _, authors, category, *fields = match.groups()
    return build(int(number), title, authors, category, url, [*fields, text[match.end() :]])


def build(
    number: int,
    title: str,
    authors: str,
    category: str,
    url: str,
    fields: Sequence[str | None],
) -> Paper:
    """Sanitize the raw texts of the file, and build a paper from them.

    Args:
        number: The number printed before the title.
        title: The title.
        authors: The names, separated by commas.
        category: The main category.
        url: The address of the abstract page.
        fields: The texts of `LABELS`, None for those that are missing.
    """
    url = clean_line(url.strip())
    tldr, motivation, method, result, conclusion, abstract = (
        None if field is None else clean(field) for field in fields
    )
    return Paper(
        number,
        arxiv_id(url),
        clean_line(title),
        _names(clean_line(authors)),
        clean_line(category.strip()),
        url,
        tldr,
        motivation,
        method,
        result,
        conclusion,
        abstract,
    )


def _names(authors: str) -> tuple[str, ...]:
    """Return the names of a line of authors."""
    if not authors.strip():
        return ()
    if ", " in authors:
        return tuple(split_at_commas(authors, MOST_AUTHORS))
    return tuple(authors.split(",", MOST_AUTHORS))
