"""Papers that are in several digests are counted, and yielded once."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.model import Digest
from digest_tui.sources.repeats import Repeats
from tests.support.papers import digest, paper

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
    return digest(*papers)


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
        yielded = [one.number for one in repeats.distinct(day(keys), among)]
        is_new = expected.add(day(keys))
        requested = [offset for offset in range(len(keys)) if offset in among]
        assert yielded == [offset for offset in requested if is_new[offset]]
        assert repeats.left_out - left_out == len(requested) - len(yielded)
