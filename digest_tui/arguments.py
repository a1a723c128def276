"""The arguments of the command line, their help, and usage errors."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, NoReturn

from digest_tui import __version__, i18n
from digest_tui.i18n import N_, _
from digest_tui.text.sanitize import clean_line

if TYPE_CHECKING:
    from argparse import ArgumentParser

_EXAMPLES: Final = (
    ("digest-tui --demo", N_("open the packaged demo")),
    ("digest-tui 2026-01-30.md", N_("read a digest")),
    ("digest-tui digests", N_("read all digests in a directory as one list")),
    ("digest-tui", N_("reopen what was opened last")),
    ("digest-tui 2026-01-29", N_("read the digest of a day beside what was opened last")),
    ("curl -s URL | digest-tui -", N_("read a digest from a pipe")),
    ("digest-tui -f diffusion 2026-01-30.md", N_("start with a filter")),
    ("digest-tui --print tsv 2026-01-30.md", N_("print papers as id, category, title")),
    ("digest-tui --check 2026-01-30.md", N_("report what the digest contains, and its problems")),
)


class UsageErrorKind(Enum):
    """Why the program cannot do what its arguments say."""

    NOTHING_NAMED = "nothing is named"
    ADDRESS_NAMED = "an address is named"
    NO_FILE_OF_DAY = "a day without a file is named"
    NOTHING_TO_WATCH = "no directory to watch"
    NO_TERMINAL = "no terminal"
    INPUT_CLOSED = "standard input is closed"
    INPUT_UNREADABLE = "standard input cannot be read"
    OUTPUT_CLOSED = "standard output is closed"
    OUTPUT_UNWRITABLE = "standard output cannot be written"


class UsageError(Exception):
    """The program cannot do what its arguments say.

    Attributes:
        kind: Why not.
        reason: The message of the system, for `INPUT_UNREADABLE` and `OUTPUT_UNWRITABLE`.
        name: The name, for `ADDRESS_NAMED` and `NO_FILE_OF_DAY`.
    """

    def __init__(self, kind: UsageErrorKind, reason: str = "", *, name: str = "") -> None:
        super().__init__(kind, reason, name)
        self.kind = kind
        self.reason = reason
        self.name = name


class Options(NamedTuple):
    """The parsed arguments.

    Attributes:
        files: The names of files, directories and patterns; `-` for standard input.
        demo: Whether to open the demo.
        filter: The filter to start with, or of the papers to print.
        print: The name of the format to print in; None for no printing.
        check: Whether to report problems instead of opening the screen.
        watch: Whether to watch the directories.
    """

    files: Sequence[str] = ()
    demo: bool = False
    filter: str = ""
    print: str | None = None
    check: bool = False
    watch: bool = False


def parse(argv: Sequence[str]) -> Options | int:
    """Return the options, or the exit status after an error, the help or the version.

    Args:
        argv: The arguments without the program's name.
    """
    if argv and not any(word.startswith("-") for word in argv):
        # File names need no parser, which takes 3 ms to import and build.
        return Options(argv)
    try:
        parser = _parser()
        options, unknown = parser.parse_known_args(argv)
        if unknown:
            parser.error(_describe_unknown(unknown[0], parser.format_help()))
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else 2
    return Options(**vars(options))


def _parser() -> ArgumentParser:
    import argparse

    from digest_tui.exporters import FORMATS

    # Translates the messages of argparse too, such as "usage: ".
    i18n.install()

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            """Report what is wrong with the arguments on one line, and exit."""
            super().error(clean_line(message))

    parser = Parser(
        prog="digest-tui",
        usage=_("%(prog)s [OPTIONS] [FILE ...]"),
        description=_("Read daily arXiv digests: Chinese summaries beside English abstracts."),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
        add_help=False,
    )
    parser.add_argument(
        "files",
        nargs="*",
        metavar=_("FILE"),
        help=_(
            "a digest, in Markdown or .jsonl records, compressed (.gz) or not; "
            "a directory of digests; a pattern, as in 'digests/2026-01-*'; a day, as in "
            "2026-01-30, beside what was opened last; - is standard input"
        ),
    )
    parser.add_argument("--demo", action="store_true", help=_("open the packaged demo digest"))
    parser.add_argument(
        "-f",
        "--filter",
        metavar=_("TEXT"),
        default="",
        help=_("show only papers that contain all words of TEXT"),
    )
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument(
        "--watch",
        action="store_true",
        help=_("watch the named directories, and open new and changed digests"),
    )
    modes.add_argument(
        "--print",
        choices=[name for name, made in FORMATS.items() if made.is_one_line],
        help=_("print the papers to standard output, one per line, and open no screen"),
    )
    modes.add_argument(
        "--check",
        action="store_true",
        help=_("report the papers of each category, the counts promised, and every problem"),
    )
    parser.add_argument("-h", "--help", action="help", help=_("show this help message and exit"))
    parser.add_argument(
        "--version",
        action="version",
        version=f"digest-tui {__version__}",
    )
    return parser


def _describe_unknown(argument: str, help_text: str) -> str:
    """Return what is wrong with an unknown option, and which one of the help is similar to it."""
    from difflib import get_close_matches

    name = argument.partition("=")[0]
    similar = get_close_matches(name, re.findall(r"(?<![\w-])--[a-z]+", help_text), n=1)
    if similar:
        text = _("unknown option {name}; did you mean {similar}?")
        return text.format(name=name, similar=similar[0])
    return _("unknown option {name}; see --help").format(name=name)


def _epilog() -> str:
    """Return the examples and the exit statuses."""
    width = max(len(command) for command, _description in _EXAMPLES)
    examples = (f"  {command:<{width}}  {_(description)}" for command, description in _EXAMPLES)
    status = _(
        "exit status: 0 success, 1 --check found a problem, 2 wrong arguments, or something named\n"
        "could not be opened, 70 the program failed"
    )
    return "\n".join((_("examples:"), *examples, "", status))
