"""Show notifications, each once and few at a time."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Final

from textual.app import App

from digest_tui.model import Digest
from digest_tui.ui.controllers.load import DigestsLoaded
from digest_tui.ui.messages import notes

_MOST: Final = 4
"""Notifications on the screen before the next one replaces them."""


class NoteController:
    """Shows notes of the program.

    Args:
        app: Shows the notifications.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._ends: dict[str, float] = {}

    def show(self, note: notes.Note | None) -> None:
        """Show a note, if there is one."""
        if note:
            self._app.notify(
                note.text,
                title=note.title,
                severity=note.severity,
                timeout=note.seconds,
                markup=False,
            )

    def show_loaded(self, event: DigestsLoaded) -> None:
        """Show what was skipped, what could not be read, and what was left unread."""
        if event.skipped:
            self.show(notes.skipped(event.skipped))
        self.show(notes.problems(event.incomplete))
        if event.files_left:
            self.show(notes.stopped(event.files_left))

    def show_joined(self, digests: Sequence[Digest]) -> None:
        """Show which digests joined, and what could not be read of them."""
        self.show(notes.joined(digests))
        self.show(notes.problems(digests))

    def admit(self, message: str, seconds: float) -> bool:
        """Return whether to show a message: not while the same one is shown.

        Where too many are shown, they are cleared for it.

        Args:
            message: The text.
            seconds: How long it is shown.
        """
        now = monotonic()
        self._ends = {text: end for text, end in self._ends.items() if end > now}
        if message in self._ends:
            return False
        if len(self._ends) == _MOST:
            self._app.clear_notifications()
            self._ends.clear()
        self._ends[message] = now + seconds
        return True
