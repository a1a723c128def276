"""Build a paper from a record, which is an object of JSON.

Each value is used once. What belongs to no field is an extra field under its key, so nothing that a
record says is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from digest_tui.model import SUMMARY_FIELDS, Paper
from digest_tui.readers.arxiv import MOST_AUTHORS
from digest_tui.readers.names import split_names
from digest_tui.readers.records import keys
from digest_tui.readers.records.address import Address, is_address
from digest_tui.readers.records.values import Values, shown, text_of
from digest_tui.text.sanitize import clean, clean_line

_CATEGORIES: Final = re.compile(r"[A-Za-z-]+(?:\.[A-Za-z-]+)?(?:[,;\s]+[A-Za-z-]+\.[A-Za-z-]+)+")
_FEWEST: Final = 2
"""The minimum number of facts about a paper without a title."""


def is_paper(record: Any) -> bool:
    """Return whether a value is the record of a paper.

    It has a title; or two of these: an address or id, authors, categories, an abstract, a summary.
    """
    if not isinstance(record, dict):
        return False
    if clean_line(Values(record).text(keys.TITLE)).strip():
        return True
    paper = paper_of(record, 0)
    facts = (
        paper.abs_url,
        paper.authors,
        paper.category,
        (paper.abstract or "").strip(),
        any((getattr(paper, name) or "").strip() for name in SUMMARY_FIELDS),
    )
    return sum(map(bool, facts)) >= _FEWEST


def paper_of(record: Mapping[str, Any], number: int) -> Paper:
    """Return the paper of a record.

    Args:
        record: The record.
        number: The number of the paper.
    """
    values = Values(record)
    address = Address(values)
    summary = Values(values.mapping(keys.SUMMARY))
    fields = _summary(values, summary)
    abstract = values.optional(keys.ABSTRACT)
    categories = _categories(values)
    return Paper(
        number,
        address.arxiv_id,
        clean_line(values.text(keys.TITLE)),
        _authors(values),
        categories[0] if categories else "",
        address.url,
        fields.get("tldr"),
        fields.get("motivation"),
        fields.get("method"),
        fields.get("result"),
        fields.get("conclusion"),
        None if abstract is None else clean(abstract),
        translated_title=_translated_title(values, summary),
        categories=categories if len(categories) > 1 else (),
        comment=clean_line(values.text(keys.COMMENT)),
        code_url=_code_url(values),
        extra=(*_extra(values), *_extra(summary)),
    )


def key_of(record: Mapping[str, Any]) -> str:
    """Return the `Paper.key` of a record's paper; most papers are not built for it."""
    values = Values(record)
    address = Address(values)
    return address.arxiv_id or address.url or paper_of(record, 0).key


def category_of(record: Mapping[str, Any]) -> str:
    """Return the main category of a record's paper without building the paper."""
    return next(iter(_categories(Values(record))), "")


def _summary(values: Values, summary: Values) -> dict[str, str]:
    """Take the fields of the summary, from its object or from the record itself."""
    fields = {}
    for name, names in keys.SUMMARY_FIELDS.items():
        text = summary.optional(names)
        if text is None:
            text = values.optional(names)
        if text is not None:
            fields[name] = clean(text)
    if not fields.get("tldr"):
        text = summary.text(keys.WHOLE_SUMMARY_INSIDE) or values.text(keys.WHOLE_SUMMARY)
        if text:
            fields["tldr"] = clean(text)
    return fields


def _translated_title(values: Values, summary: Values) -> str:
    names = keys.TRANSLATED_TITLE
    return clean_line(values.text(names) or summary.text(names) or summary.text(keys.TITLE))


def _code_url(values: Values) -> str:
    """Take the address of the code; a text that is none remains."""
    for key, value in values.named(keys.CODE):
        url = clean_line(text_of(value).strip())
        if is_address(url):
            values.mark(key)
            return url
    return ""


def _authors(values: Values) -> tuple[str, ...]:
    """Return the names of the authors: a list of names or of objects, or one text of all names."""
    authors = values.take(keys.AUTHORS)
    if isinstance(authors, list):
        names = (clean_line(_name(author)) for author in authors)
        return tuple(name for name in names if name)
    return tuple(split_names(clean_line(shown(authors)), MOST_AUTHORS))


def _name(author: Any) -> str:
    """Return the name of an author: a text, or an object that contains more than the name."""
    if not isinstance(author, Mapping):
        return shown(author)
    name = text_of(author.get("name"))
    others = [shown(value) for key, value in author.items() if not (name and key == "name")]
    others = list(filter(None, others))
    if name and others:
        return f"{name} ({', '.join(others)})"
    return name or ", ".join(others)


def _categories(values: Values) -> tuple[str, ...]:
    """Take the categories, the main one first."""
    found: dict[str, None] = {}
    for names in (keys.MAIN_CATEGORY, keys.CATEGORIES):
        for key, value in values.named(names):
            if not text_of(value):
                continue
            values.mark(key)
            found |= dict.fromkeys(_names_of_categories(value))
    return tuple(found)


def _names_of_categories(value: Any) -> Iterator[str]:
    """Yield the categories of a list, or of one text."""
    if isinstance(value, list):
        yield from filter(None, (clean_line(shown(each)).strip() for each in value))
        return
    text = clean_line(shown(value)).strip()
    if _CATEGORIES.fullmatch(text):
        yield from re.split(r"[,;\s]+", text)
    elif text:
        yield text


def _extra(values: Values) -> Iterator[tuple[str, str]]:
    """Yield the names and texts of values that no field has taken."""
    for key, text in values.remaining():
        if (cleaned := clean(text)).strip():
            yield clean_line(key), cleaned
