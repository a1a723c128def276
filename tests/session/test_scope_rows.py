"""The rows and counts of scopes agree with the index, and are computed once."""

from __future__ import annotations

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index import Index
from digest_tui.model import Digest
from digest_tui.query import Query, parse
from digest_tui.session import Session
from digest_tui.session.scope import ALL, Scope, open_part
from digest_tui.session.scope_rows import ScopeRows
from tests.session.sessions import NO_QUERY, search
from tests.support.memory import peak_memory
from tests.support.papers import THREE_DAYS, digest, paper

periods = st.sampled_from(["", "2026-01", "2026-01-31", "2026-02", "2025"])
categories = st.sampled_from([None, "cs.CV", "cs.LG", "absent"])
scopes = st.lists(st.builds(Scope, st.just("papers"), periods, categories), max_size=6)


@given(scopes, st.sampled_from(["", "paper", "00001", "zebra"]))
def test_a_scope_counts_as_many_papers_as_it_lists(some: list[Scope], text: str) -> None:
    session = Session(THREE_DAYS, [], NO_QUERY)
    search(session, text)
    counts = session.count_scopes(some)
    assert set(counts) == set(some)
    for scope in some:
        session.set_scope(scope)
        assert len(session.rows) == counts[scope]
        assert session.rows == ScopeRows(session.index, session.index.matching(parse(text))).rows(
            scope
        )


def test_each_list_is_filtered_once(monkeypatch: pytest.MonkeyPatch) -> None:
    filtered: list[str] = []
    counted: list[int] = []
    rows, count = Index.rows, Index.count_categories

    def noting_rows(self: Index, period: str = "", *options: object, **more: object) -> object:
        filtered.append(period)
        return rows(self, period, *options, **more)  # type: ignore[arg-type]

    def noting_count(self: Index, positions: Iterable[int]) -> object:
        counted.append(1)
        return count(self, positions)

    session = Session(THREE_DAYS, [], NO_QUERY)
    search(session, "paper")
    monkeypatch.setattr(Index, "rows", noting_rows)
    monkeypatch.setattr(Index, "count_categories", noting_count)
    some = [ALL, *(Scope(period="2026-01", category=name) for name in (None, "cs.CV", "cs.LG"))]
    session.update_rows()
    for _ in range(3):
        session.count_scopes(some)
    assert filtered == ["2026-01"]
    assert counted == [1]


def test_counting_without_a_filter_copies_no_list() -> None:
    keys = [str(number) for number in range(20_000)]
    papers, categories = [paper(1)] * 20_000, ["cs.LG"] * 20_000
    session = Session([Digest("x", papers, categories, keys, date="2026-01-30")], [], NO_QUERY)
    some = [ALL, Scope(period="2026-01"), Scope(category="cs.LG")]
    assert set(session.count_scopes(some).values()) == {20_000}
    assert peak_memory(lambda: (session.count_scopes(some), session.total)) < 5_000


def test_matches_of_an_added_digest_are_listed_once_it_is_searched() -> None:
    session = Session(THREE_DAYS[:1], [], NO_QUERY)
    search(session, "paper")
    january = Scope(period="2026-01")
    assert session.count_scopes([ALL, january]) == {ALL: 2, january: 0}
    session.add(THREE_DAYS[1])
    assert session.is_searching
    search(session, "paper")
    assert session.count_scopes([ALL, january]) == {ALL: 4, january: 3}


@pytest.mark.parametrize(
    ("scope", "part"),
    [
        (Scope(period="2026-01", category="cs.LG"), Scope(period="2026-01", category="cs.LG")),
        (Scope(period="2026-01", category="cs.AI"), Scope(period="2026-01")),
        (Scope(period="2025", category="cs.LG"), ALL),
        (Scope("bookmarks"), Scope("bookmarks")),
    ],
)
def test_a_scope_is_widened_until_a_digest_has_it(scope: Scope, part: Scope) -> None:
    assert open_part(scope, Index([digest(paper(3), date="2026-01-30")])) == part


def test_only_the_newest_versions_are_listed() -> None:
    index = Index(THREE_DAYS)
    rows = ScopeRows(index, index.matching(parse("最旧的文字")))
    assert len(rows.rows(ALL)) == 0
    assert rows.has_matches(ALL)
    assert not rows.has_matches(Scope(category="cs.LG"))
    assert not ScopeRows(index, index.matching(parse("zebra"))).has_matches(ALL)
    assert ScopeRows(index, None).rows(ALL) == index.rows()
    assert ScopeRows(index, index.matching(Query())).rows(ALL) == index.rows()
