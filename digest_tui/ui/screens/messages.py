"""The screen of the last messages."""

from __future__ import annotations

from collections.abc import Iterable

from textual.app import ComposeResult
from textual.screen import ModalScreen

from digest_tui.commands import Owner
from digest_tui.ui.bindings import bindings
from digest_tui.ui.compat.resize_loop import CurrentSize
from digest_tui.ui.controllers.notes import Sent
from digest_tui.ui.widgets.message_list import MessageList


class MessagesScreen(ModalScreen[None], CurrentSize):
    """The last messages, newest first, with the times at which they were sent.

    Its CSS is in a separate file, so that it is not parsed at the start.

    Args:
        sent: The messages, oldest first.
    """

    CSS_PATH = "messages.tcss"
    BINDINGS = bindings(Owner.MESSAGES)

    def __init__(self, sent: Iterable[Sent]) -> None:
        super().__init__()
        rows = [(f"{each.time:%H:%M}", each.note.text, each.note.severity) for each in sent]
        self._messages = MessageList(rows[::-1], id="messages")

    def compose(self) -> ComposeResult:
        """Compose the list."""
        yield self._messages

    def on_mount(self) -> None:
        """Focus the list, so that its keys scroll."""
        self._messages.focus()
