"""Find the markers of lists in a text, and group them to series that count up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from digest_tui.text.markup import Styled

__all__ = ["CLAUSES", "Marker", "Series", "find_series"]

_ANY: Final = -1
"""The number of a bullet."""
_MOST_MARKERS: Final = 500
"""Markers of a text that are read: each takes 20 µs, and no paper has 100."""
_BULLETS: Final = frozenset("-*•●·")
# Compiled on first use, which takes 1 ms.
_MARK_OR_BRACKET: Final = (
    r"(?P<mark>(?<![0-9A-Za-z.])(?:"
    r"(?P<open>[(（]?)(?P<name>\d{1,2}|[ivx]{1,5}|[a-z])[)）]"
    r"|(?P<number>\d{1,2})(?P<point>[.．](?![0-9a-z.])|、)"
    r"|(?P<circle>[①-⑳])"
    r"|(?m:^)(?P<bullet>[-*•●·])(?=[ \t])"
    r")(?:[ \t\u3000]|\n(?!\n))*)|(?P<opening>[(（\[［【{])|[)）\]］】}]"
)
_ROMAN: Final = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_AND: Final = re.compile(r"([,，、;；])\s*(?:and|or|以及|并且|和|并|及|与)$")
_PUNCTUATION: Final = {
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys(";；", "clause"),
    **dict.fromkeys(".。!！?？", "sentence"),
    **dict.fromkeys(",，、", "comma"),
}
CLAUSES: Final = frozenset({"clause", "sentence", "comma"})
"""What precedes an item that does not begin a line."""


class Marker(NamedTuple):
    """A marker with the blanks after it.

    Attributes:
        start: Its offset.
        end: The offset of the first character after the blanks.
        readings: Its shape and its number; `i)` has two readings, a Roman number and a letter.
        before: What kind of punctuation precedes it: "start" of the text, "colon", "clause",
            "sentence", "comma" or "" for none.
        begins_line: Whether only blanks precede it in its line.
    """

    start: int
    end: int
    readings: tuple[tuple[str, int], ...]
    before: str
    begins_line: bool


@dataclass(slots=True)
class Series:
    """Markers that count up by ones.

    Attributes:
        shape: The shape they share.
        markers: The markers, in order; empty if a number is missing.
        limit: The offset at which the next series of the shape begins.
    """

    shape: str
    markers: list[Marker]
    limit: int


def _markers(whole: Styled) -> Iterator[Marker]:
    """Yield the markers in plain text outside of brackets; emphasis may begin at a marker."""
    text, spans = whole
    passed = reach = depth = done = 0
    for token in re.finditer(_MARK_OR_BRACKET, text):
        start = ahead = token.start()
        while passed < len(spans) and spans[passed].start <= start:
            span = spans[passed]
            if span.start == start and span.kind in ("strong", "emphasis"):
                ahead = max(ahead, span.end)
            else:
                reach = max(reach, span.end)
            passed += 1
        if "\n\n" in text[done:start]:
            depth = 0
        done = start
        if start < reach:
            pass
        elif token["opening"]:
            depth += 1
        elif not token["mark"]:
            depth = max(0, depth - 1)
        elif not depth:
            yield Marker(start, token.end(), _readings(token), *_before(text, start))
        elif token["name"] and not token["open"]:
            depth -= 1  # The bracket of this marker closes one that was opened before.
        reach = max(reach, ahead)


def _readings(token: re.Match[str]) -> tuple[tuple[str, int], ...]:
    """Return the shapes and numbers that a marker may mean."""
    if token["bullet"]:
        return ((token["bullet"], _ANY),)
    if token["circle"]:
        return (("①", ord(token["circle"]) - ord("①") + 1),)
    if token["number"]:
        return ((token["point"].replace("．", "."), int(token["number"])),)
    name = token["name"]
    shape = "()" if token["open"] else ")"
    if name.isdecimal():
        return (("1" + shape, int(name)),)
    found: list[tuple[str, int]] = [("i" + shape, _ROMAN.index(name) + 1)] if name in _ROMAN else []
    if len(name) == 1:
        found.append(("a" + shape, ord(name) - ord("a") + 1))
    return tuple(found)


def _before(text: str, offset: int) -> tuple[str, bool]:
    """Return what kind of punctuation precedes an offset, and whether a line begins there."""
    end = offset
    while end and text[end - 1] in " \t\u3000\n":
        end -= 1
    line = not end or "\n" in text[end:offset]
    if not end:
        return "start", True
    if found := _AND.search(text[max(0, end - 8) : end]):
        return _PUNCTUATION[found[1]], line
    while end > 1 and text[end - 1] in ')）”’"』」' and text[end - 2] in ".。!！?？;；":
        end -= 1
    return _PUNCTUATION.get(text[end - 1], ""), line


def find_series(whole: Styled) -> list[Series]:
    """Return the series of a text in the order of their first markers.

    A series may have one marker. It has none if a number is missing, or if no item can begin at a
    marker. A text with more than `_MOST_MARKERS` markers has no series.
    """
    markers = list(islice(_markers(whole), _MOST_MARKERS + 1))
    if len(markers) > _MOST_MARKERS:
        return []
    found: list[Series] = []
    latest: dict[str, Series] = {}
    for marker in markers:
        begins = marker.begins_line or marker.before in CLAUSES
        if marker.begins_line and marker.readings[0][1] != _ANY:
            for bullet in _BULLETS & latest.keys():
                latest.pop(bullet).limit = marker.start
        for shape, number in marker.readings:
            series = latest.get(shape)
            expected = len(series.markers) + 1 if series else 1
            if series and number == _ANY:
                follows = "\n\n" not in whole.text[series.markers[-1].end : marker.start].rstrip()
            else:
                # A letter or a Roman number may well be of another list.
                missed = number > expected and begins and shape[0] not in "ai"
                follows = number == expected or missed
            if series and follows:
                if begins and number in (_ANY, expected):
                    series.markers.append(marker)
                else:
                    latest.pop(shape).markers.clear()
                break
            if number in (_ANY, 1):
                if series:
                    series.limit = marker.start
                latest[shape] = Series(shape, [marker], len(whole.text))
                found.append(latest[shape])
    return found
