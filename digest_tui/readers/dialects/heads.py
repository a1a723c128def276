"""Recognise the head of a paper, which is its first line.

A heading of any level is a head if it links to a paper on arXiv, if it has a number and a link, or
if it has a number in brackets before a title in brackets. Any other heading may be a head if a line
below it gives the address or the id of a paper. An item of a list may be a head if it begins with
the link to a paper. `structure` decides when these two kinds count.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.dialects.labels import key_of
from digest_tui.readers.lines import line_end
from digest_tui.readers.patterns import compiled

ITEM: Final = 7
"""The level of a head that is an item of a list; headings have 1 to 6."""

_HEADING: Final = r" {0,3}(#{1,6})[ \t]+(?=\S)"
_ITEM: Final = r" {0,3}(?:[-*+•]|(\d{1,4})[.)])[ \t]+(?:\*\*|__)?(?=\[)"
_TAGS: Final = r"(?:<(?:a|div|span|/a|/div|/span)\b[^<>]{0,200}>[ \t]*)+"
_NUMBER: Final = r"(?:\[(\d{1,9})\]|(?:\*\*)?#?(\d{1,4})[.)、](?!\d))[ \t]*"
GENERIC: Final = frozenset(
    [
        "arxiv",
        "pdf",
        "abs",
        "html",
        "link",
        "paper",
        "url",
        "here",
        "code",
        "论文",
        "链接",
        "原文",
        "论文链接",
        "arxiv链接",
    ]
)


class Head(NamedTuple):
    """The first line of a paper.

    Attributes:
        start: Its offset in the text.
        end: The offset of the line after it.
        level: The level of its heading, 1 to 6, or `ITEM`.
        number: The number printed before the title, if any.
        url: The address it links to, as in the file; may be empty.
        rest: The text after the title and its link.
    """

    start: int
    end: int
    level: int
    number: int | None
    title: str
    url: str
    rest: str = ""


class Heading(NamedTuple):
    """A heading of Markdown: its offset in the text, its level, 1 to 6, and its text."""

    start: int
    level: int
    text: str


def heading_at(text: str, start: int) -> Heading | None:
    """Return the heading on the line at `start`, if it is one."""
    match = compiled(_HEADING).match(text[start : start + 80])
    if match is None:
        return None
    return Heading(start, len(match[1]), text[start + match.end() : line_end(text, start)].strip())


def linked_head(text: str, heading: Heading, *, exact: bool) -> Head | None:
    """Return a heading as a head, if its own text makes it one; else None.

    Args:
        text: The whole text.
        heading: The heading.
        exact: Whether the heading is known to be a head.
    """
    start, level, title = heading
    line = line_end(text, start)
    end = line + 1
    title = _without_tags(title)
    numbered = compiled(_NUMBER).match(title[:40])
    number = None
    if numbered:
        number = int(numbered[1] or numbered[2])
        title = title[numbered.end() :].lstrip("*_ \t")
    if numbered and title.startswith("[") and "](" not in title:
        # A title may have several lines.
        for _ in range(3):
            stop = line_end(text, end)
            following = text[end:stop].strip()
            if not following or following.startswith(("#", "<", "*", ">", "|", "- ")):
                break
            title = f"{title} {following}"
            end = stop + 1
            if "](http" in following:
                break
        if "](http" not in title:
            title, end = text[start:line].partition("] [")[2] or title[1:], line + 1
            return Head(start, end, level, number, title, "") if numbered[1] else None
    link = _link(title)
    if link is None:
        bare = re.search(r"https?://[^\s<>()\[\]]{1,200}", title)
        if not (bare and arxiv_id(bare[0])):
            return None
        return Head(start, end, level, number, _trim(title[: bare.start()]), bare[0])
    title, url, before, rest = link
    if not (arxiv_id(url) or numbered or exact):
        return None
    if any(map(str.isalnum, before)) or _is_generic(title, url):
        title = _trim(before) or _trim(rest.partition("[")[0])
        rest = ""
    return Head(start, end, level, number, title, url, rest)


def _without_tags(text: str) -> str:
    """Return the text of a heading without tags and emphasis at its start."""
    tags = compiled(_TAGS).match(text[:1000])
    return (text[tags.end() :] if tags else text).lstrip("*_ \t")


def _link(text: str) -> tuple[str, str, str, str] | None:
    """Return the title and address of the link in a text, and the text before and after it.

    Of several links, use the first to an arXiv paper, else the first. The title of a link at the
    start of the text may contain brackets.
    """
    best = -1
    start = text.find("](http")
    first = start
    for _ in range(8):
        if start < 0:
            break
        if arxiv_id(text[start : start + 300].partition(")")[0]):
            best = start
            break
        start = text.find("](http", start + 1)
    close = best if best >= 0 else first
    end = text.find(")", close) if close >= 0 else -1
    if end < 0:
        return None
    opening = 0 if text.startswith("[") and best in (first, -1) else text.rfind("[", 0, close)
    if opening < 0:
        return None
    return text[opening + 1 : close], text[close + 2 : end], text[:opening], text[end + 1 :]


def _is_generic(title: str, url: str) -> bool:
    """Return whether the text of a link, such as `pdf` or an id, is not the title of a paper."""
    bare = title.strip("*_ \t[]")
    found = arxiv_id(url)
    return key_of(bare) in GENERIC or (bool(found) and found in bare and len(bare) < 30)


def _trim(text: str) -> str:
    return text.strip().strip("*_|([:：-–— \t").strip()


def addressed_head(text: str, heading: Heading) -> Head:
    """Return a heading below which a line gives an address, as a head."""
    shown = _without_tags(heading.text)
    numbered = compiled(_NUMBER).match(shown[:40])
    number = int(numbered[1] or numbered[2]) if numbered else None
    title = shown[numbered.end() :] if numbered else shown
    end = line_end(text, heading.start) + 1
    return Head(heading.start, end, heading.level, number, title.strip(" *_"), "")


def item_head(text: str, start: int) -> Head | None:
    """Return the item of a list at `start` as a head, if it is one; else None."""
    match = compiled(_ITEM).match(text[start : start + 20])
    end = line_end(text, start)
    link = _link(text[start + match.end() : end]) if match else None
    if not match or not link or link[2] or _is_generic(link[0], link[1]) or not arxiv_id(link[1]):
        return None
    title, url, _, rest = link
    number = int(match[1]) if match[1] else None
    return Head(start, end + 1, ITEM, number, title, url, rest)


def gives_address(line: str) -> bool:
    """Return whether the purpose of a line is to give the address or the id of one paper."""
    text = line[:400]
    if "arxiv" not in text.casefold():
        return False
    label = label_of(text)
    if label and label.field == "link":
        return paper_id(label.value) != ""
    text = text.lstrip(" \t>-*+•🔗📄")
    if text.startswith(("http://", "https://", "<http")):
        return arxiv_id(text.split(maxsplit=1)[0]) != ""
    link = _link(text)
    return link is not None and text.startswith("[") and _is_generic(link[0], link[1])


def paper_id(text: str) -> str:
    """Return the arXiv id in a text, with or without an address; empty if there is none."""
    bare = r"(?<![\w./])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\w/])"
    text = text[:400]
    found = arxiv_id(text)
    if found:
        return found
    match = re.search(bare, text)
    return match[1] if match else ""
