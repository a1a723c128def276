"""Textual skips a frame after a late one, so that a key waits up to 35 ms at 60 frames per second.

Upstream: not reported (Textual 8.2.8, `Screen._on_timer_update`).
Costs: up to 120 frames per second while the screen changes.
"""

from __future__ import annotations

from collections.abc import MutableMapping


def set_frame_rate(environ: MutableMapping[str, str]) -> None:
    """Set the rate to 120 frames per second. Call this before Textual is imported."""
    environ.setdefault("TEXTUAL_FPS", "120")
