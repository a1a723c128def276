"""Find and read the digests that the command line names, and merge the files of a day."""

from __future__ import annotations

from digest_tui.sources.digests import parse, parse_bytes, read, read_demo
from digest_tui.sources.discovery import discover
from digest_tui.sources.files import fetch, read_limited
from digest_tui.sources.source import Source

__all__ = [
    "Source",
    "discover",
    "fetch",
    "parse",
    "parse_bytes",
    "read",
    "read_demo",
    "read_limited",
]
