"""Separate the names of authors."""

from __future__ import annotations

import re
from typing import Final

_SUFFIX: Final = re.compile(
    r"(?:Jr|Sr|II|III|IV|Ph\.? ?D|M\.? ?D|M\.? ?Sc|Esq|Dr)\.?", re.IGNORECASE
)


def split_at_commas(text: str, most: int) -> list[str]:
    """Return the names between commas; `, Jr.`, `, III` and the like belong to the name before.

    Args:
        text: The text; blanks around names are kept.
        most: The maximum number of names that are separated.
    """
    names: list[str] = []
    for name in text.split(",", most):
        if names and name.startswith(" ") and _SUFFIX.fullmatch(name.strip()):
            names[-1] += f",{name}"
        else:
            names.append(name)
    return names


def split_names(text: str, most: int) -> list[str]:
    """Return the names of a text, separated by commas or semicolons, the last perhaps by `and`.

    Args:
        text: The text.
        most: The maximum number of names that are separated.
    """
    marks = "[;；]" if re.search("[;；]", text) else "[，、]"
    names = [name.strip() for name in re.split(marks, text, maxsplit=most)]
    if len(names) == 1:
        names = [name.strip() for name in split_at_commas(text, most)]
    last = names[-1]
    if last.startswith(("and ", "& ")):
        names[-1] = last.partition(" ")[2].strip()
    elif " and " in last and len(last.split()) <= 10:
        names[-1:] = [name.strip() for name in last.split(" and ")]
    return [name for name in names if name]
