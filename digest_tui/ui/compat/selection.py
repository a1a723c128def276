"""Textual's selection of text fails at a press on a widget that was just removed.

The fault: the compositor still finds the widget under the pointer, such as a toast whose time is
over; its parent is None, and the AttributeError ends the program.

Upstream: https://github.com/Textualize/textual/issues/6643
Costs: no selection of Textual's; the detail pane has its own.
"""

from __future__ import annotations

from textual.app import App


class WithoutSelection(App[None]):
    """A base for an app in which Textual selects no text."""

    ALLOW_SELECT = False
