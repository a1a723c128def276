"""Show messages in the status bar, one at a time, and keep them to be read again."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple

from textual.app import App
from textual.timer import Timer

from digest_tui.model import Digest
from digest_tui.ui.controllers.load import DigestsLoaded
from digest_tui.ui.messages import notes

_SECONDS: Final = 5.0
"""Seconds for which a message without a problem is shown."""
_MOST_KEPT: Final = 100


class Sent(NamedTuple):
    """A note and the time at which it was sent."""

    time: datetime
    note: notes.Note


class NoteController:
    """Shows notes in the status bar.

    A problem stays until the next key, and the next problem follows it. Any other message is shown
    for some seconds, unless a problem is.

    Args:
        app: Runs a timer.
        show_note: Shows a note in the status bar; nothing for None.

    Attributes:
        sent: The last notes, oldest first.
    """

    def __init__(self, app: App[None], show_note: Callable[[notes.Note | None], None]) -> None:
        self.sent: deque[Sent] = deque(maxlen=_MOST_KEPT)
        self._app = app
        self._show_note = show_note
        self._shown: notes.Note | None = None
        self._waiting: deque[notes.Note] = deque()
        self._timer: Timer | None = None

    def show(self, note: notes.Note | None) -> None:
        """Show a note, at once or after the problems before it; do nothing for None."""
        if note is None or note in (self._shown, *self._waiting):
            return
        self.sent.append(Sent(datetime.now().astimezone(), note))
        if not (self._shown and self._shown.stays):
            self._set(note)
        elif note.stays:
            self._waiting.append(note)

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

    def key_pressed(self) -> None:
        """Close the problem that is shown."""
        if self._shown and self._shown.stays:
            self.close()

    def close(self) -> None:
        """Close the note that is shown; the next problem follows."""
        self._set(self._waiting.popleft() if self._waiting else None)

    def _set(self, note: notes.Note | None) -> None:
        if self._timer:
            self._timer.stop()
            self._timer = None
        self._shown = note
        self._show_note(note)
        if note and not note.stays:
            self._timer = self._app.set_timer(_SECONDS, self.close)
