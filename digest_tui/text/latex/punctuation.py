"""What a `$`, `~`, `--`, backtick or `http://` in prose means, judged by its surroundings.

TeX users, shell users and people who write of money and statistics use the same characters; each
rule here converts only where TeX's reading is the sensible one, and leaves the rest as typed.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

_DOLLAR: Final = re.compile(r"\\.|\$", re.DOTALL)
_BRACE: Final = re.compile(r"\\.|[{}]", re.DOTALL)
_TEX: Final = re.compile(r"\\[A-Za-z{}|,;!]|[\^_]")
# Those that are strings are compiled when first asked for: most texts hold no money and no URL.
_MONEY: Final = r"\s?\d[\d.,]*+\s?[-\w/]*+[\s,;:)(]++[A-Za-z]{2}"
_BRACED: Final = re.compile(r"\{[^{}]*+\}")
_ALNUM: Final = re.compile(r"\w")
_PROSE: Final = r"(?:(?<![A-Za-z])[A-Za-z]{2,}+[,;:]?\s++){2}[A-Za-z]{2}"
_URL: Final = (  # bounded, so that a text full of URLs cut short stays linear
    r"(?ai)https?://[A-Za-z0-9](?:[A-Za-z0-9\-._~:/?#@!&()+,;=%]|\\[_%#&~]){0,2000}"
)
_ESCAPED: Final = re.compile(r"\\([_%#&~{}])")
_REFERENCE: Final = re.compile(r"\\(?:cite|footnote|ref|eqref|[cC]ref|autoref|url|href)")
_NUMBER: Final = re.compile(r"\d+(\.\d+)?\s?(\\?%)?")
_RUN: Final = re.compile(r"(?<!\\)`+")
_CLOSING_QUOTE: Final = re.compile(r"(?<=\S)'(?!\w)")


class Backticks(NamedTuple):
    """Which backticks pair: code as start -> (content start, content end, end), and quotes."""

    code: dict[int, tuple[int, int, int]]
    quotes: dict[int, tuple[int, str]]  # offset -> (length, the curly quote)


def formula_end(source: str, start: int) -> int | None:
    """The offset of the `$` that closes the formula opened at `start`, or None for a mere dollar.

    `start` is the offset of a single `$`. The next unescaped dollar closes; money, prose between
    two amounts, and braces that do not pair are no formula.
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
    """Offset of each `{` that is closed -> offset of its `}`; escaped braces are characters."""
    pairs: dict[int, int] = {}
    opened: list[int] = []
    for match in _BRACE.finditer(source):
        if match[0] == "{":
            opened.append(match.start())
        elif match[0] == "}" and opened:
            pairs[opened.pop()] = match.start()
    return pairs


def url_at(source: str, start: int) -> int | None:
    """The end of the URL that starts at `start`: before closing punctuation, `)` unless opened."""
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
    """A URL without the backslashes TeX wants before `_ % # & ~`."""
    return _ESCAPED.sub(r"\1", url)


def is_tie(source: str, at: int) -> bool:
    """Whether the `~` at `at` is TeX's no-break blank rather than "about", a range or a path."""
    before, after = source[at - 1 : at] if at else "", source[at + 1 : at + 2]
    if _REFERENCE.match(source, at + 1):
        return True
    if not after or not (before.isascii() and (before.isalnum() or before in ".,;:)]}$'*")):
        return False
    lone = before.isalnum() and not source[at - 2 : at - 1].isalnum()
    if not before or after.isspace():
        return before.isalpha() or (before != "" and before in ")]}$")
    number = _NUMBER.match(source, at + 1)
    if number is not None:
        fraction = number[1] is not None and number[0][0] == "0"
        words = before.isalpha() and source[at - 2 : at - 1].isalpha()
        return before == "." or (not number[2] and not fraction and (words or before in ")]},"))
    if after.isascii() and after.isalpha():
        single = not source[at + 2 : at + 3].isalpha()
        return not (single and (lone or before.isdecimal()))
    return after in '(\\$[`"' and not (lone and source.startswith("\\mathcal", at + 1))


def dash(source: str, start: int, end: int) -> str | None:
    """The dash that `--` or `---` stands for between words or between blanks; else None."""
    before, after = source[start - 1 : start] if start else "", source[end : end + 1]
    if end - start > 3 or not before or not after:
        return None
    between_blanks = before.isspace() and after.isspace()
    between_words = (before.isalnum() or before in ")]}.,%$'\"”’?!:;*`") and (
        after.isalnum() or after in "([{$\\\"'“‘`*"
    )
    return ("–" if end - start == 2 else "—") if between_blanks or between_words else None


def backticks(source: str) -> Backticks:
    """Which backticks open code, and which open TeX's quotes.

    A run that a run of the same length closes is code, ` ``so'' ` and `` `so' `` are quotes; what
    stands closer to its surroundings decides where both could be.
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
    past = 0
    for index, (start, end) in enumerate(runs):
        if start < past:
            continue
        partner = partners[index]
        length = end - start
        if length < 3 and (quote := _closing_quote(source, runs, index, partner)):
            found.quotes[start] = (length, "“" if length == 2 else "‘")
            found.quotes[quote[0]] = (quote[1], "”" if length == 2 else "’")
        elif partner is not None and (length > 2 or _closes(source, runs[partner])):
            found.code[start] = (end, *runs[partner])
            past = runs[partner][1]
    return found


def _closes(source: str, run: tuple[int, int]) -> bool:
    """Whether a run of backticks looks like an end: something before it, no word after it."""
    start, end = run
    return not source[start - 1].isspace() and not source[end : end + 1].isalnum()


def _closing_quote(
    source: str, runs: list[tuple[int, int]], index: int, partner: int | None
) -> tuple[int, int] | None:
    """Offset and length of what closes the quote opened by a run; None if it opens none."""
    start, end = runs[index]
    if source[end : end + 1].isspace():
        return None
    code = partner is not None and _closes(source, runs[partner])
    if end - start == 2:
        limit = runs[partner][0] if partner is not None else len(source)
        if (at := source.find("''", end, limit)) > end:
            return at, 2
        at = -1 if code else source.find('"', end, limit)
        return (at, 1) if at > end else None
    limit = runs[index + 1][0] if index + 1 < len(runs) else len(source)
    match = None if code else _CLOSING_QUOTE.search(source, end + 1, limit)
    return (match.start(), 1) if match else None
