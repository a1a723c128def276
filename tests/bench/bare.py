"""A bare Textual app to compare with: it shows one line, and another line after a key press.

python bare.py FIRST KEY SECOND
"""

from __future__ import annotations

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class BareApp(App[None]):
    """Shows one line of text."""

    def compose(self) -> ComposeResult:
        yield Static(sys.argv[1], markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.character == sys.argv[2]:
            self.query_one(Static).update(sys.argv[3])


if __name__ == "__main__":
    BareApp().run()
