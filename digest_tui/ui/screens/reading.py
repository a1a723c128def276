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

from digest_tui.config import Settings
from digest_tui.library import Bookmark
from digest_tui.session import Session
from digest_tui.session.input_activity import MOMENT
from digest_tui.session.scope import ALL
from digest_tui.text.counts import counted
from digest_tui.ui.messages import date_range_title, empty_list
from digest_tui.ui.scoping import heading
from digest_tui.ui.searching import SearchScreen
from digest_tui.ui.widgets.detail import DetailPane
from digest_tui.ui.widgets.filter_bar import FilterBar
from digest_tui.ui.widgets.paper_list import PaperList
from digest_tui.ui.widgets.sidebar import Sidebar
from digest_tui.ui.widgets.status_bar import KeyBar, Progress


class ReadingScreen(SearchScreen):
    """Composes the panes and holds what they share: filter, scope and current paper."""

    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("slash", "filter", "Filter", key_display="/", tooltip="Type words to filter by"),
        Binding("z", "zoom", "Zoom", tooltip="Only the paper, or all panes again"),
        Binding("space", "read_on", "Read on", tooltip="Scroll, then on to the next paper"),
        Binding("c", "compact", "Compact list", show=False, tooltip="One line a paper, or two"),
        Binding(
            "escape",
            "back",
            "Step back",
            show=False,
            tooltip="Stop loading, else out of pane, filter",
        ),
    ]

    count = query_one("#count", Static)

    class LoadingStopped(Message):
        """The reader has enough digests."""

    def __init__(
        self,
        session: Session,
        filter_text: str,
        settings: Settings,
        size: Size,
    ) -> None:
        super().__init__(session, settings, size)
        self._filter_text = filter_text
        self.set_class(len(self.state.index.digests) > 1, "-many")

    def compose(self) -> ComposeResult:
        """Lay the header over the panes over the keys."""
        with Container(id="header"):
            yield Static(heading(date_range_title(self.state.date_range)), id="name")
            yield Static(Content("/ "), id="slash")
            yield FilterBar(self._filter_text, id="filter")
            yield Static(id="count")
        yield Sidebar(id="sidebar")
        yield PaperList(id="papers")
        yield DetailPane(id="detail")
        yield KeyBar(self._place, id="keys")

    def on_mount(self) -> None:
        """Fill the panes."""
        self.papers.set_compact(self.settings.compact)
        self.detail.set_layout(self.settings.layout)
        self.papers.mark_bookmarks(self.state.bookmarked_keys)
        self.look()
        # Watched, not told by message, so that cursor and detail are painted in the same frame.
        self.watch(self.papers, "highlighted", self._paper_highlighted, init=False)
        self.watch(self.detail, "progress", self._progressed, init=False)

    def on_resize(self) -> None:
        """Tell the count as there is room in the new size."""
        self.call_after_refresh(self._tell_count)

    def show_index(self, progress: Progress | None = None) -> None:
        """Show the digests that are now open; the reader stays where they are.

        While the reader presses keys the list alone follows, in 4 ms; sidebar and header come in
        the first pause.

        Args:
            progress: Tells how far the loading of more is; None where none goes on.
        """
        self.keys.busy = progress
        self.state.update_rows()
        if self.activity.is_busy:
            self._follow_index(counted=False)
            if not progress:
                self.set_timer(MOMENT, self.show_index)
            return
        self.set_class(len(self.state.index.digests) > 1, "-many")
        self.show_outline(steady=True)
        self._follow_index()
        if not progress:
            self.tell_name()  # once, for it lays the header out anew: 18 ms
            self.prepare()

    def _follow_index(self, *, counted: bool = True) -> None:
        self.show_papers(steady=True, counted=counted)
        self.look_on()

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Take over the bookmarks as they now are."""
        self.state.set_bookmarks(bookmarks)
        self.papers.mark_bookmarks(self.state.bookmarked_keys)
        self.count_scopes()

    # What the panes say

    def _paper_highlighted(self, row: int) -> None:
        self.state.set_cursor(row)
        self.show_paper()

    def _progressed(self) -> None:
        self.keys.refresh()

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
            self.state.set_cursor(self.state.cursor)

    # What the reader does

    def action_filter(self) -> None:
        """Type into the filter."""
        self.set_focus(self.filter_bar)

    def action_clear_filter(self) -> None:
        """Clear the filter and go to the papers."""
        self.filter_bar.value = ""
        self.go("papers")

    def action_back(self) -> None:
        """Stop the loading, else let go of selection, pane, filter, and show all papers."""
        if self.keys.busy:
            self.action_stop_loading()
        elif self.detail.selected:
            self.detail.select_nothing()
        elif self.focused is not self.papers:
            self.go("papers")
        elif self.state.query:
            self.filter_bar.value = ""
        else:
            self.show_scope(ALL)

    def action_stop_loading(self) -> None:
        """Open no more digests than are open."""
        self.post_message(self.LoadingStopped())

    def action_read_on(self) -> None:
        """Scroll the paper, and at its end go to the next."""
        if not self.detail.scroll_page():
            self.papers.action_move(1)

    def action_compact(self) -> None:
        """Give each paper of the list one line, or two."""
        self.choose_setting(compact=not self.settings.compact)
        self.papers.set_compact(self.settings.compact)

    # How the panes follow

    def show_papers(self, *, steady: bool = False, counted: bool = True) -> None:
        """Show the papers that filter and scope let through, and how many there are."""
        state = self.state
        reason = state.empty_reason
        self.papers.show(
            state.list_index,
            state.rows,
            highlighted=state.cursor,
            words=state.query.words,
            categories=state.scope.category is None,
            days=state.shows_days,
            empty=empty_list(reason, clear_key="esc", bookmark_key="b") if reason else (),
            steady=steady,
        )
        if counted:
            self.count_scopes()
        self._tell_count()
        self.show_paper()

    def _tell_count(self) -> None:
        """Tell in the header how many papers there are."""
        state = self.state
        total, repeats = state.total, state.repeats
        shown = counted(total, "paper")
        if state.query:
            shown = f"{len(state.rows)}{'…' if state.is_searching else ''} of {total}"
        elif repeats and (self.has_class("-wide") or self.has_class("-medium")):
            shown += f" + {counted(repeats, 'repeat')}"
        self.count.update(Content(shown), layout=False)

    def show_paper(self) -> None:
        """Show the paper at the cursor in the detail, and its place at the foot."""
        state = self.state
        paper, note = state.paper, ""
        if paper and not state.is_open:
            note = f"Its text is in {state.digest_name}: open that digest to read it."
        self.detail.show(paper, words=state.query.words, days=state.days, note=note)
        self.keys.refresh()

    def _place(self) -> str:
        """Tell which paper of how many is shown, and how far down it the reader is."""
        if self.state.cursor is None:
            return ""
        layout = self.settings.layout
        alone = f"{layout} alone" if layout in ("summary", "abstract") else ""
        more = "…" if self.state.is_searching else ""
        place = f"{self.state.cursor + 1} of {len(self.state.rows)}{more}"
        parts = (alone, place, self.detail.progress) if self.detail.display else (place,)
        return " · ".join(part for part in parts if part)
