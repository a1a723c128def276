"""A paper in several digests is shown in the version of the day that the user chose."""

from __future__ import annotations

from digest_tui.index.periods import UNDATED
from digest_tui.library import Bookmark
from digest_tui.session import Session
from digest_tui.session.scope import BOOKMARKS, Scope
from tests.session.sessions import NO_QUERY, bookmark, text_of
from tests.support.papers import digest, paper

DAYS = (
    digest(paper(1, tldr="new"), name="c.md", date="2026-02-01"),
    digest(paper(1, tldr="second"), paper(2), name="f.md", date="2026-02-01"),
    digest(paper(1, tldr="old"), name="a.md", date="2026-01-30"),
    digest(paper(3), name="undated.md"),
)


def several_days(*bookmarks: Bookmark) -> Session:
    """Return a session over digests of two days and one without a day."""
    return Session(DAYS, bookmarks, NO_QUERY)


def test_a_day_shows_the_version_of_its_first_digest() -> None:
    session = several_days()
    assert session.days == ["2026-02-01", "2026-02-01 (2)", "2026-01-30"]
    session.show_version("2026-01-30")
    assert (text_of(session), session.digest_name) == ("old", "a.md")
    assert session.days == ["2026-01-30", "2026-02-01", "2026-02-01 (2)"]
    session.show_version("2026-02-01 (2)")
    assert (text_of(session), session.digest_name) == ("second", "f.md")
    session.show_version("2026-02-01")
    assert (text_of(session), session.digest_name) == ("new", "c.md")


def test_a_day_without_a_version_changes_nothing() -> None:
    session = several_days()
    session.show_version("2026-01-30")
    session.show_version("2025-12-31")
    assert text_of(session) == "old"


def test_a_bookmark_has_the_versions_of_its_paper() -> None:
    session = several_days(bookmark(2), bookmark(1))
    session.show_version("2026-01-30")
    session.set_scope(BOOKMARKS)
    assert (session.cursor, text_of(session)) == (1, "old")
    session.show_version("2026-02-01")
    assert (text_of(session), session.day) == ("new", "2026-02-01")
    session.set_cursor(0)
    assert session.paper is not None
    assert session.paper.title == "Paper number 2"


def test_another_period_shows_its_own_version() -> None:
    session = several_days()
    session.set_scope(Scope(period="2026-02-01"))
    session.show_version("2026-01-30")
    session.set_scope(Scope(period="2026-02-01", category="cs.CV"))
    session.set_scope(Scope(period="2026-02-01"))
    assert text_of(session) == "old"
    session.set_scope(Scope(period="2026-01-30"))
    session.show_version("2026-02-01")
    session.set_scope(Scope(period="2026-01"))
    assert (text_of(session), session.day) == ("old", "2026-01-30")


def test_an_inserted_digest_leaves_the_version_that_is_shown() -> None:
    session = several_days()
    session.show_version("2026-01-30")
    session.insert([digest(paper(1, tldr="newest"), date="2026-02-02")])
    assert (text_of(session), session.day) == ("old", "2026-01-30")
    assert session.days == ["2026-01-30", "2026-02-02", "2026-02-01", "2026-02-01 (2)"]


def test_an_inserted_digest_leaves_the_version_of_a_second_digest_of_a_day() -> None:
    opened = [digest(paper(1, tldr=text), date="2026-01-01") for text in "ab"]
    session = Session(opened, [], NO_QUERY)
    session.show_version("2026-01-01 (2)")
    session.insert([digest(paper(4), date="2026-01-02")])
    assert text_of(session) == "b"


def test_a_paper_of_an_undated_digest_has_a_day() -> None:
    session = several_days()
    session.set_cursor(2)
    assert (session.day, session.days) == (UNDATED, [UNDATED])


def test_a_second_entry_in_one_digest_has_the_day_of_the_first() -> None:
    session = Session([digest(paper(1), paper(1), date="2026-01-01"), digest()], [], NO_QUERY)
    session.set_cursor(1)
    assert session.days == ["2026-01-01"]
