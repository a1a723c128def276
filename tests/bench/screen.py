"""What a reader waits for, as a multiple of what a bare one-line Textual app makes them wait.

    DIGEST_TUI_CORPUS=... python -m tests.bench.screen [RUNS]

Both programs run in turn in a real pseudo-terminal, driven by the corpus's `tools/ptybench.py`
(which needs pyte); a time ends when the bytes that paint the awaited text have arrived.
"""

from __future__ import annotations

import os
import sys
import tempfile

from tests.bench.driven import CORPUS, answered, answered_at_once, bare, compare, painted, reader

SEED = CORPUS / "digests" / "seed.txt"
FIRST = "Lipreading"
DETAIL = "Conversational image"
RUNS = int(sys.argv[1]) if len(sys.argv) > 1 else 11


def main() -> None:
    """Print every figure."""
    still = bare(FIRST, "j", DETAIL)
    compare(
        "first paper painted, ms",
        "at most 1.25",
        lambda: painted(reader(SEED), FIRST)[0],
        lambda: painted(still, FIRST)[0],
        RUNS,
    )
    compare(
        "peak memory, MiB",
        "at most 1.5",
        lambda: painted(reader(SEED), FIRST)[1],
        lambda: painted(still, FIRST)[1],
        RUNS,
    )
    compare(
        "j at the moment of the first paint, ms",
        "at once",
        lambda: answered_at_once(reader(SEED), FIRST, "j", "2 of 335"),
        lambda: answered_at_once(bare(FIRST, "j", "2 of 335"), FIRST, "j", "2 of 335"),
        RUNS,
    )
    compare(
        "j to the detail repainted, ms",
        "at most 6",
        lambda: answered(reader(SEED), FIRST, "j", DETAIL),
        lambda: answered(bare(FIRST, "j", DETAIL), FIRST, "j", "Conversational image"),
        RUNS,
    )
    compare(
        "filter keystroke to the list repainted, ms",
        "at most 8",
        lambda: answered(reader(SEED), FIRST, "/video", "1 of 25"),
        lambda: answered(bare(FIRST, "o", "1 of 25"), FIRST, "o", "1 of 25"),
        RUNS,
    )


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["XDG_DATA_HOME"] = os.environ["XDG_CONFIG_HOME"] = home
        main()
