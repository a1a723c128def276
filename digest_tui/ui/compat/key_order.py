"""Textual handles a key before the focus has moved that the key before it asked for.

The fault: the app posts a key to the focused widget and goes on to the next key, which it posts
to the same widget, for the first one is not handled yet. Of `/x` typed at once, `x` reaches the
list where `/` moves the focus to an input.

Upstream: not reported (Textual 8.2.8, `App.on_event`).
Costs: the widget sees no Key event for a key that is bound.
"""

from __future__ import annotations

from typing import Any

from textual import events
from textual.app import App


async def run_bound_action(app: App[Any], event: events.Key) -> bool:
    """Run the action that a key is bound to, to its end; return whether there was one."""
    bound = app.screen.active_bindings.get(event.key)
    return bound is not None and await app.run_action(bound.binding.action, bound.node)
