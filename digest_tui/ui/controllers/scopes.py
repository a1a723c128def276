"""Change the scope, and show it in sidebar and header."""

from __future__ import annotations

from textual.screen import Screen

from digest_tui.session import Session
from digest_tui.session.outline import outline, periods_above
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from digest_tui.ui.controllers.list import ListController
from digest_tui.ui.messages import notes, titles
from digest_tui.ui.widgets.header import Header
from digest_tui.ui.widgets.sidebar import Sidebar
from digest_tui.ui.widgets.workspace import Workspace


class ScopeController:
    """Changes the scope of the session.

    Args:
        screen: Shows notes.
        session: The session.
        sidebar: Shows the scopes as a tree.
        header: Shows the scope if the sidebar does not.
        workspace: Knows whether the sidebar is visible.
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
        workspace: Workspace,
        papers: ListController,
    ) -> None:
        self.files_left = 0
        self._screen = screen
        self._session = session
        self._sidebar = sidebar
        self._header = header
        self._workspace = workspace
        self._papers = papers

    def show_first_outline(self) -> None:
        """Show the tree of scopes with the newest month expanded; the search shows the counts."""
        self._sidebar.expanded |= periods_above(self._session.index.days[0])
        self.show_outline()

    def show_scope(self, scope: Scope) -> None:
        """Show the papers of a scope."""
        if scope != self._session.scope:
            self._session.set_scope(scope)
            self._sidebar.expanded |= periods_above(scope.period)
            if not self._workspace.shows_scope:
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
        """Show the category with a number, from 1, in the period of the scope.

        0 shows all papers.
        """
        categories = self._session.index.categories
        if number == 0:
            self.show_all()
        elif number > len(categories):
            self._screen.notify(notes.no_category(number, len(categories)), markup=False)
        else:
            self.show_scope(self._in_period(self._session.scope.period, categories[number - 1]))

    def step_day(self, step: int) -> None:
        """Show the day after (1) or before (-1) that of the scope, or else that of the paper."""
        days = self._session.index.days
        day = self._session.scope.period
        if day not in days:
            day = self._session.day or days[0]
        offset = days.index(day) - step
        if 0 <= offset < len(days):
            self.show_scope(self._in_period(days[offset], self._session.scope.category))
        else:
            self._screen.notify(notes.no_day(step), markup=False)

    def show_outline(self, *, keep_scroll: bool = False) -> None:
        """Update the tree of scopes."""
        lines = outline(self._session.index, self._sidebar.expanded)
        self._sidebar.show_outline(lines, self._session.scope, keep_scroll=keep_scroll)

    def show_counts(self) -> None:
        """Show how many papers of each scope match the filter."""
        counts = self._session.count_scopes(self._sidebar.scopes)
        self._sidebar.show_counts(counts, is_counting=self._session.is_searching)

    def show_title(self) -> None:
        """Show the dates of the open digests in the header, or the scope if no sidebar does."""
        self._screen.set_class(self.files_left > 0, "-partial")
        dates = self._session.date_range
        if self._workspace.shows_scope:
            title = titles.date_range_title(dates)
        else:
            title = titles.scope_title(self._session.scope, dates)
        self._header.show_title(titles.with_files_left(title, self.files_left))

    def _in_period(self, period: str, category: str | None) -> Scope:
        """Return the scope of a category in a period; of the period if it has no such category."""
        known = self._session.index.has(period, category)
        return Scope(period=period, category=category if known else None)
