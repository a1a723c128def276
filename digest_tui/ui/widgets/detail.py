"""The paper being read: the summary beside the abstract, scrolling together."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import repeat
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip

from digest_tui.config import Layout
from digest_tui.model import Paper
from digest_tui.page.layout import BESIDE, Page, lay_out
from digest_tui.page.links import AuthorsLink, DayLink, Link, UrlLink
from digest_tui.page.selection import Selection
from digest_tui.page.typesetter import TextPosition, run_at
from digest_tui.ui.widgets.line_view import Lines
from digest_tui.ui.widgets.strips import strip

_MARGIN = 2
"""Blank cells that stay at least on each side of the page."""


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
        "page--here",
        "page--selected",
    }

    class LinkClicked(Message):
        """The reader clicked a link; `shown` where the page spells its address out."""

        def __init__(self, url: str, *, shown: bool) -> None:
            super().__init__()
            self.url = url
            self.shown = shown

    class DayClicked(Message):
        """The reader wants the text that the paper has on another day."""

        def __init__(self, day: str) -> None:
            super().__init__()
            self.day = day

    class BorderDragged(Message):
        """The reader drags the border between list and paper; at last lets it go."""

        def __init__(self, pointer: Offset, *, settled: bool) -> None:
            super().__init__()
            self.pointer = pointer
            self.settled = settled

    progress: reactive[str] = reactive("", repaint=False)
    """How far down the page the reader is: `all`, `top`, `45%` or `end`; empty for no paper."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paper: Paper | None = None
        self._note = ""
        self._words: Sequence[str] = ()
        self._days: Sequence[str] = ()
        self._layout: Layout = "beside"
        self._all_authors = False
        self._page = Page([], [], 0)
        self._set_for = 0
        self._hit: TextPosition | None = None
        self._selection: Selection | None = None
        self._styles: dict[tuple[str, ...], Style] = {}
        self._strips: dict[int, Strip] = {}

    def show(
        self,
        paper: Paper | None,
        *,
        words: Sequence[str] = (),
        days: Sequence[str] = (),
        note: str = "",
    ) -> None:
        """Show a paper from its top, or the same paper where it was with other words marked.

        Other days alone wait while text is selected, and what is on the screen stays there.
        """
        asked = (paper, words, days, note)
        shown = (self._paper, self._words, self._days, self._note)
        if asked == shown:
            return
        same = paper == self._paper
        if same and self.selected and asked == (*shown[:2], days, shown[3]):
            return
        before = self.line_count if same and self.top else 0
        self._paper, self._words, self._days, self._note = asked
        self._take_apart()
        if not same:
            self._all_authors = False
            self.top = 0
        elif before:
            self.top += self.line_count - before

    def set_layout(self, layout: Layout) -> None:
        """Set the paper in another way."""
        self._layout = layout
        self._take_apart()
        self.top = self.validate_top(self.top)

    @property
    def has_two_columns(self) -> bool:
        """Whether there is room for summary and abstract side by side."""
        return self._room >= BESIDE

    @property
    def selected(self) -> str:
        """The text that the reader selected, without our line breaks; empty where none is."""
        return self._selection.text if self._selection else ""

    def select_nothing(self) -> None:
        """Let go of what was selected."""
        if self._selection:
            self._selection = None
            self._draw_anew()

    def seek(self, step: int, *, afresh: bool = False) -> bool:
        """Go to the next match, or with -1 to the one before; tell whether there was one.

        It starts from the match before, where that is still on the screen, else from what is; on a
        paper come to `afresh`, from its near end.
        """
        rows = self._ready().rows
        first: dict[TextPosition, int] = {}
        for y, row in enumerate(rows):
            for run in row:
                if run.match:
                    first.setdefault(run.match, y)
        hits = [(y, number) for number, y in enumerate(first.values())]
        onscreen = range(self.top, self.top + self.extent.height)
        if self._hit and first[self._hit] in onscreen:
            here = (first[self._hit], list(first).index(self._hit))
        elif afresh:
            here = (-1, 0) if step > 0 else (len(rows), 0)
        else:
            here = (onscreen.start, -1) if step > 0 else (onscreen.stop, -1)
        onward = [hit for hit in hits if (hit > here if step > 0 else hit < here)]
        if not onward:
            return False
        line, number = onward[0] if step > 0 else onward[-1]
        self._hit = list(first)[number]
        if line not in onscreen:
            self.top = line - self.extent.height // 3
        self._draw_anew()
        return True

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

    def grip(self, x: int, y: int) -> str:
        """Take hold of the border, of the thumb, or of the text."""
        if -1 in (x, y):
            return "border"
        held = super().grip(x, y)
        if not held:
            self.select_nothing()
            self._selection = Selection(self._ready(), y + self.top, x - self._margin)
        return held or "text"

    def drag(self, event: events.MouseEvent) -> None:
        """Drag the border, the thumb, or the end of the selection."""
        super().drag(event)
        if self.held == "border":
            self.post_message(self.BorderDragged(event.screen_offset, settled=False))
        elif self.held == "text" and self._selection:
            x, y = self.cell_at(event)
            if not 0 <= y < self.extent.height:
                self.top += 1 if y > 0 else -1
            self._selection.extend(min(max(y + self.top, 0), self.line_count), x - self._margin)
            self._draw_anew()

    def drop(self, event: events.MouseEvent) -> None:
        """Leave the border where it is."""
        if self.held == "border":
            self.post_message(self.BorderDragged(event.screen_offset, settled=True))

    def clicked(self, x: int, y: int) -> None:
        """Follow a link, or name all authors."""
        match link := self._link_at(x, y):
            case AuthorsLink():
                self.toggle_authors()
            case DayLink(day):
                self.post_message(self.DayClicked(day))
            case UrlLink(url):
                same = (run.text for row in self._page.rows for run in row if run.link == link)
                self.post_message(self.LinkClicked(url, shown=url in "".join(same)))

    def forget_drawn(self) -> None:
        """Forget every line and the styles of its parts."""
        self._styles.clear()
        self._strips.clear()

    def draw_line(self, line: int) -> Strip:
        """Return one line of the page."""
        row = self._ready().rows[line]
        if line not in self._strips:
            blank = self._style(("text",))
            segments = [Segment(" " * self._margin, blank)]
            marks = self._selection.parts(row) if self._selection else repeat((0, 0))
            for run, (first, last) in zip(row, marks, strict=False):
                role = (*run.role, "here") if run.match and run.match == self._hit else run.role
                style = self._style(role)
                if first < last:
                    segments += [
                        Segment(run.text[:first], style),
                        Segment(run.text[first:last], self._style((*role, "selected"))),
                        Segment(run.text[last:], style),
                    ]
                else:
                    segments.append(Segment(run.text, style))
            self._strips[line] = strip(segments, self.width, blank)
        return self._strips[line]

    @property
    def line_count(self) -> int:
        """How many lines the page has."""
        return len(self._ready().rows)

    @property
    def _room(self) -> int:
        """The cells that a page may take."""
        return max(1, self.room - 2 * _MARGIN)

    @property
    def _margin(self) -> int:
        """The blank cells left of the page, which stands in the middle of what it leaves over."""
        return _MARGIN + max(0, self._room - self._page.width) // 2

    def _ready(self) -> Page:
        """Return the page, set for the present width when it is first asked for."""
        if self._set_for != self._room:
            self._set_for = self._room
            self._strips.clear()
            self._hit = self._selection = None
            self._page = (
                lay_out(
                    self._paper,
                    self._room,
                    layout=self._layout,
                    searched=self._words,
                    all_authors=self._all_authors,
                    days=self._days,
                    note=self._note,
                )
                if self._paper
                else Page([], [], 0)
            )
        return self._page

    def _measure(self) -> None:
        super()._measure()
        ends = {self.last_top: "end", 0: "top" if self.last_top else "all"}
        percent = f"{100 * self.top // max(1, self.last_top)}%"
        self.progress = ends.get(self.top, percent) if self._paper else ""

    def _take_apart(self) -> None:
        self._set_for = 0
        self._hit = self._selection = None
        self.repaint()

    def _draw_anew(self) -> None:
        self._strips.clear()
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

    def _link_at(self, x: int, y: int) -> Link | None:
        run = run_at(self._ready().rows, y + self.top, x - self._margin)
        return run.link if run else None
