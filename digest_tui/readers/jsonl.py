"""Read records of the generator: one JSON object on each line, with or without summaries."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from digest_tui.model import Digest, LazyPapers, Paper, Problem, ProblemKind
from digest_tui.readers.lines import walk
from digest_tui.readers.problems import ProblemCollector
from digest_tui.readers.records.paper import category_of, is_paper, key_of, paper_of

_MOST_MARKS: Final = 10_000
"""The maximum number of brackets, braces and colons of a record; each may take 250 bytes."""

_DEEPEST: Final = 100
"""The maximum depth of a record: it is decoded recursively, later from a deeper call stack."""


def parse(text: str, name: str, problems: Sequence[Problem] = ()) -> Digest | None:
    """Read records.

    A record contains `id`, `title`, `authors` (a list), `categories` (a list, the main one first),
    `summary` (the abstract), `abs`, `pdf` and `comment`; `AI` (an object) contains the fields of
    the summary, with `task` instead of `tldr` in older files. `records.keys` has the keys of other
    programs; other values become extra fields. Identical lines are read once. A record with more
    than `_MOST_MARKS` brackets and colons, or of more than `_DEEPEST` levels, is left out.

    Args:
        text: The whole file; lines end in a newline.
        name: The name of the file.
        problems: Problems found before, which come first.

    Returns:
        The digest, or None if no line is a record.
    """
    found = ProblemCollector(text, name)
    records: list[bytes] = []
    summarised = False
    categories: list[str] = []
    keys: list[str] = []
    seen: set[bytes] = set()
    for offset, line in walk(text, 0, len(text)):
        line = line.strip("\ufeff \t\r")
        record = line.encode("utf-8", "surrogatepass")
        if not record or record in seen:
            continue
        decoded = _decoded(line)
        if is_paper(decoded):
            records.append(record)
            seen.add(record)
            categories.append(category_of(decoded))
            keys.append(key_of(decoded))
            summarised = summarised or paper_of(decoded, 0).has_summary
        else:
            broken = decoded is None and text.find("\n", offset) < 0
            kind = ProblemKind.CUT_OFF_RECORD if broken else ProblemKind.NO_RECORD
            found.add(offset, kind, cut_off=broken)
    if not records:
        return None
    return Digest(
        name,
        _Papers(records),
        categories,
        keys,
        {},
        found.by_line(problems),
        cut_off=found.cut_off,
        summarised=summarised,
    )


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return an object of JSON; a key that it has again gets a number, so that no value is lost."""
    made = dict(pairs)
    if len(made) == len(pairs):
        return made
    numbers: Counter[str] = Counter()
    made = {}
    for key, value in pairs:
        name = key
        while name in made and made[name] != value:
            numbers[key] += 1
            name = f"{key} ({numbers[key]})"
        made[name] = value
    return made


# A number keeps its digits: an id such as 2601.00010 is no fraction.
_decode: Final = json.JSONDecoder(object_pairs_hook=_object, parse_float=str).decode


class _Papers(LazyPapers):
    """The papers of records, each decoded and built on access.

    Decoding takes less time than building. The records are kept in UTF-8, because strings or papers
    would take more than twice the memory.
    """

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records = records

    def __len__(self) -> int:
        return len(self._records)

    def build(self, index: int) -> Paper:
        """Build the paper of a record."""
        record = _decode(self._records[index].decode("utf-8", "surrogatepass"))
        return paper_of(record, index + 1)


def _decoded(line: str) -> Any:
    """Return the value of a line of JSON; None if it is invalid or too large."""
    opened = sum(map(line.count, "[{"))
    if opened + line.count(":") > _MOST_MARKS:
        return None
    try:
        decoded = _decode(line)
    except (ValueError, RecursionError):
        return None
    return decoded if opened <= _DEEPEST or _is_shallow(decoded) else None


def _is_shallow(value: Any) -> bool:
    """Return whether a value has at most `_DEEPEST` levels."""
    level = [value]
    for _ in range(_DEEPEST):
        dictionaries = (each.values() for each in level if isinstance(each, dict))
        lists = (each for each in level if isinstance(each, list))
        level = [inner for values in (*dictionaries, *lists) for inner in values]
    return not level
