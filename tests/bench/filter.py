"""Measure how long the index takes to answer each key of a filter.

python -m tests.bench.filter [FILE]

It prints the slowest key of each text as a multiple of a plain scan of the file, and what a change
of scope takes under a filter where many papers are bookmarked.
"""

from __future__ import annotations

import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.query import parse
from digest_tui.session import Session
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from digest_tui.text.casefold import casefold
from tests.bench.digests import sample_digest
from tests.support.papers import digest, paper
from tests.support.template import read_file

RUNS = 20
TYPED = ("diffusion", "扩散模型", "e")
BOOKMARKED = 5_000


def milliseconds(task: Callable[[], object]) -> float:
    """Return how long a task takes."""
    start = time.perf_counter()
    task()
    return (time.perf_counter() - start) * 1000


def measure_keys(path: Path) -> None:
    """Print the slowest key of each text, and the time to casefold, which may delay the first."""
    digest = read_file(path)
    text = casefold(path.read_text(encoding="utf-8"))
    print(f"casefold all: {milliseconds(lambda: Index([digest]).prepare()):.1f} ms")
    for typed in TYPED:
        plain = statistics.median(milliseconds(partial(text.count, typed)) for _ in range(RUNS))
        slowest = []
        for _ in range(RUNS):
            index = Index([digest])
            index.prepare()
            queries = [parse(typed[:end]) for end in range(1, len(typed) + 1)]
            slowest.append(max(milliseconds(partial(index.matching, each)) for each in queries))
        median = statistics.median(slowest)
        print(f"{typed}: slowest key {median:.2f} ms, {median / plain:.1f}x a plain count")


def measure_bookmarks() -> None:
    """Print the time for scopes and bookmarks under a filter if many papers are bookmarked."""
    papers = [paper(number) for number in range(BOOKMARKED)]
    bookmarks = [Bookmark(each.key, each.title, each.abs_url, "", "x", "") for each in papers]
    session = Session([digest(*papers)], bookmarks, parse("paper"))
    session.index.prepare()
    scopes = (Scope(category="cs.LG"), ALL)

    def count() -> None:
        session.count_scopes([ALL, BOOKMARKS])

    def change_scope(scope: Scope) -> None:
        session.set_scope(scope)
        count()

    first = milliseconds(count)
    changes = [milliseconds(partial(change_scope, scope)) for scope in scopes * RUNS]
    session.set_bookmarks(bookmarks[1:])
    count()
    session.set_bookmarks(bookmarks)
    added = milliseconds(count)
    print(
        f"{BOOKMARKED} bookmarks: first filter {first:.1f} ms, "
        f"change of scope {statistics.median(changes):.2f} ms, one bookmark more {added:.1f} ms"
    )


def main(directory: Path) -> None:
    """Measure the filter of a file, and that of bookmarks."""
    measure_keys(Path(sys.argv[1]) if len(sys.argv) > 1 else sample_digest(directory))
    measure_bookmarks()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        main(Path(scratch))
