"""The corpus's digests, as many as half a year has and on average as large."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

from tests.bench.driven import CORPUS

NEWEST = dt.date(2026, 6, 30)
_SIZE = 109_000_000 / 184
"""Bytes of a digest on average, measured on those of half a year."""


def multiply(folder: Path, files: int) -> None:
    """Write digests, one a day back from `NEWEST`, whose papers have other ids in each round."""
    sources = sorted((CORPUS / "digests").glob("*.md"), key=lambda path: -path.stat().st_size)
    while sum(path.stat().st_size for path in sources) < _SIZE * len(sources):
        sources.pop()
    sources.sort(reverse=True)
    folder.mkdir()
    for number in range(files):
        shift = number // len(sources) * 11_111

        def other(found: re.Match[str], shift: int = shift) -> str:
            return f"abs/{found[1]}.{(int(found[2]) + shift) % 100000:05}"

        text = sources[number % len(sources)].read_text("utf-8")
        text = re.sub(r"abs/(\d{4})\.(\d{5})", other, text) if shift else text
        day = NEWEST - dt.timedelta(days=number)
        (folder / f"{day}.md").write_text(text, "utf-8", newline="\n")


def size(folder: Path) -> int:
    """Return the bytes of all files of a folder."""
    return sum(path.stat().st_size for path in folder.iterdir())
