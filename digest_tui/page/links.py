"""The requests of a click on a page, as values."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias


class UrlLink(NamedTuple):
    """Open a URL."""

    url: str


class DayLink(NamedTuple):
    """Show the version of the paper of another day, such as `2026-01-30`."""

    day: str


class AuthorsLink(NamedTuple):
    """Name all authors; `hidden` is the number of those that are not named."""

    hidden: int


Link: TypeAlias = UrlLink | DayLink | AuthorsLink
