"""Textual's command palette fails after a click on an option or cell that no longer exists.

The fault: a click has the number of the option that was under the pointer. If the list has become
shorter since, OptionList raises an IndexError. If the screen has become smaller, CommandPalette
raises NoWidget.

Upstream: not reported (Textual 8.2.8, `OptionList._on_click` and `CommandPalette._on_click`).
Costs: `compose` repeats that of Textual, because the list cannot be replaced; a test compares both.
"""

from __future__ import annotations

from contextlib import suppress

from textual import events
from textual.app import ComposeResult
from textual.command import CommandInput, CommandList, CommandPalette, SearchIcon
from textual.containers import Horizontal, Vertical
from textual.errors import NoWidget
from textual.message import Message
from textual.widgets import LoadingIndicator


class ChecksClicks(CommandPalette):
    """A base for a command palette that ignores clicks on options or cells that no longer exist."""

    def compose(self) -> ComposeResult:
        """Compose the same as Textual, with another list."""
        with Vertical(id="--container"):
            with Horizontal(id="--input"):
                yield SearchIcon()
                placeholder = getattr(self, "_placeholder", "")
                yield CommandInput(placeholder=placeholder, select_on_focus=False)
            with Vertical(id="--results"):
                yield _CheckedList()
                yield LoadingIndicator()

    async def _on_message(self, message: Message) -> None:
        with suppress(NoWidget):
            await super()._on_message(message)


class _CheckedList(CommandList):
    def on_click(self, event: events.Click) -> None:
        """Ignore a click on an option that no longer exists."""
        if event.style.meta.get("option", -1) >= self.option_count:
            event.prevent_default()
