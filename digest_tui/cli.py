"""The command line: what to open, what to print, and the exit status."""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path

from digest_tui import arguments, config, query, readers
from digest_tui.arguments import Options
from digest_tui.index import Index
from digest_tui.library import Library, LibraryError
from digest_tui.model import Digest
from digest_tui.text.sanitize import clean, clean_line


class _UsageError(Exception):
    """What was asked cannot be done; its text is for the reader."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments without the program's name; those of the process where None.

    Returns:
        The exit status: 0 done, 1 where `--check` found a problem, 2 where nothing could be opened,
        70 where the program itself failed.
    """
    options = arguments.parse(sys.argv[1:] if argv is None else argv)
    if isinstance(options, int):
        return options
    try:
        if options.check:
            digests = _open(options)
            heard = _write(_report(digests))
            return 1 if heard and any(digest.problems for digest in digests) else 0
        if options.print:
            _write(_papers(_open(options), options.print, options.filter))
            return 0
        return _read(options)
    except KeyboardInterrupt:
        return 130
    except (readers.ReadError, LibraryError, _UsageError) as error:
        print(f"digest-tui: {clean(str(error))}", file=sys.stderr)
        return 2
    except Exception as fault:
        print(f"digest-tui: {_crashed(fault)}", file=sys.stderr)
        return 70


def _open(options: Options) -> list[Digest]:
    """Read every digest that the command line names."""
    files: Sequence[str] = options.files
    if not files and not options.demo:
        with _library() as library:
            files = library.last_opened()
        if not files:
            raise _UsageError(
                "no digest was named and none was opened before.\n"
                "Start with `digest-tui FILE`, or look at the demo with `digest-tui --demo`."
            )
    digests = [read_demo()] if options.demo else []
    return digests + [
        readers.read(_standard_input(), "standard input")
        if name == "-"
        else readers.read_file(Path(name))
        for name in files
    ]


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise _UsageError("standard input is closed; name a file, or lead a digest into it.")
    try:
        return sys.stdin.buffer.read()
    except OSError as error:
        raise _UsageError(f"standard input cannot be read ({error.strerror or error}).") from error


def read_demo() -> Digest:
    """Read the packaged demo digest."""
    from importlib import resources

    data = resources.files("digest_tui").joinpath("data", "demo.md").read_bytes()
    return readers.read(data, "demo")


def _library() -> closing[Library]:
    return closing(Library(config.library_path()))


def _papers(digests: Sequence[Digest], form: str, filter_text: str) -> Iterator[str]:
    """Return the papers that match, one a line."""
    index = Index(digests)
    asked = query.parse(filter_text)
    if form == "jsonl":
        from digest_tui.exporters.jsonl import line
    else:
        from digest_tui.exporters.tsv import line
    papers = (index[position] for position in index.matching(asked)) if asked else iter(index)
    return map(line, papers)


def _report(digests: Sequence[Digest]) -> Iterator[str]:
    """Yield what each digest holds, what it promises, and what could not be read."""
    for digest in digests:
        counts = Counter(digest.categories)
        count = len(digest.papers)
        yield f"{digest.name}: {count} paper{'' if count == 1 else 's'}"
        for category in {**counts, **digest.promised}:
            promised = digest.promised.get(category)
            told = "not in the contents" if promised is None else f"promised {promised}"
            yield f"  {category or '(no category)'}: {counts[category]} ({told})"
        for problem in digest.problems:
            yield f"  line {problem.line}: {problem.message}"


def _write(lines: Iterable[str]) -> bool:
    """Write lines to standard output in UTF-8; tell whether it was open to the end.

    Raises:
        _UsageError: The output cannot be written.
    """
    if sys.stdout is None:
        raise _UsageError("standard output is closed.")
    try:
        sys.stdout.flush()
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
    if not os.environ.get("NO_COLOR"):
        # Set but empty it does not count (https://no-color.org), though it would for Textual.
        os.environ.pop("NO_COLOR", None)
    try:
        digests = _open(options)
        if "-" in options.files:
            _take_keyboard()
        if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr)):
            raise _UsageError("the screen needs a terminal; use --print or --check without one.")
        from digest_tui.ui.app import DigestApp

        settings, warning = config.Settings(), ""
        try:
            settings = config.load_settings()
        except config.ConfigError as error:
            warning = str(error)
        app = DigestApp(
            digests,
            settings,
            filter_text=options.filter,
            warning=warning,
            remember=not options.demo,
        )
        app.run()
        if app.fault is not None:
            raise app.fault
        return app.return_code or 0
    finally:
        gc.enable()


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
