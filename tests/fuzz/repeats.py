"""What reading and setting a text costs when a piece of it is repeated, in memory and in time.

An input is a piece to repeat; a byte `1D` before it or after it parts a head or a tail, which stand
once, and each `@` in it stands for the number of the repetition, so that no two are the same.
"""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable
from typing import Final

from digest_tui import readers
from digest_tui.model import Paper
from digest_tui.page.layout import lay_out

PART: Final = b"\x1d"
MOST_MEMORY: Final = 40
"""Bytes of memory that one byte of a file may take while it is read."""

_FILE: Final = 1 << 15
_ALLOWANCE: Final = 200_000
"""Bytes that a file may take whatever its size: problems that are told."""

_SIZES: Final = (1 << 12, 1 << 14, 1 << 16)
_WORSE: Final = 2.5
"""How many times the time for each byte may grow from one of these sizes to the next."""

_SHORTEST: Final = 0.03
"""Seconds below which a time tells nothing."""

_WIDTH: Final = 40
_WORDS: Final = ("a", "词")


def repeated(data: bytes, size: int) -> bytes:
    """Return the file of about `size` bytes that an input stands for."""
    unit, head, tail = data, b"", b""
    if PART in data:
        head, _, unit = data.partition(PART)
        unit, _, tail = unit.partition(PART)
    count = size // max(1, len(unit))
    if b"@" not in unit:
        return head + unit * count + tail
    return head + b"".join(unit.replace(b"@", b"%d" % place) for place in range(count)) + tail


def check_memory(data: bytes) -> None:
    """Reading a file and all its papers takes at most `MOST_MEMORY` times its size."""
    file = repeated(data, _FILE)
    _read(file)  # What is kept for the next file is not this one's.
    tracemalloc.start()
    try:
        _read(file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(file) + peak <= MOST_MEMORY * len(file) + _ALLOWANCE, f"{peak / len(file):.1f} times"


def check_growth(data: bytes) -> None:
    """Reading a file, and setting its text, takes time that grows no faster than the file.

    The time of the processor counts; it has to grow too fast twice.
    """
    for task in (_read, _set):
        task(repeated(data, _SIZES[0]))  # What is done just once is done.
        before = None
        for size in _SIZES:
            file = repeated(data, size)
            seconds = _seconds(task, file)
            rate = seconds / max(1, len(file))
            if before and (seconds < _SHORTEST or rate < _WORSE * before):
                break
            before = rate
        else:
            raise AssertionError(f"{task.__name__}: {seconds:.2f} seconds for {len(file)} bytes")


def _read(file: bytes) -> None:
    try:
        digest = readers.read(file, "x.md")
    except readers.ReadError:
        return
    list(digest.papers)


def _set(file: bytes) -> None:
    text = file.decode("utf-8", "surrogateescape")
    lay_out(Paper(1, "", "", (), "", "", abstract=text), _WIDTH, searched=_WORDS)


def _seconds(task: Callable[[bytes], None], file: bytes) -> float:
    start = time.process_time()
    task(file)
    return time.process_time() - start
