"""A terminal that has closed; `test_terminal` closes the window of the program."""

from __future__ import annotations

import subprocess
import sys
import threading
from queue import Full

import pytest

if sys.platform == "win32":
    pytest.skip("the writer thread is of Unix", allow_module_level=True)

from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread


def ended(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], timeout=60, check=False).returncode


def test_a_program_that_hangs_ends_with_the_status() -> None:
    code = (
        "import threading\n"
        "from digest_tui.ui.compat.hangup import end_without_terminal\n"
        "end_without_terminal(129, grace=0.01)\n"
        "threading.Event().wait()\n"
    )
    assert ended(code) == 129


def test_a_program_that_ends_in_time_ends_with_its_own_status() -> None:
    code = (
        "from digest_tui.ui.compat.hangup import end_without_terminal\n"
        "end_without_terminal(129, grace=1000)\n"
        "raise SystemExit(3)\n"
    )
    assert ended(code) == 3


def test_textual_waits_for_a_terminal_that_does_not_read() -> None:
    writer = WriterThread(sys.stdout)  # not started, as if it waited for its terminal
    for _ in range(MAX_QUEUED_WRITES):
        writer.write("")
    stopping = threading.Thread(target=writer.stop, daemon=True)
    stopping.start()
    with pytest.raises(Full):
        writer._queue.put("", timeout=0.1)
    assert stopping.is_alive()
