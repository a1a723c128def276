"""Marks of enumerations in a text, and the runs in which they count on from each other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Final, NamedTuple

from digest_tui.text.markup import Styled

__all__ = ["CLAUSES", "Mark", "Series", "series_of_marks"]

_ANY: Final = -1
"""The number of a bullet."""
_MOST_MARKERS: Final = 500
"""Markers of a text that are read: each takes 20 µs, and no paper has 100."""
_BULLETS: Final = frozenset("-*•●·")
# Left to re's own cache, for compiling takes 1 ms and most texts need none.
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
_BEHIND: Final = {
    **dict.fromkeys(":：", "colon"),
    **dict.fromkeys(";；", "clause"),
    **dict.fromkeys(".。!！?？", "sentence"),
    **dict.fromkeys(",，、", "comma"),
}
CLAUSES: Final = frozenset({"clause", "sentence", "comma"})
"""What stands before an item that does not begin a line."""


class Mark(NamedTuple):
    """A mark with the blanks behind it: where it is, how it counts, and what stands before it."""

    start: int
    end: int
    readings: tuple[tuple[str, int], ...]
    behind: str
    line: bool


@dataclass(slots=True)
class Series:
    """Marks that count on from each other; `bound` is where the next of their shape starts anew."""

    shape: str
    marks: list[Mark]
    bound: int


def _marks(whole: Styled) -> Iterator[Mark]:
    """Yield the marks outside brackets and outside what is not plain; emphasis may begin at one."""
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
            yield Mark(start, token.end(), _readings(token), *_before(text, start))
        elif token["name"] and not token["open"]:
            depth -= 1  # what looked like a mark is the end of the brackets
        reach = max(reach, ahead)


def _readings(token: re.Match[str]) -> tuple[tuple[str, int], ...]:
    """Return a mark's shape and number; `i)` has two."""
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


def _before(text: str, at: int) -> tuple[str, bool]:
    """Return what kind of character stands before a place, blanks aside, and if a line begins."""
    end = at
    while end and text[end - 1] in " \t\u3000\n":
        end -= 1
    line = not end or "\n" in text[end:at]
    if not end:
        return "start", True
    if found := _AND.search(text[max(0, end - 8) : end]):
        return _BEHIND[found[1]], line
    while end > 1 and text[end - 1] in ')）”’"』」' and text[end - 2] in ".。!！?？;；":
        end -= 1
    return _BEHIND.get(text[end - 1], ""), line


def series_of_marks(whole: Styled) -> list[Series]:
    """Return the runs of marks in the order of their first, those of one mark among them.

    A number left out, or where no item can begin, leaves a run without marks. A text of more than
    `_MOST_MARKERS` has none.
    """
    marks = list(islice(_marks(whole), _MOST_MARKERS + 1))
    if len(marks) > _MOST_MARKERS:
        return []
    found: list[Series] = []
    latest: dict[str, Series] = {}
    for mark in marks:
        begins = mark.line or mark.behind in CLAUSES
        if mark.line and mark.readings[0][1] != _ANY:
            for bullet in _BULLETS & latest.keys():
                latest.pop(bullet).bound = mark.start
        for shape, number in mark.readings:
            run = latest.get(shape)
            expected = len(run.marks) + 1 if run else 1
            if run and number == _ANY:
                follows = "\n\n" not in whole.text[run.marks[-1].end : mark.start].rstrip()
            else:
                # A letter or a Roman number may well be of another list.
                missed = number > expected and begins and shape[0] not in "ai"
                follows = number == expected or missed
            if run and follows:
                if begins and number in (_ANY, expected):
                    run.marks.append(mark)
                else:
                    latest.pop(shape).marks.clear()
                break
            if number in (_ANY, 1):
                if run:
                    run.bound = mark.start
                latest[shape] = Series(shape, [mark], len(whole.text))
                found.append(latest[shape])
    return found
