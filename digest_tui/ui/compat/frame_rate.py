"""Textual skips a frame after a late one: at its 60 frames a second, a key waits up to 35 ms.

Upstream: not reported (Textual 8.2.8, `Screen._on_timer_update`).
Costs: up to 120 frames a second are painted while something changes; none at rest.
"""

from __future__ import annotations

from collections.abc import MutableMapping


def set_frame_rate(environ: MutableMapping[str, str]) -> None:
    """Ask for 120 frames a second; call it before Textual is imported."""
    environ.setdefault("TEXTUAL_FPS", "120")
