"""Build a paper from a record, which is an object of JSON.

Each value is used once. What belongs to no field is an extra field under its key, so nothing that a
record says is lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any, Final

from digest_tui.model import Paper
from digest_tui.readers.arxiv import MOST_AUTHORS, arxiv_id
from digest_tui.readers.names import split_names
from digest_tui.readers.records import keys
from digest_tui.text.sanitize import clean, clean_line

_TEXT_TYPES: Final = (str, int, float)
_CATEGORIES: Final = re.compile(r"[A-Za-z-]+(?:\.[A-Za-z-]+)?(?:[,;\s]+[A-Za-z-]+\.[A-Za-z-]+)+")


def is_paper(record: Any) -> bool:
    """Return whether a value is the record of a paper.

    It has a title; or an id or address, and authors, an abstract or a summary.
    """
    if not isinstance(record, dict):
        return False
    values = _Values(record)
    if values.text(keys.TITLE).strip():
        return True
    is_named = values.text(keys.ID) or values.text(keys.ABS) or values.text(keys.PDF)
    return bool(is_named) and any(
        _is_filled(value)
        for key, value in values.remaining()
        if key.lower() in (*keys.AUTHORS, *keys.ABSTRACT, *keys.SUMMARY, *keys.SUMMARY_FIELDS)
    )


def paper_of(record: Mapping[str, Any], number: int) -> Paper:
    """Return the paper of a record.

    Args:
        record: The record.
        number: The number of the paper.
    """
    values = _Values(record)
    summary = _Values(values.mapping(keys.SUMMARY))
    fields = {
        name: clean(text)
        for name, names in keys.SUMMARY_FIELDS.items()
        if (text := summary.optional(names) or values.optional(names)) is not None
    }
    abstract = values.optional(keys.ABSTRACT)
    categories = _all_categories(values)
    address = _Address(values)
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
        translated_title=clean_line(
            values.text(keys.TRANSLATED_TITLE) or summary.text(keys.TRANSLATED_TITLE)
        ),
        categories=categories if len(categories) > 1 else (),
        comment=clean_line(values.text(keys.COMMENT)),
        code_url=clean_line(values.text(keys.CODE)),
        extra=(*address.extra, *_extra(values.remaining()), *_extra(summary.remaining())),
    )


def key_of(record: Mapping[str, Any]) -> str:
    """Return the `Paper.key` of a record's paper without building the paper."""
    values = _Values(record)
    address = _Address(values)
    return address.arxiv_id or address.url or clean_line(values.text(keys.TITLE))


def category_of(record: Mapping[str, Any]) -> str:
    """Return the main category of a record's paper without building the paper."""
    return next(iter(_all_categories(_Values(record))), "")


