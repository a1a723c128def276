"""What the reader does with the paper at the cursor."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message

from digest_tui.config import LAYOUTS, Settings
from digest_tui.exporters import FORMATS
from digest_tui.model import Paper
from digest_tui.session import Session
from digest_tui.text.counts import counted
from digest_tui.text.wrap import truncate
from digest_tui.ui.panes import PaneScreen
from digest_tui.ui.widgets.detail import DetailPane


class PaperScreen(PaneScreen):
    """Keeps, opens, copies and turns the current paper.

    Attributes:
        state: What the reader looks at.
    """

    BINDING_GROUP_TITLE = "Paper"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "bookmark", "Bookmark", tooltip="Keep this paper, or let it go"),
        Binding("o", "open_page", "Open page", show=False, tooltip="The abstract in the browser"),
        Binding("p", "open_pdf", "Open PDF", show=False, tooltip="The PDF in the browser"),
        Binding("v", "layout", "Layout", show=False, tooltip="Both columns, one, or stacked"),
        Binding("n", "match(1)", "Next match", show=False, tooltip="To the next match"),
        Binding("N", "match(-1)", "Match before", show=False, tooltip="To the match before"),
        Binding("y", "copy", "Copy", show=False, tooltip="Copy what is selected, or the link"),
        Binding("Y", "copy_paper", "Copy paper", show=False, tooltip="Copy the paper as Markdown"),
        Binding("a", "authors", "All authors", show=False, tooltip="Every author, or a dozen"),
        Binding("e", "text", "Other text", show=False, tooltip="The paper's text of another day"),
    ]

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

    def __init__(self, state: Session, settings: Settings, size: Size) -> None:
        super().__init__(settings, size)
        self.state = state

    def show_paper(self) -> None:
        """Show the paper at the cursor, and where it stands."""
        raise NotImplementedError

    def action_bookmark(self) -> None:
        """Ask for the current paper to be kept, or let go."""
        if paper := self.state.paper:
            keep = paper.key not in self.state.bookmarked_keys
            self.post_message(self.BookmarkToggled(paper, self.state.digest_name, keep))

    def action_authors(self) -> None:
        """Name every author, or the first dozen."""
        self.detail.toggle_authors()

    def action_open_page(self) -> None:
        """Open the abstract page."""
        if paper := self.state.paper:
            self.post_message(self.AddressAsked(paper.abs_url))

    def action_open_pdf(self) -> None:
        """Open the PDF."""
        if paper := self.state.paper:
            self.post_message(self.AddressAsked(paper.pdf_url))

    def action_layout(self) -> None:
        """Set the paper in the next layout; the last looks like the first in a narrow pane."""
        layouts = LAYOUTS if self.detail.has_two_columns else LAYOUTS[:-1]
        place = layouts.index(self.settings.layout) if self.settings.layout in layouts else 0
        self.choose_setting(layout=layouts[(place + 1) % len(layouts)])
        self.detail.set_layout(self.settings.layout)
        self.show_paper()

    def action_match(self, step: int) -> None:
        """Go to the next match or the one before, at the end of the paper in the next paper."""
        if not self.state.query:
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
        row = self.state.cursor
        self.papers.action_move(step)
        if self.state.cursor == row:
            self.notify("This is the last match." if step > 0 else "This is the first match.")
        else:
            self.detail.seek(step, afresh=True)

    def action_copy(self) -> None:
        """Copy what is selected, else the address of the abstract page."""
        if self.copy_selection() or not (paper := self.state.paper):
            return
        if paper.abs_url:
            self.app.copy_to_clipboard(paper.abs_url)
            self.notify(f"Copied {truncate(paper.abs_url, 200)}", markup=False)
        else:
            self.notify("This paper has no address to copy; Y copies its text.")

    def copy_selection(self) -> bool:
        """Copy what is selected and let go of it; tell whether there was anything."""
        text = self.detail.selected
        if text:
            self.app.copy_to_clipboard(text)
            self.notify(f"Copied {counted(len(text), 'character')}")
            self.detail.select_nothing()
        return bool(text)

    def action_copy_paper(self) -> None:
        """Copy the paper as Markdown."""
        if paper := self.state.paper:
            self.app.copy_to_clipboard(FORMATS["markdown"].exporter()(paper))
            self.notify("Copied the paper as Markdown")

    def action_text(self) -> None:
        """Show the text that the paper has on the next of its days."""
        if len(days := self.state.days) > 1:
            self._turn_to_day(sorted(days)[sorted(days).index(days[0]) - 1])
        elif self.state.paper:
            self.notify("This paper stands on no other open day.")

    @on(DetailPane.DayClicked)
    def _day_clicked(self, event: DetailPane.DayClicked) -> None:
        self._turn_to_day(event.day)

    def _turn_to_day(self, day: str) -> None:
        self.state.show_version(day)
        self.show_paper()
