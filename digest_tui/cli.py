"""The command line: what to open, the streams, and the exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Final

from digest_tui import arguments, config, sources
from digest_tui.arguments import Options, UsageError, UsageErrorKind
from digest_tui.library import Library, LibraryError
from digest_tui.model import Digest, Problem
from digest_tui.names import resolve
from digest_tui.readers import ReadError
from digest_tui.sources.loader import Loader
from digest_tui.sources.outcome import Skipped
from digest_tui.text.sanitize import clean, clean_line

DONE: Final = 0
PROBLEMS_FOUND: Final = 1
NOT_OPENED: Final = 2
CRASHED: Final = 70
INTERRUPTED: Final = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments without the program's name; by default those of the process.

    Returns:
        The exit status: 0 if all was done; 1 if `--check` found a problem; 2 if nothing could be
        opened, or a named file is no digest; 70 if the program itself failed; 128 and the number of
        the signal if one ended the program.
    """
    options = arguments.parse(sys.argv[1:] if argv is None else argv)
    if isinstance(options, int):
        return options
    try:
        if options.check:
            return _check(_open(options))
        if options.print:
            return _print(_open(options), options.print, options.filter)
        return _show(options)
    except KeyboardInterrupt:
        return INTERRUPTED
    except (ReadError, LibraryError, UsageError) as error:
        _write_error(_describe(error))
        return NOT_OPENED
    except Exception as error:
        _write_error(_describe_crash(error))
        return CRASHED


class _Input:
    """The digests that the arguments name; iterate over them once.

    Attributes:
        names: The names, from the command line or from the last run.
        digests: The demo and the digest from standard input, until they are yielded.
        loader: Loads the files of the names.
        is_empty: Whether there is no digest at all; known after iteration.
    """

    def __init__(self, names: Sequence[str], digests: list[Digest], loader: Loader) -> None:
        self.names = names
        self.digests = digests
        self.loader = loader
        self.is_empty = False

    def __iter__(self) -> Iterator[Digest]:
        """Yield the digests, and report what is skipped.

        No digest is kept while the next is read.
        """
        is_empty = not self.digests
        while self.digests:
            yield self.digests.pop(0)
        for outcome in self.loader:
            if isinstance(outcome, Skipped):
                _write_error(_describe(outcome.error))
            else:
                is_empty = False
                yield outcome.digest
            del outcome
        self.is_empty = is_empty

    @property
    def is_single(self) -> bool:
        """Whether there is at most one digest; known before iteration."""
        return len(self.digests) + len(self.loader.sources) <= 1

    @property
    def status(self) -> int:
        """The exit status for what could not be opened."""
        return NOT_OPENED if self.is_empty or self.loader.skipped_explicit else DONE


def _open(options: Options) -> _Input:
    """Discover the named files, and read the demo and standard input if they are named."""
    names = _names(options)
    if options.watch and not any(map(os.path.isdir, names)):
        raise UsageError(UsageErrorKind.NOTHING_TO_WATCH)
    digests = [sources.read_demo()] if options.demo else []
    if "-" in names:
        digests.append(sources.parse_bytes(_read_standard_input(), "standard input"))
    skipped: list[Skipped] = []

    def skip(error: ReadError) -> None:
        _write_error(_describe(error))
        skipped.append(Skipped(None, error))

    found = sources.discover([name for name in names if name != "-"], skip)
    return _Input(names, digests, Loader(found, digests, skipped))


def _names(options: Options) -> Sequence[str]:
    """Return the names on the command line, resolved; if there are none, those opened last.

    Raises:
        UsageError: Nothing is named, and nothing was opened before; or as for `resolve`.
    """
    if options.files or options.demo:
        return resolve(options.files, _last_opened)
    names = _last_opened()
    if not names:
        raise UsageError(UsageErrorKind.NOTHING_NAMED)
    return names


def _last_opened() -> Sequence[str]:
    with closing(Library(config.library_path())) as library:
        return library.last_opened()


def _read_standard_input() -> bytes:
    if sys.stdin is None:
        raise UsageError(UsageErrorKind.INPUT_CLOSED)
    if sys.stdin.isatty():
        from digest_tui import output

        _write_error(output.describe_waiting())
    try:
        return sources.read_limited(sys.stdin.buffer.read, "standard input")
    except OSError as error:
        raise UsageError(UsageErrorKind.INPUT_UNREADABLE, error.strerror or str(error)) from error


