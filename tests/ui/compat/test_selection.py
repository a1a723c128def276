"""A press on a widget that was just removed."""

from __future__ import annotations

import inspect
from unittest.mock import PropertyMock, patch

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Label

from digest_tui.ui.compat.selection import WithoutSelection


class Labelled:
    """An app with a text."""

    def compose(self) -> ComposeResult:
        yield Label("text", id="text")


class Plain(Labelled, App[None]):
    """Textual selects the text."""


class Ours(Labelled, WithoutSelection):
    """Textual selects nothing."""


async def press_on_removed(app: App[None]) -> None:
    """Press on a label that is removed, while the screen still finds it under the pointer."""
    async with app.run_test() as pilot:
        label = app.query_one("#text", Label)
        press = events.MouseDown(None, 1, 0, 0, 0, 1, False, False, False, 1, 0)
        with patch.object(Label, "parent", PropertyMock(return_value=None)):
            app.screen._forward_event(press)
        assert label.is_attached
        await pilot.pause()


async def test_a_press_on_a_removed_widget_selects_nothing() -> None:
    await press_on_removed(Ours())


@pytest.mark.skipif(
    "container" not in inspect.getsource(Screen._forward_event),
    reason="the fault came with the selection in containers, after Textual 8.1",
)
async def test_textual_fails_at_a_press_on_a_removed_widget() -> None:
    with pytest.raises(AttributeError):
        await press_on_removed(Plain())
