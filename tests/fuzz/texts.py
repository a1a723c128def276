"""Targets for text: sanitize, markup, lists, latex, wrap."""

from __future__ import annotations

import re
from typing import Final

from rich.cells import cell_len

from digest_tui.text import field_blocks, markup, sanitize, wrap
from digest_tui.text.breaks import BLANKS
from digest_tui.text.latex import prose
from digest_tui.text.latex.math import render_math
from tests.fuzz.checks import check_clean, check_spans, text_of, unspaced

_HAN: Final = re.compile("[\u4e00-\u9fff]")
_LONGER: Final = 8
"""The most characters that one of markup may become: `\\etal` becomes `et al.`."""


def check_sanitize(data: bytes) -> None:
    """Check that clean text has no control character but the newline, line by line."""
    text = text_of(data)
    cleaned = sanitize.clean(text)
    check_clean(cleaned)
    assert sanitize.clean(cleaned) == cleaned
    assert cleaned == "\n".join(map(sanitize.clean, text.split("\n")))
    assert sanitize.clean_line(text) == cleaned.replace("\n", " ")


def check_markup(data: bytes) -> None:
    """Check that spans nest within their text, and that no word is lost or moved."""
    text = text_of(data)
    styled = markup.inline(text)
    check_spans(styled)
    assert markup.plain(text) == styled.text
    assert len(styled.text) <= _LONGER * len(text)
    paragraphs = markup.paragraphs(text)
    for paragraph in paragraphs:
        check_spans(paragraph)
        assert "\n" not in paragraph.text
    # The arguments of a macro and the address of a link may be dropped.
    if "\\" not in text and "](" not in text:
        words = _HAN.findall(text)
        assert _HAN.findall(styled.text) == words
        assert _HAN.findall("".join(each.text for each in paragraphs)) == words


def check_lists(data: bytes) -> None:
    """Check that the blocks of a text contain the same text as its paragraphs, except blanks."""
    text = text_of(data)
    found = field_blocks.split_blocks(text)
    for block in found:
        check_spans(block.text)
        assert "\n" not in block.text.text
        assert block.text.text.strip()
        assert 0 <= block.marker <= len(block.text.text)
        assert block.indent >= 0
    whole = "".join(paragraph.text for paragraph in markup.paragraphs(text))
    assert unspaced("".join(block.text.text for block in found)) == unspaced(whole)


def check_latex(data: bytes) -> None:
    """Check that spans open and close in order, and that a formula does not grow too much."""
    text = text_of(data)
    open_spans = 0
    for event in prose.parse(text):
        open_spans += {"open": 1, "close": -1}.get(event.type, 0)
        assert open_spans >= 0
        assert (event.type == "leaf") <= (event.kind is not None)
    assert open_spans == 0
    formula = render_math(text)
    assert len(formula) <= _LONGER * len(text)
    if "\\" not in text:
        assert _HAN.findall(formula) == _HAN.findall(text)


def check_wrap(data: bytes) -> None:
    """Check that wrapped lines lose nothing but blanks and are not wider than the limit.

    The first byte is the width. Widths are checked only for clean text, which has a defined width.
    """
    width = data[0] % 128 if data else 0
    text = text_of(data[1:]).replace("\n", " ")
    _wrapped(text, width)
    wrap.truncate(text, width)
    text = sanitize.clean_line(text)
    for piece in _wrapped(text, width):
        assert cell_len(piece) <= max(width, *map(cell_len, piece), 0)
    short = wrap.truncate(text, width)
    assert cell_len(short) <= width
    if short != text and width > 0:
        assert short.endswith(wrap.ELLIPSIS)
        assert text.startswith(short[:-1])


def _wrapped(text: str, width: int) -> list[str]:
    """Return the lines of a text; check that only blanks are between them."""
    lines = wrap.wrap(text, width)
    offset = 0
    for start, end in lines:
        assert offset <= start < end or lines == [wrap.Line(0, 0)]
        assert not text[offset:start].strip(BLANKS)
        offset = end
    assert lines
    assert not text[offset:].strip(BLANKS)
    return [text[start:end] for start, end in lines]
