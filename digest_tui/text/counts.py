"""Numbers of things, told in words."""

from __future__ import annotations


def counted(count: int, noun: str) -> str:
    """Return how many of something there are, as in `1 paper` and `2 papers`."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
