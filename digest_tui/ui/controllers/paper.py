"""What the user does with the paper at the cursor."""

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
    """The user wants a bookmark added or removed.

    Attributes:
        paper: The paper.
        digest: The name of its digest.
        is_added: Whether the bookmark is to be added.
    """

    def __init__(self, paper: Paper, digest: str, *, is_added: bool) -> None:
        super().__init__()
        self.paper = paper
        self.digest = digest
        self.is_added = is_added


class OpenUrlRequested(Message):
    """The user wants an address opened.

    Attributes:
        url: The address.
        is_spelled_out: Whether the page shows all of it.
    """

    def __init__(self, url: str, *, is_spelled_out: bool = False) -> None:
        super().__init__()
        self.url = url
        self.is_spelled_out = is_spelled_out


class PaperController:
    """Shows, opens and copies the paper at the cursor.

    Args:
        screen: Shows the notes and posts the requests.
        session: Has the paper.
        papers: The list, whose cursor moves to the paper of the next match.
        detail: Shows the paper.
        workspace: Brings the paper to the screen.
        status_bar: Shows the position in the paper.
        keymap: Names the keys that a note mentions.
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

    def keep_choice(self, focused: Widget | None) -> None:
        """Keep the paper that is shown as the one that the user chose, once its pane has focus."""
        if focused in (self._papers, self._detail):
            self._session.set_cursor(self._session.cursor)

    def choose_row(self, row: int) -> None:
        """Move the cursor to a row of the list, and show its paper."""
        self._session.set_cursor(row)
        self.show()

    def show(self) -> None:
        """Show the paper at the cursor, and the position in the status bar."""
        session = self._session
        note = ""
        if session.paper and not session.is_open:
            note = titles.not_open(session.digest_name)
        self._detail.show(session.paper, words=session.query.words, days=session.days, note=note)
        self._status_bar.show_position()

    def describe_position(self) -> str:
        """Return which paper of how many is shown, and how far it is scrolled, in words."""
        session = self._session
        if session.cursor is None:
            return ""
        return counts.position(
            session.cursor + 1,
            len(session.rows),
            is_counting=session.is_searching,
            layout=self._detail.page_layout if self._detail.display else None,
            scrolled=self._detail.scrolled if self._detail.display else None,
        )

    def request_bookmark(self) -> None:
        """Request that the bookmark is added, or removed where there is one."""
        if paper := self._session.paper:
            is_added = paper.key not in self._session.bookmarked_keys
            name = self._session.digest_name
            self._screen.post_message(BookmarkRequested(paper, name, is_added=is_added))

    def request_page(self, page: Literal["abstract", "pdf"]) -> None:
        """Request the abstract page or the PDF."""
        if paper := self._session.paper:
            url = paper.abs_url if page == "abstract" else paper.pdf_url
            self._screen.post_message(OpenUrlRequested(url))

    def follow(self, link: UrlLink | DayLink, *, is_spelled_out: bool) -> None:
        """Follow a link of the page."""
        if isinstance(link, DayLink):
            self.show_version(link.day)
        else:
            url = OpenUrlRequested(link.url, is_spelled_out=is_spelled_out)
            self._screen.post_message(url)

    def next_layout(self) -> Layout:
        """Lay out the page in the next way and return it; in a narrow pane two look the same."""
        layouts = LAYOUTS if self._detail.has_two_columns else LAYOUTS[:-1]
        shown = self._detail.page_layout
        offset = layouts.index(shown) + 1 if shown in layouts else 1
        layout = layouts[offset % len(layouts)]
        self._detail.set_page_layout(layout)
        self.show()
        return layout

    def go_to_match(self, step: int) -> None:
        """Go to the next match (1) or the previous one (-1), beyond the paper in the next paper."""
        if not self._session.query:
            key = self._keymap.name_of("filter.edit")
            self._screen.notify(notes.no_filter(key), markup=False)
        elif self._detail.display:
            self._seek_match(step)
        else:
            self._workspace.focus_pane("detail")
            self._screen.call_after_refresh(self._seek_match, step)

    def copy(self, what: Literal["selection", "paper"]) -> None:
        """Copy what is selected, else the address of the abstract page; or the whole paper."""
        paper = self._session.paper
        if what == "paper" and paper:
            self._screen.app.copy_to_clipboard(FORMATS["markdown"].exporter()(paper))
            self._screen.notify(notes.copied_paper(), markup=False)
        elif what == "paper" or self.copy_selection() or not paper:
            return
        elif paper.abs_url:
            self._screen.app.copy_to_clipboard(paper.abs_url)
            self._screen.notify(notes.copied_url(paper.abs_url), markup=False)
        else:
            key = self._keymap.name_of("copy.paper")
            self._screen.notify(notes.no_url_to_copy(key), markup=False)

    def copy_selection(self) -> bool:
        """Copy what is selected and clear the selection; return whether there was any."""
        text = self._detail.selected
        if text:
            self._screen.app.copy_to_clipboard(text)
            self._screen.notify(notes.copied_characters(len(text)), markup=False)
            self._detail.clear_selection()
        return bool(text)

    def next_version(self) -> None:
        """Show the text that the paper has on the next of its days."""
        if len(days := self._session.days) > 1:
            self.show_version(sorted(days)[sorted(days).index(days[0]) - 1])
        elif self._session.paper:
            self._screen.notify(notes.no_other_version(), markup=False)

    def show_version(self, day: str) -> None:
        """Show the text that the paper has on a day."""
        self._session.show_version(day)
        self.show()

    def _seek_match(self, step: int) -> None:
        if self._detail.seek_match(step):
            return
        cursor = self._session.cursor
        self._papers.action_move(step)
        if self._session.cursor == cursor:
            self._screen.notify(notes.no_more_matches(step), markup=False)
        else:
            self._detail.seek_match(step, from_edge=True)
