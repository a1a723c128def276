"""Words for the messages in the status bar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from digest_tui.i18n import _, ngettext
from digest_tui.messages import describe
from digest_tui.model import Digest
from digest_tui.sources.outcome import Skipped
from digest_tui.text.wrap import truncate
from digest_tui.ui.messages.counts import papers
from digest_tui.ui.messages.titles import category_name, period_name

MAX_CELLS: Final = 400
"""Cells to which a message is cut; the URL in a digest can be a megabyte long."""
_MAX_URL_CELLS: Final = 200
"""Cells to which a URL within a sentence is cut."""

Severity = Literal["information", "warning", "error"]


class Note(NamedTuple):
    """A message in the status bar.

    Attributes:
        text: The text.
        severity: Determines the colour, and how long the message stays.
    """

    text: str
    severity: Severity = "information"

    @property
    def stays(self) -> bool:
        """Whether the message stays until the next key."""
        return self.severity != "information"


def no_category(number: int, count: int) -> str:
    """Return the message that no category has a number."""
    return ngettext(
        "There is no category {number}; there is {n}.",
        "There is no category {number}; there are {n}.",
        count,
    ).format(number=number, n=count)


def not_in_period(category: str, period: str) -> str:
    """Return the message that a period has no paper of a category."""
    return _("{period} has no paper of {category}.").format(
        period=period_name(period), category=category_name(category)
    )


def only_one_day() -> str:
    """Return the message that only one day is open."""
    return _("Only one day is open.")


def no_day(step: int, category: str | None) -> str:
    """Return the message that no later (1) or earlier (-1) day is open, or has a category."""
    if category is None:
        return _("No later day is open.") if step > 0 else _("No earlier day is open.")
    text = _("No later day has {category}.") if step > 0 else _("No earlier day has {category}.")
    return text.format(category=category_name(category))


def no_filter(key: str) -> str:
    """Return the message that there are no matches without a filter."""
    return _("There are no matches without a filter. {key} sets one.").format(key=key)


def open_by_number(key: str) -> str:
    """Return the message that a number opens a link, and which key comes first to copy it."""
    return _("Type the number of a link to open it; {key} and the number copy it.").format(key=key)


def copy_by_number() -> str:
    """Return the message that a number copies the address of a link."""
    return _("Type the number of a link to copy its address.")


def no_links() -> str:
    """Return the message that the page has no links."""
    return _("This page has no links.")


def no_link(number: str, count: int) -> str:
    """Return the message that no link has a number."""
    return ngettext(
        "There is no link {number}; there is {n}.",
        "There is no link {number}; there are {n}.",
        count,
    ).format(number=number, n=count)


def no_matches() -> str:
    """Return the note that no paper matches the filter."""
    return _("No paper matches the filter.")


def no_more_matches(step: int) -> str:
    """Return the message at the last (1) or first (-1) match."""
    return _("This is the last match.") if step > 0 else _("This is the first match.")


def no_paper() -> str:
    """Return the message that a command for a paper has none."""
    return _("There is no paper at the cursor.")


def all_authors() -> str:
    """Return the message that the page shows all authors already."""
    return _("All authors are shown.")


def copied_url(url: str) -> str:
    """Return the message that a URL was copied."""
    return _("Copied {url}").format(url=truncate(url, _MAX_URL_CELLS))


def copied_characters(count: int) -> str:
    """Return the message that the selection was copied."""
    return ngettext("Copied {n} character", "Copied {n} characters", count).format(n=count)


def copied_paper() -> str:
    """Return the message that the paper was copied."""
    return _("Copied the paper as Markdown")


def no_url_to_copy(key: str) -> str:
    """Return the message that a paper has no URL, and which key copies its text."""
    return _("This paper has no address to copy; {key} copies its text.").format(key=key)


def no_other_version() -> str:
    """Return the message that the paper is in only one open digest."""
    return _("This paper is in no other open digest.")


def cannot_suspend() -> Note:
    """Return the note that no shell could continue the program."""
    return Note(_("There is no shell that could continue the program."))


def no_messages() -> Note:
    """Return the note that no message was shown yet."""
    return Note(_("There was no message yet."))


def no_asides() -> Note:
    """Return the note that a digest consists of papers only."""
    return Note(_("This digest has no text outside of its papers."))


def skipped(values: Sequence[Skipped]) -> Note:
    """Return a note of the skipped files and the reasons."""
    text = " ".join(describe(value.error) for value in values)
    return Note(truncate(text, MAX_CELLS), "warning")


def stopped(files_left: int) -> Note:
    """Return a note of how many files were not read."""
    text = ngettext(
        "{n} file will not be read until the next start.",
        "{n} files will not be read until the next start.",
        files_left,
    )
    return Note(text.format(n=files_left))


def problems(digests: Sequence[Digest]) -> Note | None:
    """Return a note of the first problem of some digests and the number of others, or None."""
    found = [problem for digest in digests for problem in digest.problems]
    if not found:
        return None
    text = truncate(describe(found[0]), MAX_CELLS)
    if more := len(found) - 1:
        rest = ngettext("And {n:,} more: see --check.", "And {n:,} more: see --check.", more)
        if len(digests) > 1:
            rest = ngettext(
                "And {n:,} more in {digests} digests: see --check.",
                "And {n:,} more in {digests} digests: see --check.",
                more,
            )
        text = f"{text} {rest.format(n=more, digests=len(digests))}"
    return Note(text, "warning")


def joined(digests: Sequence[Digest]) -> Note:
    """Return a note of which digests were opened."""
    count = sum(len(digest.papers) for digest in digests)
    name = digests[0].name
    if len(digests) > 1:
        name = ngettext("{n} digest", "{n} digests", len(digests)).format(n=len(digests))
    text = _("Opened {name} with {papers}").format(name=name, papers=papers(count))
    return Note(truncate(text, MAX_CELLS))


def rejected(digest: Digest) -> Note:
    """Return a note that an incomplete digest did not replace the open one."""
    text = _("{name} is incomplete and has {papers} now; the digest that is open is kept.")
    text = text.format(name=digest.name, papers=papers(len(digest.papers)))
    return Note(truncate(text, MAX_CELLS), "warning")


def error(text: str) -> Note:
    """Return a note of an error."""
    return Note(truncate(text, MAX_CELLS), "error")


def no_url(url: str) -> Note:
    """Return a note that a URL is not one of the web, or is empty."""
    if not url:
        return error(_("This paper has no web address, so nothing was opened."))
    return error(_("{url} is not a web address, so nothing was opened.").format(url=url))


def opening(url: str) -> Note:
    """Return a note that a URL is being opened."""
    return Note(truncate(_("Opening {url}").format(url=url), MAX_CELLS))


def announced(url: str) -> Note:
    """Return a note of where a link leads, before it is opened."""
    return Note(truncate(_("Repeat to open {url}").format(url=url), MAX_CELLS), "warning")


def no_browser(url: str) -> Note:
    """Return a note that there is no browser."""
    text = _("No browser was found for {url}").format(url=url)
    return Note(truncate(text, MAX_CELLS), "warning")


def browser_failed(url: str) -> Note:
    """Return a note that the browser did not open a URL."""
    text = _("No browser could open {url}").format(url=url)
    return Note(truncate(text, MAX_CELLS), "warning")


def bookmark_changed(*, is_added: bool) -> Note:
    """Return a note that a bookmark was added or removed."""
    return Note(_("Bookmark added") if is_added else _("Bookmark removed"))


def no_library(path: str) -> Note:
    """Return a note that no bookmark can be added, because the library is not open."""
    text = _("{path}: could not be opened, so no bookmark can be added.")
    return error(text.format(path=path))
