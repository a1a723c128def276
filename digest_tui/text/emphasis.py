"""Find Markdown's emphasis and links in the events of a text, with mistune.

Formulas, code and escaped characters are no Markdown. In the text that mistune parses, one letter
stands for each of them, and is replaced by the event afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from digest_tui.text.events import Event, Kind

if TYPE_CHECKING:
    from mistune import InlineParser

_LONGEST: Final = 20_000  # characters; the longest field of 37,877 papers has 8,083
_MOST_MARKS: Final = 1_000  # each pair takes 30 µs
# The character that replaces an event. It is a letter, so that a delimiter beside it is beside a
# word. No abstract is written in Linear A; one that does contain it gets it back.
_PLACEHOLDER: Final = "\U00010600"
_MARKS: Final = re.compile(rf"\*+|_+|\]\({_PLACEHOLDER}\)|\](?=\()|{_PLACEHOLDER}")
_NODES: Final[dict[str, Kind]] = {"emphasis": "emphasis", "strong": "strong"}


def emphasised(events: list[Event]) -> list[Event]:
    """Return the events with those that open and close Markdown's emphasis and links.

    The rules are stricter than CommonMark's for what is common in prose about mathematics and code
    (`v*`, `n*C*D`, `x**2`, `[u,v](u2)`), and more lenient beside Chinese punctuation. A text longer
    than `_LONGEST`, or with more marks than `_MOST_MARKS`, is returned unchanged.
    """
    source, replaced = _prepare(events)
    if source is None:
        return events
    return list(_events(_parser()(source, {}), iter(replaced)))


def _prepare(events: list[Event]) -> tuple[str | None, list[Event]]:
    """Return the text that mistune parses, and the events that its placeholders replace.

    The text is None if it contains no Markdown.
    """
    texts: list[str] = []
    literals: list[Event] = []  # the events that the placeholders of `source` replace
    for event in events:
        if event.type == "prose":
            texts.append(event.text)
            literals += [Event("literal", _PLACEHOLDER)] * event.text.count(_PLACEHOLDER)
        else:
            texts.append(_PLACEHOLDER)
            literals.append(event)
    source = "".join(texts)
    if len(source) > _LONGEST or len(_MARKS.findall(source)) > _MOST_MARKS:
        return None, []
    prepared: list[str] = []
    replaced: list[Event] = []
    opened: dict[str, tuple[int, int]] = {}  # delimiter -> its indices in prepared and replaced
    done = used = 0
    found = False
    for match in _MARKS.finditer(source):
        mark = match[0]
        prepared.append(source[done : match.start()])
        done = match.end()
        if mark == _PLACEHOLDER:
            prepared.append(mark)
            replaced.append(literals[used])
            used += 1
        elif mark[0] == "]":
            is_link = len(mark) > 1 and literals[used].kind == "link"
            if not is_link:
                replaced.append(Event("literal", "]"))
            if len(mark) > 1:
                replaced.append(literals[used])
                used += 1
            prepared.append(mark if is_link else _PLACEHOLDER + mark[1:])
            found |= is_link
        else:
            edge = _edge(source, match.start(), match.end(), mark in opened)
            # A placeholder for nothing, inside of a delimiter, makes mistune recognise it.
            replaced.append(Event("prose") if edge == "close" else Event("literal", mark))
            prepared.append(_PLACEHOLDER + mark if edge == "close" else _PLACEHOLDER)
            if edge == "open":
                opened[mark] = (len(prepared) - 1, len(replaced) - 1)
            elif edge == "close":
                found = True
                in_prepared, in_replaced = opened.pop(mark)
                prepared[in_prepared] = mark + _PLACEHOLDER
                replaced[in_replaced] = Event("prose")
    prepared.append(source[done:])
    return ("".join(prepared) if found else None), replaced


def _edge(source: str, start: int, end: int, opened: bool) -> str | None:
    """Return what a run of `*` or `_` may be: "open", "close" or None for plain characters."""
    before, after = source[start - 1 : start] if start else " ", source[end : end + 1] or " "
    single = end - start == 1
    if opened and not before.isspace() and before not in "([{（":
        strict = source[start] == "_" or single
        return None if strict and after.isascii() and after.isalnum() else "close"
    if before.isascii():
        may_open = before.isspace() or before in "([{\"'-/:,;."
    else:
        may_open = source[start] == "*" or not before.isalnum() or before == _PLACEHOLDER
    if not may_open or after.isspace() or after in ")]},.;:，。；：）":
        return None
    return "open"


@cache
def _parser() -> InlineParser:
    from mistune import InlineParser

    parser = InlineParser()
    parser.rules = ["emphasis", "link", "link_close"]
    return parser


def _events(tokens: list[dict[str, Any]], replaced: Iterator[Event]) -> Iterator[Event]:
    """Yield the events of mistune's tree, which is at most 20 levels deep."""
    for token in tokens:
        match token["type"]:
            case "text":
                yield from _restored(token["raw"], replaced)
            case "emphasis" | "strong" as name:
                yield Event("open", "", _NODES[name])
                yield from _events(token["children"], replaced)
                yield Event("close")
            case "image":
                yield Event("literal", "![")
                yield from _events(token["children"], replaced)
                yield Event("literal", "](")
                yield next(replaced)
                yield Event("literal", ")")
            case _:
                inside = list(_events(token["children"], replaced))
                yield Event("open", "", "link", next(replaced).target)
                yield from inside
                yield Event("close")


def _restored(raw: str, replaced: Iterator[Event]) -> Iterator[Event]:
    """Yield a text as events, each placeholder as the event that it replaces."""
    first, *rest = raw.split(_PLACEHOLDER)
    yield Event("prose", first)
    for text in rest:
        yield next(replaced)
        yield Event("prose", text)
