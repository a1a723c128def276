"""Find the headings that are heads because a line below them gives the address of a paper."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain, pairwise
from typing import Final, cast

from digest_tui.readers.dialects import heads
from digest_tui.readers.dialects.addresses import Gives, gives_address
from digest_tui.readers.dialects.labels import is_known, key_of
from digest_tui.readers.dialects.marks import DATE
from digest_tui.readers.dialects.titles import read_title
from digest_tui.readers.lines import line_end, walk

_MOST_NAMES: Final = 2000
"""The maximum number of different headings with an address below that are compared."""

_LONGEST_NAME: Final = 80
_MOST_BLANKS: Final = 60
"""The maximum number of characters between a heading that is only a score and the title below."""


def addressed(
    text: str,
    sections: Sequence[int],
    levels: Sequence[int],
    starts: Sequence[int],
    head_levels: Sequence[int],
) -> list[bool] | None:
    """Return whether each heading has an address below it that makes it a head; None if none has.

    The headings are of the level of the other heads or, without these, of one level. Only if no
    line has the purpose to give an address, one among other text is enough, below at least half
    of the headings of a level.

    Args:
        text: The whole text.
        sections: The offset of each heading that is no head by its own text.
        levels: Their levels.
        starts: The offset of each other head.
        head_levels: The levels of the other heads.
    """
    given = _addresses(text, sections, levels, starts)
    sure = Counter(_levels(levels, given, Gives.ADDRESS))
    fewest = Gives.ADDRESS if starts else Gives.PERHAPS
    if starts:
        accepted = {*head_levels} & sure.keys()
    elif sure:
        accepted = {level for level, _ in sure.most_common(1)}
    else:
        every = Counter(levels)
        perhaps = Counter(_levels(levels, given, Gives.PERHAPS)).most_common(1)
        accepted = {level for level, count in perhaps if count > 1 and 2 * count >= every[level]}
    if not accepted:
        return None
    return [
        gives >= fewest and level in accepted for level, gives in zip(levels, given, strict=True)
    ]


def _levels(levels: Sequence[int], given: Sequence[int], fewest: Gives) -> list[int]:
    """Return the level of each heading with an address."""
    return [level for level, gives in zip(levels, given, strict=True) if gives >= fewest]


def _addresses(
    text: str, sections: Sequence[int], levels: Sequence[int], starts: Sequence[int]
) -> bytearray:
    """Return how sure it is that a line below each heading gives the address of a paper.

    An address below a heading such as `Links` is that of the heading above it.
    """
    given = bytearray()
    names: dict[str, str] = {}  # the id of a paper below each name
    labels: set[str] = set()  # the names with several papers below
    head = 0
    for start, following in pairwise(chain(sections, [len(text)])):
        while head < len(starts) and starts[head] < start:
            head += 1
        stop = min(following, starts[head]) if head < len(starts) else following
        below = walk(text, min(line_end(text, start) + 1, stop), stop)
        gives, own = gives_address(line for _, line in below)
        given.append(gives)
        key = _key(text, start) if gives else ""
        if names.get(key, own) != own:
            labels.add(key)
        elif gives and len(names) < _MOST_NAMES:
            names[key] = own
    parents: list[int] = []
    direct = {*_levels(levels, given, Gives.ADDRESS)}
    for index, level in enumerate(levels):
        while parents and levels[parents[-1]] >= level:
            parents.pop()
        if given[index] and parents:
            start, parent = sections[index], parents[-1]
            is_label = is_known(_name(text, start)) or _key(text, start) in labels
            if is_label or (
                parent == index - 1
                and _is_title_of(text, sections[parent], start, counts=levels[parent] in direct)
            ):
                given[parent] = max(given[parent], given[index])
                given[index] = Gives.NOTHING
        parents.append(index)
    return given


def _is_title_of(text: str, above: int, start: int, *, counts: bool) -> bool:
    """Return whether a heading is the title of the heading above it, which has none.

    Args:
        text: The whole text.
        above: The offset of the heading above.
        start: The offset of the heading.
        counts: Whether it is enough that the heading above counts; else it gives a score too.
    """
    end = line_end(text, above)
    if start > end + _MOST_BLANKS or text[end:start].strip():
        return False
    shown = read_title(_name(text, above))
    is_named = bool(shown.category) or any(name != DATE for name, _ in shown.extra)
    return not shown.text and shown.number is not None and (counts or is_named)


def _name(text: str, start: int) -> str:
    """Return the text of the heading at an offset."""
    return cast("heads.Heading", heads.heading_at(text, start)).text


def _key(text: str, start: int) -> str:
    return key_of(_name(text, start))[:_LONGEST_NAME]
