"""Decide what a `$`, `~`, `--`, backtick or `http://` in prose means, by the text around it.

These characters are also common in amounts of money, statistics and shell commands. So each rule
converts only what is likely to be TeX, and the rest is shown as typed.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DOLLAR: Final = re.compile(r"\\.|\$", re.DOTALL)
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_TEX: Final = re.compile(r"\\[A-Za-z{}|,;!]|[\^_]")
# The patterns that are strings are compiled on first use: most texts contain no money and no URL.
_MONEY: Final = r"\s?\d[\d.,]*+\s?[-\w/]*+[\s,;:)(]++[A-Za-z]{2}"
_BRACED: Final = re.compile(r"\{[^{}]*+\}")
_ALNUM: Final = re.compile(r"\w")
_PROSE: Final = r"(?:(?<![A-Za-z])[A-Za-z]{2,}+[,;:]?\s++){2}[A-Za-z]{2}"
_URL: Final = (  # bounded, so that a text full of URLs takes linear time
    r"(?ai)https?://[A-Za-z0-9](?:[A-Za-z0-9\-._~:/?#@!&()+,;=%]|\\[_%#&~]){0,2000}"
)
_ESCAPED: Final = re.compile(r"\\([_%#&~{}])")
_REFERENCE: Final = re.compile(r"\\(?:cite|footnote|ref|eqref|[cC]ref|autoref|url|href)")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?\s?(\\?%)?")
_RUN: Final = re.compile(r"(?<!\\)`+")
_CLOSING_QUOTE: Final = re.compile(r"(?<=\S)'(?!\w)")


class Backticks(NamedTuple):
    """The backticks of a text that are paired.

    Attributes:
        code: The offsets of the start and end of code, and of its end with the closing backticks,
            by the offset of the opening ones.
        quotes: The length of a quotation mark and the curly one that replaces it, by its offset.
    """

    code: dict[int, tuple[int, int, int]]
    quotes: dict[int, tuple[int, str]]


def formula_end(source: str, start: int) -> int | None:
    """Return the offset of the `$` that closes a formula; None if `start` opens none.

    The next unescaped dollar closes a formula. An amount of money, prose between two amounts, and a
    text with unpaired braces are no formula.

    Args:
        source: The text.
        start: The offset of a single `$`.
    """
    end = next((m.start() for m in _DOLLAR.finditer(source, start + 1) if m[0] == "$"), None)
    if end is None:
        return None
    inside = source[start + 1 : end]
    if not inside.strip() or "\n\n" in inside or re.match(_MONEY, inside) or not _balanced(inside):
        return None
    if re.search(_PROSE, _BRACED.sub("", inside)):
        return None
    if _TEX.search(inside) or not _ALNUM.search(inside):
        return end
    if source[end + 1 : end + 2].isdecimal():
        return None
    blanks = inside[0].isspace() + inside[-1].isspace()
    variable = blanks == 2 and len(inside) <= 4 and not inside.strip()[0].isdecimal()
    return end if not blanks or variable else None


def _balanced(text: str) -> bool:
    depth = 0
    for match in _BRACE.finditer(text):
        depth += {"{": 1, "}": -1}.get(match[0], 0)
        if depth < 0:
            return False
    return depth == 0


def brace_pairs(source: str) -> dict[int, int]:
    """Return the offset of the `}` for the offset of each paired `{`; skip escaped braces."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(source):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            pairs[opened.pop()] = match.start()
    return pairs


def url_at(source: str, start: int) -> int | None:
    """Return the offset of the end of the URL at `start`; None if there is none.

    Closing punctuation is not part of a URL, nor is a `)` that the URL does not open.
    """
    if start and source[start - 1].isascii() and source[start - 1].isalnum():
        return None
    match = re.compile(_URL).match(source, start)
    if match is None:
        return None
    end, depth = match.end(), 0
    for offset in range(start, end):
        depth += {"(": 1, ")": -1}.get(source[offset], 0)
        if depth < 0:
            end = offset
            break
    return start + len(source[start:end].rstrip(".,;:!?("))


