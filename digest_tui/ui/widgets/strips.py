"""Build the strips that Textual paints from styled text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def style_ranges(
    text: str, style: Style, ranges: Sequence[tuple[int, int]], range_style: Style
) -> list[Segment]:
    """Return the segments of a text in which some ranges have another style.

    Args:
        text: The text.
        style: The style of the text.
        ranges: The first and the end offset of each range, in ascending order.
        range_style: The style that is added to `style` in the ranges.
    """
    parts: list[Segment] = []
    offset = 0
    for start, end in ranges:
        if start >= len(text):
            break
        if start > offset:
            parts.append(Segment(text[offset:start], style))
        parts.append(Segment(text[start:end], style + range_style))
        offset = end
    if offset < len(text):
        parts.append(Segment(text[offset:], style))
    return parts


def make_strip(segments: Iterable[Segment], width: int, blank: Style) -> Strip:
    """Return a strip of `width` cells, cut or padded with blanks in the style `blank`.

    Blank segments are merged with their neighbours where that looks the same. Each change of style
    is about 40 bytes for the terminal, and every key press repaints a paper.
    """
    parts = list(segments)
    used = sum(cell_len(text) for text, _, _ in parts)
    if used < width:
        parts.append(Segment(" " * (width - used), blank))
    joined: list[Segment] = []
    for part in parts:
        if joined and (style := _common_style(joined[-1], part)):
            joined[-1] = Segment(joined[-1].text + part.text, style)
        else:
            joined.append(part)
    whole = Strip(joined, max(used, width))
    return whole.crop(0, width) if used > width else whole


def _common_style(first: Segment, second: Segment) -> Style | None:
    """Return a style in which neither segment looks different; None if there is none."""
    if first.style == second.style:
        return first.style
    if first.style is None or second.style is None or first.style.bgcolor != second.style.bgcolor:
        return None
    if not second.text.strip(" ") and not first.style.underline and not second.style.underline:
        return first.style
    if not first.text.strip(" ") and not second.style.underline and not first.style.underline:
        return second.style
    return None


def overlay(strip: Strip, cell: int, segment: Segment) -> Strip:
    """Return a strip with a segment over some of its cells, from the cell with a number."""
    end = cell + segment.cell_length
    parts = [strip.crop(0, cell), Strip([segment]), strip.crop(end)]
    return Strip.join(parts).adjust_cell_length(strip.cell_length)
