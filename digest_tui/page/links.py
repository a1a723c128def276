"""What a click on a page requests, as values."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class UrlLink(NamedTuple):
    """Open a URL."""

    url: str


class DayLink(NamedTuple):
    """Show the text that the paper has on another day, as in `2026-01-30`."""

    day: str


class AuthorsLink(NamedTuple):
    """Name all authors; `hidden` is the number of those that are not named."""

    hidden: int


Link: TypeAlias = UrlLink | DayLink | AuthorsLink
