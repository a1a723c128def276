"""What part of the digests is looked at: a period, a category, the bookmarks, all."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.getters import query_one
from textual.widgets import Static

from digest_tui.config import Settings
from digest_tui.session import Session
from digest_tui.session.outline import outline, periods_above
from digest_tui.session.scope import ALL, BOOKMARKS, Scope
from digest_tui.text.counts import counted
from digest_tui.ui.messages import date_range_title, scope_title
from digest_tui.ui.paper import PaperScreen
from digest_tui.ui.widgets.sidebar import Sidebar

_CATEGORIES = Binding.Group("The category at that place")


class ScopeScreen(PaperScreen):
    """Goes from scope to scope, as sidebar and header tell.

    Attributes:
        files_left: How many files the reader did not wait for.
    """

    BINDING_GROUP_TITLE = "Everywhere"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("B", "bookmarks", "Bookmarks", show=False, tooltip="The bookmarks, or all papers"),
        Binding("left_square_bracket", "day(-1)", "Day before", show=False),
        Binding("right_square_bracket", "day(1)", "Day after", show=False),
        Binding("0", "scope(0)", "All papers", show=False),
        *(
            Binding(str(n), f"scope({n})", f"Category {n}", show=False, group=_CATEGORIES)
            for n in range(1, 10)
        ),
    ]

    name_line = query_one("#name", Static)

    def __init__(self, state: Session, settings: Settings, size: Size) -> None:
        super().__init__(state, settings, size)
        self.files_left = 0
        self._named = date_range_title(state.date_range)

    def on_mount(self) -> None:
        """Show the tree, with the newest month open."""
        self.sidebar.opened |= periods_above(self.state.index.days[0])
        self._period_opened()
        self.watch(self.sidebar, "highlighted", self._scope_highlighted, init=False)

    def show_papers(self, *, steady: bool = False, counted: bool = True) -> None:
        """Show the papers that filter and scope let through.

        Args:
            steady: As `RowList.fill` takes it.
            counted: Whether each scope of the sidebar is counted anew.
        """
        raise NotImplementedError

    def show_scope(self, scope: Scope) -> None:
        """Show the papers of a scope."""
        if scope != self.state.scope:
            self.state.set_scope(scope)
            self.sidebar.opened |= periods_above(scope.period)
            if not self._tells_scope:
                self.tell_name()
            listed = self.sidebar.scopes
            self.show_outline()
            # The counts are the filter's: only scopes that were not listed before lack theirs.
            self.show_papers(counted=self.sidebar.scopes != listed)

    def show_outline(self, *, steady: bool = False) -> None:
        """Show the tree of scopes as it now is."""
        entries = outline(self.state.index, self.sidebar.opened)
        self.sidebar.show(entries, self.state.scope, steady=steady)

    def count_scopes(self) -> None:
        """Show how many papers each scope holds under the filter."""
        counts = self.state.count_scopes(self.sidebar.scopes)
        self.sidebar.count_up(counts, counting=self.state.is_searching)

    def tell_name(self) -> None:
        """Call what is looked at by its name in the header, and tell what it lacks."""
        dates = self.state.date_range
        name = (
            date_range_title(dates) if self._tells_scope else scope_title(self.state.scope, dates)
        )
        if self.files_left:
            name += f" · {counted(self.files_left, 'file')} left"
        self.set_class(self.files_left > 0, "-partial")
        if name != self._named:
            self._named = name
            self.name_line.update(heading(name))

    @property
    def _tells_scope(self) -> bool:
        """Whether the sidebar shows which scope is looked at."""
        wide = self.has_class("-wide") or self.has_class("-medium")
        return wide and not self.has_class("-no-sidebar")

    def on_resize(self) -> None:
        """Call what is looked at as there is need in the new size."""
        self.call_after_refresh(self.tell_name)

    def _scope_highlighted(self, row: int) -> None:
        self.show_scope(self.sidebar.scope_at(row))

    @on(Sidebar.ScopeSelected)
    def _scope_selected(self) -> None:
        self.go("papers")

    @on(Sidebar.Opened)
    def _period_opened(self) -> None:
        self.show_outline()
        self.count_scopes()

    def action_scope(self, number: int) -> None:
        """Show all papers (0) or those of the category at a place in the sidebar."""
        categories = self.state.index.categories
        if number == 0:
            self.show_scope(ALL)
        elif number <= len(categories):
            self.show_scope(self._in_period(self.state.scope.period, categories[number - 1]))
        else:
            self.notify(f"There is no category {number}; there are {len(categories)}.")

    def action_day(self, step: int) -> None:
        """Show the day before that of the scope or the paper, or the day after."""
        days = self.state.index.days
        here = self.state.scope.period
        if here not in days:
            here = self.state.day or days[0]
        place = days.index(here) - step
        if 0 <= place < len(days):
            self.show_scope(self._in_period(days[place], self.state.scope.category))
        else:
            self.notify(f"No {'later' if step > 0 else 'earlier'} day is open.")

    def action_bookmarks(self) -> None:
        """Show the bookmarks, or all papers again."""
        self.show_scope(ALL if self.state.scope == BOOKMARKS else BOOKMARKS)

    def _in_period(self, period: str, category: str | None) -> Scope:
        """Return the scope of a category in a period; of the whole period where it has none."""
        known = self.state.index.has(period, category)
        return Scope(period=period, category=category if known else None)


def heading(name: str) -> Content:
    """Return the program's name and that of what is open."""
    return Content(f"digest-tui  {name}").stylize("$foreground", 12)
