"""Textual treats an empty NO_COLOR as set, contrary to https://no-color.org.

Upstream: not reported (Textual 8.2.8, `App.__init__`).
Costs: nothing.
"""

from __future__ import annotations

from collections.abc import MutableMapping


def unset_empty_no_color(environ: MutableMapping[str, str]) -> None:
    """Remove an empty NO_COLOR from the environment."""
    if not environ.get("NO_COLOR"):
        environ.pop("NO_COLOR", None)
