"""Textual has no public way to exit after an exception without a traceback on the terminal.

The fault: the traceback has the local variables of each frame, and is several screens long.
The command line writes the exception to a file instead.

Upstream: not reported (Textual 8.2.8, `App._fatal_error`).
Costs: nothing. If the private names are missing, the traceback is shown.
"""

from __future__ import annotations

from textual.app import App


class EndsWithoutTraceback(App[None]):
    """A base for an app that exits without a traceback and keeps the exception."""

    @property
    def fault(self) -> Exception | None:
        """The exception after which the app exited; None if there was none."""
        return getattr(self, "_exception", None)

    def _fatal_error(self) -> None:
        close = getattr(self, "_close_messages_no_wait", None)
        if close is None:
            super()._fatal_error()
        else:
            close()
