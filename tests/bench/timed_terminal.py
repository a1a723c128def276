"""A pseudo-terminal that measures how long a program takes to paint a text.

A time ends when the bytes that paint the text arrive; drawing them on the `pyte` screen is not
part of it.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import pyte

from tests.support.terminal import answer_queries, text_rows

assert sys.platform != "win32"


class TimedTerminal:
    """One program on a pseudo-terminal, killed when the `with` block ends.

    Args:
        argv: The program and its arguments.
        columns: The width in cells.
        rows: The height in cells.

    Attributes:
        started: When the program was started, on the clock of `time.perf_counter`.
    """

    def __init__(self, argv: list[str], columns: int = 160, rows: int = 45) -> None:
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.started = time.perf_counter()
        self._process, self._terminal = pty.fork()
        if self._process == 0:
            os.environ.update(
                TERM="xterm-256color", COLORTERM="truecolor", LINES=str(rows), COLUMNS=str(columns)
            )
            os.execvp(argv[0], argv)
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, size)

    def __enter__(self) -> TimedTerminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(ProcessLookupError):
            os.kill(self._process, signal.SIGKILL)
        os.close(self._terminal)
        os.waitpid(self._process, 0)

    @property
    def text(self) -> str:
        """The text of the screen."""
        return "\n".join(text_rows(self._screen))

    def shows(self, text: str) -> bool:
        """Return whether a row contains a text or, with a leading `!`, whether no row does."""
        return (text.removeprefix("!") in self.text) != text.startswith("!")

    def type(self, keys: str) -> float:
        """Send keys and return the time at which they were sent."""
        os.write(self._terminal, keys.encode())
        return time.perf_counter()

    def wait(self, text: str, since: float, timeout: float = 30.0) -> float:
        """Return the milliseconds from `since` until the screen shows a text.

        Args:
            text: A part of one row; with a leading `!`, wait until no row holds it.
            since: A time of `time.perf_counter`.
            timeout: Seconds after which to fail.
        """
        arrived = since
        while not self.shows(text):
            if time.perf_counter() - since > timeout:
                raise TimeoutError(f"no {text!r} within {timeout} s on the screen\n{self.text}")
            arrived = self._receive(0.05) or arrived
        return (arrived - since) * 1000

    def settle(self, quiet: float = 0.25) -> None:
        """Read until nothing arrives for some seconds; stop after three times as many."""
        end = time.perf_counter() + 3 * quiet
        while self._receive(quiet) is not None and time.perf_counter() < end:
            pass

    def memory(self) -> float:
        """Return the program's peak of resident memory in MiB; NaN without `/proc`."""
        status = Path(f"/proc/{self._process}/status")
        if not status.exists():
            return float("nan")
        [kibibytes] = re.findall(r"(?m)^VmHWM:\s+([0-9]+) kB", status.read_text())
        return int(kibibytes) / 1024

    def _receive(self, seconds: float) -> float | None:
        """Draw what arrives within some seconds; return when it arrived, None if nothing did."""
        ready, _, _ = select.select([self._terminal], [], [], seconds)
        if not ready:
            return None
        # Linux reports the end of the program as an error, other systems as an empty read.
        data = b""
        with suppress(OSError):
            data = os.read(self._terminal, 1 << 16)
        arrived = time.perf_counter()
        if not data:
            raise EOFError(f"the program ended; its last screen:\n{self.text}")
        answer_queries(self._terminal, data)
        self._stream.feed(data)
        return arrived
