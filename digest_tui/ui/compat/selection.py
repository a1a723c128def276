"""Textual's text selection fails after a mouse press on a widget that was just removed.

The fault: the compositor still finds the widget under the pointer, such as an expired toast. Its
parent is None, and the AttributeError ends the program.

Upstream: https://github.com/Textualize/textual/issues/6643
Costs: text cannot be selected by Textual; the detail pane has its own selection.
"""

from __future__ import annotations

from textual.app import App


class WithoutSelection(App[None]):
    """A base for an app in which Textual selects no text."""

    ALLOW_SELECT = False
