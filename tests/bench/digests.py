"""The digests of the benchmarks: those of the corpus, or generated ones if there is no corpus."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from functools import cache
from itertools import cycle, islice
from pathlib import Path
from typing import Final

import digest_tui
from tests.support.corpus import find_corpus
from tests.support.template import markdown, read_file

NEWEST: Final = dt.date(2026, 6, 30)
_AVERAGE_SIZE: Final = 109_000_000 / 184
"""The average bytes of a digest, measured on half a year of digests."""

_DEMO: Final = Path(digest_tui.__file__).parent / "data" / "demo.md"
_PAPERS: Final = 335
"""The papers of the generated digest, as many as in `seed.txt` of the corpus."""


def sample_digest(directory: Path) -> Path:
    """Return one digest of 335 papers: that of the corpus, or one written to `directory`."""
    corpus = find_corpus()
    if corpus:
        return corpus / "digests" / "seed.txt"
    path = directory / "generated.md"
    path.write_text(_generated("2606"), "utf-8", newline="\n")
    return path


def write_digests(directory: Path, files: int) -> None:
    """Write one digest for each of a number of days up to `NEWEST`.

    The digests repeat; each repetition has papers with other ids.
    """
    texts = _texts()
    directory.mkdir()
    for number in range(files):
        shift = number // len(texts) * 11_111

        def shifted(found: re.Match[str], shift: int = shift) -> str:
            return f"abs/{found[1]}.{(int(found[2]) + shift) % 100000:05}"

        text = texts[number % len(texts)]
        text = re.sub(r"abs/(\d{4})\.(\d{5})", shifted, text) if shift else text
        day = NEWEST - dt.timedelta(days=number)
        (directory / f"{day}.md").write_text(text, "utf-8", newline="\n")


def total_size(directory: Path) -> int:
    """Return the bytes of all files in a directory."""
    return sum(path.stat().st_size for path in directory.iterdir())


@cache
def _texts() -> list[str]:
    """Return the texts to repeat: the largest digests that have the average size together."""
    corpus = find_corpus()
    if not corpus:
        return [_generated(f"{year}{month:02}") for year in (25, 26) for month in range(1, 13)]
    paths = sorted((corpus / "digests").glob("*.md"), key=lambda path: -path.stat().st_size)
    while sum(path.stat().st_size for path in paths) < _AVERAGE_SIZE * len(paths):
        paths.pop()
    return [path.read_text("utf-8") for path in sorted(paths, reverse=True)]


def _generated(month: str) -> str:
    """Return a digest that repeats the papers of the demo with new ids of a month, as in `2606`."""
    papers = []
    for number, paper in enumerate(islice(cycle(read_file(_DEMO).papers), _PAPERS), 1):
        arxiv_id = f"{month}.{number:05}"
        url = f"https://arxiv.org/abs/{arxiv_id}"
        papers.append(replace(paper, number=number, arxiv_id=arxiv_id, abs_url=url))
    first, second, *others = papers
    return markdown(first, second, *sorted(others, key=lambda paper: paper.category))
