"""Lay out the head of a page: title, authors, facts, days and comment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from digest_tui.model import Paper
from digest_tui.page import words
from digest_tui.page.limits import FIELD_LIMIT, LINE_LIMIT, cut
from digest_tui.page.links import AuthorsLink, DayLink, Link, UrlLink
from digest_tui.page.typesetter import LinkSpan, Row, Typesetter
from digest_tui.text.casefold import find_words
from digest_tui.text.markup import MARKUP_LIMIT, Span, Styled, count_marks, inline

FIRST_AUTHORS: Final = 12
"""Authors that are named unless the user requests all."""
MOST_DAYS: Final = 8
"""Days of a paper that are named."""


class _Linked(NamedTuple):
    """A text, its links, and what is strong among them."""

    text: str
    links: Sequence[LinkSpan | Span] = ()


def lay_out_head(
    typesetter: Typesetter, paper: Paper, width: int, *, all_authors: bool, days: Sequence[str]
) -> Iterator[Row]:
    """Yield the rows of the head, none wider than `width` cells."""
    set_text = typesetter.set_text
    authors = _authors(paper, typesetter.searched, all_authors)
    facts = _facts(paper, *days[: len(days) == 1])
    named_days = _days(days)
    yield from set_text(_inline(paper.heading), width, "title")
    if paper.title:
        yield from set_text(_inline(paper.translated_title), width, "text")
    yield from set_text(Styled(authors.text), width, "quiet", links=authors.links, whole_names=True)
    yield from set_text(Styled(facts.text), width, "quiet", links=facts.links)
    yield from set_text(Styled(named_days.text), width, "quiet", links=named_days.links)
    yield from set_text(_inline(paper.comment), width, "quiet")


def _inline(text: str) -> Styled:
    """Return a text as one paragraph, its markup converted."""
    return inline(" ".join(cut(text, LINE_LIMIT).split()))


def _authors(paper: Paper, searched: Sequence[str], all_authors: bool) -> _Linked:
    """Return the names of the first authors and how many more there are.

    All are named if `all_authors`, or if a searched word matches one of the others.
    """
    wanted = paper.authors if all_authors or searched else paper.authors[: FIRST_AUTHORS + 1]
    names = _names(wanted)
    left_out = len(paper.authors) - len(names)
    others = names[FIRST_AUTHORS:]
    if len(others) + left_out < 2 or all_authors or _is_found("\n".join(others), searched):
        text = ", ".join(names)
        return _Linked(f"{text}, {words.more_authors(left_out)}" if left_out else text)
    text = ", ".join(names[:FIRST_AUTHORS]) + ", "
    hidden = len(others) + left_out
    more = words.more_authors(hidden)
    return _Linked(text + more, (LinkSpan(len(text), len(text + more), AuthorsLink(hidden)),))


def _names(authors: Sequence[str]) -> list[str]:
    """Return the names of the authors, up to `FIELD_LIMIT` characters."""
    names: list[str] = []
    length = 0
    marks = MARKUP_LIMIT
    for author in authors:
        if names and length + len(author) > FIELD_LIMIT:
            break
        name = cut(author, FIELD_LIMIT)
        names.append(inline(name, marks).text)
        marks -= count_marks(name)
        length += len(author) + 2
    return names


def _is_found(text: str, searched: Sequence[str]) -> bool:
    """Return whether a text matches a searched word."""
    return bool(searched and find_words(text, searched, 1))


def _days(days: Sequence[str]) -> _Linked:
    """Return the days of a paper, latest first: the one that is shown is strong, others link."""
    if len(days) < 2:
        return _Linked("")
    parts: list[tuple[str, Link | None]] = [
        (day, DayLink(day) if day != days[0] else None)
        for day in sorted({*days[:MOST_DAYS]}, reverse=True)
    ]
    if len(days) > MOST_DAYS:
        parts.append((words.more_days(len(days) - MOST_DAYS), None))
    return _joined(parts, strong=days[0])


def _facts(paper: Paper, day: str = "") -> _Linked:
    """Return categories, id, month, day and links, and a remark if the summary failed."""
    categories = ", ".join(paper.all_categories)
    parts: list[tuple[str, Link | None]] = [
        (cut(text, LINE_LIMIT), None)
        for text in (categories, paper.arxiv_id, words.month_name(paper.month), day)
    ]
    urls = (paper.abs_url, paper.pdf_url, paper.code_url)
    links = zip(words.link_names(), urls, strict=True)
    parts += ((name, UrlLink(url)) for name, url in links if url)
    if paper.summary_failed:
        parts.append((words.summary_failed(), None))
    return _joined(parts)


def _joined(parts: Sequence[tuple[str, Link | None]], strong: str = "") -> _Linked:
    """Join the texts that are not empty with dots; one of them may be strong."""
    text = ""
    links: list[LinkSpan | Span] = []
    for part, link in parts:
        if part:
            text += " · " if text else ""
            if link:
                links.append(LinkSpan(len(text), len(text) + len(part), link))
            elif part == strong:
                links.append(Span(len(text), len(text) + len(part), "strong"))
            text += part
    return _Linked(text, links)
