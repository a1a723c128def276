"""Recognise the head of a paper, which is its first line, and what belongs to it below.

A heading of any level is a head if it links to a paper on arXiv or names its id, if it has a number
and a link, or if it has a number in brackets before a title in brackets. Any other heading may be a
head if a line below it gives the address or the id of a paper; `structure` decides when it is.

If the heading has no title, as `Paper 3 - Relevance: 35%` has none, a line in bold below it or a
deeper heading is the title. Lines directly below the title that say only the address, the authors
and the categories belong to the head.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from digest_tui.readers.arxiv import ID, arxiv_id
from digest_tui.readers.dialects.below import below_title, title_below
from digest_tui.readers.dialects.bylines import Byline, read_byline
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.titles import Title, is_only_marks, read_title
from digest_tui.readers.lines import line_end
from digest_tui.readers.patterns import compiled

ITEM: Final = 7
"""The level of a head that is an item of a list or a `<summary>`; headings have 1 to 6."""

ROW: Final = 8
"""The level of a head that is the row of a table."""

_HEADING: Final = r" {0,3}(#{1,6})[ \t]+(?=\S)"
_TAGS: Final = r"(?:<(?:a|div|span|/a|/div|/span)\b[^<>]{0,200}>[ \t]*)+"
_NUMBER: Final = r"(?:\[(\d{1,9})\]|(?:\*\*)?#?(\d{1,4})[.)、](?!\d))[ \t]*"
_ID_IN_HEADING: Final = (
    rf"[(\[`]{{0,2}}(?i:arxiv[ ]?(?:id)?[ ]?[:：][ ]?)({ID})(?:v\d+)?[)\]`]{{0,2}}"
    rf"|^\[?({ID})(?:v\d+)?\]?(?=[\s:：|])|[(\[]({ID})(?:v\d+)?[)\]]$"
)


class Head(NamedTuple):
    """The first line of a paper, and what belongs to it below.

    Attributes:
        start: Its offset in the text.
        end: The offset of the line after it.
        level: The level of its heading, 1 to 6, `ITEM` or `ROW`.
        number: The number printed before the title, if any.
        url: The address it links to, as in the file; may be empty.
        rest: The text after the title and its link that no rule explains.
        authors: The authors, if they are on its lines.
        category: The categories of arXiv on its lines, separated by commas.
        extra: The names and texts of what else stands beside the title.
        unnamed: The text of a heading that has no title; empty if it has one.
        labelled: The names and texts of the other columns of a table.
    """

    start: int
    end: int
    level: int
    number: int | None
    title: str
    url: str
    rest: str = ""
    authors: str = ""
    category: str = ""
    extra: tuple[tuple[str, str], ...] = ()
    unnamed: str = ""
    labelled: tuple[tuple[str, str], ...] = ()


class Heading(NamedTuple):
    """A heading of Markdown: its offset in the text, its level, 1 to 6, and its text."""

    start: int
    level: int
    text: str


class Link(NamedTuple):
    """A link in a text: its own text, its address, and the text before and after it."""

    text: str
    url: str
    before: str
    after: str


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
        title = _without_tags(title[numbered.end() :])
    bare = title.lstrip("*_ \t")
    if numbered and bare.startswith("[") and "](" not in title:
        # A title may have several lines.
        title = bare
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
    link = find_link(title)
    if link is None:
        return _addressed_itself(text, Heading(start, level, title), number)
    if not (arxiv_id(link.url) or numbered or exact):
        return None
    return build_head(text, Head(start, end, level, number, "", link.url), link)


def _addressed_itself(text: str, heading: Heading, number: int | None) -> Head | None:
    """Return a heading that contains the address or the id of its paper as a head."""
    start, level, title = heading
    found = compiled(r"[(<]?(https?://[^\s<>()\[\]]{1,200})[)>]?").search(title)
    url = found[1] if found else ""
    if not arxiv_id(url):
        found = compiled(_ID_IN_HEADING).search(title)
        url = f"https://arxiv.org/abs/{next(filter(None, found.groups()))}" if found else ""
    if not found:
        return None
    link = Link("", url, title[: found.start()], title[found.end() :])
    return build_head(text, Head(start, line_end(text, start) + 1, level, number, "", url), link)


def build_head(text: str, head: Head, link: Link | None) -> Head:
    """Return a head with the title that stands in its link, or before or after it, or below.

    Args:
        text: The whole text; empty if the head has no lines below.
        head: The head without title.
        link: The link to the paper, or the text before it with an empty link.
    """
    name, _, before, after = link or Link("", "", "", "")
    if name and not is_generic(name, head.url) and _is_title(name, before):
        title = read_title(name, head.number, linked=True)
        title.add_all(before)
    else:
        title, after = _title_beside(
            before, f"{name} " if not is_generic(name, head.url) else "", after, head
        )
    byline = read_byline(f"{title.rest} {after}", arxiv_id(head.url))
    return complete_head(text, head, title, byline, f"{before}{name}{after}".strip(" \t*_#"))


def complete_head(text: str, head: Head, title: Title, byline: Byline, shown: str) -> Head:
    """Return a head with its title, and with what its lines and those below say of it.

    Args:
        text: The whole text; empty if the head has no lines below.
        head: The head without title.
        title: Its title, perhaps empty.
        byline: The text beside the title.
        shown: The text that the paper is shown by if it has no title at all.
    """
    end, name, rest = head.end, title.text, byline.rest
    if not name and text:
        name, end, between = title_below(text, end, head.level)
        rest = " | ".join(filter(None, (rest, between)))
    url = head.url or byline.url
    authors = byline.authors
    for mark in byline.marks.extra:
        title.extra.append(mark)
    categories = [title.category, byline.marks.category]
    if text and head.level < ITEM:
        end, below = below_title(text, end, arxiv_id(url))
        for line in below:
            url = url or line.url
            authors = authors or line.authors
            categories.append(line.marks.category)
            title.extra += line.marks.extra
    return head._replace(
        end=end,
        number=title.number,
        title=name,
        url=url,
        rest=rest,
        authors=authors,
        category=", ".join(filter(None, categories)),
        extra=tuple(title.extra),
        unnamed="" if name else shown,
    )


def _is_title(name: str, before: str) -> bool:
    """Return whether the text of a link is the title, not the text before it."""
    if not any(map(str.isalnum, before)) or is_only_marks(before):
        return True
    return len(name) >= len(before.strip()) or before.rstrip().endswith((":", "：", "|"))


def _title_beside(before: str, name: str, after: str, head: Head) -> tuple[Title, str]:
    """Return the title before or after a link, and the text after it."""
    before = before.strip().strip("|([:：-–— \t").strip()
    if any(map(str.isalnum, before)):
        title = read_title(before, head.number)
        if title.text or not any(map(str.isalnum, after)):
            return title, name + after
        title.text = after.strip(" \t:：-–—|")
        return title, ""
    shown, opening, more = after.partition("[")
    title = read_title(shown.strip().strip("|)]:：-–— \t"), head.number)
    return title, f"{name}{opening}{more}"


def _without_tags(text: str) -> str:
    """Return the text of a heading without tags at its start."""
    tags = compiled(_TAGS).match(text[:1000])
    return (text[tags.end() :] if tags else text).lstrip()


def find_link(text: str) -> Link | None:
    """Return a link of a text.

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
    marks = len(text) - len(text.lstrip("*_ \t"))
    is_first = text.startswith("[", marks) and best in (first, -1)
    opening = marks if is_first else text.rfind("[", 0, close)
    if opening < 0:
        return None
    return Link(text[opening + 1 : close], text[close + 2 : end], text[:opening], text[end + 1 :])


def addressed_head(text: str, heading: Heading, url: str) -> Head:
    """Return a heading below which a line gives an address, as a head.

    Args:
        text: The whole text.
        heading: The heading.
        url: The address below it; empty if a label gives it.
    """
    shown = _without_tags(heading.text)
    numbered = compiled(_NUMBER).match(shown.lstrip("*_")[:40])
    number = int(numbered[1] or numbered[2]) if numbered else None
    shown = shown.lstrip("*_")[numbered.end() :] if numbered else shown
    title = read_title(shown, number)
    head = Head(heading.start, line_end(text, heading.start) + 1, heading.level, number, "", url)
    byline = read_byline(title.rest, arxiv_id(url))
    return complete_head(text, head, title, byline, heading.text.strip(" *_"))
