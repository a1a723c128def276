"""The keys that a reader means who types with a Chinese input method on."""

from __future__ import annotations

from unicodedata import name, normalize

from textual import events
from textual.keys import KEY_NAME_REPLACEMENTS

_TYPED_FOR = {"、": "/", "。": "."}
"""What a Chinese input method types on keys that have no full-width form of their own."""


def half_width(event: events.Key) -> events.Key:
    """Return the key that an event of a full-width character stands for."""
    character = event.character
    if character is None or character.isascii():
        return event
    plain = _TYPED_FOR.get(character) or normalize("NFKC", character)
    if len(plain) != 1 or not plain.isascii():
        return event
    return events.Key(key_name(plain), plain)


def key_name(character: str) -> str:
    """Return Textual's name of the key that types an ASCII character."""
    if character.isalnum():
        return character
    unicode_name = name(character).lower().translate({ord("-"): "_", ord(" "): "_"})
    return KEY_NAME_REPLACEMENTS.get(unicode_name, unicode_name)
