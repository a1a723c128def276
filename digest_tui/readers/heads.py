"""Where the papers of a digest begin, and what its sections are called.

A heading of any level is a paper's head if it links to a paper on arXiv, or if it has a number and
a link, or a number in brackets and what follows in brackets too. Where no heading of the file is
one, a heading is if a line below it, before the next heading, gives the paper's arXiv address or
id. In a section that holds none, an item of a list is if it begins with the link of a paper that
no heading names. Every other heading that is no deeper than the head above it is a section.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from typing import Final, NamedTuple

from digest_tui.readers.labels import key_of, label_of
from digest_tui.readers.shared import arxiv_id
from digest_tui.readers.values import all_categories

ITEM: Final = 7
"""The level of a head that is an item of a list, deeper than that of any heading."""

_HEADING: Final = r" {0,3}(#{1,6})[ \t]+(?=\S)"
_ITEM: Final = r" {0,3}(?:[-*+•]|(\d{1,4})[.)])[ \t]+(?:\*\*|__)?(?=\[)"
_TAGS: Final = r"(?:<(?:a|div|span|/a|/div|/span)\b[^<>]{0,200}>[ \t]*)+"
_NUMBER: Final = r"(?:\[(\d{1,9})\]|(?:\*\*)?#?(\d{1,4})[.)、](?!\d))[ \t]*"
_COUNT: Final = r"[ \t]*[(（\[][ \t]*(?:Total:?[ \t]*)?\d{1,6}[ \t]*\w{0,8}[)）\]]$"
_GENERIC: Final = frozenset(
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
_FEWEST_ITEMS: Final = 3
"""Items that a file of no other heads must hold: a page may name a paper or two in passing."""


class Head(NamedTuple):
    """The first line of a paper.

    Attributes:
        line: Its place in the file, from 0.
        end: The place of the line after it.
        level: The depth of its heading, 1 to 6, or `ITEM`.
        number: The number printed before the title, None where there is none.
        url: The address it links to, as in the file; empty where it links to none.
        rest: What stands after the title and its link.
    """

    line: int
    end: int
    level: int
    number: int | None
    title: str
    url: str
    rest: str = ""


class Section(NamedTuple):
    """A heading that may be a section's: its place from 0, its level, 1 to 6, and its text."""

    line: int
    level: int
    text: str

    @property
    def name(self) -> str:
        """The text without anchors, links, marks and counts around it."""
        text = re.sub(r"<[^<>]{0,200}>", "", self.text[:1000])
        text = text.partition("[[")[0]
        link = re.match(r"\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)", text)
        text = (link[1] if link else text).rstrip("# \t")
        text = re.sub(_COUNT, "", text)
        return text.strip("*_ \t")


class Body(NamedTuple):
    """A head, its place among the file's, from 1, its section's name, and its paper's end."""

    head: Head
    place: int
    section: str
    end: int


def find(lines: Sequence[str], exact: Collection[int] = ()) -> tuple[list[Head], list[Section]]:
    """Return the heads of a file's papers and its other headings, both in file order.

    Args:
        lines: The lines of the file.
        exact: The places of lines that are known to be heads.
    """
    headings = [
        Section(place, len(match[1]), line[match.end() :].strip())
        for place, line in enumerate(lines)
        if "#" in line[:4] and (match := re.match(_HEADING, line[:80]))
    ]
    heads: dict[int, Head] = {}
    for heading in headings:
        head = _linked(lines, *heading, heading.line in exact)
        if head:
            heads[heading.line] = head
    if not heads:
        heads = {head.line: head for head in _unlinked(lines, headings)}
    sections = [heading for heading in headings if heading.line not in heads]
    items = list(_items(lines, heads, sections))
    if heads or len(items) >= _FEWEST_ITEMS:
        heads |= {head.line: head for head in items}
    return [heads[place] for place in sorted(heads)], sections


def _linked(lines: Sequence[str], place: int, level: int, text: str, exact: bool) -> Head | None:
    """Return the head that a heading is by its own text."""
    end = place + 1
    text = _untagged(text)
    numbered = re.match(_NUMBER, text[:40])
    number = None
    if numbered:
        number = int(numbered[1] or numbered[2])
        text = text[numbered.end() :].lstrip("*_ \t")
    if numbered and text.startswith("[") and "](" not in text:
        # The titles of arXiv may run over lines.
        while end < min(place + 4, len(lines)) and "](http" not in text:
            following = lines[end].strip()
            if not following or following.startswith(("#", "<", "*", ">", "|", "- ")):
                break
            text = f"{text} {following}"
            end += 1
        if "](http" not in text:
            text, end = lines[place].partition("] [")[2] or text[1:], place + 1
            return Head(place, end, level, number, text, "") if numbered[1] else None
    link = _link(text)
    if link is None:
        bare = re.search(r"https?://[^\s<>()\[\]]{1,200}", text)
        if not (bare and arxiv_id(bare[0])):
            return None
        return Head(place, end, level, number, _trim(text[: bare.start()]), bare[0])
    title, url, before, rest = link
    if not (arxiv_id(url) or numbered or exact):
        return None
    if any(map(str.isalnum, before)) or _is_generic(title, url):
        title = _trim(before) or _trim(rest.partition("[")[0])
        rest = ""
    return Head(place, end, level, number, title, url, rest)


