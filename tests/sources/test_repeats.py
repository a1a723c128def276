"""Which papers came in a digest before: what is printed once, and counted."""

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
    """A digest of papers with these keys, numbered from 0."""
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
        assert repeats.note(day(keys)) == new[len(new) - len(keys) :]
        again |= seen & set(keys)
        seen |= set(keys) - {""}
    assert (repeats.entries, repeats.papers) == (len(new), sum(new))
    assert repeats.returning == len(again)


@given(days, st.sets(st.integers(0, 4)))
def test_of_those_asked_for_the_new_are_yielded_and_the_others_counted(
    opened: list[list[str]], among: set[int]
) -> None:
    repeats, told = Repeats(), Repeats()
    for keys in opened:
        each = day(keys)
        folded = repeats.folded
        yielded = [one.number for one in repeats.distinct(each, among)]
        new = told.note(each)
        asked = [place for place in range(len(keys)) if place in among]
        assert yielded == [place for place in asked if new[place]]
        assert repeats.folded - folded == len(asked) - len(yielded)
