"""Recognise labels by their syntax.

A label is a name at the start of a line. `>`, a list marker and an emoji may precede it. Its shape
is one of these: `L: v`, `L：v`, `**L:** v`, `**L**: v`, `*L:* v`, `**L: v**`, `**L**` alone on its
line, a heading `#### L`, the first cell of a table's row, a `<summary>L</summary>`, `> [!L] v`.
More labels may follow on its line, separated by `|` or `<br>` or, if they are bold, by `·` or `•`.
The name must be a known one in a numbered list, in a nested list, and in bold if neither a colon
nor the end of the line follows.
"""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.dialects.labels import (
    LONGEST_NAME,
    Label,
    hides_text,
    is_known,
    key_of,
)
from digest_tui.readers.patterns import compiled

_LONGEST_PLAIN: Final = 32
_LONGEST_ROW: Final = 4000
"""The maximum length of a line that may contain more than one label."""

_MOST_PARTS: Final = 60
"""The maximum number of parts of a line, separators included, that may contain labels."""

_PREFIX: Final = r"( {0,8})(?:>[ \t]?)*(?:([-*+•]|\d{1,3}[.)、])[ \t]+)?(?:>[ \t]?)*"
_EMOJI: Final = "[\u2190-\u2bff\u200d\ufe0f\U0001f000-\U0001faff]+[ \t]*"
_BOLD: Final = r"(\*{1,3}|__?)(?=[^\s*_])([^*]{1,100}?)(?<=\S)\1(?![*_])"
CALLOUT: Final = (
    r"(?i)\[!(note|tip|important|warning|caution|abstract|summary|tldr|info|todo|hint|success"
    r"|question|faq|failure|danger|bug|example|quote|cite)\][+-]?[ \t]*"
)
"""The mark of a block quote that is a callout, with its kind."""

_NAMED: Final = r"([^:：*\[\]{}<>|$\\`\n]{1,60}?)[ \t]*(?:：|:(?=\s|$|[^\x00-\x7f]))"


def labels_in(line: str) -> list[tuple[str, Label]]:
    """Return the labels of a line, each with its part of the line; none if no label begins it."""
    line = line.rstrip()
    whole = label_of(line)
    if len(line) > _LONGEST_ROW or (whole and whole.is_block):
        return [(line, whole)] if whole else []
    parts = compiled(r"([|｜·•]|<br ?/?>)").split(line)
    if len(parts) == 1:
        return [(line, whole)] if whole else []
    first = label_of(parts[0].rstrip()) if len(parts) < _MOST_PARTS else None
    if first is None:
        return [(line, whole)] if whole else []
    found = [(parts[0], first)]
    for mark, part in zip(parts[1::2], parts[2::2], strict=True):
        bare = part.strip()
        label = None if bare[:1] in ("", ">", "-", "+", "#") else label_of(bare)
        if label and not (label.plain and mark in "·•"):
            found.append((part.lstrip(), label))
        else:
            text, last = found[-1]
            found[-1] = (text + mark + part, last)
    return [(text, _whole(text, label)) for text, label in found]


def _whole(text: str, label: Label) -> Label:
    """Return a label with its value up to the end of its part of the line."""
    whole = label_of(text.rstrip())
    return whole if whole and whole.key == label.key else label


