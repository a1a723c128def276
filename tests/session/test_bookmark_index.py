"""Bookmarks are whole papers if an open digest has them, and are casefolded once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from digest_tui.index import Index
from digest_tui.model import Paper
from digest_tui.query import parse
from digest_tui.session import Session
from digest_tui.session.bookmark_index import BookmarkIndex
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from tests.session.sessions import NO_QUERY, bookmark, search, ten_papers
from tests.support.papers import THREE_DAYS, digest, paper


@pytest.fixture
def casefolded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the keys of casefolded papers, in order."""
    keys: list[str] = []
    texts = Paper.texts

    def recorded(self: Paper) -> Iterator[str]:
        keys.append(self.key)
        return texts(self)

    monkeypatch.setattr(Paper, "texts", recorded)
    return keys


def test_a_bookmark_is_the_paper_of_an_open_digest_else_that_of_the_library() -> None:
    session = ten_papers(bookmark(42), bookmark(3))
    session.set_scope(BOOKMARKS)
    papers = [session.list_index[position] for position in session.rows]
    assert [(each.number, each.title) for each in papers] == [
        (1, "Paper number 42"),
        (2, "Paper number 3"),
    ]
    assert papers[0].abstract is None
    assert papers[1].abstract == paper(3).abstract
    assert session.digest_name == "old.md"
    search(session, "erdos")
    assert len(session.rows) == 1


def test_bookmarks_are_casefolded_once_whatever_scope_is_set(casefolded: list[str]) -> None:
    session = ten_papers(*(bookmark(number) for number in range(1, 9)), filter_text="paper")
    session.count_scopes([BOOKMARKS])
    assert len(casefolded) == 10 + 8
    casefolded.clear()
    for scope in (Scope(category="cs.LG"), BOOKMARKS, ALL, BOOKMARKS):
        session.set_scope(scope)
        search(session, "paper number")
        assert session.count_scopes([ALL, BOOKMARKS]) == {ALL: 10, BOOKMARKS: 8}
    assert casefolded == []


def test_only_an_added_bookmark_is_casefolded(casefolded: list[str]) -> None:
    session = ten_papers(bookmark(1), bookmark(42), filter_text="paper")
    session.count_scopes([BOOKMARKS])
    casefolded.clear()
    session.set_bookmarks([bookmark(5), bookmark(1), bookmark(42)])
    assert session.count_scopes([BOOKMARKS]) == {BOOKMARKS: 3}
    assert casefolded == [paper(5).key]
    session.set_bookmarks([bookmark(5), bookmark(42)])
    assert session.count_scopes([BOOKMARKS]) == {BOOKMARKS: 2}
    assert casefolded == [paper(5).key]


def test_an_added_digest_casefolds_only_bookmarks_of_which_it_has_a_newer_text(
    casefolded: list[str],
) -> None:
    session = Session(THREE_DAYS[1:2], map(bookmark, (1, 3, 6)), parse("paper"))
    session.count_scopes([BOOKMARKS])
    casefolded.clear()
    session.add(THREE_DAYS[2])  # has 1, in an older text, and 6, of which no text was open
    session.count_scopes([BOOKMARKS])
    assert casefolded == [paper(6).key]
    casefolded.clear()
    session.insert([THREE_DAYS[0]])  # has 1, in a newer text, and 2
    session.count_scopes([BOOKMARKS])
    assert casefolded == [paper(1).key]


def test_the_papers_are_the_same_index_until_something_changes() -> None:
    index = Index([digest(paper(1))])
    bookmarks = BookmarkIndex([bookmark(1), bookmark(2)], index)
    papers = bookmarks.papers
    bookmarks.set_bookmarks([bookmark(1), bookmark(2)])
    index.add(older := digest(paper(1), paper(3)))
    bookmarks.add(older)
    assert bookmarks.papers is papers
    index.add(older := digest(paper(2)))
    bookmarks.add(older)
    assert bookmarks.papers is not papers
    assert bookmarks.papers[1].abstract == paper(2).abstract
    assert bookmarks[1] == bookmark(2)


def test_kept_texts_match_like_texts_casefolded_again() -> None:
    index = Index([digest(*(paper(number) for number in range(1, 6)))])
    kept = BookmarkIndex(map(bookmark, (1, 2, 8)), index)
    for numbers in ((2, 8), (3, 2, 8), (8, 9, 3), ()):
        kept.papers.prepare()
        kept.set_bookmarks(map(bookmark, numbers))
        made = BookmarkIndex(map(bookmark, numbers), index)
        for text in ("paper", "number 8", "00003", "说明"):
            assert kept.papers.matching(parse(text)) == made.papers.matching(parse(text))
        assert [each.number for each in kept.papers.digests[0].papers] == list(
            range(1, len(numbers) + 1)
        )


def test_without_bookmarks_there_are_no_papers() -> None:
    session = Session([digest(paper(1))], [], NO_QUERY)
    session.set_scope(BOOKMARKS)
    assert (len(session.rows), session.total) == (0, 0)
