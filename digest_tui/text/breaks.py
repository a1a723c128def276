"""Find where a line may end, by a subset of the pair rules of UAX #14 for the scripts of digests.

A rule allows a break between two classes of characters; without a rule there is none. So text in a
script without rules breaks only at blanks. A class is written as its letter in
`line_break_classes`. Some rules also examine the characters around a break.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import Final

from digest_tui.text.line_break_classes import CLASSES

BLANKS: Final = " \t\u3000\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
"""Characters that are not shown if a line breaks at them."""

BLANK_RUN: Final = re.compile(rf"[{BLANKS}]++")

# Sets of classes. The rules name other classes by their letters.
_BLANK: Final = " b"
_WIDE_HAN: Final = "HNIK"
_HAN: Final = _WIDE_HAN + "EM"
_LETTER: Final = "al"
_WORD: Final = _LETTER + "0wsf"
_BRACKET: Final = "([{u"
_OPEN: Final = _BRACKET + "`<"
_PREFIX: Final = "$d"
_POSTFIX: Final = "%p"
_WIDE_CLOSE: Final = ".:!"
_HYPHEN: Final = "~=-"
_EMOJI: Final = "Ees"
_FLAGS: Final = "".join(map(chr, range(0x1F1E6, 0x1F200)))
_NEVER_FIRST: Final = _WIDE_CLOSE + _POSTFIX + ")/',ycvzm"
# Full-width characters: a break beside a curly quote needs one of them on the quote's other side.
_FULL_WIDTH: Final = "HNf{u.:dpyq"


def _pairs(*rules: tuple[str, str]) -> set[str]:
    """Return the pairs of a class of a rule's first string and one of its second."""
    return {left + right for rule in rules for left, right in product(*rule)}


# Pairs of classes between which a line may end.
_ALLOWED: Final = _pairs(
    (_HAN, _HAN + _WORD + _BRACKET + _PREFIX),
    (_WIDE_CLOSE + "z", _HAN + _WORD + _BRACKET),
    (_WORD + _HYPHEN + ")|/m", _HAN + "{"),
    (_POSTFIX + "r", _HAN),
) - _pairs((_HAN, "["), ("K", "K"), ("0", "N"))
# Pairs of classes between which a line may end in some contexts: see _is_allowed_here.
_CONDITIONAL: Final = _pairs(
    (_HAN, "["),
    (_HYPHEN + "/", _LETTER),
    ("v", _HAN),
    (_WIDE_HAN + ".", "`"),
    ("'", _WIDE_HAN + "{"),
)
# The offsets, from a break after `-` or `/`, of the characters that must be letters.
_AROUND_HYPHEN: Final = (1, -2, -3)
_AROUND_SLASH: Final = (1, 2, -2, -3, -4)

# What is not broken although a rule allows it: a citation `[1, 2]`, the blank after an item's
# number `2)`, a number and its unit. _BEFORE_EXCEPTION has the characters before such a break.
_BEFORE_EXCEPTION: Final = "0123456789,;，、)）"
_EXCEPTION: Final = re.compile(
    r"(?<=[0-9][,;，、])[ ]*+[0-9][0-9,;，、 –-]{0,40}\]"
    r"|(?<=[；;。：: ][0-9][)）])|(?<=[；;。：: ][(（][0-9][)）])"
)
# Compiled on first use.
_UNIT: Final = (
    r"[ ](?:[kKMGT]?i?[Bb]|[kMGT]?bps|[kMGT]?Hz|[numμµck]?[ms]|[mkMG]?W|[kMGT]?eV|[mk]?V|[mkμµ]?g"
    r"|min|h|dB|px|fps|FPS|[MGTP]?FLOP[sS]?|°C|℃|million|billion|trillion|times|percent|pp|points?|tokens?"
    r"|hours?|minutes?|seconds?|days?|years?)(?![A-Za-z0-9])"
    r"|[ ](?:小时|分钟|秒|天|年|个|倍|种|项|次|层|帧|万|亿|像素|百分点)"
)
# Compiled on first use.
_KEPT: Final = (
    r"(?:https?|ftp)://[!-~]++"
    r"|(?<![\w.@/-])(?:[A-Za-z0-9-]++\.)++[A-Za-z]{2,}+/[!-~]++"
    r"|[_^]\{(?:[^{}\s]|\{[^{}\s]*+\})*+\}"
)

URL_BREAK: Final = re.compile(r"(?<=[^/]/)(?=[A-Za-z_~@#])|(?<=[A-Za-z_~]/)(?=[0-9])")
"""Match the empty string where an address may be broken: after some of its slashes."""


