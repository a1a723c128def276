"""Show, open, copy and bookmark the paper at the cursor."""

from __future__ import annotations

from typing import Literal

from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from digest_tui.config import LAYOUTS, Layout
from digest_tui.exporters import FORMATS
from digest_tui.keymap import Keymap
from digest_tui.model import Paper
from digest_tui.page.links import DayLink, UrlLink
from digest_tui.session import Session
from digest_tui.ui.messages import counts, notes, titles
from digest_tui.ui.widgets.detail import DetailPane
from digest_tui.ui.widgets.paper_list import PaperList
from digest_tui.ui.widgets.status_bar import StatusBar
from digest_tui.ui.widgets.workspace import Workspace


class BookmarkRequested(Message):
    """The user wants to add or remove a bookmark.

    Attributes:
        paper: The paper.
        digest: The name of its digest.
        is_added: Whether to add the bookmark; else it is removed.
    """

    def __init__(self, paper: Paper, digest: str, *, is_added: bool) -> None:
        super().__init__()
        self.paper = paper
        self.digest = digest
        self.is_added = is_added


class OpenUrlRequested(Message):
    """The user wants to open a URL.

    Attributes:
        url: The URL.
        is_spelled_out: Whether the page shows the whole URL.
    """

    def __init__(self, url: str, *, is_spelled_out: bool = False) -> None:
        super().__init__()
        self.url = url
        self.is_spelled_out = is_spelled_out


