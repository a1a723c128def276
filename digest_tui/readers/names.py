"""Separate the names of authors."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

_SUFFIX: Final = re.compile(
    r"(?:(?i:Jr|Sr|Ph\.? ?D|M\.? ?D|M\.? ?Sc|MPH|MBA|Esq)|II|III|IV|2nd|3rd)\.?"
)
_COMMAS: Final = "[,，、]"
_SEMICOLONS: Final = "[;；]"
_OUTSIDE: Final = r"(?![^()（）]{0,200}[)）])"
"""What follows a mark that is not in brackets, as those of affiliations are."""

_LAST: Final = re.compile(r"\s+(?:and|&)\s+")
_OF_A_GROUP: Final = frozenset(
    {
        *("center", "centre", "collaboration", "consortium", "department", "for", "group", "of"),
        *("institute", "lab", "laboratory", "project", "research", "school", "team", "the"),
        "university",
    }
)
"""Words of the name of a group, in which an `and` separates no names."""

_LONGEST_PAIR: Final = 10
"""The maximum number of words of two names with `and` between them."""


def split_at_commas(text: str, most: int) -> list[str]:
    """Return the names between commas; `, Jr.`, `, III` and the like belong to the name before.

    Args:
        text: The text; blanks around names are kept.
        most: The maximum number of names that are separated.
    """
    return _with_suffixes(text.split(",", most))


def split_names(text: str, most: int) -> list[str]:
    """Return the names of a text, separated by commas or semicolons, the last perhaps by `and`.

    Args:
        text: The text on one line; perhaps a list of Python, with brackets and quotes.
        most: The maximum number of names that are separated.
    """
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        text = text[1:-1]
        names = [name.strip().strip("\"'") for name in text.split(",", most)]
    else:
        names = _parts(text, most)
    names = [name for name in map(str.strip, names) if name]
    return [*names[:-1], *_last_names(names[-1], is_only=len(names) == 1)] if names else []


def _parts(text: str, most: int) -> list[str]:
    """Return the parts of a text between semicolons, or between commas."""
    outside = _OUTSIDE if re.search("[(（]", text) else ""
    parts = re.split(_SEMICOLONS + outside, text, maxsplit=most)
    if len(parts) > 1:
        commas = [len(re.findall(_COMMAS, part)) for part in parts if part.strip()]
        if max(commas, default=0) <= 1:  # `Example, Ann; Sample, Bob`
            return parts
    mark = f"(?:{_COMMAS}|{_SEMICOLONS}){outside}"
    return _with_suffixes(re.split(mark, text, maxsplit=most))


def _with_suffixes(parts: Iterable[str]) -> list[str]:
    """Return names, and after each the suffix that is a part of its own behind a blank."""
    names: list[str] = []
    for part in parts:
        if names and names[-1] and part.startswith(" ") and _SUFFIX.fullmatch(part.strip()):
            names[-1] += f",{part}"
        else:
            names.append(part)
    return names


def _last_names(text: str, *, is_only: bool) -> list[str]:
    """Return the last name of a list, or two names with `and` between them."""
    words = text.split()
    if not is_only and words[0] in ("and", "&") and len(words) > 1:
        return [text.partition(" ")[2].strip()]
    names = _LAST.split(text)
    is_group = not _OF_A_GROUP.isdisjoint(map(str.casefold, words))
    return [text] if len(words) > _LONGEST_PAIR or is_group else names
