"""Targets that repeat a piece of text and limit the memory and the time that it takes.

An input is a piece to repeat. A byte `1D` before or after it separates a head or a tail, which are
not repeated. Each `@` in the piece becomes the number of the repetition, so that no two are equal.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from typing import Final

from digest_tui import readers
from digest_tui.model import Paper
from digest_tui.page.layout import lay_out

SEPARATOR: Final = b"\x1d"
MOST_MEMORY: Final = 40
"""Bytes of memory that one byte of a file may take while it is read."""

_FILE: Final = 1 << 14
_ALLOWANCE: Final = 200_000
"""Bytes that any file may take, whatever its size, for its problems."""

_SIZES: Final = (1 << 12, 1 << 14, 1 << 16)
_GROWTH: Final = 2.5
"""The most by which the time for each byte may grow from one of these sizes to the next."""

_SHORTEST: Final = 0.03
"""Seconds below which a time is not significant."""

_WIDTH: Final = 40
_WORDS: Final = ("a", "词")


def expand(data: bytes, size: int) -> bytes:
    """Return the file of about `size` bytes of an input."""
    unit, head, tail = data, b"", b""
    if SEPARATOR in data:
        head, _, unit = data.partition(SEPARATOR)
        unit, _, tail = unit.partition(SEPARATOR)
    count = size // max(1, len(unit))
    if b"@" not in unit:
        return head + unit * count + tail
    return head + b"".join(unit.replace(b"@", b"%d" % number) for number in range(count)) + tail


def check_memory(data: bytes) -> None:
    """Check that reading a file and all its papers takes at most `MOST_MEMORY` times its size."""
    file = expand(data, _FILE)
    _read_papers(expand(data, _SIZES[0]))  # Fill the caches first.
    tracemalloc.start()
    try:
        _read_papers(file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(file) + peak <= MOST_MEMORY * len(file) + _ALLOWANCE, f"{peak / len(file):.1f} times"


def check_growth(data: bytes) -> None:
    """Check that the time to read a file and to lay out its text grows no faster than the file.

    The check measures processor time and fails only if that grows too fast twice.
    """
    for task in (_read_papers, _lay_out):
        task(expand(data, _SIZES[0]))  # Fill the caches first.
        before = None
        for size in _SIZES:
            file = expand(data, size)
            seconds = _seconds(task, file)
            rate = seconds / max(1, len(file))
            if before and (seconds < _SHORTEST or rate < _GROWTH * before):
                break
            before = rate
        else:
            raise AssertionError(f"{task.__name__}: {seconds:.2f} seconds for {len(file)} bytes")


def _read_papers(file: bytes) -> None:
    try:
        digest = readers.read(file, "x.md")
    except readers.ReadError:
        return
    list(digest.papers)


def _lay_out(file: bytes) -> None:
    text = file.decode("utf-8", "surrogateescape")
    lay_out(Paper(1, "", "", (), "", "", abstract=text), _WIDTH, searched=_WORDS)


def _seconds(task: Callable[[bytes], None], file: bytes) -> float:
    start = time.process_time()
    task(file)
    return time.process_time() - start
