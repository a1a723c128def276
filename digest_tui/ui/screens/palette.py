"""The palette of commands: Textual's, with the workarounds for it."""

from __future__ import annotations

from digest_tui.ui.compat.palette_clicks import ChecksClicks
from digest_tui.ui.compat.palette_closing import ClosesOnce
from digest_tui.ui.compat.palette_typing import SearchesLastText
from digest_tui.ui.compat.resize_loop import CurrentSize


class Palette(SearchesLastText, ClosesOnce, ChecksClicks, CurrentSize):
    """Finds a command by what is typed, and runs it."""
