"""The header: a title, the filter, and the number of papers."""

from __future__ import annotations

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.getters import query_one
from textual.widget import Widget
from textual.widgets import Static

_PROGRAM = "digest-tui"


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
        self._filter_bar = filter_bar

    def compose(self) -> ComposeResult:
        """Compose the filter between title and count."""
        yield Static(_title_content(self._title), id="name")
        yield Static(Content("/ "), id="slash")
        yield self._filter_bar
        yield Static(id="count")

    def show_title(self, title: str) -> None:
        """Show a title; a different one lays out the whole screen again (18 ms)."""
        if title != self._title:
            self._title = title
            self.title_line.update(_title_content(title))

    def show_count(self, count: str) -> None:
        """Show the number of papers."""
        self.count_line.update(Content(count), layout=False)

    @on(events.Click, "#name, #count")
    def _open_palette(self) -> None:
        self.app.action_command_palette()


def _title_content(title: str) -> Content:
    """Return the program's name in the muted colour and a title in that of text."""
    return Content(f"{_PROGRAM}  {title}").stylize("$foreground", len(_PROGRAM) + 2)
