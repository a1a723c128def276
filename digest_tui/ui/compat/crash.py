"""Textual has no public way to end after an exception without a traceback on the terminal.

The fault: the traceback is written with the local variables of each frame, some screens long.
The command line writes the exception to a file instead.

Upstream: not reported (Textual 8.2.8, `App._fatal_error`).
Costs: nothing. Without Textual's private names its traceback is shown.
"""

from __future__ import annotations

from textual.app import App


class EndsWithoutTraceback(App[None]):
    """A base for an app that keeps the exception which ended it."""

    @property
    def fault(self) -> Exception | None:
        """The exception that ended the program, if any."""
        return getattr(self, "_exception", None)

    def _fatal_error(self) -> None:
        close = getattr(self, "_close_messages_no_wait", None)
        if close is None:
            super()._fatal_error()
        else:
            close()
