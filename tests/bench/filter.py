"""What the index takes to answer each key of a filter, as a multiple of a plain scan of the text.

python -m tests.bench.filter [FILE]
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from digest_tui.index import Index
from digest_tui.query import parse
from digest_tui.text.fold import fold
from tests.support.template import read_file

RUNS = 20
TYPED = ("diffusion", "扩散模型", "e")


def milliseconds(task: Callable[[], object]) -> float:
    """Return how long a task takes."""
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def main() -> None:
    """Print the worst key of each text, and the folding that the first one may wait for."""
    corpus = os.environ.get("DIGEST_TUI_CORPUS", "")
    path = Path(sys.argv[1] if len(sys.argv) > 1 else f"{corpus}/digests/seed.txt")
    digest = read_file(path)
    text = fold(path.read_text(encoding="utf-8"))
    print(f"fold all: {milliseconds(lambda: Index([digest]).prepare()):.1f} ms")
    for typed in TYPED:
        plain = statistics.median(milliseconds(partial(text.count, typed)) for _ in range(RUNS))
        worst = []
        for _ in range(RUNS):
            index = Index([digest])
            index.prepare()
            queries = [parse(typed[:end]) for end in range(1, len(typed) + 1)]
            worst.append(max(milliseconds(partial(index.matching, each)) for each in queries))
        middle = statistics.median(worst)
        print(f"{typed}: worst key {middle:.2f} ms, {middle / plain:.1f}x a plain count")


if __name__ == "__main__":
    main()
