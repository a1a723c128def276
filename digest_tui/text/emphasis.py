"""Markdown's emphasis and links among the events of a text, found by mistune.

What mistune must not see (formulas, code, escaped characters) is handed to it as one letter each.
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
_MOST_MARKS: Final = 1_000  # a pair of marks takes mistune and us 30 µs
# Stands for an event: a letter, so that the delimiters beside it flank a word. Linear A is no
# script of abstracts; where it does occur it is replaced by itself.
_STAND_IN: Final = "\U00010600"
_MARKS: Final = re.compile(rf"\*+|_+|\]\({_STAND_IN}\)|\](?=\()|{_STAND_IN}")
_NODES: Final[dict[str, Kind]] = {"emphasis": "emphasis", "strong": "strong"}


def emphasised(events: list[Event]) -> list[Event]:
    """The events with the edges of Markdown's emphasis and links put in.

    Stricter than CommonMark where prose about mathematics and code would suffer (`v*`, `n*C*D`,
    `x**2`, `[u,v](u2)`), more lenient beside Chinese punctuation. Texts longer than `_LONGEST`,
    or with more than `_MOST_MARKS`, come back unchanged.
    """
    source, held = _prepared(events)
    if source is None:
        return events
    waiting = iter(held)
    return list(_walk(_parser()(source, {}), waiting))


def _prepared(events: list[Event]) -> tuple[str | None, list[Event]]:
    """The text for mistune and the events its stand-ins stand for; None if there is no Markdown."""
    pieces: list[str] = []
    replaced: list[Event] = []
    for event in events:
        if event.role == "prose":
            pieces.append(event.text)
            replaced += [Event("literal", _STAND_IN)] * event.text.count(_STAND_IN)
        else:
            pieces.append(_STAND_IN)
            replaced.append(event)
    source = "".join(pieces)
    if len(source) > _LONGEST or len(_MARKS.findall(source)) > _MOST_MARKS:
        return None, []
    shown: list[str] = []
    held: list[Event] = []
    opened: dict[str, tuple[int, int]] = {}  # run of delimiters -> where it is in shown and held
    done = taken = 0
    found = False
    for match in _MARKS.finditer(source):
        mark = match[0]
        shown.append(source[done : match.start()])
        done = match.end()
        if mark == _STAND_IN:
            shown.append(mark)
            held.append(replaced[taken])
            taken += 1
        elif mark[0] == "]":
            is_link = len(mark) > 1 and replaced[taken].kind == "link"
            if not is_link:
                held.append(Event("literal", "]"))
            if len(mark) > 1:
                held.append(replaced[taken])
                taken += 1
            shown.append(mark if is_link else _STAND_IN + mark[1:])
            found |= is_link
        else:
            edge = _edge(source, match.start(), match.end(), mark in opened)
            # An empty word beside a delimiter keeps it on its side.
            held.append(Event("prose") if edge == "close" else Event("literal", mark))
            shown.append(_STAND_IN + mark if edge == "close" else _STAND_IN)
            if edge == "open":
                opened[mark] = (len(shown) - 1, len(held) - 1)
            elif edge == "close":
                found = True
                in_shown, in_held = opened.pop(mark)
                shown[in_shown] = mark + _STAND_IN
                held[in_held] = Event("prose")
    shown.append(source[done:])
    return ("".join(shown) if found else None), held


def _edge(source: str, start: int, end: int, opened: bool) -> str | None:
    """What a run of `*` or `_` may be: "open", "close" or None for plain characters."""
    before, after = source[start - 1 : start] if start else " ", source[end : end + 1] or " "
    single = end - start == 1
    if opened and not before.isspace() and before not in "([{（":
        strict = source[start] == "_" or single
        return None if strict and after.isascii() and after.isalnum() else "close"
    if before.isascii():
        fits = before.isspace() or before in "([{\"'-/:,;."
    else:
        fits = source[start] == "*" or not before.isalnum() or before == _STAND_IN
    if not fits or after.isspace() or after in ")]},.;:，。；：）":
        return None
    return "open"


@cache
def _parser() -> InlineParser:
    from mistune import InlineParser

    parser = InlineParser()
    parser.rules = ["emphasis", "link", "link_close"]
    return parser


def _walk(tokens: list[dict[str, Any]], held: Iterator[Event]) -> Iterator[Event]:
    """The tree of mistune as events again. It nests 20 deep at most."""
    for token in tokens:
        match token["type"]:
            case "text":
                yield from _released(token["raw"], held)
            case "emphasis" | "strong" as name:
                yield Event("open", "", _NODES[name])
                yield from _walk(token["children"], held)
                yield Event("close")
            case "image":
                yield Event("literal", "![")
                yield from _walk(token["children"], held)
                yield Event("literal", "](")
                yield next(held)
                yield Event("literal", ")")
            case _:
                inside = list(_walk(token["children"], held))
                yield Event("open", "", "link", next(held).target)
                yield from inside
                yield Event("close")


def _released(raw: str, held: Iterator[Event]) -> Iterator[Event]:
    first, *rest = raw.split(_STAND_IN)
    yield Event("prose", first)
    for piece in rest:
        yield next(held)
        yield Event("prose", piece)
