"""What a click on a page asks for, as values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class UrlLink:
    """Open a URL."""

    url: str


@dataclass(frozen=True, slots=True)
class DayLink:
    """Show the text that the paper has on another day, as in `2026-01-30`."""

    day: str


@dataclass(frozen=True, slots=True)
class AuthorsLink:
    """Name all authors."""


Link: TypeAlias = UrlLink | DayLink | AuthorsLink
