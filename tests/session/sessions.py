"""Sessions over made-up papers, and what they list."""

from __future__ import annotations

from digest_tui.library import Bookmark
from digest_tui.query import Query, parse
from digest_tui.session import Session
from tests.support.papers import digest, paper

NO_QUERY = Query()
TEN = digest(*(paper(number) for number in range(1, 11)))
"""Ten papers, of which 3, 6 and 9 are in cs.LG."""


def bookmark(number: int) -> Bookmark:
    """Return a bookmark of a made-up paper."""
    made = paper(number)
    return Bookmark(
        made.key, made.title, made.abs_url, made.category, "old.md", "2026-01-01T00:00:00+00:00"
    )


def ten_papers(*bookmarks: Bookmark, filter_text: str = "") -> Session:
    """Return a session over ten papers."""
    session = Session([TEN], bookmarks, NO_QUERY)
    search(session, filter_text)
    return session


def search(session: Session, text: str) -> None:
    """Filter by a text, and search to the end."""
    session.set_query(parse(text))
    session.search_step()
    while session.is_searching:
        session.search_step()
    session.update_rows()


def listed(session: Session) -> list[int]:
    """Return the numbers of the listed papers."""
    return [session.list_index[position].number for position in session.rows]


def text_of(session: Session) -> str | None:
    """Return the TL;DR of the paper at the cursor, in which its versions differ."""
    assert session.paper is not None
    return session.paper.tldr
