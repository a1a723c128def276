"""Recognise items of lists, and the `<summary>` of hidden text, that are heads of papers.

An item begins with the link to a paper, or with a title before a link such as `[pdf](…)`. The link
to a paper in a `<summary>` stands anywhere in it.
"""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.bylines import read_byline
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.heads import ITEM, Head, Link, build_head, complete_head, find_link
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.dialects.titles import is_only_marks, read_title
from digest_tui.readers.lines import line_end
from digest_tui.readers.patterns import compiled

_ITEM: Final = r" {0,3}(?:[-*+•]|(\d{1,4})[.)、])[ \t]+"
_LONGEST: Final = 4000
_FEWEST_WORDS: Final = 3
"""The minimum number of words of a title in bold before a colon; labels have fewer."""

LONGEST_SUMMARY: Final = 2000
"""The maximum length of a `<summary>` whose link is not on its first line."""

_SUMMARY_LINES: Final = 6
"""The maximum number of lines of a `<summary>`."""


def item_head(text: str, start: int) -> Head | None:
    """Return the item of a list, or the `<summary>`, at `start` as a head, if it is one."""
    line = text[start : line_end(text, start)]
    if len(line) > _LONGEST:
        return None
    if line.lstrip().startswith(("<details", "<summary")):
        return _summary_head(text, start)
    match = compiled(_ITEM).match(line)
    if match:
        number, content = int(match[1]) if match[1] else None, line[match.end() :].strip()
    elif line.startswith(("**[", "__[")):
        number, content = None, line.strip()
    else:
        return None
    content = _with_marks(content)
    head = Head(start, start + len(line) + 1, ITEM, number, "", "")
    return _linked_item(head, content) or _titled_item(head, content)


def _linked_item(head: Head, content: str) -> Head | None:
    """Return an item that begins with the link to a paper as a head."""
    link = find_link(content)
    if link is None or not arxiv_id(link.url) or is_generic(link.text, link.url):
        return None
    before = link.before.strip(' \t*_~"“')
    if any(map(str.isalnum, before)) and not is_only_marks(before):
        return None
    return build_head("", head._replace(url=link.url), link._replace(before=before))


def _titled_item(head: Head, content: str) -> Head | None:
    """Return an item with a title before a link such as `[pdf](…)` as a head."""
    label = label_of(content)
    if label and (label.field or len(label.name.split()) < _FEWEST_WORDS):
        return None
    bold = compiled(r"(\*\*|__)(?=\S)(.{3,600}?)(?<=\S)\1").match(content)
    if bold:
        title, after = bold[2].rstrip(":："), content[bold.end() :]
    else:
        link = find_link(content)
        if link is None or not is_generic(link.text, link.url) or not arxiv_id(link.url):
            return None
        title, after = _split(content, link)
        if len(title.split()) < 2 or compiled(r"[.。!！](?:\s|$)").search(link.before):
            return None
    byline = read_byline(after)
    if not byline.url:
        return None
    read = read_title(title, head.number)
    if not read.text:
        return None
    return complete_head("", head, read, byline, "")


def _split(content: str, link: Link) -> tuple[str, str]:
    """Return the title before a link, up to a dash, and the text after it."""
    title = link.before.rstrip(" \t([-–—|·,，").partition(" - ")[0]
    return title, content[len(title) :]


def _with_marks(html: str) -> str:
    """Return a text with the marks of Markdown instead of tags for bold text and links."""
    bold = re.sub(r"</?(?:b|strong)>", "**", html)
    anchor = r"<a\s[^<>]{0,80}href=[\"']?(http[^\s\"'<>]{1,300})[^<>]{0,200}>(.{1,300}?)</a>"
    return re.sub(anchor, r"[\2](\1)", bold)


def _summary_head(text: str, start: int) -> Head | None:
    """Return the `<summary>` on the line at `start`, or on that after it, as a head."""
    stop = start
    for _ in range(_SUMMARY_LINES):
        stop = min(line_end(text, stop) + 1, len(text))
        if stop - start > _LONGEST or "</summary>" in text[start:stop]:
            break
    block = text[start:stop]
    match = compiled(
        r"\s*(?:<details\b[^<>]{0,100}>\s*)?<summary\b[^<>]{0,100}>(.*?)</summary>(.*)", re.DOTALL
    ).fullmatch(block)
    if match is None:
        return None
    content = _with_marks(" ".join(match[1].split()))
    content = re.sub(
        r"</?(?:span|font|i|em|u|code|p|div|h\d|br)\b[^<>]{0,200}>", " ", content
    ).strip()
    number = compiled(r"(?:\*\*)?(?:\[(\d{1,4})\]|#?(\d{1,4})[.)、])[ \t]*").match(content)
    head = Head(start, stop, ITEM, int(number[1] or number[2]) if number else None, "", "")
    if number:
        content = ("**" if content.startswith("**") else "") + content[number.end() :]
    link = find_link(content)
    if link is None or not arxiv_id(link.url):
        byline = read_byline(content)
        if not byline.url:
            return None
        bold = compiled(r"\*\*(.{3,600}?)\*\*(.*)").match(content)
        title, after = (bold[1], bold[2]) if bold else (content, "")
        found = complete_head("", head, read_title(title, head.number), read_byline(after), "")
    elif is_generic(link.text, link.url):
        bold = compiled(r"(?:.{0,20}?)\*\*(.{3,600}?)\*\*(.*)").fullmatch(content)
        if bold:
            lead = content[: bold.start(1) - 2]
            title, after = f"{lead}{bold[1]}", bold[2]
        else:
            title, after = _split(content, link)
        found = complete_head("", head, read_title(title, head.number), read_byline(after), "")
        found = found._replace(url=found.url or link.url)
    else:
        found = build_head("", head._replace(url=link.url), link)
    below = re.sub(r"</?details>|<br ?/?>", "", match[2]).strip()
    return found._replace(rest=" | ".join(filter(None, (found.rest, below))))
