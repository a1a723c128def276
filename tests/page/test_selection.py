"""Selected text of a page has no breaks of rows."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.page.layout import Page, lay_out
from digest_tui.page.selection import Selection
from tests.support.papers import paper

MADE = paper(
    1,
    tldr="本文提出一种方法，用于选取文字。",
    method="1）先按下鼠标；2）再拖动鼠标。",
    abstract="We select text. It spans lines.\n  A second paragraph.",
)


def selected(page: Page, *cells: tuple[int, int]) -> str:
    """Return the text selected from the first cell (row, column) over the others."""
    selection = Selection(page, *cells[0])
    for cell in cells[1:]:
        selection.extend(*cell)
    return selection.text


def find(page: Page, words: str) -> tuple[int, int]:
    """Return the row and cell of words in narrow letters."""
    for row, runs in enumerate(page.rows):
        cells = "".join(letter + "\0" * (letter > "\u2e80") for run in runs for letter in run.text)
        if words in cells:
            return row, cells.index(words)
    raise AssertionError(words)


def test_the_characters_at_both_ends_are_selected() -> None:
    page = lay_out(MADE, 120)
    row, cell = find(page, "Paper number")
    assert selected(page, (row, cell), (row, cell)) == ""
    assert selected(page, (row, cell), (row, cell + 3), (row, cell)) == ""
    assert selected(page, (row, cell + 1), (row, cell + 4)) == "aper"
    assert selected(page, (row, cell + 4), (row, cell + 1)) == "aper"


def test_a_wide_character_is_selected_whole() -> None:
    page = lay_out(MADE, 120)
    row = next(y for y, runs in enumerate(page.rows) if runs and runs[0].text.startswith("本文"))
    assert selected(page, (row, 1), (row, 4)) == "本文提"
    assert selected(page, (row, 2), (row, 3)) == "文"


def test_a_selection_stays_in_its_column() -> None:
    page = lay_out(MADE, 80)
    row, cell = find(page, "We select")
    text = selected(page, (row, cell), (row + 3, 0), (len(page.rows), 79))
    assert text == "We select text. It spans lines.\n\nA second paragraph."
    assert selected(page, (row + 1, cell), (0, 0)).startswith("We select")


def test_a_selection_separates_labels_and_keeps_items_together() -> None:
    page = lay_out(MADE, 60, layout="summary")
    row, _ = next((y, 0) for y, runs in enumerate(page.rows) if runs and runs[0].text == "方法")
    assert selected(page, (row, 0), (row + 2, 59)) == "方法\n1）先按下鼠标；2）再拖动鼠标。"


def test_nothing_is_selected_without_text() -> None:
    assert selected(Page([], [], 0), (0, 0), (5, 5)) == ""
    page = lay_out(MADE, 80)
    assert selected(page, (0, 0)) == ""


@given(
    st.sampled_from([20, 64, 150]),
    *[st.tuples(st.integers(-1, 60), st.integers(-3, 160)) for _ in range(2)],
)
def test_the_marked_text_is_the_copied_text(
    width: int, first: tuple[int, int], last: tuple[int, int]
) -> None:
    page = lay_out(MADE, width)
    selection = Selection(page, *first)
    selection.extend(*last)
    marked = "".join(
        run.text[start:end]
        for row in page.rows
        for run, (start, end) in zip(row, selection.parts(row), strict=True)
    )
    copied = selection.text
    assert sorted(marked.replace(" ", "")) == sorted("".join(copied.split()))
