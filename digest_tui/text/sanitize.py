"""Remove control characters and invisible characters from the text of a file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# What a program makes of a backslash and the first letter of a TeX macro. The text after it is the
# rest of the macro's name, and perhaps what follows it. Source: published digests.
_ESCAPED: Final = {"\a": "a", "\b": "b", "\t": "t", "\v": "v", "\f": "f", "\r": "r"}
# These patterns are compiled on first use: most texts need none, and compiling takes 1 ms.
_ESCAPE: Final = r"[\a\b\t\v\f\r](?=([A-Za-z]{1,24})(?![A-Za-z])(\{| \w)?)"
# Outside of formulas, these are words if a word follows: a blank stood before `an`, `times`.
_WORDS: Final = frozenset(
    {"tan", "to", "top", "rgroup", "rtimes", "vdash", "vmatrix", "vphantom", "vspace"}
)
# Elsewhere a single letter after a tab or carriage return is a text of its own.
_SHORT: Final = frozenset({"to", "rm"})
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

    - A control character that is the remains of a TeX macro becomes a backslash and a letter: TAB +
      `imes` is `\times`, and TAB + `extmath{` is `\textmath{`. TAB + `an`, `o` or `op` before a
      blank and a word is English unless it is in `$…$`.
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
        name = _ESCAPED[match[0]] + match[1]
        following = match[2] or ""
        if not _is_broken_macro(match[0], name, following):
            return match[0]
        if name in _WORDS and following.startswith(" "):
            offset = start + match.start()
            line = text.rfind("\n", counted, offset)
            if line >= 0:
                counted, dollars = line, 0
            dollars += text.count("$", counted, offset)
            counted = offset
            if dollars % 2 == 0:
                return match[0]
        return f"\\{name[0]}"

    special = re.compile(f"{_BLANKS}|{_HIDDEN}|{_UNKNOWN}")
    while start < len(text):
        following = special.search(text, start + _CHUNK)
        stop = following.start() if following else len(text)
        chunk = re.sub(_ESCAPE, repaired, text[start:stop])
        chunk = re.sub(_BLANKS, " ", chunk)
        chunk = re.sub(_HIDDEN, "", chunk)
        yield re.sub(_UNKNOWN, "\ufffd", chunk)
        start = stop


def _is_broken_macro(control: str, name: str, following: str) -> bool:
    """Return whether a control character is the remains of the start of a macro.

    Args:
        control: The character.
        name: The letter that it stands for, and the letters after it.
        following: The bracket, or the blank and the character, after them.
    """
    # Imported late: most texts have no control character.
    from digest_tui.text.latex import names

    if following == "{" and (control != "\t" or names.starts_as_known(name)):
        return True
    # A tab or carriage return stands before words too.
    return names.is_known(name) and (control not in "\t\r" or len(name) > 2 or name in _SHORT)


def clean_line(text: str) -> str:
    """Return a text cleaned and on one line: each newline becomes a blank."""
    return clean(text).replace("\n", " ")