def kept_stretches(text: str) -> list[tuple[int, int]]:
    """Return the spans without breaks: addresses, except at URL_BREAK, and scripts `_{t+1}`."""
    if "/" in text or "_{" in text or "^{" in text:
        return [found.span() for found in re.finditer(_KEPT, text)]
    return []


def next_line(text: str, index: int) -> int | None:
    """Return where the next line starts if a line may end at an index; None if it may not.

    The next line starts after the blanks at the index.

    Args:
        text: The text.
        index: 0 < index < len(text).
    """
    left, right = CLASSES[text[index - 1]], CLASSES[text[index]]
    following: int | None = index
    if right in _BLANK:
        following = _after_blanks(text, index, left)
    elif (pair := left + right) not in _ALLOWED and not (
        pair in _CONDITIONAL and _is_allowed_here(text, index, left, right)
    ):
        return None
    if text[index - 1] in _BEFORE_EXCEPTION and _is_exception(text, index):
        return None
    return following


def _after_blanks(text: str, index: int, left: str) -> int | None:
    """Return where the next line starts if a line may end at the blanks from an index.

    Args:
        text: The text.
        index: The index of the first blank.
        left: The class of the character before it.
    """
    if left in _BLANK or left in _OPEN:
        return None
    if left in "cv" and index > 1 and CLASSES[text[index - 2]] in _OPEN:
        return None
    found = BLANK_RUN.match(text, index)
    if not found or found.end() == len(text):
        return None
    following = found.end()
    first = CLASSES[text[following]]
    if first in _NEVER_FIRST or (text[following - 1] != " " and first not in "0a" + _FULL_WIDTH):
        return None
    return None if first in "-=" and _is_dash(text[following : following + 4]) else following


def _is_dash(text: str) -> bool:
    """Return whether a text begins with hyphens or one `–`, followed by a blank."""
    after = text.lstrip("-") if text[0] == "-" else text[1:]
    return after != "" and after[0] in BLANKS


def _is_allowed_here(text: str, index: int, left: str, right: str) -> bool:
    """Return whether the context of a pair in `_CONDITIONAL` allows a break."""
    if right in _LETTER:
        around = _AROUND_SLASH if left == "/" else _AROUND_HYPHEN
        return all(_class_at(text, index + offset) in _LETTER for offset in around)
    if right == "[":
        return _class_at(text, index + 1) != "0"
    if right == "`":
        return _class_at(text, index + 1) in _FULL_WIDTH
    return _class_at(text, index - 2) in (_FULL_WIDTH if left == "'" else _EMOJI)


def _class_at(text: str, index: int) -> str:
    return CLASSES[text[index]] if 0 <= index < len(text) else "x"


def _is_exception(text: str, index: int) -> bool:
    """Return whether an index is in a citation, after an item's number, or before a unit."""
    if text[index - 1].isdigit():
        return text[index] == " " and re.match(_UNIT, text[index : index + 9]) is not None
    return _EXCEPTION.match(text, index) is not None


def looks_bad(text: str, index: int) -> bool:
    """Return whether a cut leaves an opening mark at a line's end or a closing one at a start."""
    return CLASSES[text[index]] in _NEVER_FIRST or CLASSES[text[index - 1]] in _OPEN + _PREFIX


def between_clusters(text: str, index: int, start: int) -> bool:
    """Return whether an index is between two grapheme clusters (UAX #29).

    Two conjoining jamo always count as one cluster.

    Args:
        text: The text.
        index: 0 < index < len(text).
        start: An index before it that is between two clusters.
    """
    left, right = text[index - 1], text[index]
    if left < "\u0300" and right < "\u0300":
        return True
    if (
        left == "\u200d"
        or "\U0001f3fb" <= right <= "\U0001f3ff"
        or right in "\u200c\u200d\uff9e\uff9f"
    ):
        return False
    if unicodedata.category(right)[0] == "M" or "\U000e0020" <= right <= "\U000e007f":
        return False
    if _is_jamo(right):
        return not (_is_jamo(left) or "\uac00" <= left <= "\ud7a3")
    if right in _FLAGS:
        before = text[start:index]
        return (len(before) - len(before.rstrip(_FLAGS))) % 2 == 0
    return True


def _is_jamo(character: str) -> bool:
    return (
        "\u1100" <= character <= "\u11ff"
        or "\ua960" <= character <= "\ua97c"
        or "\ud7b0" <= character <= "\ud7fb"
    )
