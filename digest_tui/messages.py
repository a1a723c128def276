"""The messages of problems and errors, for the command line and the screen."""

from __future__ import annotations

from functools import singledispatch
from typing import Final

from digest_tui.config import ConfigError, ConfigErrorKind
from digest_tui.i18n import N_, _, ngettext
from digest_tui.library import LibraryError, LibraryErrorKind
from digest_tui.model import Problem, ProblemKind
from digest_tui.readers.errors import ReadError, ReadErrorKind

_EXPECTED: Final = N_("expected a digest of arXiv papers, in Markdown or as .jsonl records")

_READ_ERRORS: Final = {
    ReadErrorKind.NOT_FOUND: N_("{name}: no such file; {expected}."),
    ReadErrorKind.NO_MATCH: N_("{name}: matches no file; {expected}."),
    ReadErrorKind.IS_DIRECTORY: N_("{name}: is a directory; {expected}, name the file itself."),
    ReadErrorKind.NO_DIGEST_IN_DIRECTORY: N_(
        "{name}: is a directory without a digest; a digest's name ends in {suffixes}, "
        "or one of these followed by .gz."
    ),
    ReadErrorKind.UNREADABLE: N_("{name}: cannot be read ({reason}); {expected}."),
    ReadErrorKind.TOO_LARGE: N_("{name}: holds over {limit} MB; {expected}."),
    ReadErrorKind.DAMAGED_GZIP: N_(
        "{name}: is packed by gzip, but damaged or not whole; {expected}."
    ),
    ReadErrorKind.EMPTY: N_("{name}: is empty; {expected}."),
    ReadErrorKind.BINARY: N_("{name}: is a binary file; {expected}."),
    ReadErrorKind.NO_DIGEST: N_("{name}: holds no papers and no table of contents; {expected}."),
    ReadErrorKind.ONLY_LINKS: N_("{name}: is a list of links without summaries; {expected}."),
}

_PROBLEMS: Final = {
    ProblemKind.REPLACED_BYTES: N_(
        "Bytes that are not {encoding} were replaced, here and perhaps further on."
    ),
    ProblemKind.CUT_OFF_RECORD: N_("The last record breaks off."),
    ProblemKind.NO_RECORD: N_("This line is no record of a paper and was left out."),
    ProblemKind.UNLINKED_HEADING: N_("This heading names no linked paper; it is kept as text."),
    ProblemKind.CUT_OFF_PAPER: N_("Paper [{paper}] breaks off: its details have no end."),
    ProblemKind.MISSING_FIELDS: N_("Paper [{paper}] is missing {fields}."),
    ProblemKind.COUNT_MISMATCH: N_(
        "The table of contents promises {promised} of {category}, the file holds {count}."
    ),
}

_FIELDS: Final = {
    "abs_url": N_("its link"),
    "authors": N_("authors"),
    "category": N_("its main category"),
    "tldr": N_("TL;DR"),
    "motivation": N_("Motivation"),
    "method": N_("Method"),
    "result": N_("Result"),
    "conclusion": N_("Conclusion"),
    "abstract": N_("Abstract"),
}
"""How a sentence names the fields of a paper."""


_LIBRARY_ERRORS: Final = {
    LibraryErrorKind.NOT_OPENED: N_(
        "{path}: the bookmarks cannot be opened ({reason}); what was saved before is untouched."
    ),
    LibraryErrorKind.NOT_READ: N_(
        "{path}: the bookmarks cannot be read ({reason}); what was saved before is untouched."
    ),
    LibraryErrorKind.NOT_WRITTEN: N_(
        "{path}: the bookmarks cannot be written ({reason}); what was saved before is untouched."
    ),
    LibraryErrorKind.TOO_NEW: N_(
        "{path}: was written by a newer digest-tui; update digest-tui to open it."
    ),
}

_CONFIG_ERRORS: Final = {
    ConfigErrorKind.UNREADABLE: N_(
        "{path}: the settings cannot be read ({reason}); repair or delete the file."
    ),
    ConfigErrorKind.NO_SETTINGS: N_("{path}: contains no settings; repair or delete the file."),
    ConfigErrorKind.UNWRITABLE: N_(
        "{path}: the settings cannot be written ({reason}); they last until you quit."
    ),
    ConfigErrorKind.LOCKED: N_(
        "{path}: another program is saving the settings; yours last until you quit."
    ),
}


@singledispatch
def describe(value: object) -> str:
    """Return one or more sentences for a problem or an error.

    Raises:
        TypeError: There is no message for values of this type.
    """
    raise TypeError(type(value).__name__)


@describe.register
def _describe_read_error(error: ReadError) -> str:
    return _(_READ_ERRORS[error.kind]).format(
        name=error.name,
        expected=_(_EXPECTED),
        reason=error.reason,
        limit=error.limit,
        suffixes=", ".join(error.suffixes),
    )


@describe.register
def describe_problem(problem: Problem, *, within: str = "") -> str:
    """Return the message of a problem, after its file and line.

    Args:
        problem: The problem.
        within: A file that is not named, because a heading names it.
    """
    if problem.error is not None:
        return describe(problem.error)
    message = _problem_message(problem)
    if problem.file == within:
        return _("line {line}: {message}").format(line=problem.line, message=message)
    return _("{file}, line {line}: {message}").format(
        file=problem.file, line=problem.line, message=message
    )


def _problem_message(problem: Problem) -> str:
    """Return the message of a problem, without file and line."""
    match problem.kind:
        case ProblemKind.UNREAD_CATEGORIES:
            message = ngettext(
                "Only the first category of the table of contents was read.",
                "Only the first {count:,} categories of the table of contents were read.",
                problem.count,
            )
        case ProblemKind.MORE_PROBLEMS:
            message = ngettext(
                "{count:,} more problem was found, here.",
                "{count:,} more problems were found, the last of them here.",
                problem.count,
            )
        case _:
            message = _(_PROBLEMS[problem.kind])
    return message.format(
        paper=problem.paper,
        fields=", ".join(_(_FIELDS[name]) for name in problem.fields),
        category=problem.category or _("no category"),
        promised=problem.promised,
        count=problem.count,
        encoding=problem.encoding,
    )


@describe.register
def _describe_library_error(error: LibraryError) -> str:
    return _(_LIBRARY_ERRORS[error.kind]).format(path=error.path, reason=error.reason)


@describe.register
def _describe_config_error(error: ConfigError) -> str:
    return _(_CONFIG_ERRORS[error.kind]).format(path=error.path, reason=error.reason)
