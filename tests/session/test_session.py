"""A session lists the papers of its filter, scope and digests, and keeps the chosen paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest_tui.library import Bookmark
from digest_tui.query import parse
from digest_tui.session import Session
from digest_tui.session.empty_reason import EmptyReason
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from tests.session.sessions import NO_QUERY, TEN, bookmark, listed, search, ten_papers
from tests.support.papers import THREE_DAYS, digest, paper

LG = Scope(category="cs.LG")


def test_a_session_starts_with_all_papers_and_the_cursor_on_the_first() -> None:
    session = ten_papers()
    assert listed(session) == list(range(1, 11))
    assert session.cursor == 0
    assert session.total == 10
    assert session.empty_reason is None


def test_a_filter_and_a_scope_narrow_together() -> None:
    session = ten_papers(filter_text="number")
    session.set_scope(LG)
    assert listed(session) == [3, 6, 9]
    search(session, "00006")
    assert listed(session) == [6]
    assert session.count_scopes([ALL, BOOKMARKS, LG]) == {ALL: 1, BOOKMARKS: 0, LG: 1}
    assert session.total == 3


def test_the_cursor_returns_to_the_chosen_paper() -> None:
    session = ten_papers()
    session.set_cursor(5)
    search(session, "10")
    assert (session.cursor, listed(session)) == (0, [10])
    search(session, "")
    assert session.cursor == 5
    session.set_scope(LG)
    assert (session.cursor, listed(session)) == (1, [3, 6, 9])


def test_without_a_match_there_is_no_paper() -> None:
    session = ten_papers(filter_text="zebra")
    assert (session.cursor, session.paper, session.digest_name) == (None, None, "")
    assert (session.is_open, session.day, session.days) == (False, "", ())
    session.set_cursor(None)
    search(session, "")
    assert session.cursor == 0


def test_the_filter_shows_in_the_list_only_after_an_update() -> None:
    session = ten_papers()
    session.set_query(parse("00006"))
    session.search_step()
    session.search_step()
    assert len(session.rows) == 10
    session.update_rows()
    assert listed(session) == [6]


def test_without_a_filter_a_search_step_does_nothing() -> None:
    session = ten_papers()
    session.search_step()
    session.update_rows()
    assert not session.is_searching
    assert len(session.rows) == 10


@pytest.mark.parametrize(
    ("scope", "repeats"),
    [(ALL, 2), (Scope(period="2026-01"), 1), (LG, 0), (BOOKMARKS, 0)],
)
def test_repeats_are_the_older_versions_of_what_a_period_lists(scope: Scope, repeats: int) -> None:
    session = Session(THREE_DAYS, [], NO_QUERY)
    session.set_scope(scope)
    assert session.repeats == repeats


@pytest.mark.parametrize(
    ("scope", "shows"),
    [
        (ALL, True),
        (Scope(period="2026-01"), True),
        (Scope(period="2026-01-31"), False),
        (BOOKMARKS, False),
    ],
)
def test_days_are_shown_if_papers_may_be_of_several(scope: Scope, shows: bool) -> None:
    session = Session(THREE_DAYS, [], NO_QUERY)
    session.set_scope(scope)
    assert session.shows_days is shows


# --- bookmarks -----------------------------------------------------------------------------------


def test_the_cursor_stays_on_its_paper_among_the_bookmarks_and_back() -> None:
    session = ten_papers(bookmark(1), bookmark(3))
    session.set_cursor(2)
    session.set_scope(BOOKMARKS)
    assert session.cursor == 1
    session.set_scope(ALL)
    assert session.cursor == 2


def test_a_removed_bookmark_is_listed_until_the_scope_changes() -> None:
    session = ten_papers(bookmark(1), bookmark(3))
    session.set_scope(BOOKMARKS)
    session.set_bookmarks([bookmark(3)])
    assert len(session.rows) == 2
    assert session.bookmarked_keys == {"2601.00003"}
    assert session.digest_name == "old.md"
    session.set_scope(ALL)
    session.set_scope(BOOKMARKS)
    assert len(session.rows) == 1


def test_a_removed_bookmark_is_not_counted_though_it_is_listed() -> None:
    session = ten_papers(bookmark(1), bookmark(3), filter_text="number")
    session.set_scope(BOOKMARKS)
    session.set_bookmarks([bookmark(3)])
    assert len(session.rows) == 2
    assert session.count_scopes([BOOKMARKS]) == {BOOKMARKS: 1}


def test_a_bookmark_becomes_whole_when_its_digest_is_added() -> None:
    session = ten_papers(bookmark(44))
    session.set_scope(BOOKMARKS)
    assert not session.is_open
    search(session, "abstract")
    assert session.count_scopes([BOOKMARKS]) == {BOOKMARKS: 0}
    session.add(digest(paper(44), date=""))
    session.update_rows()
    assert session.count_scopes([BOOKMARKS]) == {BOOKMARKS: 1}
    assert session.is_open
    assert session.paper is not None
    assert session.paper.abstract == paper(44).abstract


def test_a_bookmark_without_an_id_has_no_pdf() -> None:
    made = paper(7, arxiv_id="", abs_url="https://example.org/x")
    session = ten_papers(Bookmark(made.key, made.title, made.abs_url, "", "old.md", ""))
    session.set_scope(BOOKMARKS)
    assert session.paper is not None
    assert (session.paper.abs_url, session.paper.pdf_url) == ("https://example.org/x", "")


# --- more digests --------------------------------------------------------------------------------


def test_an_added_digest_is_listed_after_an_update() -> None:
    session = Session(THREE_DAYS[:1], [], NO_QUERY)
    session.set_cursor(1)
    before = session.rows
    session.add(THREE_DAYS[1])
    assert session.rows is before
    session.update_rows()
    assert listed(session) == [1, 2, 3, 4]
    assert session.cursor == 1
    assert len(before) == 2


def test_an_inserted_digest_is_listed_and_the_cursor_stays_on_its_paper() -> None:
    session = Session(THREE_DAYS[1:], [], NO_QUERY)
    session.set_cursor(1)
    session.insert([THREE_DAYS[0]])
    assert listed(session) == [1, 2, 3, 4, 6]
    assert session.cursor == 2
    assert session.paper == paper(3)


def test_the_cursor_stays_on_its_row_when_its_paper_is_closed() -> None:
    session = Session([replace(TEN, path="/a")], [], NO_QUERY)
    session.set_cursor(4)
    session.insert([digest(*(paper(number) for number in range(20, 23)))], ["/a"])
    assert session.cursor == 2
    session.update_rows()
    assert session.cursor == 2


def test_a_scope_whose_period_is_closed_becomes_all_papers() -> None:
    dated = digest(paper(1), date="2026-01-30", name="a")
    opened = [replace(dated, path="/a"), digest(paper(2), date="2026-01-01")]
    session = Session(opened, [], NO_QUERY)
    session.set_scope(Scope(period="2026-01-30"))
    session.insert([replace(dated, date="2026-01-29", path="/a")], ["/a"])
    assert (session.scope, len(session.rows)) == (ALL, 2)


@pytest.mark.parametrize("period", ["", "2026-01-30"])
def test_a_scope_whose_category_is_closed_becomes_its_period(period: str) -> None:
    dated = replace(digest(paper(1), paper(3), date="2026-01-30"), path="/a")
    session = Session([dated, digest(paper(2), date="2026-01-01")], [], NO_QUERY)
    session.set_scope(Scope(period=period, category="cs.LG"))
    session.insert([replace(digest(paper(1), date="2026-01-30"), path="/a")], ["/a"])
    assert session.scope == Scope(period=period)
    assert session.cursor == 0


def test_a_day_without_papers_stays_the_scope_when_a_digest_is_inserted() -> None:
    opened = [digest(date="2026-01-30"), digest(paper(1), date="2026-01-01")]
    session = Session(opened, [], NO_QUERY)
    session.set_scope(Scope(period="2026-01-30"))
    session.insert([digest(paper(2), date="2026-01-31")])
    assert session.scope == Scope(period="2026-01-30")


def test_the_second_entry_of_a_paper_keeps_the_cursor_when_a_digest_is_inserted() -> None:
    session = Session([digest(paper(1), paper(2), paper(1), date="2026-01-01")], [], NO_QUERY)
    session.set_cursor(2)
    session.insert([digest(paper(4), date="2026-01-02")])
    assert session.cursor == 3


# --- why the list is empty -----------------------------------------------------------------------


def reason(session: Session) -> EmptyReason | None:
    """Return why the list is empty."""
    return session.empty_reason


def test_a_search_in_progress_is_a_separate_reason() -> None:
    session = Session(THREE_DAYS, [], NO_QUERY)
    session.set_query(parse("two zebras"))
    session.search_step()
    session.update_rows()
    assert session.is_searching
    assert reason(session) == EmptyReason.SEARCHING
    search(session, "two zebras")
    assert reason(session) == EmptyReason.NO_MATCH


def test_a_match_only_in_an_older_version_is_a_separate_reason() -> None:
    session = Session(THREE_DAYS, [], NO_QUERY)
    search(session, "最旧的文字")
    assert len(session.rows) == 0
    assert reason(session) == EmptyReason.ONLY_OLDER_VERSIONS
    session.set_scope(LG)
    assert reason(session) == EmptyReason.NO_MATCH
    session.set_scope(BOOKMARKS)
    assert reason(session) == EmptyReason.NO_MATCH
    session.set_scope(Scope(period="2026-01-02"))
    assert len(session.rows) == 1


def test_an_empty_digest_and_missing_bookmarks_are_reasons() -> None:
    session = Session([digest()], [], NO_QUERY)
    assert reason(session) == EmptyReason.NO_PAPERS
    session.set_scope(BOOKMARKS)
    assert reason(session) == EmptyReason.NO_BOOKMARKS
