"""The keys that a reader means who types with a Chinese input method on."""

from __future__ import annotations

from unicodedata import normalize

from textual import events

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
    return events.Key(_key_name(plain), plain)


def _key_name(character: str) -> str:
    """Return Textual's name of the key that types a character."""
    from textual.keys import _character_to_key

    return _character_to_key(character)
