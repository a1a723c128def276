"""The container of sidebar, list and paper: their focus, their sizes, and the zoom."""

from __future__ import annotations

from typing import Final, Literal

from textual import events
from textual.app import ComposeResult
from textual.containers import Container
from textual.geometry import Offset
from textual.message import Message
from textual.widget import Widget

from digest_tui.commands import Owner
from digest_tui.config import SMALLEST_SHARE
from digest_tui.ui.bindings import bindings

Pane = Literal["sidebar", "papers", "detail"]
Border = Literal["list_width", "list_height"]
"""The setting that the border between list and paper changes: the share of the list in the width if
they are side by side, or in the height if the list is above the paper."""

_PANES: Final[tuple[Pane, ...]] = ("sidebar", "papers", "detail")
_STEP_PERCENT: Final = 5
"""Percent by which one key press moves the border between list and paper."""


class Workspace(Container):
    """Three panes; in a small terminal only the focused one is shown. app.tcss lays them out.

    Args:
        sidebar: The pane on the left.
        papers: The list of papers.
        detail: The paper.
        list_width: Percentage of the list in the width that it shares with the paper.
        list_height: Percentage of the list in the height if it is above the paper.
        has_sidebar: Whether the sidebar is shown if there is space for it.

    Attributes:
        shares: Percentage of the list in the width and in the height.
        has_sidebar: Whether the sidebar is shown if there is space for it.
    """

    BINDINGS = bindings(Owner.WORKSPACE)

    class SharesChanged(Message):
        """The border between list and paper moved.

        Attributes:
            border: The share that changed.
            share: Percentage of the list.
            is_final: Whether the drag has ended.
        """

        def __init__(self, border: Border, share: float, *, is_final: bool) -> None:
            super().__init__()
            self.border = border
            self.share = share
            self.is_final = is_final

    class SidebarToggled(Message):
        """The user showed or hid the sidebar."""

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
        """The focused pane; the list if none is focused."""
        focused = self.screen.focused
        return next((name for name, pane in self._panes.items() if pane is focused), "papers")

    @property
    def border(self) -> Border | None:
        """The border between list and paper; None if one of them is hidden."""
        if not (self._panes["papers"].display and self._panes["detail"].display):
            return None
        return "list_width" if self.screen.has_class("-wide") else "list_height"

    @property
    def has_space(self) -> bool:
        """Whether there is space for the sidebar beside the other panes."""
        return self.screen.has_class("-wide") or self.screen.has_class("-medium")

    def focus_pane(self, pane: Pane) -> None:
        """Show a pane and focus it."""
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
        """Return whether an action can run; `focus_pane` only goes to the pane on the right."""
        if action == "focus_pane":
            column = _PANES.index(self.focused_pane) + 1
            return _PANES[column : column + 1] == parameters
        return True

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Collapse the panes around the focused one, unless the focus has moved since."""
        if event.widget is self.screen.focused:
            self._collapse_around(self.focused_pane)

    def action_focus_pane(self, pane: Pane) -> None:
        """Go to a pane."""
        self.focus_pane(pane)

    def focus_next(self, step: int) -> None:
        """Go to the next (1) or previous (-1) pane; the first one follows the last."""
        self.focus_pane(_PANES[(_PANES.index(self.focused_pane) + step) % len(_PANES)])

    def focus_beside(self, step: int) -> None:
        """Go to the pane on the right (1) or the left (-1), if there is one."""
        column = _PANES.index(self.focused_pane) + step
        self.focus_pane(_PANES[min(max(column, 0), len(_PANES) - 1)])

    def toggle_zoom(self) -> None:
        """Show only the paper, or all panes again with the focus where it was before."""
        zoomed = not self.has_class("-zoom")
        if zoomed:
            self._pane_before_zoom = self.focused_pane
        self.focus_pane("detail" if zoomed else self._pane_before_zoom)
        self.set_class(zoomed, "-zoom")

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar; if there is no space for it, go to it or leave it."""
        if not self.has_space:
            self.focus_pane("papers" if self.focused_pane == "sidebar" else "sidebar")
            return
        self.has_sidebar = not self.has_sidebar
        self.set_class(not self.has_sidebar, "-no-sidebar")
        self.post_message(self.SidebarToggled(self.has_sidebar))
        if not self.has_sidebar and self.focused_pane == "sidebar":
            self.focus_pane("papers")

    def change_share(self, steps: int) -> None:
        """Enlarge or shrink the focused pane by some steps; the sidebar counts as the list."""
        if self.border:
            side = -1 if self.focused_pane == "detail" else 1
            self._set_share((self.shares[self.border] + steps * side * _STEP_PERCENT) / 100)

    def _set_share(self, part: float, *, is_final: bool = True) -> None:
        """Set the part of the list, from 0 to 1; list and paper keep their smallest share."""
        if self.border:
            share = round(min(max(100 * part, SMALLEST_SHARE), 100 - SMALLEST_SHARE), 1)
            self.shares[self.border] = share
            # Textual does not bubble a message to the widget in whose handler it was posted. That
            # may be the screen here, so the screen posts the message for the app.
            self.screen.post_message(self.SharesChanged(self.border, share, is_final=is_final))

    def _collapse_around(self, pane: Pane) -> None:
        """Set the class of the focused pane; end the zoom if it is not the paper."""
        others = [f"-at-{name}" for name in _PANES if name != pane]
        if pane != "detail":
            others.append("-zoom")
        # A change of classes styles every pane anew, in 15 ms: the last one does it for all.
        self.remove_class(*others, update=False)
        self.add_class(f"-at-{pane}")