@lru_cache(maxsize=64)
def _by_name(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return the keys of a record by the form that `keys` has; most records share them."""
    return {name.lower().replace(" ", "_").replace("-", "_"): name for name in names}


class _Values:
    """The values of an object that no field has taken yet, by their keys."""

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self._taken: set[str] = set()
        self._keys = _by_name(tuple(record))

    def take(self, names: Iterable[str]) -> Any:
        """Take the first value with one of some keys that is not empty; None if there is none."""
        for name in names:
            key = self._keys.get(name)
            if key is not None and key not in self._taken and _is_filled(self._record[key]):
                self._taken.add(key)
                return self._record[key]
        return None

    def optional(self, names: Iterable[str]) -> str | None:
        """Take the first value with one of some keys that is text or a number, empty or not."""
        for name in names:
            key = self._keys.get(name)
            if key is not None and key not in self._taken and _is_text(self._record[key]):
                self._taken.add(key)
                return _text(self._record[key])
        return None

    def text(self, names: Iterable[str]) -> str:
        """Take the first text or number with one of some keys that is not empty; else empty."""
        for name in names:
            key = self._keys.get(name)
            if key is not None and key not in self._taken:
                text = _text(self._record[key])
                if text and not text.isspace():
                    self._taken.add(key)
                    return text
        return ""

    def mapping(self, names: Iterable[str]) -> Mapping[str, Any]:
        """Take the first object with one of some keys; an empty one if there is none."""
        for name in names:
            key = self._keys.get(name)
            if key is not None and isinstance(self._record[key], Mapping):
                self._taken.add(key)
                value: Mapping[str, Any] = self._record[key]
                return value
        return {}

    def remaining(self) -> Iterable[tuple[str, Any]]:
        """Yield the keys and values that were not taken."""
        return ((key, self._record[key]) for key in self._record if key not in self._taken)


class _Address:
    """The address of a record's paper.

    Attributes:
        arxiv_id: The arXiv id; may be empty.
        url: The address of the abstract page; may be empty.
        extra: Addresses and ids of the record that these do not give.
    """

    def __init__(self, values: _Values) -> None:
        identifier = clean_line(values.text(keys.ID).strip())
        page = clean_line(values.text(keys.ABS).strip())
        pdf = clean_line(values.text(keys.PDF).strip())
        if not page and identifier:
            is_url = identifier.startswith(("http://", "https://"))
            page = identifier if is_url else f"https://arxiv.org/abs/{identifier}"
        self.url = page or pdf
        self.arxiv_id = arxiv_id(self.url) or arxiv_id(f"/abs/{identifier}")
        self.extra: list[tuple[str, str]] = []
        if identifier and not self._gives(arxiv_id(f"/abs/{identifier}"), identifier):
            self.extra.append(("id", identifier))
        if pdf and not self._gives(arxiv_id(pdf), pdf):
            self.extra.append(("pdf", pdf))

    def _gives(self, identifier: str, text: str) -> bool:
        """Return whether the address gives an arXiv id, or ends with a text."""
        if text == self.url or self.url.endswith(f"/{text}"):
            return True
        bare = re.sub(r"(?:v[0-9]+)?(?:\.pdf)?$", "", text)
        return identifier != "" and identifier == self.arxiv_id and bare.endswith(identifier)


def _authors(values: _Values) -> tuple[str, ...]:
    """Return the names of the authors: a list of names or of objects, or one text of all names."""
    authors = values.take(keys.AUTHORS)
    if isinstance(authors, list):
        return tuple(clean_line(_name(author)) for author in authors if _is_filled(author))
    text = clean_line(_text(authors) or (_shown(authors) if authors else ""))
    return tuple(split_names(text, MOST_AUTHORS))


def _name(author: Any) -> str:
    """Return the name of an author: a text, or an object that contains more than the name."""
    if not isinstance(author, Mapping):
        return _shown(author)
    others = [_shown(value) for key, value in author.items() if key != "name" and _is_filled(value)]
    name = _text(author.get("name"))
    if name and others:
        return f"{name} ({', '.join(others)})"
    return name or ", ".join(others)


def _all_categories(values: _Values) -> tuple[str, ...]:
    """Take the categories, the main one first."""
    main = values.text(keys.MAIN_CATEGORY)
    categories = _categories(values.take(keys.CATEGORIES))
    return tuple(dict.fromkeys((*_categories(main), *categories))) if main else categories


def _categories(value: Any) -> tuple[str, ...]:
    """Return the categories of a list, or of one text."""
    if isinstance(value, list):
        return tuple(clean_line(_shown(each)) for each in value if _is_filled(each))
    text = clean_line(_shown(value)).strip() if _is_filled(value) else ""
    if _CATEGORIES.fullmatch(text):
        return tuple(re.split(r"[,;\s]+", text))
    return (text,) if text else ()


def _extra(values: Iterable[tuple[str, Any]]) -> Iterable[tuple[str, str]]:
    """Yield the names and texts of values that are not empty."""
    return ((clean_line(key), clean(_shown(value))) for key, value in values if _is_filled(value))


def _is_text(value: Any) -> bool:
    # Not `isinstance`, for a truth value is an `int`.
    return type(value) in _TEXT_TYPES


def _is_filled(value: Any) -> bool:
    """Return whether a value says something: it is not null, false, blank or empty."""
    if type(value) is str:
        return value != "" and not value.isspace()
    return value is not None and value is not False and value not in ([], {})


def _text(value: Any) -> str:
    """Return a text, or a number as text; an empty text for anything else."""
    if type(value) is str:
        return value
    return str(value) if type(value) in _TEXT_TYPES else ""


def _shown(value: Any) -> str:
    """Return any value as text: a list with commas, an object with its keys."""
    if isinstance(value, Mapping):
        pairs = ((key, _shown(each)) for key, each in value.items())
        return "; ".join(f"{key}: {text}" for key, text in pairs if text)
    if isinstance(value, list):
        return ", ".join(filter(None, map(_shown, value)))
    return _text(value) or ("true" if value is True else "")
