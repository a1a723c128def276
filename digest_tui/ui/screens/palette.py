"""Textual's palette of commands, safe from clicks and keys that come too late for it."""

from __future__ import annotations

from contextlib import suppress
from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.errors import NoWidget
from textual.message import Message
from textual.widgets import Input, LoadingIndicator, OptionList

_TOO_LATE: Final = (
    events.Click,
    events.Mount,
    Input.Changed,
    Input.Submitted,
    OptionList.OptionSelected,
)
"""What Textual's palette fails at, or does twice, between its closing and its end."""


class Palette(CommandPalette):
    """Closes once, and then does nothing more."""

    def compose(self) -> ComposeResult:
        """Lay the field over the commands, as Textual does."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                yield CommandInput(placeholder=self._placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield _Commands()
                yield LoadingIndicator()

    def dismiss(self, result: None = None) -> AwaitComplete:
        """Close, and search no longer; the second of two clicks or keys finds it closed."""
        self.workers.cancel_node(self)
        self._stop_no_matches_countdown()
        return super().dismiss(result) if self.is_current else AwaitComplete()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Move among the commands only while they are there."""
        return action == "escape" or bool(self.query(CommandList))

    async def _on_message(self, message: Message) -> None:
        """Pass over what was sent before it closed, and searches for what is typed over already.

        Textual starts a worker for each letter: 250 letters at once took 10 MB and 3 s. It fails at
        a click where the screen has shrunk since.
        """
        stale = isinstance(message, Input.Changed) and message.value != message.input.value
        if not stale and (self.is_current or not isinstance(message, _TOO_LATE)):
            with suppress(NoWidget):
                await super()._on_message(message)


class _Commands(CommandList):
    """Passes over a click on a command that is no longer there."""

    def on_click(self, event: events.Click) -> None:
        """See that there still is what the click was meant for."""
        if event.style.meta.get("option", -1) >= self.option_count:
            event.prevent_default()
