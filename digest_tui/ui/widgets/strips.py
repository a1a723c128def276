"""From styled pieces of text to the strips that Textual paints."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip


def marked(text: str, style: Style, marks: Sequence[tuple[int, int]], mark: Style) -> list[Segment]:
    """Return `text` in `style`, the runs between the offsets of `marks` in `mark` over it."""
    parts: list[Segment] = []
    place = 0
    for start, end in marks:
        if start >= len(text):
            break
        if start > place:
            parts.append(Segment(text[place:start], style))
        parts.append(Segment(text[start:end], style + mark))
        place = end
    if place < len(text):
        parts.append(Segment(text[place:], style))
    return parts


def strip(segments: Iterable[Segment], width: int, blank: Style) -> Strip:
    """Return a strip of `width` cells, padded in `blank` or cut.

    Blanks join the piece beside them where that looks the same: each change of style costs the
    terminal some forty bytes, and a paper on the screen is sent at every key.
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
    """Return the style in which both pieces look as they do in their own; None if there is none."""
    if first.style == second.style:
        return first.style
    if first.style is None or second.style is None or first.style.bgcolor != second.style.bgcolor:
        return None
    if not second.text.strip(" ") and not first.style.underline and not second.style.underline:
        return first.style
    if not first.text.strip(" ") and not second.style.underline and not first.style.underline:
        return second.style
    return None
