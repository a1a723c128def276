"""Textual's input: its layout and its cursor."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Input

from digest_tui.ui.compat.input_cursor import CursorAtNextCharacter
from digest_tui.ui.compat.input_layout import virtual_size_without_layout


class Fixed(Input):
    """An input with the workaround for its layout."""

    virtual_size = virtual_size_without_layout()


class Fields(App[None]):
    """An app with one input."""

    def __init__(self, field: Input) -> None:
        super().__init__()
        self.field = field
        self.layouts = 0

    def compose(self) -> ComposeResult:
        yield self.field

    def on_mount(self) -> None:
        self.screen.screen_layout_refresh_signal.subscribe(self, self._count)

    def _count(self, _: object) -> None:
        self.layouts += 1


async def layouts_of_a_character(field: Input) -> int:
    app = Fields(field)
    async with app.run_test() as pilot:
        await pilot.press("a")
        await pilot.pause()
        before = app.layouts
        await pilot.press("b")
        await pilot.pause()
        return app.layouts - before


async def test_a_character_lays_nothing_out() -> None:
    assert await layouts_of_a_character(Fixed()) == 0


async def test_textual_lays_the_screen_out_at_each_character() -> None:
    assert await layouts_of_a_character(Input()) > 0


async def cursor_in_text(field: Input, *, at: int) -> int:
    """Return the column of the terminal's cursor, counted from the first character."""
    async with Fields(field).run_test() as pilot:
        field.value = "ab"
        field.cursor_position = at
        await pilot.pause()
        return field.cursor_screen_offset.x - field.content_region.x


async def test_the_cursor_is_at_the_next_character() -> None:
    assert [await cursor_in_text(CursorAtNextCharacter(), at=at) for at in range(3)] == [0, 1, 2]


async def test_textual_counts_a_cell_too_many_at_the_end() -> None:
    assert [await cursor_in_text(Input(), at=at) for at in range(3)] == [0, 1, 3]
