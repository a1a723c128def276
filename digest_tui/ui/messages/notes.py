"""What notifications say."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from textual.notifications import SeverityLevel

from digest_tui.i18n import _, ngettext
from digest_tui.messages import describe
from digest_tui.model import Digest
from digest_tui.sources.outcome import Skipped
from digest_tui.text.wrap import truncate
from digest_tui.ui.messages.counts import papers

LONGEST: Final = 400
"""Cells of a notification: a digest may hold an address of a megabyte."""
_LONGEST_URL: Final = 200
_LONG: Final = 10
"""Seconds that a note is shown which has to be read."""


class Note(NamedTuple):
    """A notification: its text and what stands above it."""

    text: str
    title: str = ""
    severity: SeverityLevel = "information"
    seconds: float | None = None


def no_category(number: int, count: int) -> str:
    """Say that there is no category of a number."""
    return ngettext(
        "There is no category {number}; there is {n}.",
        "There is no category {number}; there are {n}.",
        count,
    ).format(number=number, n=count)


def no_day(step: int) -> str:
    """Say that no later (1) or earlier (-1) day is open."""
    return _("No later day is open.") if step > 0 else _("No earlier day is open.")


def no_filter(key: str) -> str:
    """Say that without a filter there is no match to go to."""
    return _("There is no filter, so no match to go to. {key} sets one.").format(key=key)


def no_more_matches(step: int) -> str:
    """Say that the last (1) or first (-1) match is reached."""
    return _("This is the last match.") if step > 0 else _("This is the first match.")


def copied_url(url: str) -> str:
    """Say that an address was copied."""
    return _("Copied {url}").format(url=truncate(url, _LONGEST_URL))


def copied_characters(count: int) -> str:
    """Say that selected text was copied."""
    return ngettext("Copied {n} character", "Copied {n} characters", count).format(n=count)


def copied_paper() -> str:
    """Say that the paper was copied."""
    return _("Copied the paper as Markdown")


def no_url_to_copy(key: str) -> str:
    """Say that a paper has no address, and which key copies its text."""
    return _("This paper has no address to copy; {key} copies its text.").format(key=key)


def no_other_version() -> str:
    """Say that the paper stands in one open digest only."""
    return _("This paper is in no other open digest.")


def skipped(values: Sequence[Skipped]) -> Note:
    """Say what was no digest, and why."""
    text = " ".join(describe(value.error) for value in values)
    return Note(truncate(text, LONGEST), _("Skipped"), "warning")


def stopped(files_left: int) -> Note:
    """Say how many files were not read."""
    text = ngettext(
        "{n} file was left unread until the next start.",
        "{n} files were left unread until the next start.",
        files_left,
    )
    return Note(text.format(n=files_left), _("Stopped"))


def problems(digests: Sequence[Digest]) -> Note | None:
    """Say the first problem of some digests, and how many more there are; None for none."""
    found = [problem for digest in digests for problem in digest.problems]
    if not found:
        return None
    text = truncate(describe(found[0]), LONGEST)
    if more := len(found) - 1:
        rest = ngettext("And {n:,} more: see --check.", "And {n:,} more: see --check.", more)
        if len(digests) > 1:
            rest = ngettext(
                "And {n:,} more in {digests} digests: see --check.",
                "And {n:,} more in {digests} digests: see --check.",
                more,
            )
        text = f"{text} {rest.format(n=more, digests=len(digests))}"
    return Note(text, _("Not all could be read"), "warning")


def joined(digests: Sequence[Digest]) -> Note:
    """Say which digests joined those on the screen."""
    count = sum(len(digest.papers) for digest in digests)
    name = digests[0].name
    if len(digests) > 1:
        name = ngettext("{n} digest", "{n} digests", len(digests)).format(n=len(digests))
    text = _("{name} with {papers}").format(name=name, papers=papers(count))
    return Note(truncate(text, LONGEST), _("Joined"))


def rejected(digest: Digest) -> Note:
    """Say that a digest which breaks off did not replace the open one."""
    text = _("{name} breaks off and holds {papers} now; what was read of it stays.")
    text = text.format(name=digest.name, papers=papers(len(digest.papers)))
    return Note(truncate(text, LONGEST), _("Not joined"))


def error(text: str) -> Note:
    """Say what went wrong."""
    return Note(truncate(text, LONGEST), severity="error", seconds=_LONG)


def no_url(url: str) -> Note:
    """Say that an address is none of the web, or that there is none."""
    text = _("{url}: is no web address, so nothing was opened.")
    return error(text.format(url=url or _("This paper")))


def opening(url: str) -> Note:
    """Say that an address is being opened."""
    return Note(truncate(url, LONGEST), _("Opening"))


def announced(url: str) -> Note:
    """Say where a link leads, before it is opened."""
    return Note(truncate(url, LONGEST), _("The same again opens"), seconds=_LONG)


def no_browser(url: str) -> Note:
    """Say that there is no browser."""
    text = _("No browser was found for {url}").format(url=url)
    return Note(truncate(text, LONGEST), severity="warning")


def browser_failed(url: str) -> Note:
    """Say that the browser did not open an address."""
    text = _("No browser could open {url}").format(url=url)
    return Note(truncate(text, LONGEST), severity="warning")


def no_library(path: str) -> Note:
    """Say that no bookmark can be added, because the library is not open."""
    text = _("{path}: could not be opened, so no bookmark can be added.")
    return error(text.format(path=path))
