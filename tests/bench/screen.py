"""Compare the delays of the screen with those of a bare Textual app of one line.

    python -m tests.bench.screen [RUNS]

Both programs run in turn in a pseudo-terminal. The digest is the corpus's, if `DIGEST_TUI_CORPUS`
names one, else a generated one; figures of the two digests are not comparable.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from digest_tui.index import Index
from digest_tui.query import parse
from tests.bench.digests import sample_digest
from tests.bench.measure import (
    bare_command,
    compare,
    digest_command,
    measure_early_key,
    measure_keys,
    measure_start,
)
from tests.support.template import read_file

RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 11
FILTER = "video"


def opening_words(text: str | None, count: int) -> str:
    """Return the first words of an abstract, without the punctuation after them."""
    return " ".join((text or "").split()[:count]).rstrip(",.:;")


def main() -> None:
    """Print every figure."""
    path = sample_digest(Path(os.environ["XDG_DATA_HOME"]))
    digest = read_file(path)
    index = Index([digest])
    # Texts that only the detail pane shows, and only for its paper.
    first = opening_words(digest.papers[0].abstract, 1)
    second = opening_words(digest.papers[1].abstract, 2)
    moved = f"2 of {len(index)}"
    filtered = f"1 of {len(index.rows(among=index.matching(parse(FILTER))))}"
    ours = digest_command(path)
    bare = bare_command(first, "j", second)
    compare(
        "first paper painted, ms",
        "at most 1.25",
        lambda: measure_start(ours, first)[0],
        lambda: measure_start(bare, first)[0],
        RUNS,
    )
    compare(
        "peak memory, MiB",
        "at most 1.5",
        lambda: measure_start(ours, first)[1],
        lambda: measure_start(bare, first)[1],
        RUNS,
    )
    compare(
        "j at the moment of the first paint, ms",
        "at once",
        lambda: measure_early_key(ours, first, "j", moved),
        lambda: measure_early_key(bare_command(first, "j", moved), first, "j", moved),
        RUNS,
    )
    compare(
        "j to the detail repainted, ms",
        "at most 6",
        lambda: measure_keys(ours, first, "j", second),
        lambda: measure_keys(bare, first, "j", second),
        RUNS,
    )
    compare(
        "filter keystroke to the list repainted, ms",
        "at most 8",
        lambda: measure_keys(ours, first, f"/{FILTER}", filtered),
        lambda: measure_keys(bare_command(first, "o", filtered), first, "o", filtered),
        RUNS,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        main()
