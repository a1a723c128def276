"""Textual sends a key to the wrong widget if the key before it moves the focus.

The fault: the app posts a key to the focused widget and does not wait until it is handled. The next
key is posted to the same widget. If `/` moves the focus from a list to an input and `/x` is typed
quickly, the list gets the `x`.

Upstream: not reported (Textual 8.2.8, `App.on_event`).
Costs: a widget gets no Key event for a bound key.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App


async def run_bound_action(app: App[Any], event: events.Key) -> bool:
    """Run the action of a key and wait for its end; return whether the key is bound."""
    bound = app.screen.active_bindings.get(event.key)
    return bound is not None and await app.run_action(bound.binding.action, bound.node)
