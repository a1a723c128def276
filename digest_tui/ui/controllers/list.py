"""Show the listed papers, their number, and the paper at the cursor."""

from __future__ import annotations

from collections.abc import Sequence

from digest_tui.keymap import Keymap
from digest_tui.session import Session
from digest_tui.session.empty_reason import EmptyReason
from digest_tui.session.scope import ALL
from digest_tui.ui.controllers.paper import PaperController
from digest_tui.ui.messages import counts, titles
from digest_tui.ui.widgets.header import Header
from digest_tui.ui.widgets.paper_list import PaperList
from digest_tui.ui.widgets.workspace import Workspace


class ListController:
    """Updates the list from the session.

    Args:
        session: The session.
        papers: The list of papers.
        header: Shows the number of papers.
        workspace: Knows whether there is space for the number of repeats.
        paper: Shows the paper at the cursor.
        keymap: The names of the keys that the text of an empty list mentions.
    """

    def __init__(
        self,
        session: Session,
        papers: PaperList,
        header: Header,
        workspace: Workspace,
        paper: PaperController,
        keymap: Keymap,
    ) -> None:
        self._session = session
        self._papers = papers
        self._header = header
        self._workspace = workspace
        self._paper = paper
        self._keymap = keymap

    def show(self, *, keep_scroll: bool = False) -> None:
        """Show the papers, their number, and the paper at the cursor.

        Args:
            keep_scroll: See `ListView.set_rows`.
        """
        session = self._session
        self._papers.show(
            session.list_index,
            session.rows,
            highlighted=session.cursor,
            words=session.query.words,
            has_categories=session.scope.category is None,
            has_days=session.shows_days,
            empty_text=self._empty_text(),
            keep_scroll=keep_scroll,
        )
        self.show_count()
        self._paper.show()

    def _empty_text(self) -> Sequence[str]:
        session = self._session
        reason = session.empty_reason
        if reason is not EmptyReason.NO_MATCH or session.scope == ALL:
            return titles.empty_list(reason, self._keymap)
        title = titles.scope_title(session.scope, session.date_range)
        matches_in_all = session.count_scopes([ALL])[ALL]
        return titles.empty_list(reason, self._keymap, title, matches_in_all)

    def show_count(self) -> None:
        """Show the number of papers in the header."""
        session = self._session
        if session.query:
            text = counts.match_count(
                len(session.rows), session.total, is_counting=session.is_searching
            )
        else:
            repeats = session.repeats if self._workspace.has_space else 0
            text = counts.paper_count(session.total, repeats)
        self._header.show_count(text)
