"""Tell the lines that continue a value from those that begin something else."""

from __future__ import annotations

from typing import Final

from digest_tui.readers.dialects.blocks import is_preamble
from digest_tui.readers.dialects.labels import ONE_LINE, Label
from digest_tui.readers.dialects.links import only_links
from digest_tui.readers.dialects.marks import EMOJI
from digest_tui.readers.dialects.values import is_list_of_names
from digest_tui.readers.patterns import compiled

_BEFORE_ITALICS: Final = {"link", "category", "categories", "code"}
"""Fields whose value ends before a line in italics or brackets."""

_SHORTEST_PROSE: Final = 30
"""The minimum length of a line under no label that is surely prose."""

_EMOJI: Final = rf"[ \t>]*(?:[-*+•][ \t]+)?{EMOJI}"
_ITEMS: Final = ("- ", "* ", "+ ", "• ")


def may_precede_labels(line: str) -> bool:
    """Return whether a line may stand between a head and the first label."""
    return is_preamble(line) or _begins_with_emoji(line)


def ends_line(label: Label, line: str, *, quoted: bool) -> bool:
    """Return whether the value of a label ends before the line below, if it is one of one line.

    Args:
        label: The label.
        line: The line, which has no labels.
        quoted: Whether the label is in a block quote.
    """
    if label.field not in ONE_LINE:
        return False
    text = line.lstrip("> \t" if quoted else None)
    if text.startswith((">", "#", "![", "|")) or _begins_with_emoji(text):
        return True
    # The items of a list are the value if nothing stands beside the label.
    if label.value and text.startswith(_ITEMS):
        return True
    if label.field in _BEFORE_ITALICS and is_preamble(line):
        return True
    return label.field not in ("link", "code") and only_links(text) is not None


def is_prose(line: str) -> bool:
    """Return whether a line under no label is prose, and neither quotation, links nor names."""
    text = line.strip()
    if len(text) < _SHORTEST_PROSE or is_preamble(line) or text.startswith((">", "![", "[")):
        return False
    return only_links(text) is None and not is_list_of_names(text)


def _begins_with_emoji(line: str) -> bool:
    """Return whether an emoji begins a line; it often stands for a label."""
    return compiled(_EMOJI).match(line) is not None
