"""Replace inline HTML in the lines of a paper by Markdown.

A tag is markup if it is a known one and has its counterpart: in its line, or, for the whole paper,
if there are as many opening as closing tags of its name. Any other tag, such as `<think>`, is text.
A link keeps its address, and `<b>`, `<i>`, `<code>`, `<sub>` and their like keep their meaning.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from typing import Final

from digest_tui.readers.dialects.blocks import is_separator
from digest_tui.readers.lines import walk
from digest_tui.readers.patterns import compiled

_MARKS: Final = {
    "b": ("**", "**"),
    "strong": ("**", "**"),
    "i": ("*", "*"),
    "em": ("*", "*"),
    "code": ("`", "`"),
    "kbd": ("`", "`"),
    "sub": ("$_{", "}$"),
    "sup": ("$^{", "}$"),
}
"""The Markdown before and after the text of a tag; other tags have none."""

_NAMES: Final = "a|b|center|code|del|div|em|font|i|kbd|mark|p|s|small|span|strong|sub|sup|u"
_BLOCKS: Final = ("center", "div", "p")
"""Tags that separate the words beside them."""

_TAG: Final = (
    rf"<(/?)((?i:{_NAMES}))((?:[ \t]+[A-Za-z-]{{1,30}}[ \t]?=[ \t]?"
    r"(?:\"[^\"<>\n]{0,500}\"|'[^'<>\n]{0,500}'|[^\s\"'<>]{1,500})){0,9})[ \t]*>"
)
_TOKEN: Final = rf"`[^`\n]{{1,200}}`|{_TAG}"
"""A tag, or code, in which tags are text."""

_HREF: Final = r"(?i)\bhref[ \t]?=[ \t]?[\"']?(https?://[^\s\"'<>()]{1,500})"
_SHORT: Final = r"[\w+\-−±*'.,]{1,12}"
"""The text of a subscript or superscript that is written as a formula."""

_MOST_TAGS: Final = 400
"""The maximum number of tags of a line that are replaced."""


def lines_below(text: str, start: int, stop: int) -> Iterator[tuple[int, str]]:
    """Yield the lines of a paper with their offsets, with Markdown instead of inline HTML."""
    paired = _paired(text, start, stop)
    for offset, line in walk(text, start, stop):
        if "<" in line and not is_separator(line):
            line = replace_tags(line, paired)
        yield offset, line


def _paired(text: str, start: int, stop: int) -> Collection[str]:
    """Return the names of the tags that are opened as often as they are closed."""
    if text.find("</", start, stop) < 0:
        return ()
    counts: Counter[str] = Counter()
    for tag in compiled(_TAG).finditer(text, start, stop):
        counts[tag[2].lower()] += 1 if not tag[1] else 0
        counts["/" + tag[2].lower()] += 1 if tag[1] else 0
    return {name for name in counts if counts[name] == counts[f"/{name}"] and name != "a"}


def replace_tags(line: str, paired: Collection[str] = ()) -> str:
    """Replace the tags of a line by Markdown.

    Args:
        line: The line.
        paired: The names of tags that are markup even if the line has not both of them.
    """
    tokens = [token for token in compiled(_TOKEN).finditer(line) if token[2]]
    if not tokens or len(tokens) > _MOST_TAGS:
        return line
    ends = _ends(tokens)
    texts: list[str] = []  # the texts and the marks between them, in turn
    offset = 0
    for token in tokens:
        texts += (line[offset : token.start()], "")
        offset = token.end()
    texts.append(line[offset:])
    starts = {end: begin for begin, end in ends.items()}
    for index, token in enumerate(tokens):
        name = token[2].lower()
        if index in ends:
            _replace(texts, index, ends[index], token)
        elif index not in starts:
            attributes = token[3].strip()
            is_anchor = name == "a" and attributes and not compiled(_HREF).search(attributes)
            texts[2 * index + 1] = _blank(name) if is_anchor or name in paired else token[0]
    return "".join(texts)


def _ends(tokens: list[re.Match[str]]) -> dict[int, int]:
    """Return the index of the closing tag of each opening one."""
    opened: dict[str, list[int]] = {}
    ends = {}
    for index, token in enumerate(tokens):
        name = token[2].lower()
        if not token[1]:
            opened.setdefault(name, []).append(index)
        elif opened.get(name):
            ends[opened[name].pop()] = index
    return ends


def _replace(texts: list[str], start: int, end: int, tag: re.Match[str]) -> None:
    """Replace a pair of tags by the marks of Markdown.

    Args:
        texts: The texts of a line and the marks between them, in turn.
        start: The number of the opening tag.
        end: The number of the closing tag.
        tag: The opening tag.
    """
    first, last = 2 * start + 1, 2 * end + 1
    name = tag[2].lower()
    inner = "".join(texts[first + 1 : last])
    before, after = _MARKS.get(name, (_blank(name), _blank(name)))
    href = compiled(_HREF).search(tag[3]) if name == "a" else None
    if href:
        is_text = inner.strip() and "](" not in inner
        before, after = ("[", f"]({href[1]})") if is_text else (" ", f" {href[1]} ")
    elif name in ("sub", "sup"):
        if not compiled(_SHORT).fullmatch(inner):
            before = after = " "
    elif name in _MARKS and (not inner.strip() or _has_marks(texts, first, last, before)):
        before = after = "" if inner.strip() else " "
    if name in _MARKS or name == "a":
        # A blank between a mark and its text would make the mark a text.
        blank = texts[first + 1][: len(texts[first + 1]) - len(texts[first + 1].lstrip())]
        texts[first + 1] = texts[first + 1].lstrip()
        before = blank + before
        blank = texts[last - 1][len(texts[last - 1].rstrip()) :]
        texts[last - 1] = texts[last - 1].rstrip()
        after += blank
    texts[first], texts[last] = before, after


def _has_marks(texts: list[str], first: int, last: int, mark: str) -> bool:
    """Return whether the text of a pair of tags has the marks of these already."""
    inside = texts[first + 1].lstrip().startswith(mark) and texts[last - 1].rstrip().endswith(mark)
    return inside or (texts[first - 1].endswith(mark) and texts[last + 1].startswith(mark))


def _blank(name: str) -> str:
    return " " if name in _BLOCKS else ""
