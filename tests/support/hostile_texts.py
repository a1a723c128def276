"""Texts that may cost more than linear time: a unit repeated to any size."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import count
from string import ascii_letters
from typing import Final, TypeAlias

Text: TypeAlias = Callable[[int], str]
"""A function that returns a text of about a number of characters."""


def repeated(unit: str, before: str = "", after: str = "") -> Text:
    """Return a text that repeats a unit between two others."""
    return lambda size: before + unit * ((size - len(before) - len(after)) // len(unit)) + after


def numbered(form: Callable[[int], str], before: str = "", after: str = "") -> Text:
    """Return a text of the results of a form for 0, 1, 2 and so on, between two others."""

    def text(size: int) -> str:
        parts = [before]
        length = len(before) + len(after)
        for number in count():
            if length >= size:
                break
            parts.append(form(number))
            length += len(parts[-1])
        return "".join([*parts, after])

    return text


def word(number: int) -> str:
    """Return three letters, different for each number below 140,608."""
    return "".join(ascii_letters[number // 52**power % 52] for power in range(3))


_WITHOUT_BLANKS: Final = """
[ ] ( ) [a]( ]( ![ { } {} {a} $ $$ $a$ $1 \\ \\\\ \\( \\[ \\) \\begin{equation} \\begin{align*}
\\end{equation} \\begin{pmatrix} \\frac \\frac{ \\frac{1}{ \\frac12 \\sqrt[ \\sqrt[3]{ \\left
\\left. \\text{ \\mathbb{ \\mathbb{R} \\not \\unicode{ \\overset{a}{ \\kern \\kern1 \\\\[ ^ _ ^{ _{
x_{ _{a} ^{a ~ a~ -- a-- - * a* *a ** **a __ _a ` `` ``` `a ``a '' ' " http:// http://a http://a(
http://a.b/ a.b/ a. a/ / < <br <br/> <a> > & &amp; # | \\textcolor{a}{ \\href{ \\href{a}{ \\url{
\\footnote{ {\\bf {\\ \\' \\'{ \\cite[ \\cite{ \\ref{a} \\verb| \\verb a 1 1, [1,2 [1 é É 中 ， （
： 中( 中- “ ” … ★ 𝔽 \u0301 \u1100 \u1161 🇦 👩 \u200d a\u200d \ufe0f \u200b \x1b \ue000 ＡＢ ﬁ
"""
_UNITS: Final = _WITHOUT_BLANKS.split()
_BLANK_UNITS: Final = {
    "blanks": " ",
    "tabulators": "\t",
    "newlines": "\n",
    "paragraphs": "\n\n",
    "arXiv's paragraphs": "\n  ",
    "a word": "a ",
    "two words": "ab cd ",
    "an open emphasis": "*a ",
    "an open strong emphasis": "**a ",
    "a closed emphasis": "*a* ",
    "asterisks apart": "* ",
    "an open quote": "``a ",
    "a closed quote": "``a'' ",
    "a formula": "$a$ ",
    "money": "$5 and ",
    "dollars apart": "$ ",
    "dashes": "a -- ",
    "a link": "[a](http://b) ",
    "an address": "http://a ",
    "breaks": "a <br> ",
    "an open break": "<br ",
    "a list": "1) a；",
    "citations": "[1, 2, ",
    "wide blanks": "\u3000",
    "a broken macro": "\tau",
    "a broken word": "\tan a ",
    "carriage returns": "\r",
    "prose in a formula": "ab cd ef $",
}

TEXTS: Final[Mapping[str, Text]] = {
    **{f"runs of {unit!r}": repeated(unit) for unit in _UNITS},
    **{f"many of {name}": repeated(unit) for name, unit in _BLANK_UNITS.items()},
    **{
        f"a formula of {unit!r}": repeated(unit, "$", "$")
        for unit in _UNITS
        if unit[0] in "\\{}^_'a1[(中𝔽\u0301"
    },
    "deep braces": lambda size: "$" + "{" * (size // 2) + "}" * (size // 2) + "$",
    "deep fractions": lambda size: "$" + "\\frac{" * (size // 8) + "}{1}" * (size // 8) + "$",
    "deep scripts": lambda size: "$" + "x^{" * (size // 4) + "}" * (size // 4) + "$",
    "a long script": lambda size: "$" + "^{" * 99 + "1" * size + "}" * 99 + "$",
    "deep styles": lambda size: "\\textbf{" * (size // 9) + "}" * (size // 9),
    "deep links": lambda size: "[" * (size // 12) + "](http://b)" * (size // 12),
    "a script never closed": repeated("_{a}", "_{x"),
    "prose after a dollar": repeated("a", "$", " $"),
    "blanks after a dollar": repeated(" ", "$5 a", " $"),
    "digits after a dollar": repeated("1,", "$", " $"),
    "words after a dollar": repeated("ab ", "$", " $"),
    "a long word": repeated("a", "ab ", "1"),
    "names of a host": repeated("a.", "", "/"),
    "a name between blanks": repeated("a", "\\begin{", "}"),
}
"""The texts of fields by description."""