def label_of(line: str, *, in_heading: bool = False) -> Label | None:
    """Return the label at the start of a line or, `in_heading`, of the text of a heading."""
    head = line[:200]
    if "<summary>" in head:
        return _summary(line)
    prefix = compiled(_PREFIX).match(head)
    start = prefix.end() if prefix else 0
    indent, marker = (len(prefix[1]), prefix[2] or "") if prefix else (0, "")
    nested = indent > 1 or marker[:1].isdecimal()
    head = head[start:]
    if head.startswith("[!") and ">" in line[:start]:
        return _callout(line[start:])
    if head.startswith("|"):
        return None if len(line) > _LONGEST_ROW else _row(line[start:])
    if head.startswith("#"):
        if in_heading:
            return None
        heading = re.match(r"#{2,6}[ \t]+", head)
        name = line[start + heading.end() :].rstrip("# \t") if heading else ""
        if not name.startswith(("#", "|", ">", "<")) and (label := label_of(name, in_heading=True)):
            return label._replace(plain=False, is_block=True)
        return _checked(_bare(name), "", is_block=True) if len(name) <= 100 else None
    emoji = compiled(_EMOJI).match(head)
    if emoji:
        start += emoji.end()
        head = head[emoji.end() :]
    if head.startswith(("<b>", "<strong>")):
        bare = re.sub("</?(?:b|strong)>", "**", line[start:], count=2)
        return label_of(bare, in_heading=in_heading)
    bold = compiled(_BOLD).match(head)
    if bold:
        return _bold(bold[1], bold[2], line[start + bold.end() :], nested)
    named = compiled(_NAMED).match(head)
    if named is None or (indent > 1 and not marker):
        return None
    return _checked(named[1], line[start + named.end() :], plain=True, nested=nested)


def _bold(mark: str, text: str, after: str, nested: bool) -> Label | None:
    after = after.lstrip()
    is_sure = len(mark) == 2
    if text.endswith((":", "：")):
        return _checked(text[:-1], after, nested=nested, is_sure=is_sure)
    if after.startswith((":", "：")):
        return _checked(text, after[1:], nested=nested, is_sure=is_sure)
    if len(mark) == 1:
        return None
    if after:
        # Prose may begin with bold words: without a colon the name must be a known one.
        return _checked(text, after, plain=True, nested=nested) if is_known(text) else None
    name, colon, value = text.partition(":" if ":" in text else "：")
    return _checked(name, value, nested=nested, is_block=not colon)


def _summary(line: str) -> Label | None:
    name = line.partition("<summary>")[2]
    name, _, value = name.partition("</summary>")
    name = _bare(re.sub("<[^<>]{0,40}>", "", name[:200]))
    if hides_text(name):
        return None
    return _checked(name, value, is_block=True)


def _callout(line: str) -> Label | None:
    """Return the label of the first line of a callout, such as `[!NOTE] Title`."""
    match = compiled(CALLOUT).match(line)
    if match is None:
        return None
    title = line[match.end() :]
    name, value = (title, "") if is_known(title) else (match[1], title)
    return _checked(name, value, is_block=True, is_sure=True)


def _row(line: str) -> Label | None:
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    if len(cells) < 2:
        return None
    value = " | ".join(cell.strip() for cell in cells[1:]).replace("\\|", "|")
    return _checked(_bare(cells[0]), value, is_block=True)


def _bare(name: str) -> str:
    """Return a name without emoji, emphasis and colon around it."""
    name = name.strip().strip("*_ \t")
    emoji = compiled(_EMOJI).match(name[:40])
    if emoji:
        name = name[emoji.end() :].strip("*_ \t")
    return name.rstrip(":： \t*_")


def _checked(
    name: str,
    value: str,
    *,
    plain: bool = False,
    is_block: bool = False,
    nested: bool = False,
    is_sure: bool = False,
) -> Label | None:
    """Return a label if the name can be one: short, first a letter, last no digit."""
    name = _bare(name)
    known = is_known(name)
    if not name or len(name) > LONGEST_NAME or not (name[0].isalnum() or known):
        return None
    if not known:
        stops = ".,;，。；！？!?" if plain else "。，！？!?"
        words = len(name.split())
        if any(stop in name for stop in stops) or words > (5 if plain else 9):
            return None
        # A Chinese sentence has half as many characters.
        if plain and len(name) + sum(letter > "\u2e80" for letter in name) > _LONGEST_PLAIN:
            return None
        if nested or name[-1].isdigit() or name.isdecimal():
            return None
    return Label(key_of(name), name, value.strip(), plain, is_block, is_sure)


def is_details(line: str) -> bool:
    """Return whether a line contains a `<summary>` that is not a label."""
    return "<summary>" in line[:200] and label_of(line) is None
