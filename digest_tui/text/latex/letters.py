r"""Convert the accented and foreign letters of LaTeX, as in names: `Erd\H{o}s`, `\ss`."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from digest_tui.text.latex import symbols

# These are compiled on first use.
_ACCENT: Final = (
    r"(\{?)\\(['`^~\"](?=\\[ij]\b|\{?\s?\\?[A-Za-z])|[uvHtcdbkr=.](?=\{))"
    r"(?:\{\s?\\?([A-Za-z])\s?\}|\\([ij])(?![A-Za-z])|([A-Za-z]))(\}?)"
)
_LETTER: Final = (
    rf"(\{{?)\\({'|'.join(symbols.TEXT_LETTERS)})(?![A-Za-z])(?:\{{\}}|\s(?=\w))?(\}}?)"
)


def letter_at(source: str, start: int) -> tuple[str, int] | None:
    """Return the letter at an offset and the offset of its end; None if there is no letter.

    Args:
        source: A text.
        start: The offset of a backslash, or of a brace before one.
    """
    if not source.startswith(("\\", "{\\"), start):
        return None
    if match := re.compile(_ACCENT).match(source, start):
        opening, mark, *letters, closing = match.groups()
        base = next(filter(None, letters))
        shown = unicodedata.normalize("NFC", base + symbols.TEXT_ACCENTS[mark])
    elif match := re.compile(_LETTER).match(source, start):
        opening, name, closing = match.groups()
        shown = symbols.TEXT_LETTERS[name]
    else:
        return None
    if opening and not closing:
        return None
    return shown, match.end() - (len(closing) - len(opening))
