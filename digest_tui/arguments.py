"""What the command line asks for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from digest_tui import __version__
from digest_tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from argparse import ArgumentParser

_EXAMPLES: Final = """\
examples:
  digest-tui 2026-01-30.md               read a digest
  digest-tui digests                     read all digests of a directory as one list
  digest-tui                             read on in what was opened last
  digest-tui --demo                      look at the packaged demo
  digest-tui -f diffusion 2026-01-30.md  start with a filter
  curl -s URL | digest-tui -             read a digest from a pipe
  digest-tui --print tsv 2026-01-30.md   papers as id, category, title
  digest-tui --check 2026-01-30.md       what the digest holds and what is wrong with it

exit status: 0 done, 1 --check found a problem, 2 nothing, or not all that was named,
could be opened, 70 a fault
"""


class Options(NamedTuple):
    """What to open and what to do with it; `print` names a format."""

    files: Sequence[str] = ()
    demo: bool = False
    filter: str = ""
    print: str | None = None
    check: bool = False
    watch: bool = False


def parse(argv: Sequence[str]) -> Options | int:
    """Return what the arguments ask for, or the exit status where they are wrong or ask for help.

    Args:
        argv: The arguments without the program's name.
    """
    if argv and not any(word.startswith("-") for word in argv):
        # Files alone need no parser, which takes 3 ms of the start to import and to build.
        return Options(argv)
    try:
        asked = _parser().parse_args(argv)
    except SystemExit as done:
        return done.code if isinstance(done.code, int) else 2
    return Options(**vars(asked))


def _parser() -> ArgumentParser:
    import argparse

    from digest_tui.exporters import FORMATS

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            """Tell what is wrong with the arguments, whatever they hold, and exit."""
            super().error(clean_line(message))

    parser = Parser(
        prog="digest-tui",
        usage="%(prog)s [OPTIONS] [FILE ...]",
        description="Read daily arXiv digests: Chinese summaries beside English abstracts.",
        epilog=_EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar="FILE",
        help="a digest, in Markdown or .jsonl records, packed (.gz) or not; "
        "a directory of digests; or a pattern, as in 'digests/2026-01-*'; - is stdin",
    )
    parser.add_argument("--demo", action="store_true", help="open the packaged demo digest")
    parser.add_argument("-f", "--filter", metavar="TEXT", default="", help="start filtered by TEXT")
    output = parser.add_mutually_exclusive_group()
    output.add_argument(
        "--print",
        choices=[name for name, made in FORMATS.items() if made.is_one_line],
        help="write the (filtered) papers to standard output, one a line, and open no screen",
    )
    output.add_argument(
        "--check",
        action="store_true",
        help="tell papers per category, what the contents promise, and every problem",
    )
    output.add_argument(
        "--watch",
        action="store_true",
        help="let new and changed digests of the named directory join those on the screen",
    )
    parser.add_argument("--version", action="version", version=f"digest-tui {__version__}")
    return parser
