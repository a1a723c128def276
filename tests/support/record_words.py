"""The words of a record, and which of them its paper does not show.

A word is a run of letters and digits in a text that is sanitized as a reader does it. Words are
counted: a text that two values have must be shown twice. What names the paper again need not be
shown again: its arXiv id and the addresses that it gives, its address, and a category.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

from digest_tui.model import Digest, Paper
from digest_tui.text.sanitize import clean

_SEPARATORS: Final = ("and",)
"""Words that separate names."""


class _Pairs(list[tuple[str, Any]]):
    """An object of JSON with all its values, also if a key is repeated."""


def lost(text: str, digest: Digest) -> Counter[str]:
    """Return the words of a file of records that its digest neither shows nor tells.

    Args:
        text: The whole file.
        digest: What a reader made of it.
    """
    told = {problem.line for problem in digest.problems}
    lines = (line for number, line in enumerate(text.split("\n"), 1) if number not in told)
    records = dict.fromkeys(line for line in lines if line.strip("\ufeff \t\r"))
    rest: Counter[str] = Counter()
    for line, paper in zip(records, digest.papers, strict=True):
        rest += lost_of_record(line, paper)
    return rest


def lost_of_record(line: str, paper: Paper) -> Counter[str]:
    """Return the words of the values of a record that its paper does not show."""
    decoded = json.loads(line.strip("\ufeff \t\r"), object_pairs_hook=_Pairs, parse_float=str)
    texts = [text for text in _texts(decoded) if not _is_name_of(text.strip(), paper)]
    return _count("\n".join(texts)) - _count("\n".join((paper.abs_url, *paper.texts())))


def _is_name_of(text: str, paper: Paper) -> bool:
    """Return whether a text only names a paper that has other names."""
    if text in (paper.abs_url, *paper.all_categories):
        return True
    version = r"(v\d+)?(\.pdf)?/?"
    address = r"(https?://([a-z]+\.)?arxiv\.org/(abs|pdf|html)/|10\.48550/)?(arxiv[ :.]{0,2})?"
    match = re.fullmatch(f"{address}{re.escape(paper.arxiv_id)}{version}", text, re.IGNORECASE)
    return bool(
        paper.arxiv_id and match and paper.abs_url.endswith(match[match.re.groups - 1] or "")
    )


def _texts(value: Any) -> Iterator[str]:
    """Yield the texts of the values of a record; those of a repeated key once if they are alike."""
    if isinstance(value, _Pairs):
        kept: list[tuple[str, Any]] = []
        for pair in value:
            if pair not in kept:
                kept.append(pair)
                yield from _texts(pair[1])
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, bool):
        yield str(value).lower()
    elif value is not None:
        yield str(value)


def _count(text: str) -> Counter[str]:
    words = Counter(re.findall(r"\w+", clean(text)))
    for word in _SEPARATORS:
        del words[word]
    return words
