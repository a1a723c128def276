"""The line at the top: what is shown, the filter, and how many papers there are."""

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
    """Title, filter and count.

    Args:
        title: The title to begin with.
        filter_bar: The field in which the user types the filter.
    """

    title_line = query_one("#name", Static)
    count_line = query_one("#count", Static)

    def __init__(self, title: str, filter_bar: Widget, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._title = title
        self._filter_bar = filter_bar

    def compose(self) -> ComposeResult:
        """Put the filter between title and count."""
        yield Static(_title_content(self._title), id="name")
        yield Static(Content("/ "), id="slash")
        yield self._filter_bar
        yield Static(id="count")

    def show_title(self, title: str) -> None:
        """Show what is open or looked at; a change lays out the header anew (18 ms)."""
        if title != self._title:
            self._title = title
            self.title_line.update(_title_content(title))

    def show_count(self, count: str) -> None:
        """Show how many papers there are."""
        self.count_line.update(Content(count), layout=False)

    @on(events.Click, "#name, #count")
    def _open_palette(self) -> None:
        self.app.action_command_palette()


def _title_content(title: str) -> Content:
    """Return the program's name, quiet, and a title in the colour of text."""
    return Content(f"{_PROGRAM}  {title}").stylize("$foreground", len(_PROGRAM) + 2)
