"""Textual writes shades of grey if NO_COLOR is set.

The fault: Textual's filter turns each colour into a shade of grey, which may be illegible with the
colours of the user's terminal.

Upstream: https://github.com/Textualize/textual/issues/2829
Costs: nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import App
from textual.filter import LineFilter, NoColor


class WritesNoColor(App[None]):
    """A base for an app that writes no colours if NO_COLOR is set."""

    _no_color_filters = (NoColor(),)

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of the painted lines."""
        if self.no_color:
            return self._no_color_filters
        return super().get_line_filters()
