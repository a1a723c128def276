"""Words for numbers: papers, matches, the user's location, and progress."""

from __future__ import annotations

from typing import Final

from rich.cells import cell_len

from digest_tui.config import Layout
from digest_tui.i18n import _, ngettext
from digest_tui.sources.loader import Progress

_BAR_CELLS: Final = 10
"""Width of the progress bar."""
_MEGABYTE: Final = 1_000_000


def papers(count: int) -> str:
    """Return a number of papers in words."""
    return ngettext("{n} paper", "{n} papers", count).format(n=count)


def paper_count(total: int, repeats: int) -> str:
    """Return the number of papers, and that of their repeats if there are any."""
    text = papers(total)
    if repeats:
        text += " + " + ngettext("{n} repeat", "{n} repeats", repeats).format(n=repeats)
    return text


def match_count(matches: int, total: int, *, is_counting: bool) -> str:
    """Return how many papers of how many match the filter, with `…` during the search."""
    more = "…" if is_counting else ""
    return _("{matches} of {total}").format(matches=f"{matches}{more}", total=total)


def location(
    row: int,
    rows: int,
    *,
    is_counting: bool,
    layout: Layout | None,
    scrolled: tuple[int, int] | None,
) -> str:
    """Return which paper of how many is shown, and how far its page is scrolled.

    Args:
        row: The number of the paper in the list, from 1.
        rows: The number of papers in the list.
        is_counting: Whether more papers may be found.
        layout: The layout of the page; None if it is hidden.
        scrolled: The first visible line, and the last one that can be the first; None if the page
            is hidden.
    """
    parts = [_row_count(row, rows, is_counting=is_counting)]
    if layout == "summary":
        parts.insert(0, _("summary alone"))
    elif layout == "abstract":
        parts.insert(0, _("abstract alone"))
    if scrolled:
        parts.append(_scrolled(*scrolled))
    return " · ".join(parts)


def _row_count(row: int, rows: int, *, is_counting: bool) -> str:
    """Return the number of a row and that of all rows, with `…` during the search."""
    more = "…" if is_counting else ""
    return _("{row} of {rows}").format(row=row, rows=f"{rows}{more}")


def _scrolled(top: int, last_top: int) -> str:
    """Return how far a page is scrolled."""
    if not top:
        return _("top") if last_top else _("all")
    # During a change of size, the page may be scrolled beyond its end.
    return _("end") if top >= last_top else f"{100 * top // last_top}%"


def describe_progress(progress: Progress, width: int) -> str:
    """Return the progress of loading: a bar, files, papers and megabytes, or fewer of these.

    Args:
        progress: The numbers.
        width: The largest width in cells.
    """
    full = _BAR_CELLS * progress.bytes_read // max(1, progress.bytes)
    bar = "▰" * full + "▱" * (_BAR_CELLS - full)
    files = _("{read} of {total} files").format(read=progress.files_read, total=progress.files)
    papers = ngettext("{n} paper", "{n} papers", progress.papers).format(n=progress.papers)
    megabytes = _("{read} of {total} MB").format(
        read=progress.bytes_read // _MEGABYTE, total=progress.bytes // _MEGABYTE
    )
    forms = (bar, files, papers, megabytes), (files, papers, megabytes), (files, papers), (files,)
    texts = map("  ".join, forms)
    return next((text for text in texts if cell_len(text) <= width), "")
