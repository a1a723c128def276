"""Textual's command palette starts a search for each character typed.

The fault: when many characters are typed quickly, a search is started for each, and all but the
last are cancelled immediately: 250 characters took 10 MB and 3 s.

Upstream: not reported (Textual 8.2.8, `CommandPalette._input`).
Costs: nothing.
"""

from __future__ import annotations

from textual.command import CommandPalette
from textual.message import Message
from textual.widgets import Input


class SearchesLastText(CommandPalette):
    """A base for a command palette that searches only for the current text of its input."""

    async def _on_message(self, message: Message) -> None:
        if not (isinstance(message, Input.Changed) and message.value != message.input.value):
            await super()._on_message(message)
