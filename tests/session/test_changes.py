"""After any changes a session lists the same as a new one, and its cursor is on a row."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.model import Digest
from digest_tui.session import Session
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from tests.session.sessions import NO_QUERY, bookmark, search
from tests.support.papers import digest, paper

Change = Callable[[Session], object]

scopes = st.sampled_from(
    [
        ALL,
        BOOKMARKS,
        Scope(category="cs.LG"),
        Scope(period="2026-01"),
        Scope(period="2026-01-05"),
        Scope(period="2026-02", category="cs.CV"),
    ]
)
numbers = st.lists(st.integers(1, 6), max_size=3)


def opened(papers: list[int], month: int, day: int) -> Digest:
    """Return a digest of a date, whose papers have the date as their TL;DR."""
    date = f"2026-{month:02}-{day:02}"
    return digest(*(paper(number, tldr=date) for number in papers), date=date)


digests = st.builds(opened, numbers, st.sampled_from([1, 2]), st.integers(1, 9))
changes = st.one_of(
    st.builds(
        lambda text: lambda session: search(session, text),
        st.sampled_from(["", "paper", "00001", "2026-01-05"]),
    ),
    st.builds(lambda scope: lambda session: session.set_scope(scope), scopes),
    st.builds(lambda row: lambda session: put_cursor(session, row), st.integers(0, 9)),
    st.builds(lambda some: lambda session: session.insert(some), st.lists(digests, max_size=2)),
    st.builds(lambda papers: lambda session: add(session, papers), numbers),
    st.just(lambda session: session.days and session.show_version(session.days[-1])),
)


def put_cursor(session: Session, row: int) -> None:
    """Put the cursor on a row, if there is one."""
    if session.rows:
        session.set_cursor(row % len(session.rows))


def add(session: Session, papers: list[int]) -> None:
    """Add a digest that is as old as the oldest."""
    session.add(digest(*map(paper, papers), date=session.index.digests[-1].date))
    search(session, " ".join(session.query.words))


@given(digests, st.lists(changes, max_size=8))
def test_a_changed_session_lists_what_a_new_one_lists(first: Digest, some: list[Change]) -> None:
    bookmarks = [bookmark(2), bookmark(9), bookmark(1)]
    session = Session([first], bookmarks, NO_QUERY)
    for change in some:
        change(session)
        search(session, " ".join(session.query.words))
        new = Session(session.index.digests, bookmarks, NO_QUERY)
        search(new, " ".join(session.query.words))
        new.set_scope(session.scope)
        assert session.rows == new.rows
        assert session.total == new.total
        assert session.empty_reason == new.empty_reason
        assert session.count_scopes([ALL, BOOKMARKS]) == new.count_scopes([ALL, BOOKMARKS])
        assert (session.cursor is None) == (not session.rows)
        if session.cursor is not None:
            assert session.paper is not None
            key = session.list_index.key_of(session.rows[session.cursor])
            assert session.paper.key == key


@given(digests, st.lists(st.lists(digests, max_size=2), max_size=4), st.integers(0, 9))
def test_the_paper_at_the_cursor_stays_while_digests_are_inserted(
    first: Digest, inserted: list[list[Digest]], row: int
) -> None:
    session = Session([first], [], NO_QUERY)
    put_cursor(session, row)
    if session.paper is None:
        return
    key = session.paper.key
    for some in inserted:
        session.insert(some)
        assert session.paper is not None
        assert session.paper.key == key
