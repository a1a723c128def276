"""Textual stops reading keys at bytes that are not UTF-8.

The fault: the input thread decodes with errors="strict" and is ended by a UnicodeDecodeError.

Upstream: https://github.com/Textualize/textual/issues/6456
Costs: nothing.
"""

from __future__ import annotations

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable

from textual.drivers import linux_driver


def replace_invalid_bytes() -> None:
    """Let the input thread decode invalid bytes as U+FFFD."""
    if hasattr(linux_driver, "getincrementaldecoder"):
        linux_driver.getincrementaldecoder = replacing_decoder


def replacing_decoder(encoding: str) -> Callable[..., IncrementalDecoder]:
    """Return a factory of decoders; unlike that of `codecs`, its default is errors="replace"."""

    def create(errors: str = "replace") -> IncrementalDecoder:
        return getincrementaldecoder(encoding)(errors)

    return create
