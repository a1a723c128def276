"""Checks of texts that several targets share."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.text.markup import Styled

_FORBIDDEN: Final = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ufe0e\ufe0f\ufeff\ufff9-\ufffb\ud800-\udfff\ue000-\uf8ff\U000e0000-\U000e00ff"
    "\U000e01f0-\U000e0fff\U000f0000-\U0010ffff]"
)
"""Control characters, invisible characters, and characters without a defined appearance."""


def text_of(data: bytes) -> str:
    """Decode an input as UTF-8; each broken byte becomes a lone surrogate."""
    return data.decode("utf-8", "surrogateescape")


def unspaced(text: str) -> str:
    """Return a text without its blanks."""
    return "".join(text.split())


def check_clean(text: str) -> None:
    """Check that a text contains no control character but the newline."""
    assert not _FORBIDDEN.search(text)


def check_line(text: str) -> None:
    """Check that a text contains no control character at all."""
    assert "\n" not in text
    check_clean(text)


def check_spans(styled: Styled) -> None:
    """Check that spans are within their text, in order, and nested or apart."""
    text, spans = styled
    assert list(spans) == sorted(spans, key=lambda span: (span.start, -span.end))
    enclosing: list[int] = []
    for span in spans:
        assert 0 <= span.start < span.end <= len(text)
        assert (span.kind == "link") == bool(span.target)
        while enclosing and enclosing[-1] <= span.start:
            enclosing.pop()
        assert not enclosing or span.end <= enclosing[-1]
        enclosing.append(span.end)
