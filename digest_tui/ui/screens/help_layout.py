"""Lay out the help in one column, or in two if the terminal is wide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.i18n import N_, _
from digest_tui.keymap import HelpRow
from digest_tui.text.wrap import wrap

_COLUMN_WIDTH: Final = 54
"""The cells of a column in which no English description is wrapped."""
_GAP: Final = 4
"""Cells between two columns."""
_FIRST_SECTIONS: Final[Mapping[str, Sequence[str]]] = {
    "papers": (N_("Paper list"), N_("Any pane"), N_("Paper")),
    "detail": (N_("Paper"), N_("Any pane")),
    "sidebar": (N_("Sidebar"), N_("Any pane")),
}
"""The sections that the help begins with, by the id of the focused pane."""


class HelpLine(NamedTuple):
    """A line of a column.

    Attributes:
        keys: The keys, padded; or the name of a section; or blank.
        text: What the keys do, or a part of it.
        is_heading: Whether `keys` is the name of a section.
    """

    keys: str = ""
    text: str = ""
    is_heading: bool = False

    @property
    def width(self) -> int:
        """The cells of the line."""
        return cell_len(self.keys) + cell_len(self.text)


def lay_out_help(
    rows: Iterable[HelpRow], width: int, focused_id: str
) -> list[tuple[HelpLine, HelpLine]]:
    """Return the lines of the help, each with that of the second column, which may be empty.

    Args:
        rows: The rows of the help.
        width: The cells of a line.
        focused_id: The id of the focused pane, whose sections come first.
    """
    sections = [(name, list(members)) for name, members in groupby(rows, lambda row: row.section)]
    first = _FIRST_SECTIONS.get(focused_id, ())
    order = {name: number for number, name in enumerate(first)}
    sections.sort(key=lambda section: order.get(section[0], len(order)))
    keys_width = 2 + max((_keys_width(row) for _, found in sections for row in found), default=0)
    has_two = width >= 2 * _COLUMN_WIDTH + _GAP
    column_width = (width - _GAP) // 2 if has_two else width
    blocks = [list(_block(name, found, keys_width, column_width)) for name, found in sections]
    if not has_two:
        return [(line, HelpLine()) for block in blocks for line in block]
    left: list[HelpLine] = []
    right: list[HelpLine] = []
    for block in blocks:
        (left if len(left) <= len(right) else right).extend(block)
    return list(zip_longest(left, right, fillvalue=HelpLine()))


def column_end(lines: Iterable[tuple[HelpLine, HelpLine]]) -> int:
    """Return the cell at which the second column begins."""
    return max((first.width for first, _ in lines), default=0) + _GAP


def _block(
    section: str, rows: Sequence[HelpRow], keys_width: int, width: int
) -> Iterator[HelpLine]:
    """Yield the lines of a section and a blank one."""
    yield HelpLine(_(section), is_heading=True)
    for row in rows:
        text = _(row.description)
        for number, part in enumerate(wrap(text, max(1, width - keys_width))):
            keys = "" if number else "  ".join(row.keys)
            padding = " " * (keys_width - cell_len(keys))
            yield HelpLine(keys + padding, text[part.start : part.end])
    yield HelpLine()


def _keys_width(row: HelpRow) -> int:
    return cell_len("  ".join(row.keys))
