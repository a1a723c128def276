"""The second line of a paper in the list shows its summary, or a match that nothing else shows."""

from __future__ import annotations

import pytest

from digest_tui.page.second_line import second_line
from digest_tui.text.markup import plain_start
from tests.support.papers import paper


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"tldr": "x" * 90 + " needle"}, "… " + "x" * 23 + " needle"),
        ({"tldr": "很" * 90 + "needle"}, "… " + "很" * 12 + "needle"),
        ({"method": "the needle"}, "the needle"),
        ({"authors": ("Ann Example", "Bob Needle")}, "Ann Example, Bob Needle"),
        ({"comment": "a needle of *three* pages"}, "a needle of three pages"),
        ({"extra": (("Award", "the needle"),)}, "Award: the needle"),
    ],
)
def test_the_first_match_is_shown_with_the_words_around_it(
    fields: dict[str, object], shown: str
) -> None:
    made = paper(1, **fields)
    assert second_line(made, made.title, ["needle"], 40) == shown


def test_without_a_match_elsewhere_the_summary_is_shown() -> None:
    made = paper(1, tldr="一句 needle 话。", abstract="needle")
    for words in ([], ["needle"], ["nowhere"]):
        assert second_line(made, made.title, words, 40) == plain_start("一句 needle 话。")
