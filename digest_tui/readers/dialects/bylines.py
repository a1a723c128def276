"""Read a line beside or below a title: the address, the authors, the categories of a paper.

The pieces of a line are separated by bars, dots, dashes or nothing; each is recognised by its
shape.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from digest_tui.readers.arxiv import ID, arxiv_id
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.marks import EMOJI, Mark, MarkKind, mark_of
from digest_tui.readers.dialects.titles import Title
from digest_tui.readers.dialects.values import is_list_of_names
from digest_tui.readers.patterns import compiled

LONGEST: Final = 2000
"""The maximum length of a line that is read."""

_MOST_PIECES: Final = 12
"""The maximum number of pieces that are taken from either end of a line."""

_LINK: Final = r"\(?\[{1,2}\**([^\[\]]{0,100}?)\**\]{1,2}\(<?(https?://[^\s()<>\"]{1,300})>?\)\)?"
_ANCHOR: Final = (
    r"<a\s[^<>]{0,80}?href=[\"']?(https?://[^\s\"'<>]{1,300})[^<>]{0,200}>([^<>]{0,100})</a>"
)
_BARE: Final = (
    rf"[(\[`<]{{0,2}}(?i:arxiv[ ]?(?:id)?[ ]?[:：]?[ ]?)({ID})(?:v\d+)?[)\]`>]{{0,2}}(?![\w/.])"
)
_URL: Final = r"[(<]?(https?://[^\s<>()\[\]\"|]{1,300})[)>]?"
_BRACKET: Final = r"\(([^()]{1,100})\)|（([^（）]{1,100})）|\[([^\[\]]{1,100})\](?!\()"
_CODES: Final = r"(?:`[^`]{1,100}`[ \t,，/]*)+"
_BETWEEN: Final = r"(?:[ \t|｜·•,，;；/:：]|&nbsp;|[-–—]+(?=\s|$)|\*\*|__)+"
_PART: Final = (
    r"(.{1,800}?)(?=\s+[-–—]+(?:\s|$)|\s*[|｜·•]|&nbsp;|\s*\(?\[{1,2}[^\[\]]{0,100}\]{1,2}\("
    r"|\s*`|\s*<a\s|$)"
)
_PEOPLE: Final = (
    r"(?:by\b:?|[\U0001f464\U0001f465\U0001f9d1\U0001f468\U0001f469\u270d\u270f]\S*)[ \t]*"
)

_NO_NAMES_TEXT: Final = (
    "paper papers award oral spotlight poster best accepted conference workshop journal "
    "code data dataset project page survey review new novel research highly recommended "
    "must read university institute lab team today open source model models learning"
)
_NO_NAMES: Final = frozenset(_NO_NAMES_TEXT.split())
"""Words that show that a text of capitalised words is no name."""


@dataclass(slots=True)
class Byline:
    """What a line says of a paper.

    Attributes:
        url: The address on arXiv, or that of the id.
        authors: The authors.
        marks: The categories, scores and dates.
        rest: The text that no rule explains.
        has_people: Whether a mark says that the authors are authors.
    """

    url: str = ""
    authors: str = ""
    marks: Title = field(default_factory=lambda: Title(""))
    rest: str = ""
    has_people: bool = False

    @property
    def is_whole(self) -> bool:
        """Whether the line says only what is expected below a title."""
        return not self.rest and bool(self.url or self.marks.category or self.has_people)


def read_byline(text: str, known: str = "") -> Byline:
    """Read a line.

    Args:
        text: The line, or the text after a title.
        known: The arXiv id of the paper; a link to another paper is text.
    """
    found = Byline()
    if len(text) > LONGEST:
        found.rest = text
        return found
    text = re.sub(
        r"<a\s+(?:id|name)=[^<>]{0,200}>(?:</a>)?|</?(?:div|span|p|br)\b[^<>]{0,200}>", "", text
    )
    text = re.sub(r"[\[(]{0,2}\[{1,2}[^\[\]]{0,40}\]{1,2}\(#[^()]{0,200}\)\]?", "", text)
    text = re.sub(r"\s{2,}", " ", text).lstrip(" \t>").rstrip()
    bold = compiled(r"(\*\*|__|\*|_)(?=\S)(.+)\1").fullmatch(text)
    if bold and bold[1] not in bold[2]:
        text = bold[2]
    for _ in range(_MOST_PIECES):
        shorter = _without_first(text, found, known)
        if shorter is None:
            break
        text = shorter
    for _ in range(_MOST_PIECES):
        shorter = _without_last(text, found, known)
        if shorter is None:
            break
        text = shorter
    text = re.sub(r"[\s|·•–—-]+$", "", text)
    found.rest = text if any(map(str.isalnum, text)) else ""
    return found


def _without_first(text: str, found: Byline, known: str) -> str | None:
    """Return a line without its first piece; None if that is text."""
    between = compiled(_BETWEEN).match(text)
    emoji = compiled(rf"{EMOJI}+[ \t]*").match(text[between.end() :] if between else text)
    bare = text[between.end() if between else 0 :]
    if not bare.strip():
        return None
    people = compiled(_PEOPLE, re.IGNORECASE).match(bare)
    if not people and emoji:
        bare = bare[emoji.end() :]
    end = _use_address(bare, found, known)
    if end is not None:
        return bare[end:]
    for shape in (_BRACKET, _CODES):
        match = compiled(shape).match(bare)
        if match and _use_marks(next(filter(None, match.groups()), match[0]), found):
            return bare[match.end() :]
    part = compiled(_PART).match(bare)
    if part is None:
        return None
    if _use_marks(part[1], found) or (
        is_generic(part[1].strip(" *_:：`")) and part.end() < len(bare)
    ):
        return bare[part.end() :]
    name = part[1][people.end() :] if people else part[1]
    name = name.strip(" \t*_,，:：")
    if not found.authors and _is_names(name, sure=people is not None):
        found.authors = name
        found.has_people = found.has_people or people is not None
        return bare[part.end() :]
    return None


def _without_last(text: str, found: Byline, known: str) -> str | None:
    """Return a line without the address or the category at its end; None if that is text."""
    text = text.rstrip(" \t|·•-–—,，;；")
    if len(text) < 3:
        return None
    for shape in (_LINK, _ANCHOR, _BARE, _URL, _BRACKET, _CODES):
        *_, match = [None, *compiled(shape).finditer(text, max(0, len(text) - 500))]
        if match is None or match.end() != len(text):
            continue
        piece = text[match.start() :]
        if shape in (_BRACKET, _CODES):
            taken = match.start() > 0 and _use_marks(
                next(filter(None, match.groups()), piece), found
            )
        else:
            taken = _use_address(piece, found, known) == len(piece)
        if taken:
            return re.sub(rf"({EMOJI}|\s)+$", "", text[: match.start()])
    return None


def _use_address(text: str, found: Byline, known: str) -> int | None:
    """Use the address or id of the paper at the start of a text; return the offset of its end."""
    link = compiled(_LINK).match(text)
    anchor = compiled(_ANCHOR).match(text)
    if link or anchor:
        name, url = (link[1], link[2]) if link else (anchor[2], anchor[1]) if anchor else ("", "")
        end = (link or anchor).end()  # type: ignore[union-attr]
        if not is_generic(name, url):
            return None
    elif (match := compiled(_BARE).match(text)) or (
        match := compiled(rf"({ID})(?:v\d+)?(?=\s*(?:[|｜·•,，)]|$))").match(text)
    ):
        url, end = f"https://arxiv.org/abs/{match[1]}", match.end()
    elif match := compiled(_URL).match(text):
        url, end = match[1].rstrip(".,;:"), match.end()
    else:
        return None
    own = arxiv_id(url)
    if not own or (known and own != known) or (found.url and arxiv_id(found.url) != own):
        return None
    found.url = found.url or url
    return end


def _use_marks(text: str, found: Byline) -> bool:
    """Use a text if it is only marks, such as `cs.CV, 9/10`; return whether it is."""
    text = text.strip(" \t*_,，:：")
    parts = [text] if mark_of(text) else re.split("[,，;；]", text, maxsplit=_MOST_PIECES)
    marks: list[Mark] = []
    for part in parts:
        mark = mark_of(part.strip(" `"))
        if mark is None or mark.kind is MarkKind.COUNT:
            return False
        marks.append(mark)
    for mark in marks:
        found.marks.add(mark)
    return True


def _is_names(text: str, *, sure: bool) -> bool:
    """Return whether a text is a name or a list of names.

    Args:
        text: The text.
        sure: Whether something says that authors follow.
    """
    bare = re.sub(r"[\s,，]*(?:et al\.?|等人?|and others)$", "", text)
    if not bare or len(bare) > LONGEST or re.search(r"\d|https?:|[.!?。！？]$", bare):
        return False
    if sure:
        return True
    listed = bare.replace(" and ", ", ").replace(" & ", ", ").replace(";", ",")
    if is_list_of_names(listed.replace(", ,", ",")):
        return True
    name = (
        r"[^\W\d_a-z][\w.'’-]*(?: (?:[^\W\d_a-z][\w.'’-]*|de|van|von|der|del|la|di|da|bin|al)){1,4}"
    )
    words = bare.casefold().split()
    return compiled(name).fullmatch(bare) is not None and _NO_NAMES.isdisjoint(words)
