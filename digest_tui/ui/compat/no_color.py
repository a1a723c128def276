"""Textual writes greys where NO_COLOR asks for no colours.

The fault: with NO_COLOR set, Textual's filter turns each colour into a grey, which the user's
own colours may make illegible.

Upstream: https://github.com/Textualize/textual/issues/2829
Costs: nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter, NoColor


class WritesNoColor(App[None]):
    """A base for an app that writes no colours where NO_COLOR is set."""

    _no_color_filters = (NoColor(),)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of what is painted."""
        if self.no_color:
            return self._no_color_filters
        return super().get_line_filters()
