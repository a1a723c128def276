"""Convert the macros of LaTeX mathematics to one line of Unicode."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final, NamedTuple, TypeAlias

from digest_tui.text.latex import symbols

# A text, or a list of ropes: what is nested is not copied for each level.
Rope: TypeAlias = "str | list[Rope]"


class Atom(NamedTuple):
    """A part of a formula in Unicode.

    Attributes:
        rope: Its text.
        in_brackets: Its text in brackets, for when it is ambiguous beside its neighbour; None if it
            never is.
        math_class: What its neighbours treat it as: "script", "fraction", "function", "operator",
            "opening" (a bracket), "unknown" (a macro that is shown as typed) or "".
    """

    rope: Rope
    in_brackets: Rope | None = None
    math_class: str = ""


Builder: TypeAlias = Callable[[Sequence[Rope]], Atom]

_SHORT: Final = 80  # characters; a longer result is kept as a list, which no rule examines
# Characters that belong to the letter before: combining marks, primes, superscripts, subscripts.
_MARKS: Final = r"\u0300-\u036f\u20d0-\u20dc′*"
_INDEX: Final = rf"⁰¹²³⁴-₎ᴬ-ᵪᵃ-ᶿₐ-ₜⱼⱽ⋆†{_MARKS}"
_NUMBER: Final = r"\d+(?:[.,]\d+)*%?"
_LETTER: Final = rf"[^\W\d_][{_INDEX}]*"
_BRACKETS: Final = r"\([^()]*\)|\[[^][]*\]|\{[^{}]*\}|\|[^|]*\||⌊[^⌊⌋]*⌋|⌈[^⌈⌉]*⌉|‖[^‖]*‖"
_SINGLE: Final = re.compile(rf"{_NUMBER}|{_LETTER}")
_ACCENTED: Final = re.compile(rf"[^\W_{_INDEX}]{{1,12}}|{_LETTER}")
_BASELESS: Final = re.compile(rf"[{_INDEX}]")
_BARE_SCRIPT: Final = re.compile(
    rf".|{_BRACKETS}|{_NUMBER}|\\?[^\W_]+|[^\W\d_][{_MARKS}]+", re.DOTALL
)
_NUMERATOR: Final = re.compile(rf"-?√?\w[\w.{_INDEX}]*(?:\^?\([^()]*\))?|{_BRACKETS}|√\([^()]*\)")
_DENOMINATOR: Final = re.compile(
    rf"{_NUMBER}|√?{_LETTER}(?:\^\w|\^?\([^()]*\))?|√{_NUMBER}|{_BRACKETS}|√\([^()]*\)"
)


def concatenated(parts: list[Rope]) -> Rope:
    """Concatenate ropes to one: a string if it is short, else a list."""
    texts = [part for part in parts if isinstance(part, str)]
    if len(texts) == len(parts) and sum(map(len, texts)) <= _SHORT:
        return "".join(texts)
    return parts


def flatten(rope: Rope) -> str:
    """Return the text of a rope."""
    texts: list[str] = []
    todo = [rope]
    while todo:
        part = todo.pop()
        if isinstance(part, str):
            texts.append(part)
        else:
            todo.extend(reversed(part))
    return "".join(texts)


def _is(pattern: re.Pattern[str], rope: Rope) -> bool:
    if not isinstance(rope, str) or len(rope) > _SHORT:
        return False
    return pattern.fullmatch(rope) is not None


def _bracketed(rope: Rope) -> Rope:
    return concatenated(["(", rope, ")"])


def script(mark: str, arguments: Sequence[Rope]) -> Atom:
    """Return a superscript or subscript, in raised or lowered characters if all of them exist.

    Args:
        mark: `^` or `_`.
        arguments: The content, as the only item.
    """
    rope = arguments[0]
    if isinstance(rope, str):
        compact = rope.replace(" ", "")
        table = symbols.SCRIPTS[mark]
        if all(character in table for character in compact):
            return Atom("".join(table[character] for character in compact), math_class="script")
        if _is(_BARE_SCRIPT, rope) and not any(c in symbols.SCRIPT_CHARACTERS for c in rope[1:]):
            in_brackets = f"{mark}({rope})" if len(rope) > 1 and rope[-1].isalnum() else None
            return Atom(mark + rope, in_brackets, "script")
    return Atom(concatenated([mark, "(", rope, ")"]), math_class="script")


def _fraction(arguments: Sequence[Rope]) -> Atom:
    numerator, denominator = arguments
    shown = concatenated(
        [
            numerator if _is(_NUMERATOR, numerator) else _bracketed(numerator),
            "/",
            denominator if _is(_DENOMINATOR, denominator) else _bracketed(denominator),
        ]
    )
    return Atom(shown, _bracketed(shown), "fraction")


def root(degree: str, arguments: Sequence[Rope]) -> Atom:
    """Return a root.

    Args:
        degree: Its degree in raised characters; empty for a square root.
        arguments: The radicand, as the only item.
    """
    in_brackets = concatenated([degree, "√(", arguments[0], ")"])
    if _is(_SINGLE, arguments[0]):
        return Atom(concatenated([degree, "√", arguments[0]]), in_brackets)
    return Atom(in_brackets)


def _accent(name: str, arguments: Sequence[Rope]) -> Atom:
    rope = arguments[0]
    mark = symbols.ACCENTS[name]
    if isinstance(rope, str) and len(rope) <= 12 and _ACCENTED.fullmatch(rope):
        shown = "".join(c if _BASELESS.match(c) else c + mark for c in rope)
        return Atom(unicodedata.normalize("NFC", shown))
    return Atom(concatenated([name, "(", rope, ")"]), math_class="function")


def _alphabet(name: str, arguments: Sequence[Rope]) -> Atom:
    rope = arguments[0]
    if isinstance(rope, str) and len(rope) <= _SHORT and "\\" not in rope:
        return Atom(rope.translate(symbols.ALPHABETS[name]))
    return Atom(rope)


def _negated(arguments: Sequence[Rope]) -> Atom:
    rope = concatenated([arguments[0], "\u0338"])
    composed = unicodedata.normalize("NFC", rope) if isinstance(rope, str) else rope
    return Atom(composed, math_class="operator")


def _character(arguments: Sequence[Rope]) -> Atom:
    r"""Return the character of MathJax's `\unicode{x2014}`; as typed if it is not printable."""
    rope = arguments[0]
    if isinstance(rope, str) and (digits := re.fullmatch(r"(?:[xX]|U\+)([0-9A-Fa-f]{1,6})", rope)):
        point = int(digits[1], 16)
        if point <= 0x10FFFF and chr(point).isprintable():
            return Atom(chr(point))
    return Atom(["\\unicode{", rope, "}"])


