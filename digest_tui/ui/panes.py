"""How sidebar, list and paper share the screen, and how the reader goes from one to another."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar, Final, Literal

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.getters import query_one
from textual.message import Message

from digest_tui.config import SMALLEST_SHARE, Settings
from digest_tui.ui.compat.first_layout import FirstScreen
from digest_tui.ui.widgets.detail import DetailPane
from digest_tui.ui.widgets.paper_list import PaperList
from digest_tui.ui.widgets.sidebar import Sidebar

Pane = Literal["sidebar", "papers", "detail"]

_PANES: tuple[Pane, ...] = ("sidebar", "papers", "detail")
_STEP: Final = 5
"""Percent that one key moves the border between list and paper."""


class PaneScreen(FirstScreen):
    """Three panes that fold around the one in focus; app.tcss says where each stands.

    Attributes:
        settings: What the reader chose; each change is announced by `Chosen`.
    """

    AUTO_FOCUS = "#papers"
    BINDING_GROUP_TITLE = "Panes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "pane(1)", "Next pane", show=False),
        Binding("shift+tab", "pane(-1)", "Pane before", show=False),
        Binding("l,right", "turn(1)", "Pane to the right", show=False),
        Binding("h,left", "turn(-1)", "Pane to the left", show=False),
        Binding(
            "plus,equals_sign",
            "share(1)",
            "More room",
            show=False,
            tooltip="More room for this pane",
        ),
        Binding("minus", "share(-1)", "Less room", show=False, tooltip="Less room for this pane"),
        Binding("backslash", "sidebar", "Sidebar", show=False, tooltip="Hide or show the sidebar"),
    ]
    _COLUMNS: Final = [(0, "-tiny"), (60, "-narrow"), (100, "-medium"), (130, "-wide")]
    _ROWS: Final = [(0, "-short"), (16, "-tall")]
    HORIZONTAL_BREAKPOINTS = _COLUMNS
    VERTICAL_BREAKPOINTS = _ROWS

    sidebar = query_one("#sidebar", Sidebar)
    papers = query_one("#papers", PaperList)
    detail = query_one("#detail", DetailPane)

    class Chosen(Message):
        """The reader made a choice to find again: settings by name, and whether it is the last."""

        def __init__(self, choices: dict[str, Any], *, settled: bool = True) -> None:
            super().__init__()
            self.choices = choices
            self.settled = settled

    def __init__(self, settings: Settings, size: Size) -> None:
        super().__init__(size, "-at-papers" if settings.sidebar else "-at-papers -no-sidebar")
        self.settings = settings
        self._before_zoom: Pane = "papers"

    def choose_setting(self, *, settled: bool = True, **choices: Any) -> None:
        """Take over a choice of the reader and announce it."""
        self.settings = replace(self.settings, **choices)
        self.post_message(self.Chosen(choices, settled=settled))

    def action_go(self, pane: Pane) -> None:
        """Go to a pane."""
        self.go(pane)

    def action_pane(self, step: int) -> None:
        """Go round the panes."""
        self.go(_PANES[(self._pane + step) % len(_PANES)])

    def action_turn(self, step: int) -> None:
        """Go to the pane on one side, if there is one."""
        self.go(_PANES[min(max(self._pane + step, 0), len(_PANES) - 1)])

    def action_zoom(self) -> None:
        """Show the paper alone, or all panes again with the focus where it was."""
        zoomed = not self.has_class("-zoom")
        if zoomed:
            self._before_zoom = _PANES[self._pane]
        self.go("detail" if zoomed else self._before_zoom)
        self.set_class(zoomed, "-zoom")

    def action_sidebar(self) -> None:
        """Hide the sidebar, or show it; where there is no room for it, go to it or leave it."""
        if not (self.has_class("-wide") or self.has_class("-medium")):
            self.go("papers" if self.focused is self.sidebar else "sidebar")
            return
        self.choose_setting(sidebar=not self.settings.sidebar)
        self.set_class(not self.settings.sidebar, "-no-sidebar")
        if not self.settings.sidebar and self.focused is self.sidebar:
            self.go("papers")

    def action_share(self, steps: int) -> None:
        """Give the pane in focus more or less of the room that list and paper share."""
        if self._border:
            side = -1 if self.focused is self.detail else 1
            self._divide(getattr(self.settings, self._border) + steps * side * _STEP)

    @on(DetailPane.BorderDragged)
    def _border_dragged(self, event: DetailPane.BorderDragged) -> None:
        if self._border:
            first = self.papers.region
            whole = first.union(self.detail.region)
            along = [event.pointer.x - first.x, whole.width]
            if self._border == "list_height":
                along = [event.pointer.y - first.y, whole.height]
            part = (along[0] + 0.5) / along[1]  # half a cell, for what remains is cut off
            self._divide(100 * part, settled=event.settled)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Fold the panes around the one in focus; of two keys typed at once the later counts."""
        if event.widget is self.focused and event.widget.id in _PANES:
            self._unfold(event.widget.id)

    def go(self, pane: Pane) -> None:
        """Bring a pane onto the screen and put the focus into it."""
        self._unfold(pane)
        self.set_focus(self.query_one(f"#{pane}"))

    @property
    def _pane(self) -> int:
        focused = self.focused.id if self.focused else None
        return _PANES.index(focused) if focused in _PANES else 1

    @property
    def _border(self) -> Literal["list_width", "list_height"] | None:
        """The setting that places the border between list and paper; None where one is hidden."""
        if not (self.papers.display and self.detail.display):
            return None
        return "list_width" if self.has_class("-wide") else "list_height"

    def _divide(self, share: float, *, settled: bool = True) -> None:
        if self._border:
            share = round(min(max(share, SMALLEST_SHARE), 100 - SMALLEST_SHARE), 1)
            self.choose_setting(settled=settled, **{self._border: share})

    def _unfold(self, pane: str) -> None:
        for name in _PANES:
            self.set_class(name == pane, f"-at-{name}")
        if pane != "detail":
            self.remove_class("-zoom")
