"""The header: the program, the scope, the filter, and the number of papers."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

_PROGRAM = "digest-tui"
_USUAL_WIDTH = len("2026-06-30 · cs.CV")
"""Cells for the title, at least: the filter keeps its position when another scope is shown."""


class Header(Container):
    """One line with the title, the filter and the number of papers.

    Args:
        title: The first title.
        filter_bar: The widget in which the user types the filter.
    """

    title_line = query_one("#name", Static)
    count_line = query_one("#count", Static)

    def __init__(self, title: str, filter_bar: Widget, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._title_width = max(_USUAL_WIDTH, cell_len(title))
        self._filter_bar = filter_bar

    def compose(self) -> ComposeResult:
        """Compose the filter between title and count."""
        yield Static(Content(_PROGRAM), id="program")
        name = Static(Content(self._title), id="name")
        name.styles.width = self._title_width
        yield name
        yield Static(Content("/ "), id="slash")
        yield self._filter_bar
        yield Static(id="count")

    def show_title(self, title: str) -> None:
        """Show a title; the longest one so far lays out the whole screen again (18 ms)."""
        if title != self._title:
            self._title = title
            self.title_line.update(Content(title), layout=False)
            if cell_len(title) > self._title_width:
                self._title_width = cell_len(title)
                self.title_line.styles.width = self._title_width

    def show_count(self, count: str) -> None:
        """Show the number of papers."""
        self.count_line.update(Content(count), layout=False)

    @on(events.Click, "#program, #name, #count")
    def _open_palette(self) -> None:
        self.app.action_command_palette()
