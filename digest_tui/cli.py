"""The command line: what to open, what to print, and the exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from digest_tui import arguments, config, query, readers, sources
from digest_tui.arguments import Options
from digest_tui.library import Library, LibraryError
from digest_tui.messages import describe
from digest_tui.model import Digest, Problem
from digest_tui.sources import Source
from digest_tui.text.counts import counted
from digest_tui.text.sanitize import clean, clean_line


class _UsageError(Exception):
    """What was asked cannot be done; its text is for the reader."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments without the program's name; those of the process where None.

    Returns:
        The exit status: 0 done, 1 where `--check` found a problem, 2 where nothing could be opened
        or a file that is named was no digest, 128 and its number where a signal ended it, 70 where
        the program itself failed.
    """
    options = arguments.parse(sys.argv[1:] if argv is None else argv)
    if isinstance(options, int):
        return options
    try:
        if options.check:
            return _check(_open(options))
        if options.print:
            return _print(_open(options), options.print, options.filter)
        return _read(options)
    except KeyboardInterrupt:
        return 130
    except (readers.ReadError, LibraryError) as error:
        _tell(describe(error))
        return 2
    except _UsageError as error:
        _tell(str(error))
        return 2
    except Exception as fault:
        _tell(_crashed(fault))
        return 70


def _tell(message: str) -> None:
    """Write a message to standard error, where there is one."""
    if sys.stderr is not None:
        print(f"digest-tui: {clean(message)}", file=sys.stderr)


class _Opened:
    """The digests that the command line names, each read when its turn comes.

    Attributes:
        names: What the command line names, or what was opened last.
        digests: What is read already, one at least.
        sources: What is still to be read, the newest first.
        known: All sources there are.
        passed: Why each file or directory that is no digest was passed over.
        missed: Whether a file that is named itself could not be read.
        lost: Whether a file whose name tells a day could not be read.
    """

    def __init__(self, names: Sequence[str], digests: list[Digest]) -> None:
        self.names = names
        self.digests = digests
        self.passed: list[readers.ReadError] = []
        self.missed = self.lost = False
        self.sources = found = sources.find(
            [name for name in names if name != "-"], self._pass_over
        )
        self.known = tuple(found)
        while found and not digests:
            self._read(found.pop(0), last=not found)

    def __iter__(self) -> Iterator[Digest]:
        """Yield the digests, each let go of when the next is read."""
        while self.digests or self.sources:
            if self.digests:
                yield self.digests.pop(0)
            else:
                self._read(self.sources.pop(0))

    def _read(self, source: Source, *, last: bool = False) -> None:
        """Read one source; tell of it where it is no digest, but fail where none was."""
        try:
            self.digests.append(sources.read(source))
        except (readers.ReadError, LibraryError) as error:
            if last:
                raise
            self.missed |= source.named
            self.lost |= bool(source.date)
            self._pass_over(error)

    def _pass_over(self, error: readers.ReadError) -> None:
        """Tell why something is passed over."""
        self.passed.append(error)
        _tell(describe(error))


def _names(options: Options) -> Sequence[str]:
    """Return what the command line names, else the full names of what was opened last.

    Raises:
        _UsageError: There is neither.
    """
    if options.files or options.demo:
        return options.files
    with _library() as library:
        names = library.last_opened()
    if not names:
        raise _UsageError(
            "no digest was named and none was opened before.\n"
            "Start with `digest-tui FILE`, or look at the demo with `digest-tui --demo`."
        )
    return names


def _open(options: Options) -> _Opened:
    """Find what is asked for and read the first of it."""
    names = _names(options)
    if options.watch and not any(map(os.path.isdir, names)):
        raise _UsageError("--watch needs a directory to look at; name one.")
    digests = [read_demo()] if options.demo else []
    if "-" in names:
        digests.append(sources.read_bytes(_standard_input(), "standard input"))
    return _Opened(names, digests)


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise _UsageError("standard input is closed; name a file, or lead a digest into it.")
    try:
        return sources.read_limited(sys.stdin.buffer.read, "standard input")
    except OSError as error:
        raise _UsageError(f"standard input cannot be read ({error.strerror or error}).") from error


def read_demo() -> Digest:
    """Read the packaged demo digest."""
    from importlib import resources

    data = resources.files("digest_tui").joinpath("data", "demo.md").read_bytes()
    return sources.read_bytes(data, "demo")


def _library() -> closing[Library]:
    return closing(Library(config.library_path()))


def _print(opened: _Opened, form: str, filter_text: str) -> int:
    """Print papers, each once, as the digests are read; return the exit status."""
    from digest_tui import output
    from digest_tui.sources.repeats import Repeats

    repeats = Repeats()
    if _write(output.papers(opened, form, query.parse(filter_text), repeats)) and repeats.folded:
        verb = "was" if repeats.folded == 1 else "were"
        _tell(
            f"{counted(repeats.folded, 'repeat')} {verb} folded: "
            "of a paper that returns its newest digest alone counts."
        )
    return 2 if opened.missed else 0


def _check(opened: _Opened) -> int:
    """Tell what the digests hold; return the exit status."""
    from digest_tui import output

    problems: list[Problem] = []
    heard = _write(output.report(opened, problems))
    if opened.missed:
        return 2
    return 1 if heard and (problems or opened.lost) else 0


def _write(parts: Iterable[Iterable[str]]) -> bool:
    """Write lines to standard output in UTF-8; tell whether it was open to the end.

    Args:
        parts: Lines that belong together; they are on their way before the next are asked for.

    Raises:
        _UsageError: The output cannot be written.
    """
    if sys.stdout is None:
        raise _UsageError("standard output is closed.")
    try:
        sys.stdout.flush()
        for lines in parts:
            for line in lines:
                sys.stdout.buffer.write(line.encode() + b"\n")
            sys.stdout.buffer.flush()
    except OSError as error:
        # What Python still holds must not be written again at exit.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
        if error.errno in (errno.EPIPE, errno.EINVAL):  # Windows knows a closed pipe by the latter.
            return False
        raise _UsageError(f"standard output cannot be written ({error.strerror}).") from error
    return True


def _read(options: Options) -> int:
    """Open the screen."""
    # Imports and the first layout make no garbage worth collecting, yet collections took a tenth
    # of the time to the first paint; the app turns them on again once it has painted.
    gc.disable()
    try:
        opened = _open(options)
        if "-" in options.files:
            _take_keyboard()
        if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr)):
            raise _UsageError("the screen needs a terminal; use --print or --check without one.")
        from digest_tui.sources.watcher import Watcher
        from digest_tui.ui.compat.empty_no_color import unset_empty_no_color
        from digest_tui.ui.compat.frame_rate import set_frame_rate

        unset_empty_no_color(os.environ)
        set_frame_rate(os.environ)
        from digest_tui.ui.app import DigestApp

        settings, warning = config.Settings(), ""
        try:
            settings = config.load_settings()
        except config.ConfigError as error:
            warning = describe(error)
        app = DigestApp(
            opened.digests,
            settings,
            filter_text=options.filter,
            warning=warning,
            more=opened.sources,
            passed=opened.passed,
            watcher=Watcher(opened.names, opened.known) if options.watch else None,
            names=() if options.demo or "-" in opened.names else _full(opened.names),
        )
        app.run()
        if app.fault is not None:
            raise app.fault
        return app.return_code or (2 if opened.missed or app.missed else 0)
    finally:
        gc.enable()


def _full(names: Iterable[str]) -> list[str]:
    """Return names that lead to the same from every directory."""
    return [str(Path(name).absolute()) for name in names]


def _crashed(fault: Exception) -> str:
    """Write what went wrong to a file, and return the sentence that names it."""
    import traceback

    told = "".join(traceback.format_exception(fault))
    path = config.crash_path()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(told, encoding="utf-8", errors="replace")
    except OSError:
        return f"stopped by a fault of its own, your bookmarks are safe: {clean_line(told[-300:])}"
    return f"stopped by a fault of its own; your bookmarks are safe, the details are in {path}."


def _take_keyboard() -> None:
    """Let the keyboard come from the terminal where standard input was the digest."""
    try:
        terminal = os.open("CONIN$" if sys.platform == "win32" else "/dev/tty", os.O_RDWR)
    except OSError:
        raise _UsageError(
            "the screen needs a terminal; use --print or --check without one."
        ) from None
    os.dup2(terminal, 0)
    os.close(terminal)
