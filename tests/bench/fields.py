"""Measure how long it takes to lay out a paper with a hostile field.

    python -m tests.bench.fields [SIZE [WORD ...]]

SIZE is the number of characters of the field (100,000). Each WORD selects the texts and fields
called so. The table has a line for each text and a column for each field: the processor time in
milliseconds of the slowest combination of width, layout, searched words and authors. The last
column names that combination for the slowest field.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from itertools import product
from typing import Any, Final

from digest_tui.config import LAYOUTS
from digest_tui.model import Paper
from digest_tui.page.layout import lay_out
from tests.support.papers import paper

SIZE: Final = 100_000
WIDTHS: Final = (40, 80, 150, 240)
UNITS: Final = (
    *(r"\frac{", "$a$b", "| a |", "www.a@", r"\x", "**", "`", "[", "](", "<b>", "&amp;", "{"),
    *(r"\left(", "a\u0301", "\u0301", "a", "中", " ", "A, ", "*a* ", "1) a；", "\n", "- a\n", "()"),
    *(
        "http://a ",
        "_{a}",
        "\u1100",
        "🇦",
        "a/",
        "-",
        "“",
        "a )",
        "<br>",
        "é",
        "x^{",
        "'",
        "-- a",
        "[a](http://b) ",
    ),
    *("\u200b", "a\u200b", "\U0001f468\u200d\U0001f469", "\uff21", "\u05d0", "ab ", "_a_ ", "`a` "),
    *("\u0e01", "a-", "a\u0301\u0302", "\u0915\u094d", "$x$ ", r"\alpha ", "~", "❤\ufe0f"),
)


def repeated(unit: str, size: int) -> str:
    """Return a text of about `size` characters that repeats one unit."""
    return unit * (size // len(unit))


FIELDS: Final[dict[str, Callable[[str], dict[str, Any]]]] = {
    "title": lambda text: {"title": text},
    "translated": lambda text: {"translated_title": text},
    "author": lambda text: {"authors": (text,)},
    "authors": lambda text: {"authors": tuple(text[at : at + 5] for at in range(0, len(text), 5))},
    "comment": lambda text: {"comment": text},
    "label": lambda text: {"extra": ((text, "text"),)},
    "extra": lambda text: {"extra": (("label", text),)},
    "category": lambda text: {"category": text},
    "categories": lambda text: {
        "categories": tuple(text[at : at + 5] + str(at) for at in range(0, len(text), 5))
    },
    "id": lambda text: {"arxiv_id": text},
    "tldr": lambda text: {"tldr": text},
    "method": lambda text: {"method": text},
    "abstract": lambda text: {"abstract": text},
    "summary": lambda text: dict.fromkeys(("tldr", "motivation", "method", "result"), text),
    "labels": lambda text: {
        "extra": tuple((text[at : at + 5], "a") for at in range(0, len(text), 5))
    },
}


def slowest(made: Paper) -> tuple[float, str]:
    """Return the milliseconds of the slowest call of `lay_out`, and its arguments."""
    worst = (0.0, "")
    words: tuple[tuple[str, ...], ...] = ((), ("a", "中"))
    for width, layout, searched in product(WIDTHS, LAYOUTS, words):
        start = time.process_time()
        lay_out(made, width, layout=layout, searched=searched, all_authors=width == 80)
        took = 1000 * (time.process_time() - start)
        worst = max(worst, (took, f"{width} {layout} {' '.join(searched)}"))
    return worst


def main() -> None:
    """Print the table."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    words = sys.argv[2:]
    fields = [name for name in FIELDS if name in words] or list(FIELDS)
    units = [unit for unit in UNITS if unit in words] or list(UNITS)
    print(f"{'':12}", *(f"{name:>10}" for name in fields), "slowest", sep=" ")
    for unit in units:
        text = repeated(unit, size)
        times = [slowest(paper(1, **FIELDS[name](text))) for name in fields]
        print(f"{unit!a:12}", *(f"{took:10.1f}" for took, _ in times), max(times)[1], flush=True)


if __name__ == "__main__":
    main()
