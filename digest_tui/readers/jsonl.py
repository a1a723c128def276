"""Read records of the generator: one JSON object on each line, with or without summaries."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from digest_tui.model import SUMMARY_FIELDS, Digest, LazyPapers, Paper, Problem, ProblemKind
from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.lines import walk
from digest_tui.readers.problems import ProblemCollector
from digest_tui.text.sanitize import clean, clean_line

_KNOWN: Final = frozenset(
    {"id", "pdf", "abs", "authors", "title", "categories", "comment", "summary", "AI", "code_url"}
)
_MOST_MARKS: Final = 10_000
"""The maximum number of brackets, braces and colons of a record; each may take 250 bytes."""

_DEEPEST: Final = 100
"""The maximum depth of a record: it is decoded recursively, later from a deeper call stack."""


def parse(text: str, name: str, problems: Sequence[Problem] = ()) -> Digest | None:
    """Read records.

    A record contains `id`, `title`, `authors` (a list), `categories` (a list, the main one first),
    `summary` (the abstract), `abs`, `pdf` and `comment`; `AI` (an object) contains the fields of
    the summary, with `task` instead of `tldr` in older files. Other texts and numbers become extra
    fields. Identical lines are read once. A record with more than `_MOST_MARKS` brackets and
    colons, or of more than `_DEEPEST` levels, is left out.

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
        if _is_paper(decoded):
            records.append(record)
            seen.add(record)
            categories.append(next(iter(_categories(decoded)), ""))
            keys.append(_key(decoded))
            summarised = summarised or _has_summary(decoded)
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
        record = json.loads(self._records[index].decode("utf-8", "surrogatepass"))
        return _paper(record, index + 1)


def _decoded(line: str) -> Any:
    """Return the value of a line of JSON; None if it is invalid or too large."""
    opened = sum(map(line.count, "[{"))
    if opened + line.count(":") > _MOST_MARKS:
        return None
    try:
        decoded = json.loads(line)
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


def _is_paper(record: Any) -> bool:
    """Return whether a record is one of a paper, which has a title."""
    return isinstance(record, Mapping) and bool(_text(record.get("title")).strip())


def _has_summary(record: Mapping[str, Any]) -> bool:
    """Return whether the paper of a record has a summary."""
    return bool(record.get("AI")) and _paper(record, 0).has_summary


def _address(record: Mapping[str, Any]) -> tuple[str, str]:
    """Return the arXiv id and the address of a record's paper; either may be empty."""
    identifier = _text(record.get("id"))
    abs_url = _text(record.get("abs")) or (
        f"https://arxiv.org/abs/{identifier}" if identifier else _text(record.get("pdf"))
    )
    url = clean_line(abs_url.strip())
    return arxiv_id(url) or arxiv_id(f"/abs/{identifier}"), url


def _key(record: Mapping[str, Any]) -> str:
    """Return the `Paper.key` of a record's paper without building the paper."""
    identifier, url = _address(record)
    return identifier or url or clean_line(_text(record["title"]))


def _categories(record: Mapping[str, Any]) -> tuple[str, ...]:
    return _texts(record.get("categories"))


def _paper(record: Mapping[str, Any], number: int) -> Paper:
    """Return the paper of a record."""
    identifier, url = _address(record)
    ai = record.get("AI")
    summary = ai if isinstance(ai, Mapping) else {}
    fields = {key: clean(_text(summary[key])) for key in SUMMARY_FIELDS if _has_text(summary, key)}
    if "tldr" not in fields and _has_text(summary, "task"):
        fields["tldr"] = clean(_text(summary["task"]))
    if _has_text(record, "summary"):
        fields["abstract"] = clean(_text(record["summary"]))
    categories = _categories(record)
    return Paper(
        number,
        identifier,
        clean_line(_text(record["title"])),
        _texts(record.get("authors")),
        categories[0] if categories else "",
        url,
        fields.get("tldr"),
        fields.get("motivation"),
        fields.get("method"),
        fields.get("result"),
        fields.get("conclusion"),
        fields.get("abstract"),
        categories=categories if len(categories) > 1 else (),
        comment=clean_line(_text(record.get("comment"))),
        code_url=clean_line(_text(record.get("code_url"))),
        extra=_extra(record, _KNOWN) + _extra(summary, {*SUMMARY_FIELDS, "task"}),
    )


def _has_text(record: Mapping[str, Any], key: str) -> bool:
    return isinstance(record.get(key), str | int | float)


def _text(value: Any) -> str:
    """Return a text or a number as text; return an empty text for anything else."""
    if isinstance(value, str):
        return value
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else ""


def _texts(value: Any) -> tuple[str, ...]:
    """Return the texts of a list, or a single text."""
    values = value if isinstance(value, list) else [value]
    return tuple(clean_line(text) for text in map(_text, values) if text)


def _extra(
    record: Mapping[str, Any], known: frozenset[str] | set[str]
) -> tuple[tuple[str, str], ...]:
    """Return the texts and numbers of a record whose keys are not `known`."""
    return tuple(
        (clean_line(key), clean(_text(value)))
        for key, value in record.items()
        if key not in known and _text(value)
    )
