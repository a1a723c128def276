"""The screen on which digests are read: it alone knows all the panes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, Literal

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message
from textual.screen import Screen
from textual.widgets import Static

from digest_tui import query
from digest_tui.index import Index
from digest_tui.library import Bookmark
from digest_tui.model import Paper
from digest_tui.text.wrap import truncate
from digest_tui.ui.detail import DetailPane
from digest_tui.ui.filter_bar import FilterBar
from digest_tui.ui.key_bar import KeyBar
from digest_tui.ui.paper_list import PaperList
from digest_tui.ui.scope import ALL, BOOKMARKS, Scope
from digest_tui.ui.sidebar import Sidebar
from digest_tui.ui.state import ReadingState

Pane = Literal["sidebar", "papers", "detail"]

_PANES: tuple[Pane, ...] = ("sidebar", "papers", "detail")
_AT_ONCE = 50
"""Papers folded between two keys: 1 to 2 ms."""
_CATEGORIES = Binding.Group("The category at that place")


class ReadingScreen(Screen[None]):
    """Composes the panes and holds what they share: filter, scope and current paper."""

    AUTO_FOCUS = "#papers"
    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bookmark", "Bookmark", tooltip="Keep this paper, or let it go"),
        Binding("slash", "filter", "Filter", key_display="/", tooltip="Type words to filter by"),
        Binding("z", "zoom", "Zoom", tooltip="Only the paper, or all panes again"),
        Binding("space", "read_on", "Read on", tooltip="Scroll, then on to the next paper"),
        Binding("o", "open_page", "Open page", show=False, tooltip="The abstract in the browser"),
        Binding("p", "open_pdf", "Open PDF", show=False, tooltip="The PDF in the browser"),
        Binding("y", "copy_link", "Copy link", show=False, tooltip="Copy the link"),
        Binding("a", "authors", "All authors", show=False, tooltip="Every author, or a dozen"),
        Binding("B", "bookmarks", "Bookmarks", show=False, tooltip="The bookmarks, or all papers"),
        Binding(
            "escape",
            "back",
            "Step back",
            show=False,
            tooltip="Out of pane, filter, category",
        ),
        Binding("tab", "pane(1)", "Next pane", show=False),
        Binding("shift+tab", "pane(-1)", "Pane before", show=False),
        Binding("l,right", "turn(1)", "Pane to the right", show=False),
        Binding("h,left", "turn(-1)", "Pane to the left", show=False),
        Binding("0", "scope(0)", "All papers", show=False),
        *(
            Binding(str(n), f"scope({n})", f"Category {n}", show=False, group=_CATEGORIES)
            for n in range(1, 10)
        ),
    ]
    _COLUMNS: Final = [
        (0, "-tiny"),
        (60, "-narrow"),
        (100, "-medium"),
        (130, "-wide"),
    ]
    _ROWS: Final = [(0, "-short"), (16, "-tall")]
    HORIZONTAL_BREAKPOINTS = _COLUMNS
    VERTICAL_BREAKPOINTS = _ROWS

    sidebar = query_one("#sidebar", Sidebar)
    papers = query_one("#papers", PaperList)
    detail = query_one("#detail", DetailPane)
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

    def __init__(
        self, index: Index, bookmarks: Sequence[Bookmark], filter_text: str, size: Size
    ) -> None:
        # Textual sets the classes of the breakpoints after the first layout; set now, they save
        # styling and laying out the whole screen a second time before the first paint.
        width = _breakpoint(self._COLUMNS, size.width)
        height = _breakpoint(self._ROWS, size.height)
        super().__init__(classes=f"-at-papers {width} {height}")
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
        yield KeyBar(id="keys")

    async def on_event(self, event: events.Event) -> None:
        """Spare the first resumption: what it would style was styled as it was mounted (4 ms)."""
        if isinstance(event, events.ScreenResume) and not self._resumed:
            self._resumed = True
            event.refresh_styles = False
        await super().on_event(event)

    def on_mount(self) -> None:
        """Fill the panes; what only a filter needs is prepared once they are painted."""
        self.sidebar.show(self._state.index.categories, self._state.scope)
        self.papers.mark_bookmarks(self._state.bookmarked)
        self._fill()
        # Watched, not told by message, so that cursor and detail are painted in the same frame.
        self.watch(self.papers, "highlighted", self._paper_highlighted, init=False)
        self.watch(self.sidebar, "highlighted", self._scope_highlighted, init=False)
        self.watch(self.filter_bar, "value", self._filter_changed, init=False)
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

    @on(Sidebar.ScopeSelected)
    def _scope_selected(self) -> None:
        self._go("papers")

    @on(PaperList.PaperSelected)
    def _paper_selected(self) -> None:
        self._go("detail")

    @on(DetailPane.LinkClicked)
    def _link_clicked(self, event: DetailPane.LinkClicked) -> None:
        self.app.open_url(event.url)

    @on(events.Click, "#name, #count")
    def _header_clicked(self) -> None:
        self.app.action_command_palette()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Fold the panes around the one in focus; the paper shown there is the reader's choice."""
        if event.widget.id in _PANES:
            self._unfold(event.widget.id)
            if event.widget is not self.sidebar:
                self._state.choose(self._state.row)

    # What the reader does

    def action_filter(self) -> None:
        """Type into the filter."""
        self.set_focus(self.filter_bar)

    def action_clear_filter(self) -> None:
        """Clear the filter and go to the papers."""
        self.filter_bar.value = ""
        self._go("papers")

    def action_go(self, pane: Pane) -> None:
        """Go to a pane."""
        self._go(pane)

    def action_back(self) -> None:
        """Leave the pane, else clear the filter, else show all papers."""
        if self.focused is not self.papers:
            self._go("papers")
        elif self._state.query:
            self.filter_bar.value = ""
        else:
            self._show_scope(ALL)

    def action_pane(self, step: int) -> None:
        """Go round the panes."""
        self._go(_PANES[(self._pane + step) % len(_PANES)])

    def action_turn(self, step: int) -> None:
        """Go to the pane on one side, if there is one."""
        self._go(_PANES[min(max(self._pane + step, 0), len(_PANES) - 1)])

    def action_zoom(self) -> None:
        """Show the paper alone, or all panes again."""
        zoomed = not self.has_class("-zoom")
        self._go("detail" if zoomed else "papers")
        self.set_class(zoomed, "-zoom")

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
            self.app.open_url(paper.abs_url)

    def action_open_pdf(self) -> None:
        """Open the PDF."""
        if paper := self._state.paper:
            self.app.open_url(paper.pdf_url)

    def action_copy_link(self) -> None:
        """Copy the address of the abstract page."""
        if paper := self._state.paper:
            self.app.copy_to_clipboard(paper.abs_url)
            self.notify(f"Copied {truncate(paper.abs_url, 200)}", markup=False)

    # How the panes follow

    @property
    def _pane(self) -> int:
        focused = self.focused.id if self.focused else None
        return _PANES.index(focused) if focused in _PANES else 1

    def _go(self, pane: Pane) -> None:
        self._unfold(pane)
        self.set_focus(self.query_one(f"#{pane}"))

    def _unfold(self, pane: str) -> None:
        for name in _PANES:
            self.set_class(name == pane, f"-at-{name}")
        if pane != "detail":
            self.remove_class("-zoom")

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
        shown = f"{len(state.positions)} of {state.total}"
        self.count.update(Content(shown if state.query else f"{state.total} papers"), layout=False)
        self._show_paper()

    def _show_paper(self) -> None:
        state = self._state
        paper, note = state.paper, ""
        if paper and paper.abstract is None and not paper.has_summary:
            note = f"Its text is in {state.digest_name}: open that digest to read it."
        self.detail.show(paper, words=state.query.words, note=note)
        place = "" if state.row is None else f"{state.row + 1} of {len(state.positions)}"
        self.keys.place = place


def _breakpoint(breakpoints: Sequence[tuple[int, str]], size: int) -> str:
    return max(point for point in breakpoints if size >= point[0])[1]
