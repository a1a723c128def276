"""Run a program on a pseudo-terminal and draw its output on a `pyte` screen."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Final

import pyte

assert sys.platform != "win32"

PROGRAM: Final = (sys.executable, "-m", "digest_tui")
ESCAPE: Final = "\x1b"
TIMEOUT: Final = 20.0
"""Seconds after which waiting for the screen fails."""

# Make the terminal the controlling terminal of the process, then replace it by the program.
_CONTROL_TERMINAL: Final = (
    "import fcntl,os,sys,termios;"
    "fcntl.ioctl(2,termios.TIOCSCTTY,0);"
    "os.execv(sys.argv[1],sys.argv[1:])"
)
_BEGIN_FRAME, _END_FRAME = b"\x1b[?2026h", b"\x1b[?2026l"
_RESEND: Final = 0.5
"""Seconds after which a size that is not painted is sent again."""
_QUIET: Final = 0.7
"""Seconds without output after which a program is idle; a cursor would blink within them."""
_MODES: Final = re.compile(rb"\x1b\[(?:\?(?!2026)[0-9]+[hl]|>[0-9]+u|<u)")
# The queries of a program at its start, and the answers of the terminal.
_ANSWERS: Final = ((b"\x1b[?2026$p", b"\x1b[?2026;2$y"), (b"\x1b[6n", b"\x1b[1;1R"))


def environment(home: Path, **variables: str) -> dict[str, str]:
    """Return an environment in which the program keeps all its files below `home`."""
    kept = {name: os.environ[name] for name in ("PATH", "LD_LIBRARY_PATH") if name in os.environ}
    return kept | {
        "HOME": str(home),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_CACHE_HOME": str(home / "cache"),
        "PYTHONPATH": str(Path(__file__).resolve().parents[2]),
        "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "BROWSER": "false",
        **variables,
    }


class Launcher(ExitStack):
    """Starts the program in one home directory, and kills what is still running at the end."""

    def __init__(self, home: Path) -> None:
        super().__init__()
        self.home = home
        home.mkdir(parents=True, exist_ok=True)

    def __call__(
        self,
        *arguments: str | Path,
        columns: int = 100,
        rows: int = 30,
        stdin: IO[bytes] | None = None,
        variables: Mapping[str, str] | None = None,
    ) -> Terminal:
        """Start the program on a new terminal, with `variables` added to its environment."""
        env = environment(self.home, **(variables or {}))
        argv = [*PROGRAM, *map(str, arguments)]
        terminal = Terminal(argv, env=env, columns=columns, rows=rows, stdin=stdin)
        return self.enter_context(terminal)

    def start_shell(self) -> Terminal:
        """Start a shell with job control on a new terminal."""
        env = environment(self.home, PS1="shell> ", BASH_SILENCE_DEPRECATION_WARNING="1")
        argv = ["/bin/bash", "--norc", "--noprofile", "--noediting", "-i"]
        return self.enter_context(Terminal(argv, env=env))

    def run_without_terminal(
        self, *arguments: str | Path, stdin: IO[bytes] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run the program to its end without a terminal."""
        return subprocess.run(
            [*PROGRAM, *arguments],
            env=environment(self.home),
            cwd=self.home,
            stdin=stdin or subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            start_new_session=True,
            timeout=30,
            check=False,
        )


