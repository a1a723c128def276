"""The words of the screen."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from digest_tui.index.periods import UNDATED
from digest_tui.keymap import Keymap
from digest_tui.session.date_range import date_range
from digest_tui.session.empty_reason import EmptyReason
from digest_tui.session.outline import OutlineItem
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from digest_tui.sources.loader import Progress
from digest_tui.ui.messages.counts import describe_progress
from digest_tui.ui.messages.titles import (
    date_range_title,
    empty_list,
    outline_label,
    scope_title,
)
from tests.support.papers import digest


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
def test_the_title_of_the_open_digests_is_their_dates(dates: list[str], title: str) -> None:
    opened = [digest(name="x.md", date=date) for date in dates]
    assert date_range_title(date_range(opened)) == title
    assert scope_title(ALL, date_range(opened)) == title


@pytest.mark.parametrize(
    ("scope", "title"),
    [
        (BOOKMARKS, "Bookmarks"),
        (Scope(category="cs.CV"), "2026-01-30 · cs.CV"),
        (Scope(period="2026-01", category=""), "2026-01 · no category"),
        (Scope(period=UNDATED), "undated"),
    ],
)
def test_the_title_of_a_scope_is_its_period_and_category(scope: Scope, title: str) -> None:
    assert scope_title(scope, date_range([digest(date="2026-01-30")])) == title


@pytest.mark.parametrize(
    ("item", "label"),
    [
        (OutlineItem(ALL), "All"),
        (OutlineItem(BOOKMARKS), "Bookmarks"),
        (OutlineItem(Scope(category="cs.CV")), "cs.CV"),
        (OutlineItem(Scope(category="")), "no category"),
        (OutlineItem(Scope(period="2026-01")), "2026-01"),
        (OutlineItem(Scope(period=UNDATED)), "undated"),
        (OutlineItem(Scope(period="2026-01-30"), 1), "30 Fri"),
        (OutlineItem(Scope(period="2026-01-??"), 1), "??"),
        (OutlineItem(Scope(period="2026-01-30", category="cs.CV"), 2), "cs.CV"),
    ],
)
def test_an_item_of_the_outline_is_called_by_what_it_adds(item: OutlineItem, label: str) -> None:
    assert outline_label(item) == label


@pytest.mark.parametrize("reason", EmptyReason)
def test_every_reason_for_an_empty_list_has_words(reason: EmptyReason) -> None:
    first, *lines = empty_list(reason, Keymap())
    assert first == ""
    assert all(lines)


def test_an_empty_list_mentions_the_keys_of_the_keymap() -> None:
    keymap = Keymap()
    keymap.overrides = {"filter.clear": "f9", "paper.bookmark": "k"}
    assert empty_list(EmptyReason.NO_MATCH, keymap)[-1] == "f9 clears the filter."
    lines = empty_list(EmptyReason.NO_BOOKMARKS, keymap)
    assert lines[-1] == "k on a paper adds it."


@pytest.mark.parametrize(
    ("width", "text"),
    [
        (45, "▰▰▱▱▱▱▱▱▱▱  1 of 11 files  1 paper  2 of 9 MB"),
        (44, "1 of 11 files  1 paper  2 of 9 MB"),
        (32, "1 of 11 files  1 paper"),
        (21, "1 of 11 files"),
        (12, ""),
    ],
)
def test_progress_omits_whole_figures_that_do_not_fit(width: int, text: str) -> None:
    assert describe_progress(Progress(1, 11, 1, 2_900_000, 9_999_999), width) == text


def test_progress_of_files_without_a_byte_is_an_empty_bar() -> None:
    text = describe_progress(Progress(2, 2, 0, 0, 0), 99)
    assert text == "▱▱▱▱▱▱▱▱▱▱  2 of 2 files  0 papers  0 of 0 MB"


_counts = st.integers(0, 10**12)


@given(st.builds(Progress, _counts, _counts, _counts, st.just(0), _counts), st.integers(0, 80))
def test_progress_is_never_wider_than_its_width(progress: Progress, width: int) -> None:
    assert cell_len(describe_progress(progress, width)) <= width
