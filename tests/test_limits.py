"""Hostile input takes linear work and at most forty times its size in memory.

These tests do not measure time. They count the lines and calls of Python code for an input and for
one of twice the size. Code in C cannot be counted; it must process inputs of which quadratic work
would take minutes, in a process with limited processor time. `tests/bench/limits.py` prints times
and memory.
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
ALLOWANCE: Final = 200_000  # bytes that any file may take, whatever its size, for its problems

TASKS: Final[dict[str, Callable[[str], object]]] = {
    "clean": sanitize.clean,
    "paragraphs": markup.paragraphs,
    "math": latex_math.render_math,
    "wrap": lambda text: wrap.wrap(text.replace("\n", " "), 60),
    "truncate": lambda text: wrap.truncate(text, 20),
    "find_words": lambda text: casefold.find_words(text, ["a", "ab", "中"]),
    "query": query.parse,
}


def count_papers(data: bytes) -> int:
    """Read a file and all its papers; return their number, 0 if the file is refused."""
    try:
        return len(list(readers.read(data, "x").papers))
    except readers.ReadError:
        return 0


def count_steps(task: Callable[[], object]) -> int:
    """Return how many lines a task runs and how many functions it calls, including those in C."""
    steps = 0

    def count(_frame: FrameType, _event: str, _argument: Any) -> Any:
        nonlocal steps
        steps += 1
        return count

    sys.settrace(count)
    sys.setprofile(count)
    try:
        task()
    finally:
        sys.settrace(None)
        sys.setprofile(None)
    return steps


def is_linear(task: Callable[[int], object], size: int) -> bool:
    """Return whether a task takes at most about twice the work for twice the size."""
    task(2 * size)  # fill the caches first
    return count_steps(lambda: task(2 * size)) <= 2.2 * count_steps(lambda: task(size)) + 500


@pytest.mark.slow
@pytest.mark.parametrize("name", FILES)
def test_reading_a_file_is_linear_work(name: str) -> None:
    files = {size: FILES[name](size) for size in (1500, 3000)}
    assert is_linear(lambda size: count_papers(files[size]), 1500)


@pytest.mark.slow
@pytest.mark.parametrize("task", TASKS)
def test_processing_a_text_is_linear_work(task: str) -> None:
    run = TASKS[task]
    failing = [
        name
        for name, text in TEXTS.items()
        if not is_linear(lambda size, text=text: run(text(size)), 400)  # type: ignore[misc]
    ]
    assert not failing


# The most expensive of each kind, and its size; files that take seconds to trace are smaller.
MEASURED: Final = {
    "heads of 8 bytes": 16_000,
    "heads of 10 bytes": 16_000,
    "heads with links": 16_000,
    "sections alone": 32_000,
    "items": 16_000,
    "one character that takes four bytes": 16_000,
    "lines of Chinese in GB18030": 16_000,
    "different labels in papers": 16_000,
    "newlines in a paper": 64_000,
    "lines of two letters in a paper": 64_000,
    "headings of no paper in a paper": 64_000,
    "papers with little": 64_000,
    "contents of papers": 64_000,
    "contents of a dialect": 64_000,
    "spaced authors": 64_000,
    "authors in GB18030": 128_000,
    "blanks between Chinese in GB18030": 64_000,
    "broken macros in a paper": 64_000,
    "Chinese with a broken byte": 64_000,
    "a line after a wide character": 200_000,
    "records": 32_000,
    "lines of words": 64_000,
    "lines of keys": 64_000,
    "deep lists in a record": 200_000,
    "numbers as authors": 64_000,
    "large numbers": 200_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", MEASURED)
def test_a_file_takes_at_most_forty_times_its_size(name: str) -> None:
    data = FILES[name](MEASURED[name])
    count_papers(FILES[name](9_000))  # import and compile everything first
    tracemalloc.start()
    try:
        count_papers(data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak + len(data) <= MOST_MEMORY * len(data) + ALLOWANCE


# Quadratic work would take minutes for each of these; linear work takes 10 seconds in all.
LONG_FILES: Final = {
    "one long line in a dialect": 5_000_000,
    "one long line in a paper": 5_000_000,
    "words alone": 5_000_000,
    "a line after a wide character": 5_000_000,
    "a huge number": 5_000_000,
    "lists that never end": 5_000_000,
    "papers of the template": 2_000_000,
    "lines in an abstract": 2_000_000,
    "contents": 1_200_000,
    "different labels": 300_000,
    "labels of the template in a paper": 300_000,
    "details in a paper": 150_000,
    "headings of no paper in a paper": 150_000,
    "newlines in a dialect": 125_000,
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
        500_000,
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
SECONDS: Final = 40
"""Processor time of the process that reads them all."""

LIMITED: Final = """
import resource
resource.setrlimit(resource.RLIMIT_CPU, ({seconds}, {seconds}))
from tests.test_limits import process_long_input
process_long_input()
"""


def search_long_texts() -> None:
    """Search many categories, and one long word for long words that are nearly equal."""
    papers = (paper(1, title="a", abstract="", category=f"c{number}") for number in range(30_000))
    index = Index([digest(*papers)])
    assert len(index.count_categories(index.matching(query.parse("a c1")))) > 10_000
    index = Index([digest(paper(1, abstract="abc" * 1_300_000))])
    for other in "defghi":
        assert not index.matching(query.parse("abc" * 50_000 + f"a{other}c"))


def process_long_input() -> None:
    """Process all long files and texts, and print the name of each when it is done."""
    for name, size in LONG_FILES.items():
        count_papers(FILES[name](size))
        print(name, flush=True)
    for task, names in LONG_TEXTS.items():
        for name in names:
            TASKS[task](TEXTS[name](500_000))
            print(f"{task}: {name}", flush=True)
    markup.plain("\\begin{equation}" * 300_000)
    search_long_texts()
    print("all", flush=True)


@pytest.mark.slow
def test_megabytes_are_processed_in_limited_processor_time() -> None:
    pytest.importorskip("resource")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED.format(seconds=SECONDS)],
        cwd=Path(__file__).parent.parent,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    assert done.stdout.split("\n")[-2:] == ["all", ""]