def unescaped(url: str) -> str:
    """Return a URL without the backslashes that TeX requires before `_ % # & ~`."""
    return _ESCAPED.sub(r"\1", url)


def is_tie(source: str, offset: int) -> bool:
    """Return whether a `~` is TeX's no-break space rather than "about", a range or a path.

    Args:
        source: The text.
        offset: The offset of the `~`.
    """
    before, after = source[offset - 1 : offset] if offset else "", source[offset + 1 : offset + 2]
    if _REFERENCE.match(source, offset + 1):
        return True
    if not after or not (before.isascii() and (before.isalnum() or before in ".,;:)]}$'*")):
        return False
    lone = before.isalnum() and not source[offset - 2 : offset - 1].isalnum()
    if not before or after.isspace():
        return before.isalpha() or (before != "" and before in ")]}$")
    number = _NUMBER.match(source, offset + 1)
    if number is not None:
        fraction = number[1] is not None and number[0][0] == "0"
        words = before.isalpha() and source[offset - 2 : offset - 1].isalpha()
        return before == "." or (not number[2] and not fraction and (words or before in ")]},"))
    if after.isascii() and after.isalpha():
        single = not source[offset + 2 : offset + 3].isalpha()
        return not (single and (lone or before.isdecimal()))
    return after in '(\\$[`"' and not (lone and source.startswith("\\mathcal", offset + 1))


def dash(source: str, start: int, end: int) -> str | None:
    """Return the dash for a `--` or `---` between words or between blanks; else None."""
    before, after = source[start - 1 : start] if start else "", source[end : end + 1]
    if end - start > 3 or not before or not after:
        return None
    between_blanks = before.isspace() and after.isspace()
    between_words = (before.isalnum() or before in ")]}.,%$'\"”’?!:;*`") and (
        after.isalnum() or after in "([{$\\\"'“‘`*"
    )
    return ("–" if end - start == 2 else "—") if between_blanks or between_words else None


def backticks(source: str) -> Backticks:
    """Return the backticks of a text that enclose code, and TeX's quotation marks.

    Code is between two runs of backticks of the same length. ` ``so'' ` and `` `so' `` are quotes.
    Where a run could open both, `''` before the closing backticks makes it a quote; otherwise it
    opens code if the closing backticks may close code.
    """
    found = Backticks({}, {})
    runs = [match.span() for match in _RUN.finditer(source)]
    partners: list[int | None] = []
    latest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = runs[index][1] - runs[index][0]
        partners.append(latest.get(length))
        latest[length] = index
    partners.reverse()
    code_end = 0
    for index, (start, end) in enumerate(runs):
        if start < code_end:
            continue
        partner = partners[index]
        length = end - start
        if length < 3 and (quote := _closing_quote(source, runs, index, partner)):
            found.quotes[start] = (length, "“" if length == 2 else "‘")
            found.quotes[quote[0]] = (quote[1], "”" if length == 2 else "’")
        elif partner is not None and (length > 2 or _may_close(source, runs[partner])):
            found.code[start] = (end, *runs[partner])
            code_end = runs[partner][1]
    return found


def _may_close(source: str, run: tuple[int, int]) -> bool:
    """Return whether a run of backticks may close code: no blank before it, no word after it."""
    start, end = run
    return not source[start - 1].isspace() and not source[end : end + 1].isalnum()


def _closing_quote(
    source: str, runs: list[tuple[int, int]], index: int, partner: int | None
) -> tuple[int, int] | None:
    """Return the offset and length of the mark that closes a quote; None if a run opens none."""
    start, end = runs[index]
    if source[end : end + 1].isspace():
        return None
    code = partner is not None and _may_close(source, runs[partner])
    if end - start == 2:
        limit = runs[partner][0] if partner is not None else len(source)
        if (closing := source.find("''", end, limit)) > end:
            return closing, 2
        closing = -1 if code else source.find('"', end, limit)
        return (closing, 1) if closing > end else None
    limit = runs[index + 1][0] if index + 1 < len(runs) else len(source)
    match = None if code else _CLOSING_QUOTE.search(source, end + 1, limit)
    return (match.start(), 1) if match else None
