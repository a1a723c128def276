"""The command line: what to open, what to print, and the exit status."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final, NoReturn

from digest_tui import __version__, config, query, readers
from digest_tui.index import Index
from digest_tui.library import Library, LibraryError
from digest_tui.model import Digest
from digest_tui.text.sanitize import clean, clean_line

_EXAMPLES: Final = """\
examples:
  digest-tui 2026-01-30.md               read a digest
  digest-tui                             read on in the digest opened last
  digest-tui --demo                      look at the packaged demo
  digest-tui -f diffusion 2026-01-30.md  start with a filter
  curl -s URL | digest-tui -             read a digest from a pipe
  digest-tui --print tsv 2026-01-30.md   papers as id, category, title
  digest-tui --check 2026-01-30.md       what the digest holds and what is wrong with it

exit status: 0 done, 1 --check found a problem, 2 nothing could be opened
"""


class _UsageError(Exception):
    """What was asked cannot be done; its text is for the reader."""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Tell what is wrong with the arguments, whatever they hold, and exit."""
        super().error(clean_line(message))


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program.

    Args:
        argv: The arguments without the program's name; those of the process where None.

    Returns:
        The exit status: 0 done, 1 where `--check` found a problem, 2 where nothing could be opened.
    """
    try:
        options = _parser().parse_args(argv)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 2
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
    except (readers.ReadError, LibraryError, config.ConfigError, _UsageError) as error:
        print(f"digest-tui: {clean(str(error))}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="digest-tui",
        usage="%(prog)s [OPTIONS] [FILE ...]",
        description="Read daily arXiv digests: Chinese summaries beside English abstracts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="a Markdown digest; - is standard input"
    )
    parser.add_argument("--demo", action="store_true", help="open the packaged demo digest")
    parser.add_argument("-f", "--filter", metavar="TEXT", default="", help="start filtered by TEXT")
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--print",
        choices=("jsonl", "tsv"),
        help="write the (filtered) papers to standard output, one a line, and open no screen",
    )
    output.add_argument(
        "--check",
        action="store_true",
        help="tell papers per category, what the contents promise, and every problem",
    )
    parser.add_argument("--version", action="version", version=f"digest-tui {__version__}")
    return parser


def _open(options: argparse.Namespace) -> list[Digest]:
    """Read every digest that the command line names."""
    files: list[str] = options.files
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
        yield f"{digest.name}: {len(digest.papers)} papers"
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


def _read(options: argparse.Namespace) -> int:
    """Open the screen."""
    digests = _open(options)
    if "-" in options.files:
        _take_keyboard()
    if not all(stream and stream.isatty() for stream in (sys.stdin, sys.stderr)):
        raise _UsageError("the screen needs a terminal; use --print or --check without one.")
    # Imports and the first layout make no garbage worth collecting, yet collections took a fifth
    # of the time to the first paint; the app turns them on again once it has painted.
    gc.disable()
    from digest_tui.ui.app import DigestApp

    settings = config.load_settings()
    app = DigestApp(digests, settings, filter_text=options.filter, remember=not options.demo)
    app.run()
    return app.return_code or 0


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
