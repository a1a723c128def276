"""The screen on which digests are read: it alone knows all the panes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.widgets import Static

from digest_tui import query
from digest_tui.config import LAYOUTS, Settings
from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Paper
from digest_tui.text.wrap import truncate
from digest_tui.ui.detail import DetailPane
from digest_tui.ui.filter_bar import FilterBar
from digest_tui.ui.key_bar import KeyBar
from digest_tui.ui.panes import PaneScreen
from digest_tui.ui.paper_list import PaperList
from digest_tui.ui.scope import ALL, BOOKMARKS, Scope
from digest_tui.ui.sidebar import Sidebar
from digest_tui.ui.state import ReadingState

_AT_ONCE = 50
"""Papers folded between two keys: 1 to 2 ms."""
_CATEGORIES = Binding.Group("The category at that place")


class ReadingScreen(PaneScreen):
    """Composes the panes and holds what they share: filter, scope and current paper."""

    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bookmark", "Bookmark", tooltip="Keep this paper, or let it go"),
        Binding("slash", "filter", "Filter", key_display="/", tooltip="Type words to filter by"),
        Binding("z", "zoom", "Zoom", tooltip="Only the paper, or all panes again"),
        Binding("space", "read_on", "Read on", tooltip="Scroll, then on to the next paper"),
        Binding("o", "open_page", "Open page", show=False, tooltip="The abstract in the browser"),
        Binding("p", "open_pdf", "Open PDF", show=False, tooltip="The PDF in the browser"),
        Binding("v", "layout", "Layout", show=False, tooltip="Both columns, one, or stacked"),
        Binding("n", "match(1)", "Next match", show=False, tooltip="To the next match"),
        Binding("N", "match(-1)", "Match before", show=False, tooltip="To the match before"),
        Binding("y", "copy", "Copy", show=False, tooltip="Copy what is selected, or the link"),
        Binding("Y", "copy_paper", "Copy paper", show=False, tooltip="Copy the paper as Markdown"),
        Binding("c", "compact", "Compact list", show=False, tooltip="One line a paper, or two"),
        Binding("a", "authors", "All authors", show=False, tooltip="Every author, or a dozen"),
        Binding("B", "bookmarks", "Bookmarks", show=False, tooltip="The bookmarks, or all papers"),
        Binding(
            "escape",
            "back",
            "Step back",
            show=False,
            tooltip="Out of selection, pane, filter",
        ),
        Binding("0", "scope(0)", "All papers", show=False),
        *(
            Binding(str(n), f"scope({n})", f"Category {n}", show=False, group=_CATEGORIES)
            for n in range(1, 10)
        ),
    ]

    filter_bar = query_one("#filter", FilterBar)
    keys = query_one("#keys", KeyBar)
    count = query_one("#count", Static)

    class BookmarkToggled(Message):
        """The reader wants a paper of a digest kept, or let go."""

        def __init__(self, paper: Paper, digest: str, keep: bool) -> None:
            super().__init__()
            self.paper = paper
            self.digest = digest
            self.keep = keep

    class AddressAsked(Message):
        """The reader wants to go to an address; `shown` where it stands on the screen."""

        def __init__(self, url: str, *, shown: bool = False) -> None:
            super().__init__()
            self.url = url
            self.shown = shown

    def __init__(
        self,
        index: Index,
        bookmarks: Sequence[Bookmark],
        filter_text: str,
        settings: Settings,
        size: Size,
    ) -> None:
        super().__init__(settings, size)
        self._state = ReadingState(index, bookmarks, query.parse(filter_text))
        self._filter_text = filter_text
        self._resumed = False

    def compose(self) -> ComposeResult:
        """Lay the header over the panes over the keys."""
        with Container(id="header"):
            name = Content(f"digest-tui  {self._state.title}")
            yield Static(name.stylize("$foreground", 12), id="name")
            yield Static(Content("/ "), id="slash")
            yield FilterBar(self._filter_text, id="filter")
            yield Static(id="count")
        yield Sidebar(id="sidebar")
        yield PaperList(id="papers")
        yield DetailPane(id="detail")
        yield KeyBar(self._place, id="keys")

    async def on_event(self, event: events.Event) -> None:
        """Spare the first resumption: what it would style was styled as it was mounted (4 ms)."""
        if isinstance(event, events.ScreenResume) and not self._resumed:
            self._resumed = True
            event.refresh_styles = False
        await super().on_event(event)

    def on_mount(self) -> None:
        """Fill the panes; what only a filter needs is prepared once they are painted."""
        self.papers.set_compact(self.settings.compact)
        self.detail.set_layout(self.settings.layout)
        self.sidebar.show(self._state.index.categories, self._state.scope)
        self.papers.mark_bookmarks(self._state.bookmarked)
        self._fill()
        # Watched, not told by message, so that cursor and detail are painted in the same frame.
        self.watch(self.papers, "highlighted", self._paper_highlighted, init=False)
        self.watch(self.sidebar, "highlighted", self._scope_highlighted, init=False)
        self.watch(self.filter_bar, "value", self._filter_changed, init=False)
        self.watch(self.detail, "progress", self._progressed, init=False)
        self.call_after_refresh(self._prepare)

    def _prepare(self) -> None:
        """Make ready for the first filter, a little at a time, so that no key has to wait."""
        if self._state.index.prepare(_AT_ONCE):
            self.set_timer(0.001, self._prepare)

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take over the bookmarks as they now are."""
        self._state.take_bookmarks(bookmarks)
        self.papers.mark_bookmarks(self._state.bookmarked)
        self.sidebar.count_up(self._state.counts())

    # What the panes say

    def _filter_changed(self, text: str) -> None:
        asked = query.parse(text)
        if asked != self._state.query:
            self._state.ask(asked)
            self._fill()

    def _scope_highlighted(self, row: int) -> None:
        self._show_scope(self.sidebar.scope_at(row))

    def _paper_highlighted(self, row: int) -> None:
        self._state.choose(row)
        self._show_paper()

    def _progressed(self) -> None:
        self.keys.refresh()

    @on(Sidebar.ScopeSelected)
    def _scope_selected(self) -> None:
        self.go("papers")

    @on(PaperList.PaperSelected)
    def _paper_selected(self) -> None:
        self.go("detail")

    @on(DetailPane.LinkClicked)
    def _link_clicked(self, event: DetailPane.LinkClicked) -> None:
        self.post_message(self.AddressAsked(event.url, shown=event.shown))

    @on(events.Click, "#name, #count")
    def _header_clicked(self) -> None:
        self.app.action_command_palette()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Take the paper shown in the pane in focus for the reader's choice."""
        if event.widget in (self.papers, self.detail):
            self._state.choose(self._state.row)

    # What the reader does

    def action_filter(self) -> None:
        """Type into the filter."""
        self.set_focus(self.filter_bar)

    def action_clear_filter(self) -> None:
        """Clear the filter and go to the papers."""
        self.filter_bar.value = ""
        self.go("papers")

    def action_back(self) -> None:
        """Let go of the selection, else leave the pane, clear the filter, show all papers."""
        if self.detail.selected:
            self.detail.select_nothing()
        elif self.focused is not self.papers:
            self.go("papers")
        elif self._state.query:
            self.filter_bar.value = ""
        else:
            self._show_scope(ALL)

    def action_read_on(self) -> None:
        """Scroll the paper, and at its end go to the next."""
        if not self.detail.scroll_page():
            self.papers.action_move(1)

    def action_scope(self, number: int) -> None:
        """Show all papers (0) or those of the category at a place in the sidebar."""
        categories = self._state.index.categories
        if number == 0:
            self._show_scope(ALL)
        elif number <= len(categories):
            self._show_scope(Scope("category", categories[number - 1]))

    def action_bookmarks(self) -> None:
        """Show the bookmarks, or all papers again."""
        self._show_scope(ALL if self._state.scope == BOOKMARKS else BOOKMARKS)

    def action_bookmark(self) -> None:
        """Ask for the current paper to be kept, or let go."""
        if paper := self._state.paper:
            keep = paper.key not in self._state.bookmarked
            self.post_message(self.BookmarkToggled(paper, self._state.digest_name, keep))

    def action_authors(self) -> None:
        """Name every author, or the first dozen."""
        self.detail.toggle_authors()

    def action_open_page(self) -> None:
        """Open the abstract page."""
        if paper := self._state.paper:
            self.post_message(self.AddressAsked(paper.abs_url))

    def action_open_pdf(self) -> None:
        """Open the PDF."""
        if paper := self._state.paper:
            self.post_message(self.AddressAsked(paper.pdf_url))

    def action_layout(self) -> None:
        """Set the paper in the next layout; the last looks like the first in a narrow pane."""
        layouts = LAYOUTS if self.detail.has_two_columns else LAYOUTS[:-1]
        place = layouts.index(self.settings.layout) if self.settings.layout in layouts else 0
        self.choose_setting(layout=layouts[(place + 1) % len(layouts)])
        self.detail.set_layout(self.settings.layout)

    def action_match(self, step: int) -> None:
        """Go to the next match or the one before, at the end of the paper in the next paper."""
        if not self._state.query:
            self.notify("No filter, so no match to go to: / types one.", markup=False)
            return
        if not self.detail.display:
            self.go("detail")
            self.call_after_refresh(self._seek, step)
        else:
            self._seek(step)

    def _seek(self, step: int) -> None:
        if self.detail.seek(step):
            return
        row = self._state.row
        self.papers.action_move(step)
        if self._state.row == row:
            self.notify("This is the last match." if step > 0 else "This is the first match.")
        else:
            self.detail.seek(step, afresh=True)

    def action_copy(self) -> None:
        """Copy what is selected, else the address of the abstract page."""
        if not self.copy_selection() and (paper := self._state.paper):
            self.app.copy_to_clipboard(paper.abs_url)
            self.notify(f"Copied {truncate(paper.abs_url, 200)}", markup=False)

    def copy_selection(self) -> bool:
        """Copy what is selected and let go of it; tell whether there was anything."""
        text = self.detail.selected
        if text:
            self.app.copy_to_clipboard(text)
            self.notify(f"Copied {len(text)} character{'' if len(text) == 1 else 's'}")
            self.detail.select_nothing()
        return bool(text)

    def action_copy_paper(self) -> None:
        """Copy the paper as Markdown."""
        from digest_tui.exporters import markdown

        if paper := self._state.paper:
            self.app.copy_to_clipboard(markdown.text(paper))
            self.notify("Copied the paper as Markdown")

    def action_compact(self) -> None:
        """Give each paper of the list one line, or two."""
        self.choose_setting(compact=not self.settings.compact)
        self.papers.set_compact(self.settings.compact)

    # How the panes follow

    def _show_scope(self, scope: Scope) -> None:
        if scope != self._state.scope:
            self._state.look_at(scope)
            self.sidebar.point_at(scope)
            self._fill()

    def _fill(self) -> None:
        """Show the papers that filter and scope let through, and how many there are."""
        state = self._state
        self.papers.show(
            state.source,
            state.positions,
            highlighted=state.row,
            words=state.query.words,
            categories=state.scope.kind != "category",
            empty=state.why_empty,
        )
        self.sidebar.count_up(state.counts())
        everything = "1 paper" if state.total == 1 else f"{state.total} papers"
        shown = f"{len(state.positions)} of {state.total}" if state.query else everything
        self.count.update(Content(shown), layout=False)
        self._show_paper()

    def _show_paper(self) -> None:
        state = self._state
        paper, note = state.paper, ""
        if paper and paper.abstract is None and not paper.has_summary:
            note = f"Its text is in {state.digest_name}: open that digest to read it."
        self.detail.show(paper, words=state.query.words, note=note)
        self.keys.refresh()

    def _place(self) -> str:
        """Tell which paper of how many is shown, and how far down it the reader is."""
        if self._state.row is None:
            return ""
        layout = self.settings.layout
        alone = f"{layout} alone" if layout in ("summary", "abstract") else ""
        place = f"{self._state.row + 1} of {len(self._state.positions)}"
        parts = (alone, place, self.detail.progress) if self.detail.display else (place,)
        return " · ".join(part for part in parts if part)
