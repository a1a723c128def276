"""The values of a record: which were taken, and their texts."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache
from typing import Any, Final

from digest_tui.readers.records.keys import Names

_TEXT_TYPES: Final = (str, int, float)
_LONGEST_ITEM: Final = 60
"""The maximum length of an item in a list that is shown on one line."""


class _Shape:
    """Which keys a record has for each field; most records of a file have the same.

    Args:
        keys: The keys of the record.
    """

    def __init__(self, keys: Collection[str]) -> None:
        self._by_name = {key_of(key): key for key in keys}
        self._found: dict[Names, tuple[str, ...]] = {}

    def keys_of(self, names: Names) -> tuple[str, ...]:
        """Return the keys of the record that have one of some names, in the order of the names."""
        found = self._found.get(names)
        if found is None:
            found = tuple(self._by_name[name] for name in names if name in self._by_name)
            self._found[names] = found
        return found


@lru_cache(maxsize=64)
def _shape(*keys: str) -> _Shape:
    return _Shape(keys)


def key_of(name: str) -> str:
    """Return the letters and digits of a key, in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))


class Values:
    """The values of an object that no field has taken yet, by their keys.

    Args:
        record: The object.
    """

    def __init__(self, record: Mapping[str, Any]) -> None:
        self._record = record
        self._taken: set[str] = set()
        self._keys_of = _shape(*record).keys_of

    def named(self, names: Names) -> list[tuple[str, Any]]:
        """Return the keys and values of some names that are not empty and not taken."""
        present = self._keys_of(names)
        if not present:  # as for most names
            return []
        items = [(key, self._record[key]) for key in present if key not in self._taken]
        return [item for item in items if is_filled(item[1])]

    def mark(self, key: str) -> None:
        """Mark the value of a key as taken."""
        self._taken.add(key)

    def take(self, names: Names) -> Any:
        """Take the first value with one of some names; None if there is none."""
        for key, value in self.named(names):
            self._taken.add(key)
            return value
        return None

    def text(self, names: Names) -> str:
        """Take the first text, number or list of texts that is not empty; else empty."""
        for key, value in self.named(names):
            text = text_of(value)
            if text:
                self._taken.add(key)
                return text
        return ""

    def optional(self, names: Names) -> str | None:
        """Take a text like `text`, else one that is blank; None if there is none."""
        text = self.text(names)
        if text:
            return text
        values = (self._record[key] for key in self._keys_of(names) if key not in self._taken)
        return next((value for value in values if type(value) is str), None)

    def mapping(self, names: Names) -> Mapping[str, Any]:
        """Take the first object with one of some names; an empty one if there is none."""
        for key, value in self.named(names):
            if isinstance(value, Mapping):
                self._taken.add(key)
                return value
        return {}

    def remaining(self) -> Iterator[tuple[str, str]]:
        """Yield the keys and texts of the values that were not taken and are not empty."""
        for key, value in self._record.items():
            if key not in self._taken and (text := shown(value)):
                yield key, text


def is_filled(value: Any) -> bool:
    """Return whether a value gives a field its text: it is not null, false, blank or empty."""
    if type(value) is str:
        return value != "" and not value.isspace()
    return value is not None and value is not False and value not in ([], {})


def text_of(value: Any) -> str:
    """Return the text of a text, number or list of texts; empty for anything else."""
    if type(value) is str:
        return value
    if type(value) is list and all(type(item) in _TEXT_TYPES for item in value):
        return shown(value)
    # Not `isinstance`, for a truth value is an `int`.
    return str(value) if type(value) in _TEXT_TYPES else ""


def shown(value: Any) -> str:
    """Return any value of JSON as text; empty if it is null, blank or empty."""
    if type(value) is str:
        return "" if value.isspace() else value
    if isinstance(value, Mapping):
        pairs = ((key, shown(each)) for key, each in value.items())
        return _joined([f"{key}: {text}" for key, text in pairs if text], "; ")
    if isinstance(value, list):
        return _joined(list(filter(None, map(shown, value))), ", ")
    if isinstance(value, bool):
        return str(value).lower()
    return "" if value is None else str(value)


def _joined(items: list[str], mark: str) -> str:
    """Join items on one line if all are short, else as a list of Markdown."""
    if len(items) < 2 or all(len(item) <= _LONGEST_ITEM and "\n" not in item for item in items):
        return mark.join(items)
    return "\n".join(f"- {item}" for item in items)
