"""The reading screen: it composes the widgets and controllers and mediates between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.geometry import Size
from textual.message import Message

from digest_tui.commands import Owner
from digest_tui.config import Settings
from digest_tui.keymap import Keymap
from digest_tui.library import Bookmark
from digest_tui.session import Session
from digest_tui.session.input_activity import MOMENT, InputActivity
from digest_tui.sources.loader import Loader, Progress
from digest_tui.sources.watcher import Watcher
from digest_tui.ui.bindings import bindings
from digest_tui.ui.compat.first_layout import FirstScreen
from digest_tui.ui.controllers.link_numbers import LinkNumberController
from digest_tui.ui.controllers.list import ListController
from digest_tui.ui.controllers.load import (
    DigestsJoined,
    DigestsLoaded,
    LoadController,
    LoadProgress,
)
from digest_tui.ui.controllers.offers import is_offered
from digest_tui.ui.controllers.paper import PaperController
from digest_tui.ui.controllers.scopes import ScopeController
from digest_tui.ui.controllers.search import SearchController
from digest_tui.ui.controllers.timing import Timing
from digest_tui.ui.messages import titles
from digest_tui.ui.widgets.detail import DetailPane
from digest_tui.ui.widgets.filter_bar import FilterBar
from digest_tui.ui.widgets.header import Header
from digest_tui.ui.widgets.list_view import ListView
from digest_tui.ui.widgets.paper_list import PaperList
from digest_tui.ui.widgets.sidebar import Sidebar
from digest_tui.ui.widgets.status_bar import StatusBar
from digest_tui.ui.widgets.workspace import Workspace

_COLUMNS: Final = [(0, "-tiny"), (60, "-narrow"), (100, "-medium"), (160, "-wide")]
_ROWS: Final = [(0, "-short"), (16, "-tall")]


class ReadingScreen(FirstScreen):
    """The main screen. It owns the session.

    Args:
        session: The open digests, the filter, the scope and the cursor.
        settings: The layout and sizes to start with.
        keymap: The names of the keys that messages mention.
        filter_text: The filter to start with; the session has its query.
        loader: Loads more digests in the background.
        watcher: Finds new and changed digests; None to watch no directory.
        timing: How long the controllers work before they let a key be handled.
        size: The size of the terminal.
    """

    AUTO_FOCUS = "#papers"
    BINDINGS = bindings(Owner.SCREEN)
    HORIZONTAL_BREAKPOINTS = _COLUMNS
    VERTICAL_BREAKPOINTS = _ROWS

    class Filled(Message):
        """The panes show the digests and can answer keys."""

    class SettingsChanged(Message):
        """The user changed settings.

        Attributes:
            changes: The new values by the names of the fields of `Settings`.
        """

        def __init__(self, changes: Mapping[str, object]) -> None:
            super().__init__()
            self.changes = changes

    def __init__(
        self,
        session: Session,
        settings: Settings,
        keymap: Keymap,
        *,
        filter_text: str,
        loader: Loader,
        watcher: Watcher | None,
        timing: Timing,
        size: Size,
    ) -> None:
        super().__init__(size, "")
        self.session = session
        self.activity = InputActivity()
        self.filter_bar = FilterBar(filter_text, id="filter")
        self.header = Header(
            titles.scope_title(session.scope, session.date_range), self.filter_bar, id="header"
        )
        self.sidebar = Sidebar(keymap, id="sidebar")
        self.papers = PaperList(id="papers")
        self.detail = DetailPane(id="detail")
        self.workspace = Workspace(
            self.sidebar,
            self.papers,
            self.detail,
            list_width=settings.list_width,
            list_height=settings.list_height,
            has_sidebar=settings.sidebar,
            id="workspace",
        )
        # The status bar asks for the location when it is painted, once the controller exists.
        self.status_bar = StatusBar(
            lambda: self.paper_controller.describe_location(),
            lambda command_id: is_offered(command_id, session),
            id="status",
        )
        self.paper_controller = PaperController(
            self, session, self.papers, self.detail, self.workspace, self.status_bar, keymap
        )
        self.link_number_controller = LinkNumberController(
            self, self.detail, self.workspace, keymap
        )
        self.papers.set_compact(settings.compact)
        self.detail.set_page_layout(settings.layout)
        self.list_controller = ListController(
            session, self.papers, self.header, self.workspace, self.paper_controller, keymap
        )
        self.scope_controller = ScopeController(
            self, session, self.sidebar, self.header, self.list_controller
        )
        self.load_controller = LoadController(self, session, self.activity, loader, watcher, timing)
        self.search_controller = SearchController(
            self,
            session,
            self.activity,
            self.list_controller,
            self.scope_controller,
            self.load_controller,
            timing,
        )
        self.set_class(len(session.index.digests) > 1, "-many")

    def compose(self) -> ComposeResult:
        """Compose header, panes and status bar."""
        yield self.header
        yield self.workspace
        yield self.status_bar

    def on_mount(self) -> None:
        """Fill the panes and watch their state."""
        self.papers.show_bookmarks(self.session.bookmarked_keys)
        self.scope_controller.show_first_outline()
        self.search_controller.search()
        # Watchers instead of messages, so that cursor and paper are painted in the same frame.
        self.watch(self.papers, "highlighted", self.paper_controller.choose_row, init=False)
        self.watch(self.sidebar, "highlighted", self.scope_controller.show_row, init=False)
        self.watch(self.detail, "scrolled", self.status_bar.show_location, init=False)
        self.watch(self, "focused", self.paper_controller.record_choice, init=False)
        self.watch(self.filter_bar, "value", self.search_controller.set_text, init=False)
        self.call_after_refresh(self.search_controller.prepare)
        self.post_message(self.Filled())

    def on_resize(self) -> None:
        """Adapt the count to the new size."""
        self.call_after_refresh(self.list_controller.show_count)

    def show_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Replace the bookmarks."""
        self.session.set_bookmarks(bookmarks)
        self.papers.show_bookmarks(self.session.bookmarked_keys)
        self.paper_controller.show_star()
        self.scope_controller.show_counts()

    def show_digests(self, progress: Progress | None = None) -> None:
        """Show the digests that are open now, and keep the scroll positions.

        While the user is pressing keys, only the list is updated, which takes 4 ms. Sidebar and
        header are updated when the user pauses.

        Args:
            progress: The progress of loading; None if no digests are being loaded.
        """
        self.status_bar.progress = progress
        self.session.update_rows()
        if self.activity.is_busy:
            self.list_controller.show(keep_scroll=True)
            self.search_controller.search_rest()
            if progress is None:
                self.set_timer(MOMENT, self.show_digests)
            return
        self.set_class(len(self.session.index.digests) > 1, "-many")
        self.scope_controller.show_outline(keep_scroll=True)
        self.scope_controller.show_counts()
        self.list_controller.show(keep_scroll=True)
        self.search_controller.search_rest()
        if progress is None:
            self.scope_controller.show_title()
            self.search_controller.prepare()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Return whether an action can run; some need the focus in the filter."""
        if action in ("leave_filter", "clear_filter"):
            return self.focused is self.filter_bar
        return True

    # Messages of widgets and controllers

    @on(ListView.RowSelected)
    def _open_row(self) -> None:
        self.workspace.focus_beside(1)

    @on(Sidebar.PeriodToggled)
    def _show_periods(self) -> None:
        self.scope_controller.show_outline()
        self.scope_controller.show_counts()

    @on(DetailPane.LinkClicked)
    def _follow_link(self, event: DetailPane.LinkClicked) -> None:
        self.paper_controller.follow(event.link, is_spelled_out=event.is_spelled_out)

    @on(DetailPane.BorderDragged)
    def _move_border(self, event: DetailPane.BorderDragged) -> None:
        self.workspace.move_border(event.pointer, is_final=event.is_final)

    @on(StatusBar.StopLoadingRequested)
    def _stop_loading(self) -> None:
        self.load_controller.stop()

    @on(LoadProgress)
    @on(DigestsLoaded)
    @on(DigestsJoined)
    def _show_loaded(self, event: LoadProgress | DigestsLoaded | DigestsJoined) -> None:
        progress = event.progress if isinstance(event, LoadProgress) else None
        if progress is None:
            self.scope_controller.files_left = self.load_controller.files_left
        self.show_digests(progress)

    # Actions

    def action_filter(self) -> None:
        """Focus the filter."""
        self.set_focus(self.filter_bar)

    def action_leave_filter(self) -> None:
        """Focus the list of papers."""
        self.workspace.focus_pane("papers")

    def action_clear_filter(self) -> None:
        """Clear the filter and focus the list of papers."""
        self.filter_bar.value = ""
        self.workspace.focus_pane("papers")

    def action_pane(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane."""
        self.workspace.focus_next(step)

    def action_beside(self, step: int) -> None:
        """Go to the pane on the right (1) or the left (-1)."""
        self.workspace.focus_beside(step)

    def action_share(self, steps: int) -> None:
        """Enlarge or shrink the focused pane."""
        self.workspace.change_share(steps)

    def action_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.workspace.toggle_sidebar()

    def action_zoom(self) -> None:
        """Show only the paper, or all panes again."""
        self.workspace.toggle_zoom()

    def action_back(self) -> None:
        """Go back a step.

        The first of these that applies: stop loading, clear the selection, focus the list, clear
        the filter, show all papers.
        """
        if self.load_controller.is_loading:
            self.load_controller.stop()
        elif self.detail.selected:
            self.detail.clear_selection()
        elif self.focused is not self.papers:
            self.workspace.focus_pane("papers")
        elif self.session.query:
            self.filter_bar.value = ""
        else:
            self.scope_controller.show_all()

    def action_paper(self, step: int) -> None:
        """Go to the next paper (1) or the previous one (-1), in whichever pane the focus is."""
        self.papers.action_move(step)

    def action_read_on(self) -> None:
        """Scroll the paper; at its end, go to the next one."""
        if not self.detail.scroll_page():
            self.papers.action_move(1)

    def action_compact(self) -> None:
        """Show the papers of the list on one line each, or on two."""
        self.papers.set_compact(not self.papers.is_compact)
        self.post_message(self.SettingsChanged({"compact": self.papers.is_compact}))

    def action_layout(self) -> None:
        """Switch to the next layout of the page."""
        self.post_message(self.SettingsChanged({"layout": self.paper_controller.next_layout()}))

    def action_bookmarks(self) -> None:
        """Show the bookmarks, or all papers if they are shown."""
        self.scope_controller.toggle_bookmarks()

    def action_category(self, number: int) -> None:
        """Show the category with a number, from 1; 0 shows all papers."""
        self.scope_controller.show_category(number)

    def action_day(self, step: int) -> None:
        """Show the next day (1), the previous one (-1), or the newest one (0)."""
        if step:
            self.scope_controller.step_day(step)
        else:
            self.scope_controller.show_newest_day()

    @on(PaperList.StarClicked)
    def action_bookmark(self) -> None:
        """Request to add or remove the bookmark of the paper."""
        self.paper_controller.request_bookmark()

    def action_open(self, what: Literal["abstract", "pdf", "link"]) -> None:
        """Request to open the abstract page or the PDF of the paper, or number the links."""
        if what == "link":
            self.link_number_controller.start()
        else:
            self.paper_controller.request_page(what)

    def action_match(self, step: int) -> None:
        """Go to the next match (1) or the previous one (-1)."""
        self.paper_controller.go_to_match(step)

    def action_copy(self, what: Literal["selection", "paper"]) -> None:
        """Copy the selection, or the URL of the paper without one; or the paper as Markdown."""
        self.paper_controller.copy(what)

    def action_authors(self) -> None:
        """Show all authors, or only the first ones."""
        self.paper_controller.toggle_authors()

    def action_version(self) -> None:
        """Show the next version of the paper."""
        self.paper_controller.next_version()
