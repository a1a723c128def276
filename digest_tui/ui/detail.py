"""The paper being read: the summary beside the abstract, scrolling together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.strip import Strip

from digest_tui.model import Paper
from digest_tui.ui.lines import Lines
from digest_tui.ui.page import MORE_AUTHORS, Row, lay_out
from digest_tui.ui.strips import strip

_MARGIN = 2
"""Blank cells on each side of the page."""


class DetailPane(Lines):
    """One paper, set anew when its width, its marks or the paper change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--thumb",
        "page--title",
        "page--text",
        "page--quiet",
        "page--label",
        "page--note",
        "page--emphasis",
        "page--strong",
        "page--link",
        "page--match",
    }

    class LinkClicked(Message):
        """The reader clicked a link; `shown` where the page spells its address out."""

        def __init__(self, url: str, *, shown: bool) -> None:
            super().__init__()
            self.url = url
            self.shown = shown

    class BorderDragged(Message):
        """The reader drags the border between list and paper; at last lets it go."""

        def __init__(self, pointer: Offset, *, settled: bool) -> None:
            super().__init__()
            self.pointer = pointer
            self.settled = settled

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paper: Paper | None = None
        self._note = ""
        self._words: Sequence[str] = ()
        self._all_authors = False
        self._rows: list[Row] = []
        self._set_for = 0
        self._drags_border = False
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: dict[int, Strip] = {}

    def show(self, paper: Paper | None, *, words: Sequence[str] = (), note: str = "") -> None:
        """Show a paper from its top, or the same paper where it was with other words marked."""
        if (paper, words, note) == (self._paper, self._words, self._note):
            return
        other = paper != self._paper
        self._paper, self._words, self._note = paper, words, note
        self._take_apart()
        if other:
            self._all_authors = False
            self.top = 0

    @property
    def progress(self) -> str:
        """How far down its page the reader is: `all`, `top`, `45%`, `end`; empty where hidden."""
        if not (self.display and self._paper):
            return ""
        if not self.last_top:
            return "all"
        ends = {0: "top", self.last_top: "end"}
        return ends.get(self.top, f"{100 * self.top // self.last_top}%")

    def toggle_authors(self) -> None:
        """Name all authors, or the first dozen again."""
        self._all_authors = not self._all_authors
        self._take_apart()

    def scroll_page(self) -> bool:
        """Scroll one page down; tell whether there was anything below."""
        if self.top >= self.last_top:
            return False
        self.action_leap(1)
        return True

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold of the border."""
        if -1 in self.cell_at(event):
            event.stop()
            self.capture_mouse()
            self._drags_border = True
        else:
            super().on_mouse_down(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag the border."""
        if self._drags_border:
            self.post_message(self.BorderDragged(event.screen_offset, settled=False))
        else:
            super().on_mouse_move(event)

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Let the border go."""
        if self._drags_border:
            self.post_message(self.BorderDragged(event.screen_offset, settled=True))
        self._drags_border = False
        super().on_mouse_up(event)

    def on_click(self, event: events.Click) -> None:
        """Follow a link, or name all authors."""
        link = self._link_at(*self.cell_at(event))
        if link == MORE_AUTHORS:
            self.toggle_authors()
        elif link:
            same = (run.text for row in self._page() for run in row if run.link == link)
            self.post_message(self.LinkClicked(link, shown=link in "".join(same)))

    def notify_style_update(self) -> None:
        """Draw anew in the new colours."""
        super().notify_style_update()
        self._styles.clear()
        self._strips.clear()
        self.repaint()

    def draw_line(self, line: int) -> Strip:
        """Return one line of the page."""
        rows = self._page()
        if line not in self._strips:
            blank = self._style(("text",))
            runs = [Segment(run.text, self._style(run.role)) for run in rows[line]]
            segments = [Segment(" " * _MARGIN, blank), *runs]
            self._strips[line] = strip(segments, self.width, blank)
        return self._strips[line]

    @property
    def line_count(self) -> int:
        """How many lines the page has."""
        return len(self._page())

    @property
    def _width(self) -> int:
        return max(1, self.room - 2 * _MARGIN)

    def _page(self) -> list[Row]:
        """Return the lines, set for the present width when they are first asked for.

        Keys that come faster than the screen is painted so pass papers by without setting them.
        """
        if self._set_for != self._width:
            self._set_for = self._width
            self._strips.clear()
            self._rows = (
                lay_out(
                    self._paper,
                    self._width,
                    words=self._words,
                    all_authors=self._all_authors,
                    note=self._note,
                )
                if self._paper
                else []
            )
        return self._rows

    def _take_apart(self) -> None:
        self._set_for = 0
        self.repaint()

    def _style(self, role: tuple[str, ...]) -> Style:
        if role not in self._styles:
            first, *over = role
            style = self.get_component_rich_style(f"page--{first}")
            for name in over:
                if name != "math":
                    name = "strong" if name == "code" else name
                    style += self.get_component_rich_style(f"page--{name}", partial=True)
            self._styles[role] = style
        return self._styles[role]

    def _link_at(self, x: int, y: int) -> str:
        line = y + self.top
        cells = _MARGIN
        rows = self._page()
        for run in rows[line] if line < len(rows) else ():
            width = Segment(run.text).cell_length
            if cells <= x < cells + width:
                return run.link
            cells += width
        return ""
