"""Map the characters of a Chinese input method to the keys that the user pressed."""

from __future__ import annotations

from unicodedata import name, normalize

from textual import events
from textual.keys import KEY_NAME_REPLACEMENTS

_CHINESE_PUNCTUATION = {"、": "/", "。": "."}
"""Characters that NFKC does not map to the key that types them in a Chinese input method."""


def ascii_key(event: events.Key) -> events.Key:
    """Return the event of the ASCII key for a full-width character; any other event unchanged."""
    character = event.character
    if character is None or character.isascii():
        return event
    plain = _CHINESE_PUNCTUATION.get(character) or normalize("NFKC", character)
    if len(plain) != 1 or not plain.isascii():
        return event
    return events.Key(textual_key(plain), plain)


def textual_key(character: str) -> str:
    """Return Textual's name for the key that types an ASCII character."""
    if character.isalnum():
        return character
    unicode_name = name(character).lower().translate({ord("-"): "_", ord(" "): "_"})
    return KEY_NAME_REPLACEMENTS.get(unicode_name, unicode_name)
