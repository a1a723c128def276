"""The names of the macros of LaTeX that are converted."""

from __future__ import annotations

from functools import cache
from typing import Final

from digest_tui.text.latex import symbols

_OF_PROSE: Final = symbols.words(
    "autocite autoref begin end footnote footnotemark footnotetext ref textcite url"
)
_SHORTEST_START: Final = 4
"""The minimum length of a known name with which the name of an unknown macro starts."""


def is_known(name: str) -> bool:
    """Return whether a name, without its backslash, is that of a macro that is converted."""
    return name in _names()


def starts_as_known(name: str) -> bool:
    """Return whether a name starts with the known name of another macro, as `textmath` does."""
    names = _names()
    return any(name[:end] in names for end in range(_SHORTEST_START, len(name)))


@cache
def _names() -> frozenset[str]:
    # Imported late: most texts have no macro that needs them, and the import takes 10 ms.
    from digest_tui.text.latex.macros import BUILDERS

    return _OF_PROSE.union(
        symbols.LETTERS,
        symbols.OPERATORS,
        symbols.FUNCTIONS,
        symbols.BLANKS,
        symbols.DROPPED,
        symbols.TEXT_LETTERS,
        symbols.MATRIX_EDGES,
        symbols.DISPLAYS,
        symbols.STYLES,
        symbols.DECLARED,
        symbols.TRANSPARENT,
        BUILDERS,
    )
