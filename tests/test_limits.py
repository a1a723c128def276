"""What hostile input costs: linear work, forty times its size in memory, no undeclared exception.

No clock is asked. Work in Python is counted, lines and calls, for an input and its double; work in
C, which no count sees, has to end before a process has used the seconds that it is given, with
inputs of which the square would take minutes. `tests/bench/limits.py` prints times and memory.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any, Final

import pytest

from digest_tui import query, readers
from digest_tui.index import Index
from digest_tui.text import casefold, markup, sanitize, wrap
from digest_tui.text.latex import math as latex_math
from tests.support.hostile_files import FILES
from tests.support.hostile_texts import TEXTS
from tests.support.papers import digest, paper

MOST_MEMORY: Final = 40  # times the size of the file
ALLOWANCE: Final = 200_000  # bytes that a file may take whatever its size: problems that are told

TASKS: Final[dict[str, Callable[[str], object]]] = {
    "clean": sanitize.clean,
    "paragraphs": markup.paragraphs,
    "math": latex_math.render_math,
    "wrap": lambda text: wrap.wrap(text.replace("\n", " "), 60),
    "truncate": lambda text: wrap.truncate(text, 60),
    "find_words": lambda text: casefold.find_words(text, ["a", "ab", "中"]),
    "query": query.parse,
}


def read(data: bytes) -> int:
    """Read a file and all its papers; return how many there are, 0 where it is refused."""
    try:
        return len(list(readers.read(data, "x").papers))
    except readers.ReadError:
        return 0


def work(task: Callable[[], object]) -> int:
    """Return how many lines a task runs and how many functions it calls, those in C included."""
    done = 0

    def note(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal done
        done += 1
        return note

    sys.settrace(note)
    sys.setprofile(note)
    try:
        task()
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return done


def doubles(task: Callable[[int], object], size: int) -> bool:
    """Tell whether a task of twice the size is at most a little more than twice the work."""
    task(2 * size)  # what is compiled or looked up just once is done
    return work(lambda: task(2 * size)) <= 2.2 * work(lambda: task(size)) + 500


@pytest.mark.parametrize("name", FILES)
def test_reading_twice_as_much_is_twice_the_work(name: str) -> None:
    files = {size: FILES[name](size) for size in (1500, 3000)}
    assert doubles(lambda size: read(files[size]), 1500)


@pytest.mark.parametrize("task", TASKS)
def test_a_text_of_twice_the_length_is_twice_the_work(task: str) -> None:
    run = TASKS[task]
    worse = [
        name
        for name, text in TEXTS.items()
        if not doubles(lambda size, text=text: run(text(size)), 400)  # type: ignore[misc]
    ]
    assert not worse


# The worst of each kind; where a file of 256 KB takes seconds to trace, it is smaller.
MEASURED: Final = {
    "heads of 8 bytes": 64_000,
    "heads of 10 bytes": 64_000,
    "heads with links": 64_000,
    "sections alone": 64_000,
    "items": 64_000,
    "one character that takes four bytes": 64_000,
    "lines of Chinese in GB18030": 64_000,
    "different labels in papers": 64_000,
    "newlines in a paper": 256_000,
    "lines of two letters in a paper": 256_000,
    "headings of no paper in a paper": 256_000,
    "papers with little": 256_000,
    "contents of papers": 256_000,
    "contents of a dialect": 256_000,
    "spaced authors": 256_000,
    "authors in GB18030": 256_000,
    "blanks between Chinese in GB18030": 256_000,
    "broken macros in a paper": 256_000,
    "Chinese with a broken byte": 256_000,
    "a line after a wide character": 1_000_000,
    "records": 128_000,
    "lines of words": 128_000,
    "lines of keys": 256_000,
    "deep lists in a record": 1_000_000,
    "numbers as authors": 256_000,
    "large numbers": 1_000_000,
}


@pytest.mark.parametrize("name", MEASURED)
def test_a_file_takes_at_most_forty_times_its_size(name: str) -> None:
    data = FILES[name](MEASURED[name])
    read(FILES[name](9_000))  # what is imported or compiled just once is there
    tracemalloc.start()
    try:
        read(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak + len(data) <= MOST_MEMORY * len(data) + ALLOWANCE


# Each of these would take minutes if it took the square of its length; all take fifteen seconds.
LONG_FILES: Final = {
    "one long line in a dialect": 10_000_000,
    "one long line in a paper": 10_000_000,
    "words alone": 10_000_000,
    "a line after a wide character": 10_000_000,
    "a huge number": 10_000_000,
    "lists that never end": 10_000_000,
    "papers of the template": 4_000_000,
    "lines in an abstract": 4_000_000,
    "contents": 2_400_000,
    "different labels": 1_200_000,
    "labels of the template in a paper": 1_200_000,
    "details in a paper": 1_000_000,
    "headings of no paper in a paper": 600_000,
    "newlines in a dialect": 500_000,
    **dict.fromkeys(
        (
            f"{name} in {where}"
            for where in ("a dialect", "a paper")
            for name in (
                "brackets",
                "links never closed",
                "asterisks",
                "bars",
                "tags",
                "quotes",
                "headings in lists in a line",
                "emoji",
                "ampersands",
                "broken macros",
                "labels in a line",
                "authors",
                "capitalised names",
            )
        ),
        1_000_000,
    ),
}
LONG_TEXTS: Final = {
    "paragraphs": (
        "runs of 'a'",
        "prose after a dollar",
        "blanks after a dollar",
        "digits after a dollar",
        "words after a dollar",
        "a long word",
        "names of a host",
        "a name between blanks",
        "a script never closed",
    ),
    "wrap": ("runs of 'a'", "many of blanks"),
    "clean": ("runs of 'a'", "many of tabulators", "many of a broken word"),
    "truncate": ("runs of 'a'", "runs of '中'", "runs of '🇦'"),
    "find_words": ("runs of 'a'", "runs of 'É'"),
    "query": ("runs of 'a'", "many of a word"),
}
SECONDS: Final = 60


def search_what_is_long() -> None:
    """Search records that have a category each, and a text of one word for long words like it."""
    lines = (f'{{"title":"a","categories":["c{number}"]}}\n' for number in range(150_000))
    index = Index([readers.read("".join(lines).encode(), "x.jsonl")])
    assert len(index.count_categories(index.matching(query.parse("a c1")))) > 10_000
    index = Index([digest(paper(1, abstract="abc" * 1_300_000))])
    for other in "defghijklmnopqrstuvwxyz":
        assert not index.matching(query.parse("abc" * 50_000 + f"a{other}c"))


def read_what_is_long() -> None:
    """Do all that is long, each told when it is done."""
    for name, size in LONG_FILES.items():
        read(FILES[name](size))
        print(name, flush=True)
    for task, names in LONG_TEXTS.items():
        for name in names:
            TASKS[task](TEXTS[name](1_000_000))
            print(f"{task}: {name}", flush=True)
    markup.plain("\\begin{equation}" * 600_000)
    search_what_is_long()
    print("all", flush=True)


def test_megabytes_are_done_in_the_seconds_that_a_process_has() -> None:
    limits = pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", "from tests import test_limits as t; t.read_what_is_long()"],
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        preexec_fn=lambda: limits.setrlimit(limits.RLIMIT_CPU, (SECONDS, SECONDS)),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[-2:] == ["all", ""]
