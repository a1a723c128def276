"""Each key has the positions of its paper in all digests."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.index.occurrences import Occurrences


@given(st.lists(st.lists(st.sampled_from(["", "a", "b", "c"]), max_size=4), max_size=5))
def test_occurrences_are_the_first_position_of_a_key_in_each_digest(
    opened: list[list[str]],
) -> None:
    occurrences = Occurrences()
    expected: dict[str, list[int]] = {}
    newer: list[int] = []
    for keys in opened:
        occurrences.add(keys)
        before = {key: positions[-1] for key, positions in expected.items()}
        for row, key in enumerate(keys):
            if key and row == keys.index(key):
                expected.setdefault(key, []).append(len(newer))
            newer.append(before.get(key, -1))
    for key in ("a", "b", "c", "absent"):
        positions = expected.get(key, [])
        assert occurrences.positions(key) == positions
        assert occurrences.newest(key) == (positions[0] if positions else None)
    assert list(occurrences.newer) == newer
    assert occurrences.has_repeats == any(len(positions) > 1 for positions in expected.values())
