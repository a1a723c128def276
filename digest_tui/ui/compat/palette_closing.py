"""Textual's command palette fails after events that arrive after it was closed.

The fault: between `dismiss` and its removal the palette still handles clicks, keys and messages of
its list. A second click dismisses it again, which raises ScreenError or closes the screen below. A
message for the removed list raises NoMatches. If it is closed before its Mount event, its search
starts without a list.

Upstream: not reported (Textual 8.2.8, `CommandPalette._on_click` and `_select_command`).
Costs: nothing.
"""

from __future__ import annotations

from typing import Final

from textual import events
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette
from textual.message import Message
from textual.widgets import Input, OptionList

_UNHANDLED_WHEN_CLOSED: Final = (
    events.Click,
    events.Mount,
    Input.Changed,
    Input.Submitted,
    OptionList.OptionSelected,
)


class ClosesOnce(CommandPalette):
    """A base for a command palette that does nothing after it was closed."""

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close the palette and stop its search; do nothing if it is closed."""
        self.workers.cancel_node(self)
        stop_countdown = getattr(self, "_stop_no_matches_countdown", None)
        if stop_countdown is not None:
            stop_countdown()
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action can run; all except closing need the list of commands."""
        return action == "escape" or bool(self.query(CommandList))

    async def _on_message(self, message: Message) -> None:
        if self.is_current or not isinstance(message, _UNHANDLED_WHEN_CLOSED):
            await super()._on_message(message)
