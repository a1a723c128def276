"""The line at the foot: what the focused pane can do, and where the reader is."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.dom import DOMNode
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.ui.widgets.strips import strip


class Key(NamedTuple):
    """A key as the bar shows it, and the action it runs on a node."""

    display: str
    description: str
    action: str
    node: DOMNode


Progress = Callable[[int], str]
"""Tells in so many cells at most how far something is."""


class KeyBar(Widget):
    """Keys that can be clicked, as many as there is room for; the last one always shows."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key"}

    busy: reactive[Progress | None] = reactive(None)
    """How far something is that goes on meanwhile; beside it stands only the key that stops it."""

    def __init__(self, place: Callable[[], str], *, id: str) -> None:  # noqa: A002
        """Show keys, and at the right what `place` tells of where the reader is.

        It is asked at each paint, for only then is the page set that it tells of.
        """
        super().__init__(id=id)
        self._keys: list[Key] = []
        self._place = place

    def on_mount(self) -> None:
        """Follow the bindings of whatever has the focus."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._take_keys())
        self._take_keys()

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the pointer does."""
        start = 1
        for key in self._fitting(self._place()):
            end = start + cell_len(f"{key.display} {key.description}")
            if start <= event.x < end:
                await self.app.run_action(key.action, key.node)
                return
            start = end + 2

    def render_line(self, y: int) -> Strip:
        """Return the line."""
        blank = self.rich_style
        place = self._place()
        segments = [Segment(" ", blank)]
        for key in self._fitting(place):
            segments += [
                Segment(key.display, self.get_component_rich_style("key-bar--key")),
                Segment(f" {key.description}  ", blank),
            ]
        used = sum(segment.cell_length for segment in segments)
        room = self.size.width - used - 1
        shown = place if cell_len(place) <= room else ""
        if self.busy:
            text = self.busy(room - cell_len(shown) - 2)
            segments.append(Segment(text, blank))
            room -= cell_len(text)
        segments.append(Segment(shown.rjust(max(0, room)) + " ", blank))
        return strip(segments, self.size.width, blank)

    def _fitting(self, place: str) -> list[Key]:
        """Return the keys that fit beside the place, left out from the end but for the last."""
        room = self.size.width - cell_len(place) - 3
        if self.busy:
            escape = self.screen.active_bindings.get("escape")
            stops = escape and escape.binding.action == "back"  # in the filter it clears that
            return [Key("esc", "stop", "stop_loading", self.screen)] if stops else []
        if not self._keys:
            return []
        *keys, last = self._keys
        widths = [cell_len(f"{key.display} {key.description}  ") for key in (*keys, last)]
        room -= widths[-1]
        shown: list[Key] = []
        for key, width in zip(keys, widths, strict=False):
            room -= width
            if room < 0:
                break
            shown.append(key)
        return [*shown, last]

    def _take_keys(self) -> None:
        seen: dict[str, Key] = {}
        focused = self.screen.focused
        for key, active in self.screen.active_bindings.items():
            binding = active.binding
            display = self.app.get_key_display(binding)
            character = display if len(display) == 1 else None
            typed = focused and focused.check_consume_key(key, character)
            if not typed and binding.show and binding.action not in seen:
                description = binding.description.lower()
                seen[binding.action] = Key(display, description, binding.action, active.node)
        self._keys = list(seen.values())
        self.refresh()
