"""The output of the command line: papers, reports, and the messages of its own errors."""

from __future__ import annotations

import shlex
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import Final

from digest_tui.arguments import UsageError, UsageErrorKind
from digest_tui.exporters import FORMATS
from digest_tui.i18n import N_, _, ngettext
from digest_tui.messages import describe, describe_problem
from digest_tui.model import Digest, Problem
from digest_tui.query import Query
from digest_tui.sources.repeats import Repeats
from digest_tui.text.sanitize import clean_line

__all__ = ["describe", "describe_crash", "describe_left_out", "papers", "report"]


_USAGE_ERRORS: Final = {
    UsageErrorKind.NOTHING_NAMED: N_(
        "no digest was named and none was opened before.\n"
        "Start with `digest-tui FILE`, or look at the demo with `digest-tui --demo`."
    ),
    UsageErrorKind.ADDRESS_NAMED: N_(
        "{name}: an address is not opened; pipe it in with `curl -s {quoted} | digest-tui -`."
    ),
    UsageErrorKind.NO_FILE_OF_DAY: N_(
        "{name}: no such file, and no digest of that day beside what was opened last; name a file."
    ),
    UsageErrorKind.NOTHING_TO_WATCH: N_("--watch needs a directory to look at; name one."),
    UsageErrorKind.NO_TERMINAL: N_(
        "the screen needs a terminal; use --print or --check without one."
    ),
    UsageErrorKind.INPUT_CLOSED: N_(
        "standard input is closed; name a file, or pipe a digest into it."
    ),
    UsageErrorKind.INPUT_UNREADABLE: N_("standard input cannot be read ({reason})."),
    UsageErrorKind.OUTPUT_CLOSED: N_("standard output is closed."),
    UsageErrorKind.OUTPUT_UNWRITABLE: N_("standard output cannot be written ({reason})."),
}


@describe.register
def _describe_usage_error(error: UsageError) -> str:
    name = clean_line(error.name)
    quoted = shlex.quote(name)
    return _(_USAGE_ERRORS[error.kind]).format(reason=error.reason, name=name, quoted=quoted)


def describe_crash(traceback: str, path: Path | None) -> str:
    """Return the message of a failure of the program itself.

    Args:
        traceback: The traceback.
        path: The file with the traceback; None if it could not be written.
    """
    if path is None:
        return _("stopped by a fault of its own, your bookmarks are safe: {traceback}").format(
            traceback=traceback
        )
    return _(
        "stopped by a fault of its own; your bookmarks are safe, the details are in {path}."
    ).format(path=path)


def describe_waiting() -> str:
    """Return the message that a digest is read from the terminal."""
    key = "Ctrl+Z" if sys.platform == "win32" else "Ctrl+D"
    return _("waiting for a digest on standard input; {key} on a new line ends it.").format(key=key)


def describe_left_out(count: int) -> str:
    """Return the message of the repeats that `papers` left out."""
    return ngettext(
        "{n} repeat was left out: a paper in several digests is printed once, from the newest.",
        "{n} repeats were left out: a paper in several digests is printed once, from the newest.",
        count,
    ).format(n=count)


def papers(
    digests: Iterable[Digest], form: str, query: Query, repeats: Repeats, *, is_only: bool
) -> Iterator[Iterable[str]]:
    """Yield the lines of each digest: one for each paper that matches and is in none before.

    A paper whose summary failed comes with that of an older digest, or last if none has one.

    Args:
        digests: The digests. None is kept while the next is requested.
        form: A name of `FORMATS`.
        query: The filter.
        repeats: Counts the repeats left out.
        is_only: Whether there is only one digest, whose order is kept.
    """
    export = FORMATS[form].exporter()
    matching = partial(_matching, query)
    for digest in digests:
        yield map(export, repeats.distinct(digest, matching, is_only=is_only))
        del digest
    yield map(export, repeats.rest(matching))


def _matching(query: Query, digest: Digest) -> frozenset[int] | range:
    """Return the offsets of the papers that match."""
    if not query:
        return range(len(digest.papers))
    from digest_tui.index import Index

    return frozenset(Index([digest]).matching(query))


def report(digests: Iterable[Digest], problems: list[Problem]) -> Iterator[Iterable[str]]:
    """Yield the lines of a report on each digest, then the totals.

    Args:
        digests: The digests. None is kept while the next is requested.
        problems: Extended by the problems of each digest.
    """
    repeats = Repeats()
    count = 0
    for digest in digests:
        count += 1
        problems += digest.problems
        repeats.add(digest)
        yield _digest_report(digest)
        del digest
    if count > 1:
        yield "", _totals(count, repeats)


def _digest_report(digest: Digest) -> Iterator[str]:
    """Yield the counts of one digest, those of its table of contents, and its problems."""
    yield _("{name}: {papers}").format(name=digest.name, papers=_papers(len(digest.papers)))
    counts = Counter(digest.categories)
    for category in {**counts, **digest.promised}:
        values = {
            "category": category or _("(no category)"),
            "count": counts[category],
            "promised": digest.promised.get(category),
        }
        if category in digest.promised:
            line = _("  {category}: {count} (promised {promised})")
        else:
            line = _("  {category}: {count} (not in the contents)")
        yield line.format(**values)
    for aside in digest.asides:
        count = aside.text.count("\n") + 1
        yield ngettext(
            "  line {line}: a line of text outside of the papers",
            "  line {line}: {n} lines of text outside of the papers",
            count,
        ).format(line=aside.line, n=count)
    for problem in digest.problems:
        yield f"  {describe_problem(problem, within=digest.name)}"


def _totals(count: int, repeats: Repeats) -> str:
    """Return how many papers several digests contain, and how many are in more than one."""
    totals = _("{digests}: {entries}, {papers}").format(
        digests=ngettext("{n} digest", "{n} digests", count).format(n=count),
        entries=ngettext("{n} entry", "{n} entries", repeats.entries).format(n=repeats.entries),
        papers=_papers(repeats.papers),
    )
    if not repeats.repeated:
        return _("{totals}; none of them repeats.").format(totals=totals)
    return ngettext(
        "{totals}; {n} of them appears in several digests and is shown once, so the totals differ "
        "from the tables of contents.",
        "{totals}; {n} of them appear in several digests and are shown once, so the totals differ "
        "from the tables of contents.",
        repeats.repeated,
    ).format(totals=totals, n=repeats.repeated)


def _papers(count: int) -> str:
    return ngettext("{n} paper", "{n} papers", count).format(n=count)