def _untagged(text: str) -> str:
    """Return a heading's text without anchors and emphasis before it."""
    tags = re.match(_TAGS, text[:1000])
    return (text[tags.end() :] if tags else text).lstrip("*_ \t")


def _link(text: str) -> tuple[str, str, str, str] | None:
    """Return title, address, and what stands before and after the link that a text holds.

    Of several links the first to an arXiv paper counts, else the first. A link at the start of
    the text may hold brackets in its title.
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
    """Tell whether a link's text names no paper but the link itself."""
    bare = title.strip("*_ \t[]")
    found = arxiv_id(url)
    return key_of(bare) in _GENERIC or (bool(found) and found in bare and len(bare) < 30)


def _trim(text: str) -> str:
    return text.strip().strip("*_|([:：-–— \t").strip()


def _unlinked(lines: Sequence[str], headings: Sequence[Section]) -> Iterator[Head]:
    """Yield the headings below which a line gives an arXiv address; all are of one level."""
    found: list[Head] = []
    ends = [*(place for place, _, _ in headings[1:]), len(lines)]
    for (place, level, text), end in zip(headings, ends, strict=False):
        if any(_names_paper(lines[below]) for below in range(place + 1, end)):
            text = _untagged(text)
            numbered = re.match(_NUMBER, text[:40])
            number = int(numbered[1] or numbered[2]) if numbered else None
            title = text[numbered.end() :] if numbered else text
            found.append(Head(place, place + 1, level, number, title.strip(" *_"), ""))
    if found:
        ((level, _),) = Counter(head.level for head in found).most_common(1)
        yield from (head for head in found if head.level == level)


def _names_paper(line: str) -> bool:
    """Tell whether a line is there to give the address or the id of one paper."""
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
    """Return the arXiv id that a text gives, as an address or bare; empty where none."""
    bare = r"(?<![\w./])(\d{4}\.\d{4,5}|[a-z-]+(?:\.[A-Z]{2})?/\d{7})(?:v\d+)?(?![\w/])"
    text = text[:400]
    found = arxiv_id(text)
    if found:
        return found
    match = re.search(bare, text)
    return match[1] if match else ""


def _items(
    lines: Sequence[str], heads: dict[int, Head], sections: Sequence[Section]
) -> Iterator[Head]:
    """Yield the items of lists that are papers: those in sections that no head has opened."""
    named = {arxiv_id(head.url) for head in heads.values()}
    levels = {section.line: section.level for section in sections}
    level = 0
    for place, line in enumerate(lines):
        if place in heads:
            level = heads[place].level
        elif place in levels:
            level = 0 if levels[place] <= level else level
        elif not level and "](http" in line and (match := re.match(_ITEM, line[:20])):
            link = _link(line[match.end() :])
            if link and not link[2] and not _is_generic(link[0], link[1]):
                title, url, _, rest = link
                if arxiv_id(url) and arxiv_id(url) not in named:
                    number = int(match[1]) if match[1] else None
                    yield Head(place, place + 1, ITEM, number, title, url, rest)


def bodies(
    lines: Sequence[str], heads: Sequence[Head], sections: Sequence[Section]
) -> Iterator[Body]:
    """Yield where each paper stands."""
    at, name = 0, ""
    for place, head in enumerate(heads, 1):
        while at < len(sections) and sections[at].line < head.line:
            if sections[at].level <= head.level:
                name = sections[at].name if _is_category(sections, at) else ""
            at += 1
        end = heads[place].line if place < len(heads) else len(lines)
        ahead = at
        while ahead < len(sections) and sections[ahead].line < end:
            if sections[ahead].level <= head.level:
                end = sections[ahead].line
            ahead += 1
        yield Body(head, place, name, end)


def _is_category(sections: Sequence[Section], at: int) -> bool:
    """Tell whether a section's name is more than the title of the file or a date."""
    section = sections[at]
    if re.search(r"\d{4}\W?\d\d?\W?\d\d?", section.name[:200]):
        return False
    alone = at == 0 and section.level == 1 and all(other.level > 1 for other in sections[1:])
    return not alone or "[[" in section.text or all_categories(section.name) != []
