"""Keys typed quickly; `test_terminal` types some in the program."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input

from digest_tui.ui.compat.key_order import run_bound_action


class Plain(App[None]):
    """An app whose slash moves the focus to an input."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar[list[BindingType]] = [Binding("slash", "filter", "Filter")]

    def compose(self) -> ComposeResult:
        yield Input()

    def action_filter(self) -> None:
        self.screen.set_focus(self.screen.query_one(Input))


class Ordered(Plain):
    """The same with the workaround."""

    async def on_event(self, event: events.Event) -> None:
        if not (isinstance(event, events.Key) and await run_bound_action(self, event)):
            await super().on_event(event)


async def typed(app: Plain) -> str:
    """Send two keys without a pause; return the value of the input."""
    async with app.run_test() as pilot:
        app.post_message(events.Key("slash", "/"))
        app.post_message(events.Key("x", "x"))
        await pilot.pause()
        await pilot.pause()
        return app.screen.query_one(Input).value


async def test_a_key_goes_where_the_key_before_it_moved_the_focus() -> None:
    assert await typed(Ordered()) == "x"


async def test_a_key_that_is_not_bound_runs_nothing() -> None:
    app = Plain()
    async with app.run_test():
        assert not await run_bound_action(app, events.Key("x", "x"))


async def test_textual_sends_a_key_where_the_focus_was() -> None:
    assert await typed(Plain()) == ""
