"""Digests for the tests of the index, and a naive search to compare with."""

from __future__ import annotations

from hypothesis import strategies as st

from digest_tui.index import Index
from digest_tui.model import Paper
from digest_tui.query import Query
from digest_tui.text.casefold import casefold
from tests.support.papers import digest, paper

words = st.text(st.sampled_from("abcÉﬁ中文（，,( "), max_size=4)
papers = st.builds(
    paper,
    st.integers(1, 5),
    title=words,
    authors=st.lists(words, max_size=2).map(tuple),
    category=st.sampled_from(["cs.CV", "cs.LG", ""]),
    tldr=words | st.none(),
    motivation=words,
    method=words,
    result=words | st.none(),
    conclusion=words,
    abstract=words | st.none(),
    translated_title=words,
    comment=words,
    extra=st.lists(st.tuples(words, words), max_size=2).map(tuple),
)
digests = st.lists(st.lists(papers, max_size=4).map(lambda some: digest(*some)), max_size=3)

DAYS = (
    digest(paper(1), paper(2), date="2026-02-01"),
    digest(paper(2), paper(3), date="2026-01-31"),
    digest(paper(2), paper(1), paper(4), date="2026-01-30"),
    digest(paper(5), paper(5)),
)


def papers_of(index: Index) -> list[Paper]:
    """Return the papers at all positions."""
    return [index[position] for position in range(len(index))]


def naive_matches(index: Index, query: Query) -> list[int]:
    """Return the positions that match a query, by a search without an index."""
    positions = []
    for position, each in enumerate(papers_of(index)):
        searched: list[str] = [each.arxiv_id, each.category, each.title, *each.authors]
        searched += [each.tldr or "", each.motivation or "", each.method or ""]
        searched += [each.result or "", each.conclusion or "", each.abstract or ""]
        searched += [each.translated_title, each.comment, each.code_url, *sum(each.extra, ())]
        if all(any(word in casefold(text) for text in searched) for word in query.words):
            positions.append(position)
    return positions
