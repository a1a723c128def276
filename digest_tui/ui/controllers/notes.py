"""Show notifications: no duplicates, and few at a time."""

from __future__ import annotations

from collections.abc import Sequence
from time import monotonic
from typing import Final

from textual.app import App

from digest_tui.model import Digest
from digest_tui.ui.controllers.load import DigestsLoaded
from digest_tui.ui.messages import notes

_MAX_SHOWN: Final = 4
"""Notifications on the screen before the next one clears them."""


class NoteController:
    """Shows notes as notifications.

    Args:
        app: The app.
    """

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._ends: dict[str, float] = {}

    def show(self, note: notes.Note | None) -> None:
        """Show a note; do nothing for None."""
        if note:
            self._app.notify(
                note.text,
                title=note.title,
                severity=note.severity,
                timeout=note.seconds,
                markup=False,
            )

    def show_loaded(self, event: DigestsLoaded) -> None:
        """Show skipped files, problems, and the number of files that were not read."""
        if event.skipped:
            self.show(notes.skipped(event.skipped))
        self.show(notes.problems(event.incomplete))
        if event.files_left:
            self.show(notes.stopped(event.files_left))

    def show_joined(self, digests: Sequence[Digest]) -> None:
        """Show which digests were opened, and their problems."""
        self.show(notes.joined(digests))
        self.show(notes.problems(digests))

    def admit(self, message: str, seconds: float) -> bool:
        """Return whether a message may be shown: it may not while the same one is on the screen.

        If too many others are on the screen, they are cleared.

        Args:
            message: The text.
            seconds: How long it will be shown.
        """
        now = monotonic()
        self._ends = {text: end for text, end in self._ends.items() if end > now}
        if message in self._ends:
            return False
        if len(self._ends) == _MAX_SHOWN:
            self._app.clear_notifications()
            self._ends.clear()
        self._ends[message] = now + seconds
        return True
