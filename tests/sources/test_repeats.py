"""Papers that are in several digests are counted, and yielded once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.model import Digest
from digest_tui.sources.repeats import Repeats
from tests.support.papers import FAILED, digest, paper

# Ids of one block and of the next, of another month, of an older form; no ids; no key.
KEYS = [
    "2601.00998",
    "2601.00999",
    "2601.01000",
    "2602.00999",
    "0704.0001",
    "https://x.test",
    "２６０１.00999",
    "",
]
days = st.lists(st.lists(st.sampled_from(KEYS), max_size=5), max_size=5)


def day(keys: list[str]) -> Digest:
    """Return a digest of papers with these keys, numbered from 0."""
    papers = (paper(n, arxiv_id=key, abs_url="", title="") for n, key in enumerate(keys))
    return replace(digest(*papers), keys=keys)


@given(days)
def test_a_paper_is_new_in_the_first_digest_that_has_it(opened: list[list[str]]) -> None:
    repeats = Repeats()
    seen: set[str] = set()
    again: set[str] = set()
    new = []
    for keys in opened:
        new += [key not in seen for key in keys]
        assert repeats.add(day(keys)) == new[len(new) - len(keys) :]
        again |= seen & set(keys)
        seen |= set(keys) - {""}
    assert (repeats.entries, repeats.papers) == (len(new), sum(new))
    assert repeats.repeated == len(again)


@given(days, st.sets(st.integers(0, 4)))
def test_new_papers_are_yielded_and_repeats_counted(
    opened: list[list[str]], among: set[int]
) -> None:
    repeats, expected = Repeats(), Repeats()
    for keys in opened:
        left_out = repeats.left_out
        yielded = [one.number for one in repeats.distinct(day(keys), lambda _: among)]
        is_new = expected.add(day(keys))
        requested = [offset for offset in range(len(keys)) if offset in among]
        assert yielded == [offset for offset in requested if is_new[offset]]
        assert repeats.left_out - left_out == len(requested) - len(yielded)


def test_a_paper_whose_summary_failed_is_yielded_with_that_of_an_older_digest() -> None:
    def everything(digest: Digest) -> range:
        return range(len(digest.papers))

    repeats = Repeats()
    failed = [paper(number, **FAILED) for number in (1, 2)]
    newest, middle = digest(failed[0], paper(3), failed[1]), digest(failed[0])
    oldest = digest(paper(4), paper(1, tldr="好", abstract="Old."))
    assert list(repeats.distinct(newest, everything)) == [paper(3)]
    assert list(repeats.distinct(middle, everything)) == []
    assert list(repeats.distinct(oldest, everything)) == [
        paper(4),
        paper(1, tldr="好"),
    ]
    assert list(repeats.rest(everything)) == [failed[1]]
    assert list(repeats.distinct(newest, everything, is_only=True)) == []
    assert list(Repeats().distinct(newest, everything, is_only=True)) == list(newest.papers)


def test_a_filter_matches_the_summary_of_an_older_digest() -> None:
    def found(digest: Digest) -> list[int]:
        return [index for index, each in enumerate(digest.papers) if "好" in (each.tldr or "")]

    repeats = Repeats()
    assert list(repeats.distinct(digest(paper(1, **FAILED)), found)) == []
    older = digest(paper(1, tldr="好"), paper(2))
    assert list(repeats.distinct(older, found)) == [paper(1, tldr="好")]
    assert list(repeats.rest(found)) == []