def _stacked(mark: str, arguments: Sequence[Rope]) -> Atom:
    return Atom(concatenated([arguments[1], script(mark, arguments).rope]))


def _enclosed(left: str, right: str, arguments: Sequence[Rope]) -> Atom:
    return Atom(concatenated([left, arguments[0], right]))


def _last(arguments: Sequence[Rope]) -> Atom:
    return Atom(arguments[-1])


def _nothing(arguments: Sequence[Rope]) -> Atom:  # noqa: ARG001 - the signature of a builder
    return Atom("")


def _builders() -> dict[str, tuple[int, Builder]]:
    """Return the number of arguments and the builder of each macro."""
    table: dict[str, tuple[int, Builder]] = {
        "binom": (2, lambda a: Atom(["(", a[0], " choose ", a[1], ")"])),
        "pmod": (1, lambda a: Atom(concatenated(["(mod ", a[0], ")"]))),
        "not": (1, _negated),
        "unicode": (1, _character),
        "operatorname": (1, lambda a: Atom(a[0], math_class="function")),
        "overset": (2, partial(_stacked, "^")),
        "stackrel": (2, partial(_stacked, "^")),
        "underset": (2, partial(_stacked, "_")),
        "xrightarrow": (1, lambda a: Atom(concatenated(["→", script("^", a).rope]))),
        "xleftarrow": (1, lambda a: Atom(concatenated(["←", script("^", a).rope]))),
        "textsuperscript": (1, partial(script, "^")),
        "textsubscript": (1, partial(script, "_")),
        "sqrt": (1, partial(root, "")),
        "abs": (1, partial(_enclosed, "|", "|")),
        "norm": (1, partial(_enclosed, "‖", "‖")),
        "ceil": (1, partial(_enclosed, "⌈", "⌉")),
        "floor": (1, partial(_enclosed, "⌊", "⌋")),
        "set": (1, partial(_enclosed, "{", "}")),
    }
    table["dbinom"] = table["tbinom"] = table["binom"]
    table["operatorname*"] = table["operatorname"]
    table |= dict.fromkeys(symbols.words("frac tfrac dfrac cfrac nicefrac sfrac"), (2, _fraction))
    table |= dict.fromkeys(symbols.words("textcolor colorbox href hyperlink"), (2, _last))
    table |= dict.fromkeys(
        symbols.words("phantom hphantom vphantom label color hspace vspace"), (1, _nothing)
    )
    for names in (
        "text textrm textup textnormal textbf textit textsl textsc textsf texttt textmd emph mbox",
        "hbox mathrm mathit mathsf mathtt mathnormal symrm mathop mathbin mathrel mathord mathopen",
        "mathclose mathinner ensuremath underline uline underbrace overbrace boxed fbox num",
        "substack smash mathpunct cancel",
    ):
        table |= dict.fromkeys(symbols.words(names), (1, _last))
    table |= {name: (1, partial(_accent, name)) for name in symbols.ACCENTS}
    table |= {name: (1, partial(_alphabet, name)) for name in symbols.ALPHABETS}
    return table


BUILDERS: Final = _builders()
