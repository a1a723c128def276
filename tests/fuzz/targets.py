"""The targets: functions that take the bytes of one input and raise if a check fails."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from tests.fuzz.files import check_page, check_query, check_readers
from tests.fuzz.repeats import check_growth, check_memory
from tests.fuzz.texts import check_latex, check_lists, check_markup, check_sanitize, check_wrap

TARGETS: Final[dict[str, Callable[[bytes], None]]] = {
    "readers": check_readers,
    "sanitize": check_sanitize,
    "markup": check_markup,
    "lists": check_lists,
    "latex": check_latex,
    "wrap": check_wrap,
    "query": check_query,
    "page": check_page,
    "memory": check_memory,
    "growth": check_growth,
}
"""Each target by its name; only `growth` measures time."""
