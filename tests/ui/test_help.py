"""The help shows every key, in as many columns as there is space for."""

from __future__ import annotations

import pytest

from digest_tui.keymap import HelpRow, Keymap
from digest_tui.ui.screens.help_layout import column_end, lay_out_help
from tests.support.app_driver import open_digest

ROWS = list(Keymap().help_rows())


@pytest.mark.parametrize("width", [20, 32, 60, 111, 112, 200])
def test_every_description_is_whole_and_no_line_is_too_wide(width: int) -> None:
    lines = lay_out_help(ROWS, width, "papers")
    second = column_end(lines)
    assert all(left.width <= width for left, _ in lines)
    assert all(second + right.width <= width for _, right in lines if right.width)
    columns = ("".join(line.text for line in column) for column in zip(*lines, strict=True))
    text = "".join(columns).replace(" ", "")
    for row in ROWS:
        assert row.description.replace(" ", "") in text


def test_two_columns_are_about_equally_long() -> None:
    lines = lay_out_help(ROWS, 130, "papers")
    last = [max(y for y, pair in enumerate(lines) if pair[column].width) for column in (0, 1)]
    assert abs(last[0] - last[1]) < 10
    assert all(not right.width for _, right in lay_out_help(ROWS, 80, "papers"))


@pytest.mark.parametrize(
    ("focused", "section"), [("papers", "Paper list"), ("detail", "Paper"), ("sidebar", "Sidebar")]
)
def test_the_keys_of_the_focused_pane_come_first(focused: str, section: str) -> None:
    assert lay_out_help(ROWS, 60, focused)[0][0].keys == section
    assert lay_out_help(ROWS, 130, focused)[0][0].keys == section


def test_a_long_key_does_not_overlap_its_description() -> None:
    rows = [HelpRow("Section", ("Shift+Ctrl+F12", "F9"), "Text")]
    _, (line, _), *_ = lay_out_help(rows, 60, "")
    assert line.keys == "Shift+Ctrl+F12  F9  "
    assert line.text == "Text"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 42)])
async def test_the_help_says_how_to_close_it_and_is_laid_out_again(size: tuple[int, int]) -> None:
    async with open_digest(size=size) as driver:
        await driver.press("question_mark")
        assert "Esc closes the help" in driver.text()
        await driver.pilot.resize_terminal(140, 42)
        await driver.pilot.pause()
        assert "Number the links to open or copy one" in driver.text()
        await driver.press("escape")
        assert driver.focused_id == "papers"
