"""Textual stops reading keys after a key sequence whose number is not a character.

The fault: the parser passes the number in a key sequence of the kitty protocol, such as
`ESC [ 1114112 u`, to `chr`. The ValueError or OverflowError ends the input thread.

Upstream: not reported (Textual 8.2.8, `XTermParser._parse_extended_key`).
Costs: nothing.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual import events
from textual.keys import Keys


class ChecksKeyNumbers:
    """A base for a parser that ignores key sequences whose number is not a character."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        try:
            return list(super()._sequence_to_key_events(sequence, alt))  # type: ignore[misc]
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]
