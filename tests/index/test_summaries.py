"""A paper whose summary failed shows that of an older digest."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from digest_tui import query
from digest_tui.index import Index
from digest_tui.index.search import CasefoldedTexts
from digest_tui.model import Digest, Paper
from digest_tui.session import Session
from tests.support.papers import FAILED, digest, paper

GOOD = paper(1, tldr="好的总结", abstract="An old abstract.")
BAD = paper(1, **FAILED, abstract="A new abstract.")
OTHER = paper(2)


def day(number: int, *papers: Paper) -> Digest:
    """Return the digest of a day."""
    return replace(digest(*papers, name=f"{number}.md"), date=f"2026-01-{number:02}")


DAYS = [day(1, GOOD), day(2, BAD, OTHER), day(3, BAD)]


def built(days: list[Digest], how: str) -> Index:
    """Return an index of days, the first of them added first."""
    index = Index(days if how == "at once" else days[:1])
    for each in days[1:] if how == "one by one" else ():
        index = index.with_digests([each])
    if how == "casefolded before":
        index.prepare()
        index.matching(query.parse("总结"))
        for each in days[1:]:
            index = index.with_digests([each])
            index.matching(query.parse("总结"))
    return index


@pytest.mark.parametrize("how", ["at once", "one by one", "casefolded before"])
@pytest.mark.parametrize("days", [*permutations(DAYS)])
def test_the_newest_paper_has_the_newest_summary(days: list[Digest], how: str) -> None:
    index = built(list(days), how)
    [position] = index.rows(among=index.matching(query.parse("好的总结")))
    shown = index[position]
    assert index.day_of(position) == "2026-01-03"
    assert (shown.tldr, shown.abstract) == ("好的总结", "A new abstract.")
    assert index.version(position) == BAD
    older = index.summary_position(position)
    assert older is not None
    assert index.day_of(older) == "2026-01-01"
    [position] = index.rows("2026-01-02", among=index.matching(query.parse("好的总结")))
    assert index[position].tldr == "好的总结"


def test_a_summary_is_not_replaced_and_one_that_no_digest_has_is_not_invented() -> None:
    newer = day(4, replace(GOOD, tldr="更新的总结"))
    index = Index([*DAYS, newer])
    assert [index[position].tldr for position in index.rows()][:1] == ["更新的总结"]
    index = Index([day(1, BAD), day(2, BAD)])
    assert [index[position] for position in index.rows()] == [BAD]
    assert index.summary_position(0) is None


def test_a_summary_is_found_no_longer_once_its_digest_is_replaced() -> None:
    index = Index([replace(day(1, GOOD), path="a"), day(2, BAD, OTHER)])
    index.prepare()
    assert len(index.matching(query.parse("好的总结"))) == 2
    index = index.with_digests([replace(day(1, BAD), path="a")], ["a"])
    assert [index[position] for position in index.rows()] == [BAD, OTHER]
    assert len(index.matching(query.parse("好的总结"))) == 0


def test_texts_are_casefolded_again_once_for_a_digest(monkeypatch: pytest.MonkeyPatch) -> None:
    numbers = range(1, 51)
    index = Index([day(2, *(paper(number, **FAILED) for number in numbers))])
    index.prepare()
    asked = []

    def text_of(texts: CasefoldedTexts, row: int) -> bytes | None:
        asked.append(row)
        return original(texts, row)

    original = CasefoldedTexts.text_of
    monkeypatch.setattr(CasefoldedTexts, "text_of", text_of)
    index.add(day(1, *(paper(number, tldr="好的") for number in numbers)))
    assert len(asked) <= 2 * len(numbers)
    assert len(index.rows(among=index.matching(query.parse("好的")))) == len(numbers)


def test_the_page_says_from_which_day_the_summary_is_and_versions_are_as_they_are() -> None:
    session = Session(DAYS, [], query.parse(""))
    session.set_cursor(0)
    assert (session.paper and session.paper.tldr, session.day) == ("好的总结", "2026-01-03")
    assert session.summary_day == "2026-01-01"
    session.show_version("2026-01-03")
    assert (session.paper, session.summary_day) == (BAD, "")
    session.show_version("2026-01-01")
    assert (session.paper, session.summary_day) == (GOOD, "")
