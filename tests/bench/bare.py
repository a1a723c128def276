"""The least that a Textual app can do: show a line, and another when a key is pressed.

python bare.py FIRST KEY SECOND
"""

from __future__ import annotations

import sys

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """Shows one line of text."""

    def compose(self) -> ComposeResult:
        yield Static(sys.argv[1], markup=False)

    def on_key(self, event: events.Key) -> None:
        if event.character == sys.argv[2]:
            self.query_one(Static).update(sys.argv[3])


if __name__ == "__main__":
    Bare().run()