class Terminal:
    """One program on a pseudo-terminal, killed when the `with` block ends.

    Args:
        argv: The program and its arguments.
        env: Its complete environment.
        columns: The width in cells.
        rows: The height in cells.
        stdin: The standard input of the program; None for the terminal.

    Attributes:
        output: The bytes that the program wrote, except those that `drop_output` removed.
        is_drawn: Whether output is drawn on the screen, which takes most of the time.
        status: The exit status, or minus the number of the signal that ended it; None if running.
    """

    def __init__(
        self,
        argv: Sequence[str | bytes],
        *,
        env: Mapping[str, str],
        columns: int = 100,
        rows: int = 30,
        stdin: IO[bytes] | None = None,
    ) -> None:
        self.output = bytearray()
        self.is_drawn = True
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        self._open = [self._master, self._slave]
        self._set_size(columns, rows)
        self.attributes_before = self.attributes
        self.process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _CONTROL_TERMINAL, *argv],
            stdin=stdin or self._slave,
            stdout=self._slave,
            stderr=self._slave,
            start_new_session=True,
            env=env,
            cwd=env["HOME"],
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.process.kill()
        self.process.wait()
        for end in self._open:
            os.close(end)

    @property
    def status(self) -> int | None:
        return self.process.poll()

    @property
    def attributes(self) -> list[Any]:
        """The attributes of termios: modes, speeds, special characters."""
        return termios.tcgetattr(self._slave)

    @property
    def rows(self) -> list[str]:
        """The rows of the screen as text, without the blanks at their ends."""
        return text_rows(self._screen)

    @property
    def text(self) -> str:
        """The whole screen as text."""
        return "\n".join(self.rows)

    @property
    def cursor(self) -> tuple[int, int]:
        """The column and the row of the terminal's cursor, from 0."""
        return self._screen.cursor.x, self._screen.cursor.y

    def cell_of(self, text: str) -> tuple[int, int]:
        """Return the column and the row, from 0, of a text of narrow characters."""
        for y in range(self._screen.lines):
            cells = [self._screen.buffer[y][x].data for x in range(self._screen.columns)]
            for x in range(len(cells)):
                if "".join(cells[x : x + len(text)]) == text:
                    return x, y
        raise AssertionError(f"{text!r} is not on the screen:\n{self.text}")

    def write(self, keys: str | bytes) -> None:
        """Send keys."""
        left = memoryview(keys.encode() if isinstance(keys, str) else keys)
        # Read at the same time, because a program that blocks on its output reads no input.
        while left:
            _, writable, _ = select.select([], [self._master], [], 0)
            if writable:
                left = left[os.write(self._master, left[:512]) :]
            self._read(0 if writable else 0.05)

    def press(self, column: int, row: int, *, button: int = 0, release: bool = False) -> None:
        """Send a mouse event at a cell counted from 0; 32 more than a button is a drag."""
        self.write(_mouse(column, row, button, release))

    def click(self, column: int, row: int, times: int = 1) -> None:
        """Click the first button at a cell counted from 0, several times without a pause."""
        both = _mouse(column, row, 0, False) + _mouse(column, row, 0, True)
        self.write(both * times)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size as a window does, with ioctl and SIGWINCH."""
        self._screen.resize(rows, columns)
        self._set_size(columns, rows)

    def close_window(self) -> None:
        """Hang up, as a terminal does when its window is closed."""
        os.close(self._master)
        self._open.remove(self._master)

    def drop_output(self) -> None:
        """Remove the output so far, except changes of modes."""
        self.output[:] = b"".join(_MODES.findall(self.output))

    def wait_for(self, *texts: str, timeout: float = TIMEOUT) -> None:
        """Read until the screen shows each text; fail after the timeout."""
        self.wait_until(lambda: all(text in self.text for text in texts), f"{texts}", timeout)

    def wait_until_gone(self, text: str, timeout: float = TIMEOUT) -> None:
        """Read until the screen does not show a text; fail after the timeout."""
        self.wait_until(lambda: text not in self.text, f"{text!r} gone", timeout)

    def wait_for_sizes(self, *sizes: tuple[int, int], timeout: float = TIMEOUT) -> None:
        """Send sizes as in-band resize events, each after the program has painted the previous one.

        A size is sent again from time to time, because a pending change by ioctl may replace it, or
        a browser in the terminal may read it; each time later, so that a slow machine can follow.
        """
        wanted = list(sizes)
        seen = len(self.output)
        due, delay = 0.0, _RESEND

        def painted() -> bool:
            nonlocal seen, due, delay
            end = self.output.rfind(_END_FRAME)
            if end > seen:
                for frame in self.output[seen:end].split(_END_FRAME):
                    if wanted and _is_complete(frame, wanted[0][1]):
                        wanted.pop(0)
                        due, delay = 0.0, _RESEND
                seen = end
            if wanted and time.monotonic() >= due:
                due = time.monotonic() + delay
                delay *= 2
                columns, rows = wanted[0]
                # First end a paste, whose end the program may be waiting for.
                self.write(f"\x1b[201~\x1b[48;{rows};{columns};{rows};{columns}t")
            return not wanted

        self.wait_until(painted, f"all of {sizes} painted", timeout)

    def wait_until(
        self, condition: Callable[[], bool], what: str, timeout: float = TIMEOUT
    ) -> None:
        """Read until a condition is true; fail after the timeout, or if the program exits first."""
        end = time.monotonic() + timeout
        while self._within_frame or not condition():
            over = self.status is not None
            arrived = self._read(0.05)
            assert not (over and not arrived), f"ended with {self.status} before {what}\n{self}"
            assert time.monotonic() < end, f"not within {timeout} s: {what}\n{self}"

    def wait_until_idle(self, timeout: float = TIMEOUT, *, key: str = "") -> None:
        """Read until the program neither writes nor computes; fail after the timeout.

        Send `key` repeatedly, for example to close an input whose cursor blinks.
        """
        end = time.monotonic() + timeout
        due = since = time.monotonic()
        used = self._processor_time
        while True:
            if key and time.monotonic() >= due:
                due = time.monotonic() + 4 * _QUIET
                self.write(key)
            assert self.status is None, f"ended with {self.status}\n{self}"
            assert time.monotonic() < end, f"not idle within {timeout} s\n{self}"
            quiet = not self._read(0.05)
            if quiet and time.monotonic() < since + _QUIET:
                continue
            now = self._processor_time
            if quiet and now - used < _QUIET / 5:
                return
            since, used = time.monotonic(), now

    def read_for(self, seconds: float) -> None:
        """Read for some seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self._read(left)

    def wait_for_exit(self, timeout: float = TIMEOUT) -> int:
        """Read until the program exits and return its exit status."""
        end = time.monotonic() + timeout
        while self.status is None:
            assert time.monotonic() < end, f"still running after {timeout} s\n{self}"
            self._read(0.02)
        while self._read(0):
            pass
        assert self.status is not None
        return self.status

    def __str__(self) -> str:
        return f"the screen:\n{self.text}\nthe last bytes: {bytes(self.output[-400:])!r}"

    @property
    def _within_frame(self) -> bool:
        """Whether the program is in the middle of a synchronized update."""
        return self.output.rfind(_BEGIN_FRAME) > self.output.rfind(_END_FRAME)

    @property
    def _processor_time(self) -> float:
        """Seconds of processor time that the program used; 0 if the system does not report them."""
        try:
            text = Path(f"/proc/{self.process.pid}/stat").read_text("utf-8")
        except OSError:
            return 0
        user, system = text.rpartition(")")[2].split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def _read(self, seconds: float) -> bool:
        """Read the output of the next seconds; return whether there was any."""
        if self._master not in self._open:
            time.sleep(seconds)
            return False
        ready, _, _ = select.select([self._master], [], [], seconds)
        data = os.read(self._master, 1 << 16) if ready else b""
        answer_queries(self._master, data)
        self.output += data
        if self.is_drawn:
            self._stream.feed(data)
        return bool(data)


def text_rows(screen: pyte.Screen) -> list[str]:
    """Return the rows of a screen as text, without the blanks at their ends."""
    # In pyte an empty cell follows a wide character; joining the cells drops it.
    columns = range(screen.columns)
    return [
        "".join(screen.buffer[y][x].data for x in columns).rstrip() for y in range(screen.lines)
    ]


def answer_queries(terminal: int, output: bytes) -> None:
    """Answer the queries that a program sends at its start."""
    for query, answer in _ANSWERS:
        if query in output:
            os.write(terminal, answer)


def _mouse(column: int, row: int, button: int, release: bool) -> str:
    return f"\x1b[<{button};{column + 1};{row + 1}{'m' if release else 'M'}"


def _is_complete(frame: bytes | bytearray, rows: int) -> bool:
    """Return whether a frame paints the first and the last of a number of rows, and none below."""
    first, last, below = (b"\x1b[%d;1H" % row for row in (1, rows, rows + 1))
    return first in frame and last in frame and below not in frame
