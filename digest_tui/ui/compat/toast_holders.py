"""Textual does not remove the holder of a toast if another screen shows the toast.

The fault: the toast rack of a screen removes an expired toast, but not the holder around it. A
thousand empty holders take 30 MB.

Upstream: not reported (Textual 8.2.8, `ToastRack.show`).
Costs: one query of each screen for each notification.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.screen import Screen


def remove_empty_toast_holders(screens: Iterable[Screen[object]]) -> None:
    """Remove the holders of expired toasts."""
    for screen in screens:
        for holder in screen.query("ToastHolder"):
            if holder.is_mounted and not holder.children:
                holder.remove()