def _print(opened: _Input, form: str, filter_text: str) -> int:
    """Print papers as their digests are read, each once; return the exit status."""
    from digest_tui import output, query
    from digest_tui.sources.repeats import Repeats

    repeats = Repeats()
    wanted = query.parse(filter_text)
    lines = output.papers(opened, form, wanted, repeats, is_only=opened.is_single)
    if _write(lines) and repeats.left_out:
        _write_error(output.describe_left_out(repeats.left_out))
    return opened.status


def _check(opened: _Input) -> int:
    """Report what the digests contain; return the exit status.

    If standard output is closed early, the rest is checked without output: the status is that of
    all digests, because a script may examine only the status.
    """
    from digest_tui import output

    problems: list[Problem] = []
    reports = output.report(opened, problems)
    if not _write(reports):
        for _ in reports:
            pass
    if opened.status == DONE and (problems or opened.loader.skipped_dated):
        return PROBLEMS_FOUND
    return opened.status


def _describe(error: Exception) -> str:
    """Return the message of an error; import the messages on first use."""
    from digest_tui.output import describe

    return describe(error)


def _write_error(message: str) -> None:
    """Write a message to standard error, if there is one."""
    if sys.stderr is not None:
        print(f"digest-tui: {clean(message)}", file=sys.stderr)


def _write(groups: Iterable[Iterable[str]]) -> bool:
    """Write lines to standard output in UTF-8; return whether it stayed open to the end.

    Args:
        groups: Groups of lines. Each is flushed before the next is requested.

    Raises:
        UsageError: The output cannot be written.
    """
    if sys.stdout is None:
        raise UsageError(UsageErrorKind.OUTPUT_CLOSED)
    try:
        sys.stdout.flush()
        for lines in groups:
            for line in lines:
                sys.stdout.buffer.write(line.encode() + b"\n")
            sys.stdout.buffer.flush()
    except OSError as error:
        # Python writes what is left in its buffer at exit, which must not fail again.
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, sys.stdout.fileno())
        os.close(null)
        if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows reports a closed pipe as EINVAL.
            return False
        raise UsageError(UsageErrorKind.OUTPUT_UNWRITABLE, str(error.strerror)) from error
    return True


def _show(options: Options) -> int:
    """Open the screen; return the exit status."""
    # Imports and the first layout leave no garbage worth collecting, yet collections took a tenth
    # of the time to the first paint. The app enables them once it has painted.
    gc.disable()
    try:
        opened = _open(options)
        digests = opened.digests or list(islice(opened, 1))
        if not digests:
            return opened.status
        if "-" in options.files:
            _reopen_keyboard()
        if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr)):
            raise UsageError(UsageErrorKind.NO_TERMINAL)
        from digest_tui.sources.watcher import Watcher
        from digest_tui.ui.compat.empty_no_color import unset_empty_no_color
        from digest_tui.ui.compat.frame_rate import set_frame_rate

        unset_empty_no_color(os.environ)
        set_frame_rate(os.environ)
        from digest_tui.ui.app import DigestApp

        settings, warning = config.Settings(), None
        try:
            settings = config.load_settings()
        except config.ConfigError as error:
            warning = error
        app = DigestApp(
            digests,
            settings,
            filter_text=options.filter,
            warning=warning,
            loader=opened.loader,
            watcher=Watcher(opened.names, opened.loader.sources) if options.watch else None,
            names=() if options.demo or "-" in opened.names else _absolute(opened.names),
        )
        app.run()
        if app.fault is not None:
            raise app.fault
        return app.return_code or (NOT_OPENED if opened.loader.skipped_explicit else DONE)
    finally:
        gc.enable()


def _absolute(names: Iterable[str]) -> list[str]:
    """Return names as absolute paths."""
    return [str(Path(name).absolute()) for name in names]


def _reopen_keyboard() -> None:
    """Make the terminal standard input, after a digest was read from standard input."""
    try:
        terminal = os.open("CONIN$" if sys.platform == "win32" else "/dev/tty", os.O_RDWR)
    except OSError:
        raise UsageError(UsageErrorKind.NO_TERMINAL) from None
    os.dup2(terminal, 0)
    os.close(terminal)


def _describe_crash(error: Exception) -> str:
    """Write the traceback to a file, and return the message that names it."""
    import traceback

    from digest_tui import output

    text = "".join(traceback.format_exception(error))
    path = config.crash_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", errors="replace")
    except OSError:
        return output.describe_crash(clean_line(text[-300:]), None)
    return output.describe_crash(text, path)
