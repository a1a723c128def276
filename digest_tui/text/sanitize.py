"""Free text from a file of everything that a terminal would obey or that hides from the eye."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

# A backslash escape that some program took for a control character, told by the macro's rest.
# Source: the macros that stand behind a control character in published digests.
_BROKEN_ESCAPES: Final = {
    "\a": ("a", "lpha|ngle|pprox|rg|rray|st|symp"),
    "\b": ("b", "ar|egin|eta|f|ig|igcup|igl|igr|inom|mod|oldsymbol|oxed|ullet"),
    "\t": ("t", "an|anh|au|ext|extbf|extit|extrm|extsc|extsf|exttt|heta|ilde|imes|o|op|riangle"),
    "\v": ("v", "arepsilon|arphi|artheta|dots|ec|ee|ert"),
    "\f": ("f", "lat|orall|rac"),
    "\r": ("r", "angle|brace|ceil|floor|ho|ight|ightarrow|m"),
}
# Patterns are left to re's own cache: most texts need none of them, and compiling takes 1 ms.
_REPAIR: Final = "|".join(
    f"{control}(?=(?:{rest})(?![A-Za-z]))" for control, (_, rest) in _BROKEN_ESCAPES.items()
)
_REPAIRED: Final = {control: f"\\{letter}" for control, (letter, _) in _BROKEN_ESCAPES.items()}
# A tabulator before these is one, and they are words, unless they stand in a formula.
_WORDS: Final = r"\t(?=(an|o|op) \w)"
_AT_ONCE: Final = 16_384
"""Characters that are replaced at once: every piece between two of them is a string for a while."""

_BLANKS: Final = "[\t\v\f\r\x1c-\x1f\x85\u2028\u2029]"
_HIDDEN: Final = (
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad"  # C0, DEL, C1, soft hyphen
    "\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff"  # zero width, bidi controls
    "\ufff9-\ufffb\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"  # annotations, tags
    "\ufe0e\ufe0f]"  # what makes a character an emoji, and so of uncertain width, or no emoji
)
_UNKNOWN: Final = "[\ud800-\udfff\ue000-\uf8ff\U000f0000-\U0010ffff]"


def clean(text: str) -> str:
    """Return `text` with newlines as its only control characters.

    Broken TeX escapes (TAB + `imes`) get their backslash back, but not TAB + `an`, `o` or `op`
    before a blank and a word, which is English outside of `$…$`; other control characters that
    part words become a blank; C0, C1, DEL, bidi controls and zero-width characters are dropped;
    emoji selectors too; private-use characters and lone surrogates become U+FFFD.
    """
    # Of the characters looked for below Python calls these two alone printable.
    printable = text.isprintable() or text.replace("\n", "").isprintable()
    if printable and not ("\ufe0e" in text or "\ufe0f" in text):
        return text
    return "".join(_cleaned(text))


def _cleaned(text: str) -> Iterator[str]:
    """Yield a text cleaned, in pieces that start with a character that is cleaned away."""
    start = counted = dollars = 0

    def repaired(match: re.Match[str]) -> str:
        nonlocal counted, dollars
        if match[1]:
            at = start + match.start()
            line = text.rfind("\n", counted, at)
            if line >= 0:
                counted, dollars = line, 0
            dollars += text.count("$", counted, at)
            counted = at
            if dollars % 2 == 0:
                return match[0]
        return _REPAIRED[match[0]]

    special = re.compile(f"{_BLANKS}|{_HIDDEN}|{_UNKNOWN}")
    while start < len(text):
        following = special.search(text, start + _AT_ONCE)
        stop = following.start() if following else len(text)
        piece = re.sub(f"{_WORDS}|{_REPAIR}", repaired, text[start:stop])
        piece = re.sub(_BLANKS, " ", piece)
        piece = re.sub(_HIDDEN, "", piece)
        yield re.sub(_UNKNOWN, "\ufffd", piece)
        start = stop


def clean_line(text: str) -> str:
    """Return `text` cleaned and on one line: each newline becomes a blank."""
    return clean(text).replace("\n", " ")