class PaperController:
    """Handles the commands for the paper at the cursor.

    Args:
        screen: Shows notes and posts requests.
        session: The session.
        papers: The list of papers.
        detail: Shows the paper.
        workspace: Shows the detail pane if it is hidden.
        status_bar: Shows the user's location.
        keymap: The names of the keys that notes mention.
    """

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        papers: PaperList,
        detail: DetailPane,
        workspace: Workspace,
        status_bar: StatusBar,
        keymap: Keymap,
    ) -> None:
        self._screen = screen
        self._session = session
        self._papers = papers
        self._detail = detail
        self._workspace = workspace
        self._status_bar = status_bar
        self._keymap = keymap

    def record_choice(self, focused: Widget | None) -> None:
        """Record the paper at the cursor as the user's choice, if list or paper has the focus."""
        if focused in (self._papers, self._detail):
            self._session.record_choice()

    def choose_row(self, row: int) -> None:
        """Move the cursor to a row and show its paper."""
        self._session.set_cursor(row)
        self.show()

    def show(self) -> None:
        """Show the paper at the cursor, and the location in the status bar."""
        session = self._session
        note = ""
        if session.paper and not session.is_open:
            note = titles.not_open(session.digest_name)
        elif session.summary_day:
            note = titles.summary_of(session.summary_day)
        self._detail.show(session.paper, words=session.query.words, days=session.days, note=note)
        self.show_star()
        self._status_bar.show_location()

    def show_star(self) -> None:
        """Show on the page whether the paper has a bookmark."""
        paper = self._session.paper
        self._detail.is_starred = bool(paper and paper.key in self._session.bookmarked_keys)

    def describe_location(self) -> str:
        """Return in words which paper of how many is shown, and how far it is scrolled."""
        session = self._session
        if session.cursor is None:
            return ""
        return counts.location(
            session.cursor + 1,
            len(session.rows),
            is_counting=session.is_searching,
            layout=self._detail.page_layout if self._detail.display else None,
            scrolled=self._detail.scrolled if self._detail.display else None,
        )

    def request_bookmark(self) -> None:
        """Request to add the bookmark, or to remove it if there is one."""
        if paper := self._paper_or_note():
            is_added = paper.key not in self._session.bookmarked_keys
            name = self._session.digest_name
            self._screen.post_message(BookmarkRequested(paper, name, is_added=is_added))

    def request_page(self, page: Literal["abstract", "pdf"]) -> None:
        """Request to open the abstract page or the PDF."""
        if paper := self._paper_or_note():
            url = paper.abs_url if page == "abstract" else paper.pdf_url
            self._screen.post_message(OpenUrlRequested(url))

    def follow(self, link: UrlLink | DayLink, *, is_spelled_out: bool) -> None:
        """Open the URL of a link, or show the version of its day."""
        if isinstance(link, DayLink):
            self.show_version(link.day)
        else:
            url = OpenUrlRequested(link.url, is_spelled_out=is_spelled_out)
            self._screen.post_message(url)

    def next_layout(self) -> Layout:
        """Switch to the next layout and return it.

        In a narrow pane the last layout is skipped, because it looks like the first.
        """
        layouts = LAYOUTS if self._detail.has_two_columns else LAYOUTS[:-1]
        shown = self._detail.page_layout
        offset = layouts.index(shown) + 1 if shown in layouts else 1
        layout = layouts[offset % len(layouts)]
        self._detail.set_page_layout(layout)
        self.show()
        return layout

    def go_to_match(self, step: int) -> None:
        """Go to the next match (1) or the previous one (-1), if need be in another paper."""
        if not self._session.query:
            key = self._keymap.name_of("filter.edit")
            self._screen.notify(notes.no_filter(key), markup=False)
        elif not self._session.rows:
            self._screen.notify(notes.no_matches(), markup=False)
        elif self._detail.display:
            self._seek_match(step)
        else:
            self._workspace.focus_pane("detail")
            self._screen.call_after_refresh(self._seek_match, step)

    def copy(self, what: Literal["selection", "paper"]) -> None:
        """Copy the selection, or the URL of the paper without one; or the paper as Markdown."""
        if (what == "selection" and self.copy_selection()) or not (paper := self._paper_or_note()):
            return
        if what == "paper":
            self._screen.app.copy_to_clipboard(FORMATS["markdown"].exporter()(paper))
            self._screen.notify(notes.copied_paper(), markup=False)
        elif paper.abs_url:
            self._screen.app.copy_to_clipboard(paper.abs_url)
            self._screen.notify(notes.copied_url(paper.abs_url), markup=False)
        else:
            key = self._keymap.name_of("copy.paper")
            self._screen.notify(notes.no_url_to_copy(key), markup=False)

    def copy_selection(self) -> bool:
        """Copy and clear the selection; return whether there was one."""
        text = self._detail.selected
        if text:
            self._screen.app.copy_to_clipboard(text)
            self._screen.notify(notes.copied_characters(len(text)), markup=False)
            self._detail.clear_selection()
        return bool(text)

    def next_version(self) -> None:
        """Show the version of the day before, after the oldest that of the newest."""
        if self._paper_or_note() is None:
            return
        if len(days := self._session.days) > 1:
            newest_first = sorted(days, reverse=True)
            self.show_version(newest_first[(newest_first.index(days[0]) + 1) % len(days)])
        else:
            self._screen.notify(notes.no_other_version(), markup=False)

    def show_version(self, day: str) -> None:
        """Show the version of a day."""
        self._session.show_version(day)
        self.show()

    def toggle_authors(self) -> None:
        """Show all authors, or only the first ones."""
        if self._paper_or_note() and not self._detail.toggle_authors():
            self._screen.notify(notes.all_authors(), markup=False)

    def _paper_or_note(self) -> Paper | None:
        """Return the paper at the cursor; without one, show a note that says so."""
        if self._session.paper is None:
            self._screen.notify(notes.no_paper(), markup=False)
        return self._session.paper

    def _seek_match(self, step: int) -> None:
        if self._detail.seek_match(step):
            return
        cursor = self._session.cursor
        self._papers.action_move(step)
        if self._session.cursor == cursor:
            self._screen.notify(notes.no_more_matches(step), markup=False)
        else:
            self._detail.seek_match(step, from_edge=True)
