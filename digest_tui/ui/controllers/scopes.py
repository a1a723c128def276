"""Change the scope, and show it in sidebar and header."""

from __future__ import annotations

from textual.screen import Screen

from digest_tui.session import Session
from digest_tui.session.days import day_beside, newest_day
from digest_tui.session.outline import outline, periods_above
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from digest_tui.ui.controllers.list import ListController
from digest_tui.ui.messages import notes, titles
from digest_tui.ui.widgets.header import Header
from digest_tui.ui.widgets.sidebar import Sidebar


class ScopeController:
    """Changes the scope of the session.

    Args:
        screen: Shows notes.
        session: The session.
        sidebar: Shows the scopes as a tree.
        header: Names the scope.
        papers: Shows the papers of the scope.

    Attributes:
        files_left: The number of files that were not read.
    """

    def __init__(
        self,
        screen: Screen[None],
        session: Session,
        sidebar: Sidebar,
        header: Header,
        papers: ListController,
    ) -> None:
        self.files_left = 0
        self._screen = screen
        self._session = session
        self._sidebar = sidebar
        self._header = header
        self._papers = papers
        # The day that a key expanded to show its category, and collapses when it goes on.
        self._expanded_day = ""

    def show_first_outline(self) -> None:
        """Show the tree of scopes with the newest month expanded; the search shows the counts."""
        self._sidebar.expanded |= periods_above(Scope(period=self._session.index.days[0]))
        self.show_outline()

    def show_scope(self, scope: Scope) -> None:
        """Show the papers of a scope."""
        if scope != self._session.scope:
            self._session.set_scope(scope)
            self._sidebar.expanded |= periods_above(scope)
            self.show_title()
            scopes_before = self._sidebar.scopes
            self.show_outline()
            self._papers.show()
            if self._sidebar.scopes != scopes_before:
                self.show_counts()  # the filter is the same, so only new scopes lack a count

    def show_row(self, row: int) -> None:
        """Show the scope of a row of the sidebar."""
        self.show_scope(self._sidebar.scope_at(row))

    def show_all(self) -> None:
        """Show all papers."""
        self.show_scope(ALL)

    def toggle_bookmarks(self) -> None:
        """Show the bookmarks, or all papers if they are shown."""
        self.show_scope(ALL if self._session.scope == BOOKMARKS else BOOKMARKS)

    def show_category(self, number: int) -> None:
        """Show the category with a number in the period of the scope; 0 shows all papers."""
        period = self._session.scope.period
        categories = self._session.index.categories
        if number == 0:
            self.show_all()
        elif number > len(categories):
            self._screen.notify(notes.no_category(number, len(categories)), markup=False)
        elif not self._session.index.has(period, categories[number - 1]):
            note = notes.not_in_period(categories[number - 1], period)
            self._screen.notify(note, markup=False)
        else:
            self._go_to(Scope(period=period, category=categories[number - 1]))

    def step_day(self, step: int) -> None:
        """Show the next day (1) or the previous one (-1), in the category of the scope."""
        scope = self._session.scope
        if day := day_beside(self._session.index, scope, step):
            self._go_to(day)
        else:
            self._screen.notify(notes.no_day(step, scope.category), markup=False)

    def show_newest_day(self) -> None:
        """Show the newest day, in the category of the scope."""
        if day := newest_day(self._session.index, self._session.scope):
            self._go_to(day)
        else:
            self._screen.notify(notes.only_one_day(), markup=False)

    def show_outline(self, *, keep_scroll: bool = False) -> None:
        """Update the tree of scopes."""
        lines = outline(self._session.index, self._sidebar.expanded, self._session.scope)
        self._sidebar.show_outline(lines, self._session.scope, keep_scroll=keep_scroll)

    def show_counts(self) -> None:
        """Show how many papers of each scope match the filter."""
        counts = self._session.count_scopes(self._sidebar.scopes)
        self._sidebar.show_counts(counts, is_counting=self._session.is_searching)

    def show_title(self) -> None:
        """Show the scope in the header."""
        title = titles.scope_title(self._session.scope, self._session.date_range)
        self._header.show_title(titles.with_files_left(title, self.files_left))

    def _go_to(self, scope: Scope) -> None:
        """Show a scope; collapse the day that was expanded for the scope before."""
        sidebar = self._sidebar
        if scope.period != self._expanded_day:
            sidebar.expanded.discard(self._expanded_day)
            is_new = scope.category is not None and scope.period not in sidebar.expanded
            self._expanded_day = scope.period if is_new else ""
        self.show_scope(scope)
