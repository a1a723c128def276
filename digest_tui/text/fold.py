"""Fold text for searching: case, accents and width aside, and matches traced back."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import Final, NamedTuple
from unicodedata import normalize

# Letters that Unicode does not decompose though a reader types them without their stroke.
_PLAIN: Final = {
    "æ": "ae",
    "œ": "oe",
    "ø": "o",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "ħ": "h",
    "ı": "i",
    "þ": "th",
}
# Full-width marks that fill Chinese prose: `searchable` leaves them, `needle` looks for both.
_TWINS: Final = dict(zip(",;:?!()%", "，；：？！（）％", strict=True))
_MOST_TWINS: Final = 3
"""Marks of one word that are looked for in either width; a pattern for them takes ten times as long
as a text, so that up to so many each spelling is looked for."""
_HARDLY_FOLDED: Final = "[\0-\x7f\u4e00-\u9fff。、“”‘’—《》" + "".join(_TWINS.values()) + "]*"
_NOT_ASCII: Final = re.compile(rb"[\x80-\xff]+")
_MARKS: Final = re.compile("[\u0300-\u036f" + "".join(_PLAIN) + "]")


def fold(text: str) -> str:
    """Return `text` as it is searched: case folded, without accents, in half width."""
    if text.isascii():
        return text.lower()
    folded = normalize("NFKD", text).casefold()
    return _MARKS.sub(lambda match: _PLAIN.get(match[0], ""), folded)


class Searchable(NamedTuple):
    """A text folded for searching, in UTF-8.

    Attributes:
        latin: The ASCII of it; a newline stands for what else there was.
        mixed: Those of its lines that hold more than ASCII.
    """

    latin: bytes
    mixed: bytes


class Needle(NamedTuple):
    """What to look for in each part of a `Searchable`: the word stands where any of it does."""

    latin: Sequence[bytes]
    mixed: Sequence[bytes | re.Pattern[bytes]]


def searchable(lines: Iterable[str]) -> Searchable:
    """Return lines of text folded for `needle` to search: 10 µs a paper, `fold` takes 36.

    English is two thirds of a paper and Chinese the rest: a word of either is searched in its part
    alone.
    """
    latin: list[bytes] = []
    mixed: list[bytes] = []
    for line in lines:
        if line.isascii():
            latin.append(line.encode().lower())
            continue
        text = line if re.fullmatch(_HARDLY_FOLDED, line) else fold(line)
        folded = text.encode("utf-8", "surrogatepass").lower()
        mixed.append(folded)
        latin.append(_NOT_ASCII.sub(b"\n", folded))
    return Searchable(b"\n".join(latin), b"\n".join(mixed))


def needle(word: str) -> Needle:
    """Return what finds a folded word."""
    # Of a mixed line the ASCII stands in the Latin part too.
    latin = [word.encode()] if word.isascii() else []
    either = [(character, *_TWINS.get(character, "")) for character in word]
    if sum(len(each) > 1 for each in either) > _MOST_TWINS:
        pattern = "".join(f"(?:{'|'.join(map(re.escape, each))})" for each in either)
        return Needle(latin, [re.compile(pattern.encode("utf-8", "surrogatepass"))])
    spelled = (
        "".join(characters).encode("utf-8", "surrogatepass") for characters in product(*either)
    )
    return Needle(latin, [text for text in spelled if text not in latin])


@lru_cache(maxsize=8192)
def _fold_character(character: str) -> str:
    return fold(character)


def find_words(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Return where the folded `words` stand in `text`.

    Returns:
        Offsets into `text`, end exclusive, in order, touching and overlapping runs joined.
    """
    if text.isascii():
        folded, origin = text.lower(), None
    else:
        pieces = [_fold_character(character) for character in text]
        folded = "".join(pieces)
        origin = [place for place, piece in enumerate(pieces) for _ in piece]
    hits = sorted(
        (found.start(), found.end())
        for word in words
        if word
        for found in re.finditer(re.escape(word), folded)
    )
    runs: list[tuple[int, int]] = []
    for start, end in hits:
        if origin is not None:
            after = origin[end] if end < len(origin) else len(text)
            start, end = origin[start], max(origin[end - 1] + 1, after)
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs
