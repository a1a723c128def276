"""What passes between the readers of LaTeX and Markdown: a text as a row of events."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Kind: TypeAlias = Literal["emphasis", "strong", "code", "link", "math"]
Role: TypeAlias = Literal["prose", "literal", "atom", "open", "close"]


class Event(NamedTuple):
    """A step through a text: words, a finished run of one kind, or the edge of a longer run.

    "prose" may still hold Markdown, "literal" holds characters that mean themselves, "atom" is a
    whole run of `kind`; "open" and "close" nest. `target` is the URL of a link.
    """

    role: Role
    text: str = ""
    kind: Kind | None = None
    target: str = ""


def edges(kind: Kind | None, target: str = "") -> tuple[Event, Event]:
    """What stands before and after a run of `kind`; nothing for None."""
    if kind is None:
        return Event("prose"), Event("prose")
    return Event("open", "", kind, target), Event("close", "", kind)
