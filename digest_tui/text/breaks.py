"""Where a line may end: a subset of the pair rules of UAX #14, for the scripts of digests.

The rules name only breaks that look good; a pair of characters without a rule stays together. So a
script without rules breaks at blanks alone. Rules are written with the letters of
`line_break_classes`; those for single characters look at the text.
"""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from typing import Final

from digest_tui.text.line_break_classes import CLASSES

BLANKS: Final = " \t\u3000\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a"
"""Characters that vanish when a line breaks at them."""

BLANK_RUN: Final = re.compile(rf"[{BLANKS}]++")

# Sets of classes; a class of few characters is named in the rules by its letter.
_GAP: Final = " b"
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
# East Asian characters of full width: beside a curly quote a break needs one on the far side too.
_QUOTED: Final = "HNf{u.:dpyq"


def _pairs(*rules: tuple[str, str]) -> set[str]:
    """Each class of a rule's first string before each of its second."""
    return {left + right for rule in rules for left, right in product(*rule)}


# Pairs of classes between which a line may end.
_FREE: Final = _pairs(
    (_HAN, _HAN + _WORD + _BRACKET + _PREFIX),
    (_WIDE_CLOSE + "z", _HAN + _WORD + _BRACKET),
    (_WORD + _HYPHEN + ")|/m", _HAN + "{"),
    (_POSTFIX + "r", _HAN),
) - _pairs((_HAN, "["), ("K", "K"), ("0", "N"))
# Pairs between which it may end if _free_here finds what they ask for.
_ASK: Final = _pairs(
    (_HAN, "["),
    (_HYPHEN + "/", _LETTER),
    ("v", _HAN),
    (_WIDE_HAN + ".", "`"),
    ("'", _WIDE_HAN + "{"),
)
# Which places beside a break after `-` or `/` have to be letters, besides the one at the break.
_BESIDE_HYPHEN: Final = (1, -2, -3)
_BESIDE_SLASH: Final = (1, 2, -2, -3, -4)

# What holds together all the same: a citation `[1, 2]`, an item's number `2)`, a number's unit.
_HOLDING: Final = "0123456789,;，、)）"
_HELD: Final = re.compile(
    r"(?<=[0-9][,;，、])[ ]*+[0-9][0-9,;，、 –-]{0,40}\]"
    r"|(?<=[；;。：: ][0-9][)）])|(?<=[；;。：: ][(（][0-9][)）])"
)
# Compiled when a line would first end between a number and a blank.
_UNIT: Final = (
    r"[ ](?:[kKMGT]?i?[Bb]|[kMGT]?bps|[kMGT]?Hz|[numμµck]?[ms]|[mkMG]?W|[kMGT]?eV|[mk]?V|[mkμµ]?g"
    r"|min|h|dB|px|fps|FPS|[MGTP]?FLOP[sS]?|°C|℃|million|billion|trillion|times|percent|pp|points?|tokens?"
    r"|hours?|minutes?|seconds?|days?|years?)(?![A-Za-z0-9])"
    r"|[ ](?:小时|分钟|秒|天|年|个|倍|种|项|次|层|帧|万|亿|像素|百分点)"
)
# Compiled when a text first holds a slash or a script.
_KEPT: Final = (
    r"(?:https?|ftp)://[!-~]++"
    r"|(?<![\w.@/-])(?:[A-Za-z0-9-]++\.)++[A-Za-z]{2,}+/[!-~]++"
    r"|[_^]\{(?:[^{}\s]|\{[^{}\s]*+\})*+\}"
)

URL_BREAK: Final = re.compile(r"(?<=[^/]/)(?=[A-Za-z_~@#])|(?<=[A-Za-z_~]/)(?=[0-9])")
"""Matches (empty) after a slash at which an address may be cut."""


def kept_stretches(text: str) -> list[tuple[int, int]]:
    """The spans with their own rule: addresses (see URL_BREAK), TeX scripts `_{t+1}` (no break)."""
    if "/" in text or "_{" in text or "^{" in text:
        return [found.span() for found in re.finditer(_KEPT, text)]
    return []


def next_line(text: str, index: int) -> int | None:
    """Where the next line starts if a line may end at `index`, beyond the blanks there; else None.

    Takes 0 < index < len(text).
    """
    left, right = CLASSES[text[index - 1]], CLASSES[text[index]]
    following: int | None = index
    if right in _GAP:
        following = _after_gap(text, index, left)
    elif (pair := left + right) not in _FREE and not (
        pair in _ASK and _free_here(text, index, left, right)
    ):
        return None
    if text[index - 1] in _HOLDING and _is_held(text, index):
        return None
    return following


def _after_gap(text: str, index: int, left: str) -> int | None:
    """Where the next line starts if one may end at the blanks from `index`; `left` is before."""
    if left in _GAP or left in _OPEN:
        return None
    if left in "cv" and index > 1 and CLASSES[text[index - 2]] in _OPEN:
        return None
    found = BLANK_RUN.match(text, index)
    if not found or found.end() == len(text):
        return None
    following = found.end()
    first = CLASSES[text[following]]
    if first in _NEVER_FIRST or (text[following - 1] != " " and first not in "0a" + _QUOTED):
        return None
    return None if first in "-=" and _is_dash(text[following : following + 4]) else following


def _is_dash(text: str) -> bool:
    """Whether a text begins with up to three `-`, or with one `–`, and a blank after."""
    after = text.lstrip("-") if text[0] == "-" else text[1:]
    return after != "" and after[0] in BLANKS


def _free_here(text: str, index: int, left: str, right: str) -> bool:
    """Whether a line may end between two classes that ask for what stands around them."""
    if right in _LETTER:
        places = _BESIDE_SLASH if left == "/" else _BESIDE_HYPHEN
        return all(_class_at(text, index + place) in _LETTER for place in places)
    if right == "[":
        return _class_at(text, index + 1) != "0"
    if right == "`":
        return _class_at(text, index + 1) in _QUOTED
    return _class_at(text, index - 2) in (_QUOTED if left == "'" else _EMOJI)


def _class_at(text: str, index: int) -> str:
    return CLASSES[text[index]] if 0 <= index < len(text) else "x"


def _is_held(text: str, index: int) -> bool:
    """Whether what stands on either side of an index is to hold together."""
    if text[index - 1].isdigit():
        return text[index] == " " and re.match(_UNIT, text[index : index + 9]) is not None
    return _HELD.match(text, index) is not None


def looks_bad(text: str, index: int) -> bool:
    """Whether a cut at `index` would begin a line with a closing mark or end one in an opener."""
    return CLASSES[text[index]] in _NEVER_FIRST or CLASSES[text[index - 1]] in _OPEN + _PREFIX


def between_clusters(text: str, index: int, start: int) -> bool:
    """Whether `index` lies between two grapheme clusters (UAX #29), `start` being such a place.

    Takes 0 < index < len(text). Any two conjoining jamo count as one cluster.
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
