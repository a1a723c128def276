"""Caches of Textual and Rich keep closed widgets alive, and results for sizes no longer used.

The fault: the cache of `StylesCache.get_inner_outer` includes its `self`, which keeps the strips of
a thousand closed widgets, up to 30 MB. The caches of geometry and strips keep thousands of results
each, 10 MB after a few hundred changes of size.

Upstream: https://github.com/Textualize/textual/issues/6665 (for the first).
Costs: the results are computed again after a change of size or screen.
"""

from __future__ import annotations

from typing import Final

from digest_tui.ui.compat.private import find

CACHES: Final = (
    "textual._styles_cache:StylesCache.get_inner_outer",
    "textual.geometry:Region.__contains__",
    "textual.geometry:Region.contains_region",
    "textual.geometry:Region.grow",
    "textual.geometry:Region.intersection",
    "textual.geometry:Region.overlaps",
    "textual.geometry:Region.shrink",
    "textual.geometry:Region.split_vertical",
    "textual.geometry:Region.translate",
    "textual.geometry:Region.union",
    "textual.css.scalar:Scalar.resolve",
    "textual.strip:Strip.blank",
    "rich.segment:Segment._split_cells",
)


def clear_caches() -> None:
    """Clear the caches."""
    for path in CACHES:
        cache_clear = getattr(find(path), "cache_clear", None)
        if cache_clear is not None:
            cache_clear()
