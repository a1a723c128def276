"""Remove control characters and invisible characters from the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# TeX macros whose backslash and first letter a program decoded as a control character: the
# character, the letter, and what may follow it. Source: the macros so damaged in published digests.
_BROKEN_ESCAPES: Final = {
    "\a": ("a", "lpha|ngle|pprox|rg|rray|st|symp"),
    "\b": ("b", "ar|egin|eta|f|ig|igcup|igl|igr|inom|mod|oldsymbol|oxed|ullet"),
    "\t": ("t", "an|anh|au|ext|extbf|extit|extrm|extsc|extsf|exttt|heta|ilde|imes|o|op|riangle"),
    "\v": ("v", "arepsilon|arphi|artheta|dots|ec|ee|ert"),
    "\f": ("f", "lat|orall|rac"),
    "\r": ("r", "angle|brace|ceil|floor|ho|ight|ightarrow|m"),
}
# These patterns are compiled on first use: most texts need none, and compiling takes 1 ms.
# Other macros are known by the brace after them; a tab must be followed by the rest of `\\text`.
_OTHERS: Final = r"\t(?=ext[A-Za-z]{1,20}\{)|[\a\x08\v\f\r](?=[A-Za-z]{2,20}\{)"
_REPAIR: Final = "|".join(
    (
        *(f"{control}(?=(?:{rest})(?![A-Za-z]))" for control, (_, rest) in _BROKEN_ESCAPES.items()),
        _OTHERS,
    )
)
_REPAIRED: Final = {control: f"\\{letter}" for control, (letter, _) in _BROKEN_ESCAPES.items()}
# Outside of formulas, a tab before these is a tab, and they are English words.
_WORDS: Final = r"\t(?=(an|o|op) \w)"
_CHUNK: Final = 16_384
"""Characters that are cleaned at once, because `re.sub` keeps the text between all matches."""

_BLANKS: Final = "[\t\v\f\r\x1c-\x1f\x85\u2028\u2029]"
_HIDDEN: Final = (
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad"  # C0, DEL, C1, soft hyphen
    "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, bidi controls
    "\ufff9-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # annotations, tags
    "\ufe0e\ufe0f]"  # what makes a character an emoji, and so of uncertain width, or no emoji
)
_UNKNOWN: Final = "[\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"


def clean(text: str) -> str:
    r"""Return a text whose only control characters are newlines.

    - A control character that is the remains of a TeX macro, such as TAB + `imes`, becomes a
      backslash and a letter: `\times`. So does one before an unknown macro with a brace, such as
      TAB + `extmath{`. TAB + `an`, `o` or `op` before a blank and a word is English unless it is in
      `$…$`.
    - Other control characters that separate words become a blank.
    - Other control characters (C0, C1, DEL, bidi), zero-width characters and emoji selectors are
      removed.
    - Private-use characters and lone surrogates become U+FFFD.
    """
    # U+FE0E and U+FE0F are the only characters replaced here that Python considers printable.
    printable = text.isprintable() or text.replace("\n", "").isprintable()
    if printable and not ("\ufe0e" in text or "\ufe0f" in text):
        return text
    return "".join(_cleaned(text))


def _cleaned(text: str) -> Iterator[str]:
    """Yield the cleaned text in chunks, each from one character that is replaced to another."""
    start = counted = dollars = 0

    def repaired(match: re.Match[str]) -> str:
        nonlocal counted, dollars
        if match[1]:
            offset = start + match.start()
            line = text.rfind("\n", counted, offset)
            if line >= 0:
                counted, dollars = line, 0
            dollars += text.count("$", counted, offset)
            counted = offset
            if dollars % 2 == 0:
                return match[0]
        return _REPAIRED[match[0]]

    special = re.compile(f"{_BLANKS}|{_HIDDEN}|{_UNKNOWN}")
    while start < len(text):
        following = special.search(text, start + _CHUNK)
        stop = following.start() if following else len(text)
        chunk = re.sub(f"{_WORDS}|{_REPAIR}", repaired, text[start:stop])
        chunk = re.sub(_BLANKS, " ", chunk)
        chunk = re.sub(_HIDDEN, "", chunk)
        yield re.sub(_UNKNOWN, "\ufffd", chunk)
        start = stop


def clean_line(text: str) -> str:
    """Return a text cleaned and on one line: each newline becomes a blank."""
    return clean(text).replace("\n", " ")
