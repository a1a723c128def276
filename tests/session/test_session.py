"""What is shown follows filter, scope, bookmarks, and the reader's last choice."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest_tui import query
from digest_tui.index.periods import UNDATED
from digest_tui.library import Bookmark
from digest_tui.session import Session
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from tests.support.papers import digest, paper

NO_QUERY = query.Query()
LG = Scope(category="cs.LG")
CV = Scope(category="cs.CV")


def bookmark(number: int) -> Bookmark:
    """Return a bookmark of a made-up paper."""
    made = paper(number)
    return Bookmark(
        made.key, made.title, made.abs_url, made.category, "old.md", "2026-01-01T00:00:00+00:00"
    )


def state(*bookmarks: Bookmark, filter_text: str = "") -> Session:
    """Return the state over ten papers, of which 3, 6 and 9 are in cs.LG."""
    made = Session([digest(*(paper(number) for number in range(1, 11)))], bookmarks, NO_QUERY)
    ask(made, filter_text)
    return made


def ask(of: Session, text: str) -> None:
    """Filter by a text, and look for matches to the end."""
    of.set_query(query.parse(text))
    of.search_step()
    while of.is_searching:
        of.search_step()
    of.update_rows()


def shown(of: Session) -> list[int]:
    """Return the numbers of the papers shown."""
    return [of.list_index[position].number for position in of.rows]


def test_starts_with_everything_at_the_first_paper() -> None:
    start = state()
    assert shown(start) == list(range(1, 11))
    assert start.cursor == 0
    assert start.total == 10


def test_a_filter_and_a_scope_narrow_together() -> None:
    narrowed = state(filter_text="number")
    narrowed.set_scope(LG)
    assert shown(narrowed) == [3, 6, 9]
    ask(narrowed, "00006")
    assert shown(narrowed) == [6]
    assert narrowed.count_scopes([ALL, BOOKMARKS, LG]) == {ALL: 1, BOOKMARKS: 0, LG: 1}
    assert narrowed.total == 3


def test_the_chosen_paper_comes_back_when_the_filter_lets_it() -> None:
    here = state()
    here.set_cursor(5)
    ask(here, "10")
    assert (here.cursor, here.paper and here.paper.number) == (0, 10)
    ask(here, "")
    assert here.cursor == 5
    here.set_scope(LG)
    assert (here.cursor, shown(here)) == (1, [3, 6, 9])


def test_no_match_leaves_no_paper() -> None:
    empty = state(filter_text="zebra")
    assert (empty.cursor, empty.paper, empty.digest_name) == (None, None, "")
    empty.set_cursor(None)
    ask(empty, "")
    assert empty.cursor == 0


def test_bookmarks_are_whole_papers_where_their_digest_is_open() -> None:
    kept = state(bookmark(42), bookmark(3))
    kept.set_scope(BOOKMARKS)
    assert [kept.list_index[position].title for position in kept.rows] == [
        "Paper number 42",
        "Paper number 3",
    ]
    assert kept.list_index[0].abstract is None
    assert kept.list_index[1].abstract == paper(3).abstract
    assert kept.digest_name == "old.md"
    ask(kept, "erdos")
    assert len(kept.rows) == 1


def test_the_chosen_paper_is_found_among_the_bookmarks_and_back() -> None:
    kept = state(bookmark(1), bookmark(3))
    kept.set_cursor(2)
    kept.set_scope(BOOKMARKS)
    assert kept.cursor == 1
    kept.set_scope(ALL)
    assert kept.cursor == 2


def test_a_bookmark_let_go_stays_in_the_list_until_it_is_left() -> None:
    kept = state(bookmark(1), bookmark(3))
    kept.set_scope(BOOKMARKS)
    kept.set_bookmarks([bookmark(3)])
    assert len(kept.rows) == 2
    assert kept.bookmarked_keys == {"2601.00003"}
    assert kept.digest_name == "old.md"
    kept.set_scope(ALL)
    kept.set_scope(BOOKMARKS)
    assert len(kept.rows) == 1


# --- several days --------------------------------------------------------------------------------

DAYS = (
    digest(paper(1, tldr="new"), name="c.md", date="2026-02-01"),
    digest(paper(1, tldr="fork"), paper(2), name="f.md", date="2026-02-01"),
    digest(paper(1, tldr="old"), name="a.md", date="2026-01-30"),
    digest(paper(3), name="undated.md"),
)


def several(*bookmarks: Bookmark) -> Session:
    """Return the state over digests of two days and one without a day."""
    return Session(DAYS, bookmarks, NO_QUERY)


def test_a_day_leads_to_the_text_that_its_first_digest_has() -> None:
    here = several()
    assert here.days == ["2026-02-01", "2026-02-01 (2)", "2026-01-30"]
    here.show_version("2026-01-30")
    assert (here.paper and here.paper.tldr, here.digest_name) == ("old", "a.md")
    assert here.days == ["2026-01-30", "2026-02-01", "2026-02-01 (2)"]
    here.show_version("2026-02-01 (2)")
    assert (here.paper and here.paper.tldr, here.digest_name) == ("fork", "f.md")
    here.show_version("2026-02-01")
    assert (here.paper and here.paper.tldr, here.digest_name) == ("new", "c.md")


def test_the_text_of_another_day_can_be_read_among_the_bookmarks_too() -> None:
    here = several(bookmark(2), bookmark(1))
    here.show_version("2026-01-30")
    here.set_scope(BOOKMARKS)
    assert (here.cursor, here.paper and here.paper.tldr) == (1, "old")
    here.show_version("2026-02-01")
    assert (here.paper and here.paper.tldr, here.day) == ("new", "2026-02-01")
    here.set_cursor(0)
    assert here.paper is not None
    assert here.paper.title == "Paper number 2"


def test_a_day_shows_its_own_text_whichever_was_chosen_before() -> None:
    here = several()
    here.set_scope(Scope(period="2026-02-01"))
    here.show_version("2026-01-30")
    here.set_scope(Scope(period="2026-02-01", category="cs.CV"))
    here.set_scope(Scope(period="2026-02-01"))
    assert (here.paper and here.paper.tldr) == "old"
    here.set_scope(Scope(period="2026-01-30"))
    here.show_version("2026-02-01")
    here.set_scope(Scope(period="2026-01"))
    assert (here.paper and here.paper.tldr, here.day) == ("old", "2026-01-30")


def test_a_digest_that_joins_leaves_the_text_that_is_read() -> None:
    here = several()
    here.show_version("2026-01-30")
    here.insert([digest(paper(1, tldr="newest"), date="2026-02-02")])
    assert (here.paper and here.paper.tldr, here.day) == ("old", "2026-01-30")
    assert here.days == ["2026-01-30", "2026-02-02", "2026-02-01", "2026-02-01 (2)"]


def test_a_scope_whose_period_is_gone_gives_way_to_all() -> None:
    dated = digest(paper(1), date="2026-01-30", name="a")
    moved = replace(dated, date="2026-01-29", path="/a")
    here = Session([replace(dated, path="/a"), digest(paper(2), date="2026-01-01")], [], NO_QUERY)
    here.set_scope(Scope(period="2026-01-30"))
    here.insert([moved], ["/a"])
    assert (here.scope, len(here.rows)) == (ALL, 2)


def test_a_day_without_papers_stays_the_scope_where_a_digest_joins() -> None:
    here = Session([digest(date="2026-01-30"), digest(paper(1), date="2026-01-01")], [], NO_QUERY)
    here.set_scope(Scope(period="2026-01-30"))
    here.insert([digest(paper(2), date="2026-01-31")])
    assert here.scope == Scope(period="2026-01-30")


@pytest.mark.parametrize("period", ["", "2026-01-30"])
def test_a_scope_whose_category_is_gone_gives_way_to_its_period(period: str) -> None:
    dated = replace(digest(paper(1), paper(3), date="2026-01-30"), path="/a")
    here = Session([dated, digest(paper(2), date="2026-01-01")], [], NO_QUERY)
    here.set_scope(Scope(period=period, category="cs.LG"))
    again = replace(digest(paper(1), date="2026-01-30"), path="/a")
    here.insert([again], ["/a"])
    assert here.scope == Scope(period=period)
    assert here.cursor == 0


def test_a_paper_that_stands_twice_keeps_its_place_where_a_digest_joins() -> None:
    here = Session([digest(paper(1), paper(2), paper(1), date="2026-01-01")], [], NO_QUERY)
    here.set_cursor(2)
    here.insert([digest(paper(4), date="2026-01-02")])
    assert here.cursor == 3


def test_the_text_of_a_second_digest_of_a_day_stays_where_a_digest_joins() -> None:
    here = Session([digest(paper(1, tldr=text), date="2026-01-01") for text in "ab"], [], NO_QUERY)
    here.show_version("2026-01-01 (2)")
    here.insert([digest(paper(4), date="2026-01-02")])
    assert here.paper is not None
    assert here.paper.tldr == "b"


def test_a_paper_of_no_day_says_so() -> None:
    here = several()
    here.set_cursor(2)
    assert (here.day, here.days) == (UNDATED, [UNDATED])


def test_bookmarks_become_whole_when_their_digest_arrives() -> None:
    here = several(bookmark(4))
    here.set_scope(BOOKMARKS)
    assert not here.is_open
    ask(here, "abstract")
    assert here.count_scopes([BOOKMARKS]) == {BOOKMARKS: 0}
    here.add(digest(paper(4), date="2026-01-01"))
    here.update_rows()
    assert here.count_scopes([BOOKMARKS]) == {BOOKMARKS: 1}
    assert here.is_open
    assert here.paper is not None
    assert here.paper.abstract == paper(4).abstract


def test_a_bookmark_without_an_id_leads_to_no_pdf() -> None:
    made = paper(7, arxiv_id="", abs_url="https://example.org/x")
    kept = state(Bookmark(made.key, made.title, made.abs_url, "", "old.md", ""))
    kept.set_scope(BOOKMARKS)
    assert kept.paper is not None
    assert (kept.paper.abs_url, kept.paper.pdf_url) == ("https://example.org/x", "")


def test_nothing_found_yet_is_not_nothing_found() -> None:
    here = several()
    here.set_query(query.parse("undated zebra"))
    here.search_step()
    here.update_rows()
    assert here.is_searching
    assert list(here.why_empty) == ["", "Searching…"]
    ask(here, "undated zebra")
    assert here.why_empty[1] == "No paper matches."


def test_where_only_an_older_text_matches_that_is_told() -> None:
    here = several()
    ask(here, "old")
    assert len(here.rows) == 0
    assert here.why_empty[1] == "Only texts of older days match."
    here.set_scope(Scope(category="cs.LG"))
    assert here.why_empty[1] == "No paper matches."
    here.set_scope(BOOKMARKS)
    assert here.why_empty[1] == "No paper matches."
    here.set_scope(Scope(period="2026-01"))
    assert len(here.rows) == 1


@pytest.mark.parametrize(
    ("dates", "title"),
    [
        (["2026-01-30"], "2026-01-30"),
        (["2026-01"], "x.md"),
        (["2026-01-30", "2026-01-02"], "2026-01-02 – 01-30"),
        (["2026-01-30", "2025-12-31"], "2025-12-31 – 2026-01-30"),
        (["2026-01-30", "2026-01-02", "2026-01", ""], "2026-01-02 – 01-30"),
        (["2026-01-30", "2025-12"], "2025-12 – 2026-01-30"),
        (["2026-01", "2026-01"], "2026-01"),
        (["", ""], "2 digests"),
    ],
)
def test_what_is_open_is_called_by_its_first_and_last_day(dates: list[str], title: str) -> None:
    opened = [digest(paper(1), name="x.md", date=date) for date in dates]
    assert Session(opened, [], NO_QUERY).title == title
