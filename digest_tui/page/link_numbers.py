"""Number the links of a page, so that keys can choose one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from rich.cells import cell_len

from digest_tui.page.links import UrlLink
from digest_tui.page.typesetter import Row

_MOST: Final = 99
"""Links that get a number."""


class LinkNumbers(NamedTuple):
    """The numbers of the links of a page.

    Attributes:
        urls: The URLs by number, in the order of the page. All numbers have equally many digits.
        cells: The cells at which numbers are shown, and these numbers, by row.
    """

    urls: Mapping[str, str]
    cells: Mapping[int, Sequence[tuple[int, str]]]


def number_links(rows: Sequence[Row]) -> LinkNumbers:
    """Number the URLs of a page from 1; a URL that is linked twice has one number.

    A number stands in the blank cell before its link, if there is one, and covers as little of the
    link as possible.
    """
    places = list(_places(rows))[:_MOST]
    digits = len(str(len(places)))
    urls: dict[str, str] = {}
    cells: dict[int, list[tuple[int, str]]] = {}
    for number, (url, row, cell) in enumerate(places, 1):
        name = str(number).rjust(digits, "0")
        urls[name] = url
        cells.setdefault(row, []).append((cell, name))
    return LinkNumbers(urls, cells)


def _places(rows: Sequence[Row]) -> Iterator[tuple[str, int, int]]:
    """Yield each URL once, with the row and the cell of its number."""
    seen: set[str] = set()
    for y, row in enumerate(rows):
        cell = 0
        before = ""
        for run in row:
            if isinstance(run.link, UrlLink) and run.link.url not in seen:
                seen.add(run.link.url)
                yield run.link.url, y, cell - before.endswith(" ")
            before = run.text
            cell += cell_len(run.text)
