"""The detail pane: the page of a paper, with its links, matches and selection."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from typing import ClassVar, NamedTuple

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
from digest_tui.page.link_numbers import LinkNumbers, number_links
from digest_tui.page.links import AuthorsLink, DayLink, Link, UrlLink
from digest_tui.page.selection import Selection
from digest_tui.page.typesetter import TextPosition, run_at
from digest_tui.ui.widgets.line_view import Grab, LineView, cell_at
from digest_tui.ui.widgets.strips import make_strip, overlay

_MARGIN = 2
"""Blank cells on each side of the page, at least."""


class Scrolled(NamedTuple):
    """The first visible line of a page, and the last one that can be the first."""

    top: int
    last_top: int


class DetailPane(LineView):
    """The page of a paper; it is laid out again when the paper, the words or the width change."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--thumb",
        "page--bookmark",
        "page--title",
        "page--text",
        "page--quiet",
        "page--label",
        "page--note",
        "page--emphasis",
        "page--strong",
        "page--link",
        "page--match",
        "page--current",
        "page--selected",
        "page--number",
    }

    class LinkClicked(Message):
        """The user clicked a link.

        Attributes:
            link: The link.
            is_spelled_out: Whether the page shows the whole URL.
        """

        def __init__(self, link: UrlLink | DayLink, *, is_spelled_out: bool) -> None:
            super().__init__()
            self.link = link
            self.is_spelled_out = is_spelled_out

    class BorderDragged(Message):
        """The user drags the border between list and paper.

        Attributes:
            pointer: The cell of the screen under the pointer.
            is_final: Whether the drag has ended.
        """

        def __init__(self, pointer: Offset, *, is_final: bool) -> None:
            super().__init__()
            self.pointer = pointer
            self.is_final = is_final

    scrolled: reactive[Scrolled | None] = reactive(None, repaint=False)
    """The scroll position at the last paint; None without a paper."""

    is_starred: reactive[bool] = reactive(False, repaint=False)
    """Whether a star stands in the margin of the first line."""

    def __init__(self, *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._paper: Paper | None = None
        self._note = ""
        self._words: Sequence[str] = ()
        self._days: Sequence[str] = ()
        self._page_layout: Layout = "beside"
        self._all_authors = False
        self._page = Page([], [], 0)
        self._laid_out_width = 0
        self._current_match: TextPosition | None = None
        self._selection: Selection | None = None
        self._numbers = LinkNumbers({}, {})
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
        """Show a paper from its top; the same paper keeps its scroll position.

        While text is selected, a change of `days` alone is ignored, because it would move the text.

        Args:
            paper: The paper, or None to show nothing.
            words: Casefolded words to highlight.
            days: The days of the paper's versions, that of the version shown first.
            note: A remark to show above summary and abstract.
        """
        requested = (paper, words, days, note)
        shown = (self._paper, self._words, self._days, self._note)
        if requested == shown:
            return
        same = paper == self._paper
        if same and self.selected and requested == (*shown[:2], days, shown[3]):
            return
        before = self.line_count if same and self.top else 0
        self._paper, self._words, self._days, self._note = requested
        self._lay_out_again()
        if not same:
            self._all_authors = False
            self.top = 0
        elif before:
            self.top += self.line_count - before

    @property
    def page_layout(self) -> Layout:
        """The layout of the page."""
        return self._page_layout

    def set_page_layout(self, layout: Layout) -> None:
        """Set the layout of the page."""
        self._page_layout = layout
        self._lay_out_again()
        self.top = self.validate_top(self.top)

    @property
    def has_two_columns(self) -> bool:
        """Whether there is space for summary and abstract side by side."""
        return self._page_width >= BESIDE

    @property
    def selected(self) -> str:
        """The selected text without the line breaks of the page; empty if none is selected."""
        return self._selection.text if self._selection else ""

    def watch_is_starred(self) -> None:
        """Draw the first line again."""
        self._strips.pop(0, None)
        self.repaint()

    def clear_selection(self) -> None:
        """Clear the selection."""
        if self._selection:
            self._selection = None
            self._draw_again()

    def seek_match(self, step: int, *, from_edge: bool = False) -> bool:
        """Go to the next match (1) or the previous one (-1); return whether there was one.

        The search starts at the current match if that is visible, or else at the first or last
        visible line.

        Args:
            step: 1 or -1.
            from_edge: Whether to start at the first or last line of the page instead.
        """
        rows = self._laid_out().rows
        first: dict[TextPosition, int] = {}
        for y, row in enumerate(rows):
            for run in row:
                if run.match:
                    first.setdefault(run.match, y)
        matches = [(y, number) for number, y in enumerate(first.values())]
        onscreen = range(self.top, self.top + self.view_size.height)
        if self._current_match and first[self._current_match] in onscreen:
            current = (first[self._current_match], list(first).index(self._current_match))
        elif from_edge:
            current = (-1, 0) if step > 0 else (len(rows), 0)
        else:
            current = (onscreen.start, -1) if step > 0 else (onscreen.stop, -1)
        further = [each for each in matches if (each > current if step > 0 else each < current)]
        if not further:
            return False
        line, number = further[0] if step > 0 else further[-1]
        self._current_match = list(first)[number]
        if line not in onscreen:
            self.top = line - self.view_size.height // 3
        self._draw_again()
        return True

    @property
    def link_urls(self) -> Mapping[str, str]:
        """The URLs of the links by the numbers that are shown; empty if none are."""
        return self._numbers.urls

    def show_link_numbers(self) -> None:
        """Show a number at each link to a URL; scroll to the first if none is visible."""
        self._numbers = number_links(self._laid_out().rows)
        lines = self._numbers.cells
        if lines and not any(self.top <= y < self.top + self.view_size.height for y in lines):
            self.top = min(lines)
        self._draw_again()

    def hide_link_numbers(self) -> None:
        """Hide the numbers of the links."""
        self._numbers = LinkNumbers({}, {})
        self._draw_again()

    def toggle_authors(self) -> bool:
        """Show all authors, or only the first ones; return whether that makes a difference."""
        runs = (run for row in self._laid_out().rows for run in row)
        if not self._all_authors and not any(isinstance(run.link, AuthorsLink) for run in runs):
            return False
        self._all_authors = not self._all_authors
        self._lay_out_again()
        return True

    def scroll_page(self) -> bool:
        """Scroll one page down; return whether the page was not at its end."""
        if self.top >= self.last_top:
            return False
        self.action_move_pages(1)
        return True

    def grab(self, x: int, y: int) -> Grab | None:
        """Grab the border, the thumb, or text to select."""
        if -1 in (x, y):
            return Grab.BORDER
        if thumb := super().grab(x, y):
            return thumb
        self.clear_selection()
        self._selection = Selection(self._laid_out(), y + self.top, x - self._margin)
        return Grab.TEXT

    def drag(self, event: events.MouseEvent, *, is_final: bool = False) -> None:
        """Move the border, the thumb or the end of the selection to the pointer."""
        if self.grabbed is Grab.BORDER:
            self.post_message(self.BorderDragged(event.screen_offset, is_final=is_final))
        elif self.grabbed is Grab.TEXT:
            if not is_final:
                self._extend_selection(*cell_at(self, event))
        else:
            super().drag(event, is_final=is_final)

    def _extend_selection(self, x: int, y: int) -> None:
        """Extend the selection to a cell; if that is above or below the page, scroll by a line."""
        if self._selection:
            if not 0 <= y < self.view_size.height:
                self.top += 1 if y > 0 else -1
            self._selection.extend(min(max(y + self.top, 0), self.line_count), x - self._margin)
            self._draw_again()

    def click_cell(self, x: int, y: int) -> None:
        """Post the link at a cell, or show all authors."""
        link = self._link_at(x, y)
        if isinstance(link, AuthorsLink):
            self.toggle_authors()
        elif link:
            runs = (run.text for row in self._page.rows for run in row if run.link == link)
            is_spelled_out = isinstance(link, UrlLink) and link.url in "".join(runs)
            self.post_message(self.LinkClicked(link, is_spelled_out=is_spelled_out))

    def clear_line_cache(self) -> None:
        """Clear the caches of drawn lines and of styles."""
        self._styles.clear()
        self._strips.clear()

    def draw_line(self, line: int) -> Strip:
        """Return a line of the page."""
        row = self._laid_out().rows[line]
        if line not in self._strips:
            blank = self._style(("text",))
            star = "★" if line == 0 and self.is_starred else ""
            segments = [
                Segment(" " * (self._margin - _MARGIN), blank),
                Segment(star.ljust(_MARGIN), self._style(("bookmark",))),
            ]
            selected = self._selection.parts(row) if self._selection else repeat((0, 0))
            for run, (first, last) in zip(row, selected, strict=False):
                role = (
                    (*run.role, "current")
                    if run.match and run.match == self._current_match
                    else run.role
                )
                style = self._style(role)
                if first < last:
                    segments += [
                        Segment(run.text[:first], style),
                        Segment(run.text[first:last], self._style((*role, "selected"))),
                        Segment(run.text[last:], style),
                    ]
                else:
                    segments.append(Segment(run.text, style))
            strip = make_strip(segments, self.width, blank)
            for cell, number in self._numbers.cells.get(line, ()):
                label = Segment(number, self._style(("number",)))
                strip = overlay(strip, self._margin + cell, label)
            self._strips[line] = strip
        return self._strips[line]

    @property
    def line_count(self) -> int:
        """The number of lines of the page."""
        return len(self._laid_out().rows)

    @property
    def _page_width(self) -> int:
        """The cells of a line that are left between the margins."""
        return max(1, self.text_width - 2 * _MARGIN)

    @property
    def _margin(self) -> int:
        """The blank cells to the left of the page, which is centred."""
        return _MARGIN + max(0, self._page_width - self._page.width) // 2

    def _laid_out(self) -> Page:
        """Return the page; lay it out if it is not laid out for this width."""
        if self._laid_out_width != self._page_width:
            self._laid_out_width = self._page_width
            self._strips.clear()
            self._current_match = self._selection = None
            self._numbers = LinkNumbers({}, {})
            self._page = (
                lay_out(
                    self._paper,
                    self._page_width,
                    layout=self._page_layout,
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
        self.scrolled = Scrolled(self.top, self.last_top) if self._paper else None

    def _lay_out_again(self) -> None:
        self._laid_out_width = 0
        self._current_match = self._selection = None
        self.repaint()

    def _draw_again(self) -> None:
        self._strips.clear()
        self.repaint()

    def _style(self, role: tuple[str, ...]) -> Style:
        if role not in self._styles:
            first, *others = role
            style = self.get_component_rich_style(f"page--{first}")
            for name in others:
                if name != "math":
                    name = "strong" if name == "code" else name
                    style += self.get_component_rich_style(f"page--{name}", partial=True)
            self._styles[role] = style
        return self._styles[role]

    def _link_at(self, x: int, y: int) -> Link | None:
        run = run_at(self._laid_out().rows, y + self.top, x - self._margin)
        return run.link if run else None
