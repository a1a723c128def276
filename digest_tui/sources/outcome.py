"""The outcome of loading a source: a digest, or the error for which it is skipped."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from digest_tui.model import Digest
from digest_tui.readers import ReadError
from digest_tui.sources.files import Contents
from digest_tui.sources.source import Source


class Loaded(NamedTuple):
    """A digest and its source."""

    source: Source
    digest: Digest


class Skipped(NamedTuple):
    """A source that is no digest, or a file or directory that cannot be read.

    Attributes:
        source: The source; None for a file or directory that discovery skipped.
        error: Why it is skipped.
    """

    source: Source | None
    error: ReadError


Outcome = Loaded | Skipped
Fetch = Callable[[Source], Contents]
Parse = Callable[[Source, Contents], Digest]


def parse_outcome(source: Source, contents: Contents, parse: Parse) -> Outcome:
    """Parse the contents of a source, and return the digest or the error."""
    try:
        return Loaded(source, parse(source, contents))
    except ReadError as error:
        return Skipped(source, error)
