"""How sidebar, list and paper share the screen, and which of them has the focus."""

from __future__ import annotations

from typing import Final, Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from digest_tui.config import SMALLEST_SHARE
from digest_tui.keymap import Owner
from digest_tui.ui.bindings import bindings

Pane = Literal["sidebar", "papers", "detail"]
Border = Literal["list_width", "list_height"]
"""The share that a border sets: of the width where the panes stand side by side, else of the
height."""

_PANES: Final[tuple[Pane, ...]] = ("sidebar", "papers", "detail")
_STEP: Final = 5
"""Percent that one key moves the border between list and paper."""


class Workspace(Container):
    """Three panes that collapse around the one in focus; app.tcss says where each stands.

    Args:
        sidebar: The pane at the left.
        papers: The list of papers.
        detail: The paper.
        list_width: Percent of the list in the width that it shares with the paper.
        list_height: Percent of the list in the height, where it lies over the paper.
        has_sidebar: Whether the sidebar is shown where there is space for it.

    Attributes:
        shares: Percent of the list in the width and in the height.
        has_sidebar: As above.
    """

    BINDINGS = bindings(Owner.WORKSPACE)

    class SharesChanged(Message):
        """The border between list and paper moved.

        Attributes:
            border: The share that changed.
            share: Percent of the list.
            is_final: Whether the border was released.
        """

        def __init__(self, border: Border, share: float, *, is_final: bool) -> None:
            super().__init__()
            self.border = border
            self.share = share
            self.is_final = is_final

    class SidebarToggled(Message):
        """The user hid the sidebar, or showed it."""

        def __init__(self, is_shown: bool) -> None:
            super().__init__()
            self.is_shown = is_shown

    def __init__(
        self,
        sidebar: Widget,
        papers: Widget,
        detail: Widget,
        *,
        list_width: float,
        list_height: float,
        has_sidebar: bool,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id, classes="-at-papers")
        self.shares: dict[Border, float] = {"list_width": list_width, "list_height": list_height}
        self.has_sidebar = has_sidebar
        self._panes: dict[Pane, Widget] = {"sidebar": sidebar, "papers": papers, "detail": detail}
        self._pane_before_zoom: Pane = "papers"
        self.set_class(not has_sidebar, "-no-sidebar")

    def compose(self) -> ComposeResult:
        """Compose the panes."""
        yield from self._panes.values()

    @property
    def focused_pane(self) -> Pane:
        """The pane in focus; the list where none is."""
        focused = self.screen.focused
        return next((name for name, pane in self._panes.items() if pane is focused), "papers")

    @property
    def border(self) -> Border | None:
        """The border between list and paper; None where one of them is hidden."""
        if not (self._panes["papers"].display and self._panes["detail"].display):
            return None
        return "list_width" if self.screen.has_class("-wide") else "list_height"

    @property
    def has_space(self) -> bool:
        """Whether there is space for the sidebar beside the other panes."""
        return self.screen.has_class("-wide") or self.screen.has_class("-medium")

    @property
    def shows_scope(self) -> bool:
        """Whether the sidebar stands on the screen whatever has the focus."""
        return self.has_space and self.has_sidebar

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and put the focus into it."""
        self._collapse_around(pane)
        self.screen.set_focus(self._panes[pane])

    def move_border(self, pointer: Offset, *, is_final: bool) -> None:
        """Move the border between list and paper to a cell of the screen."""
        first = self._panes["papers"].region
        both = first.union(self._panes["detail"].region)
        if self.border == "list_width":
            self._set_share((pointer.x - first.x + 0.5) / both.width, is_final=is_final)
        elif self.border:
            self._set_share((pointer.y - first.y + 0.5) / both.height, is_final=is_final)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Open from each pane the one at its right alone."""
        if action == "focus_pane":
            place = _PANES.index(self.focused_pane) + 1
            return _PANES[place : place + 1] == parameters
        return True

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Collapse the panes around the one in focus, unless the focus has moved on since."""
        if event.widget is self.screen.focused:
            self._collapse_around(self.focused_pane)

    def action_focus_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.focus_pane(pane)

    def action_focus_next(self, step: int) -> None:
        """Go to the next pane, after the last to the first."""
        self.focus_pane(_PANES[(_PANES.index(self.focused_pane) + step) % len(_PANES)])

    def action_focus_beside(self, step: int) -> None:
        """Go to the pane on one side, if there is one."""
        place = _PANES.index(self.focused_pane) + step
        self.focus_pane(_PANES[min(max(place, 0), len(_PANES) - 1)])

    def action_zoom(self) -> None:
        """Show the paper alone, or all panes again with the focus where it was."""
        zoomed = not self.has_class("-zoom")
        if zoomed:
            self._pane_before_zoom = self.focused_pane
        self.focus_pane("detail" if zoomed else self._pane_before_zoom)
        self.set_class(zoomed, "-zoom")

    def action_sidebar(self) -> None:
        """Hide the sidebar, or show it; where there is no space for it, go to it or leave it."""
        if not self.has_space:
            self.focus_pane("papers" if self.focused_pane == "sidebar" else "sidebar")
            return
        self.has_sidebar = not self.has_sidebar
        self.set_class(not self.has_sidebar, "-no-sidebar")
        self.post_message(self.SidebarToggled(self.has_sidebar))
        if not self.has_sidebar and self.focused_pane == "sidebar":
            self.focus_pane("papers")

    def action_share(self, steps: int) -> None:
        """Enlarge or shrink the pane in focus, within what list and paper share."""
        if self.border:
            side = -1 if self.focused_pane == "detail" else 1
            self._set_share((self.shares[self.border] + steps * side * _STEP) / 100)

    def _set_share(self, part: float, *, is_final: bool = True) -> None:
        """Give the list a part of what it shares with the paper, neither less than a fifth."""
        if self.border:
            share = round(min(max(100 * part, SMALLEST_SHARE), 100 - SMALLEST_SHARE), 1)
            self.shares[self.border] = share
            # Textual stops a message at the widget in whose handler it was posted. Here that may
            # be the screen, and the app is to get it.
            self.screen.post_message(self.SharesChanged(self.border, share, is_final=is_final))

    def _collapse_around(self, pane: Pane) -> None:
        """Set the class of the pane in focus; any but the paper ends the zoom."""
        for name in _PANES:
            self.set_class(name == pane, f"-at-{name}")
        if pane != "detail":
            self.remove_class("-zoom")
