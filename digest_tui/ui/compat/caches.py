"""What Textual and Rich remember of sizes and widgets that are gone; it would fill the memory."""

from __future__ import annotations

from typing import Final

from rich.segment import Segment
from textual._styles_cache import StylesCache
from textual.css.scalar import Scalar
from textual.geometry import Region
from textual.strip import Strip

_CACHES: Final = (
    StylesCache.get_inner_outer,
    *(Region.__contains__, Region.contains_region, Region.grow, Region.intersection),
    *(Region.overlaps, Region.shrink, Region.split_vertical, Region.translate, Region.union),
    *(Scalar.resolve, Segment._split_cells, Strip.blank),
)
"""The first keeps alive all that a thousand closed widgets painted, up to 30 MB; the others hold
thousands of results each, 10 MB after some hundred changes of size."""


def forget() -> None:
    """Forget what was reckoned for other sizes of the screen and for closed widgets."""
    for cache in _CACHES:
        cache.cache_clear()
