"""Recognise lines below a heading that give the address or the id of its paper."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import IntEnum
from typing import Final

from digest_tui.readers.arxiv import arxiv_id, paper_id
from digest_tui.readers.dialects.bylines import read_byline
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.patterns import compiled

_LONGEST: Final = 1000
_HINT: Final = r"a(?:lpha|r)xiv|huggingface\.co/papers|hf\.co/papers"
_LINK: Final = r"\[{1,2}\**([^\[\]]{1,60})\]{1,2}\((https?://[^\s()]{1,300})\)|href=[\"'](https?://[^\"'\s]{1,300})[\"'][^<>]{0,200}>([^<>]{1,60})<"


_ITEM: Final = r"\s*(?:[-*+•]|\d{1,4}[.)、])\s"
"""The start of an item of a list, which may be a paper itself."""


class Gives(IntEnum):
    """How sure it is that the purpose of a line is to give the address of one paper."""

    NOTHING = 0
    PERHAPS = 1
    """Among other text, there is a link like `[arXiv](…)`."""
    ADDRESS = 2


_NONE: Final = Gives.NOTHING, "", ""


def gives_address(lines: Iterable[str]) -> tuple[Gives, str]:
    """Return whether one of the lines below a heading gives the address of a paper, and its id.

    Lines that give the addresses of several papers are a list of papers.
    """
    found = dict.fromkeys(Gives, "")
    best = Gives.NOTHING
    for line in lines:
        gives, _, own = _read(line)
        if gives == Gives.NOTHING or gives < best:
            continue
        best = gives
        if found[gives] not in ("", own):
            return Gives.NOTHING, ""
        found[gives] = own
    return best, found[best]


def address_in(lines: Iterable[str]) -> str:
    """Return the address that lines without a label give; empty if there is none."""
    best = ""
    for line in lines:
        gives, url, _ = _read(line)
        if gives == Gives.ADDRESS:
            return url
        best = best or url
    return best


def _read(line: str) -> tuple[Gives, str, str]:
    """Return whether a line gives an address, the address if no label gives it, and its id."""
    text = line[:_LONGEST]
    if compiled(_HINT, re.IGNORECASE).search(text) is None:
        return _NONE
    label = label_of(text)
    if label and label.field == "link":
        own = paper_id(label.value)
        return (Gives.ADDRESS, "", own) if own else _NONE
    if len(line) > _LONGEST:
        return _NONE
    shown = text.lstrip(" \t>-*+•🔗📄")
    if shown.startswith(("http://", "https://", "<http")):
        first = shown.split(maxsplit=1)[0].strip("<>")
        return (Gives.ADDRESS, first, own) if (own := arxiv_id(first)) else _NONE
    byline = read_byline(text.lstrip(" \t>-+•"))
    if byline.url and (not byline.rest or (label and (label.field or not label.plain))):
        return Gives.ADDRESS, byline.url, arxiv_id(byline.url)
    if label is None and compiled(_ITEM).match(text):
        return _NONE
    for match in compiled(_LINK).finditer(text):
        name, url = match[1] or match[4], match[2] or match[3]
        if arxiv_id(url) and is_generic(name, url):
            return Gives.PERHAPS, url, arxiv_id(url)
    return (Gives.PERHAPS, byline.url, arxiv_id(byline.url)) if byline.url else _NONE
