"""Faults of Textual's command palette that the palette of the program does not have."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from rich.style import Style
from textual import events
from textual.app import App, ScreenError
from textual.command import CommandInput, CommandList, CommandPalette
from textual.content import Content
from textual.errors import NoWidget
from textual.geometry import Size
from textual.pilot import Pilot
from textual.widgets import Input

from digest_tui.ui.compat.palette_size import SMALLEST_WIDTH, breaks_palette
from digest_tui.ui.screens.palette import Palette


@asynccontextmanager
async def opened(palette: CommandPalette) -> AsyncIterator[Pilot[None]]:
    """Open a palette over an empty screen and wait for its commands."""
    app: App[None] = App()
    async with app.run_test(size=(80, 24)) as pilot:
        await app.push_screen(palette)
        while not palette.query_one(CommandList).option_count:
            await pilot.pause(0.01)
        yield pilot


def click(column: int, row: int, style: Style | None = None) -> events.Click:
    return events.Click(None, column, row, 0, 0, 1, False, False, False, column, row, style)


def composition(palette: CommandPalette) -> list[tuple[str | None, str]]:
    """Return the widgets of a palette, the list by the name of Textual's."""
    return [
        (widget.id, CommandList.__name__ if isinstance(widget, CommandList) else repr(type(widget)))
        for widget in palette.walk_children()
        if "-textual-system" not in widget.classes
    ]


async def test_the_palette_is_composed_as_textuals() -> None:
    ours, textuals = Palette(), CommandPalette()
    async with opened(ours), opened(textuals):
        assert composition(ours) == composition(textuals)


async def test_the_palette_closes_once() -> None:
    palette = Palette()
    async with opened(palette) as pilot:
        palette.dismiss()
        palette.dismiss()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1


async def test_textuals_palette_fails_where_it_is_closed_twice() -> None:
    palette = CommandPalette()
    async with opened(palette):
        palette.dismiss()
        with pytest.raises(ScreenError):
            palette.dismiss()


@pytest.mark.parametrize("kind", [Palette, CommandPalette])
async def test_only_textuals_palette_searches_for_what_is_typed_over(
    kind: type[CommandPalette], monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    palette = kind()
    async with opened(palette) as pilot:
        monkeypatch.setattr(palette, "_gather_commands", searched.append)
        field = palette.query_one(CommandInput)
        palette.post_message(Input.Changed(field, "typed over"))
        await pilot.pause()
    assert searched == ([] if kind is Palette else ["typed over"])


async def click_on_option(palette: CommandPalette, option: int) -> None:
    """Click on an option of a palette's list by its number."""
    async with opened(palette) as pilot:
        commands = palette.query_one(CommandList)
        while not commands.region:
            await pilot.pause(0.01)
        column, row = commands.region.offset
        commands.post_message(click(column, row, Style(meta={"option": option})))
        await pilot.pause()
        assert pilot.app.screen is palette


async def click_on_screen(palette: CommandPalette, column: int, row: int) -> None:
    """Click on a cell of a palette's screen."""
    async with opened(palette) as pilot:
        palette.post_message(click(column, row))
        await pilot.pause()
        assert pilot.app.screen is palette


async def test_a_click_on_an_option_that_is_gone_is_ignored() -> None:
    await click_on_option(Palette(), 999)


async def test_textuals_palette_fails_at_a_click_on_an_option_that_is_gone() -> None:
    with pytest.raises(IndexError):
        await click_on_option(CommandPalette(), 999)


async def test_a_click_beside_the_screen_is_ignored() -> None:
    await click_on_screen(Palette(), 500, 500)


async def test_textuals_palette_fails_at_a_click_beside_the_screen() -> None:
    with pytest.raises(NoWidget):
        await click_on_screen(CommandPalette(), 500, 500)


@pytest.mark.parametrize(
    ("event", "breaks"),
    [
        (events.Key("pagedown", None), True),
        (events.Key("pageup", None), True),
        (events.Key("down", None), False),
        (events.Resize(Size(SMALLEST_WIDTH - 1, 24), Size(80, 24)), True),
        (events.Resize(Size(SMALLEST_WIDTH, 24), Size(80, 24)), False),
    ],
)
def test_the_events_that_break_the_palette_are_known(event: events.Event, breaks: bool) -> None:
    assert breaks_palette(event) is breaks


async def test_textuals_palette_fails_at_a_page_key_before_its_list_is_laid_out() -> None:
    app: App[None] = App()
    async with app.run_test(size=(80, 24)):
        palette = CommandPalette()
        await app.push_screen(palette)
        commands = palette.query_one(CommandList)
        commands.add_option("one")
        commands.highlighted = 0
        with pytest.raises((KeyError, IndexError)):
            commands.action_page_down()  # type: ignore[no-untyped-call]


def test_textual_fails_where_there_is_no_cell_for_the_text_of_an_option() -> None:
    with pytest.raises(ValueError, match="must not be zero"):
        Content("word").get_height({}, 0)


async def test_without_the_private_name_the_palette_closes(monkeypatch: pytest.MonkeyPatch) -> None:
    palette = Palette()
    async with opened(palette) as pilot:
        monkeypatch.setattr(palette, "_stop_no_matches_countdown", None)
        palette.dismiss()
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
