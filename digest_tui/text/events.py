"""The events of a text, which the parsers of LaTeX and Markdown return."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["emphasis", "strong", "code", "link", "math"]
EventType: TypeAlias = Literal["prose", "literal", "leaf", "open", "close"]


class Event(NamedTuple):
    """A part of a text, or the start or end of a span.

    Attributes:
        type: "prose" is text that may contain Markdown; "literal" is text without markup; "leaf" is
            a whole span, such as a formula; "open" and "close" enclose the events of a span.
        text: The text that is shown.
        kind: The kind of the span.
        target: The URL of a link.
    """

    type: EventType
    text: str = ""
    kind: Kind | None = None
    target: str = ""


def edges(kind: Kind | None, target: str = "") -> tuple[Event, Event]:
    """Return the events before and after a span of a kind; for None, events of no effect."""
    if kind is None:
        return Event("prose"), Event("prose")
    return Event("open", "", kind, target), Event("close", "", kind)
