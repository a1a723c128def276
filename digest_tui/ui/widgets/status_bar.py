"""The status bar: the commands of the focused pane, and the user's location in the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import ActiveBinding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.i18n import _
from digest_tui.keymap import BY_ID, STATUS_BAR, key_name
from digest_tui.sources.loader import Progress
from digest_tui.ui.messages import counts
from digest_tui.ui.widgets.strips import make_strip


class _Item(NamedTuple):
    """A command in the bar.

    Attributes:
        keys: The names of its keys.
        label: What it does.
        binding: What a click runs; None to stop loading.
    """

    keys: str
    label: str
    binding: ActiveBinding | None

    @property
    def width(self) -> int:
        """The width of the item in cells."""
        return cell_len(f"{self.keys} {self.label}")


class StatusBar(Widget):
    """As many commands as fit, which can be clicked, and the user's location.

    The last command is always shown.

    Args:
        describe_location: Returns the user's location in words. It is called at each paint,
            because the page is laid out only then.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"status-bar--key"}

    progress: reactive[Progress | None] = reactive(None)
    """The progress of loading; while it is shown, the only command is to stop loading."""

    class StopLoadingRequested(Message):
        """The user wants to stop loading digests."""

    def __init__(self, describe_location: Callable[[], str], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._items: list[_Item] = []
        self._describe_location = describe_location

    def on_mount(self) -> None:
        """Update the commands when the bindings of the focused widget change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._update_items())
        self._update_items()

    def show_location(self) -> None:
        """Repaint the user's location."""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the pointer."""
        start = 1
        for item in self._fitting_items(self._describe_location()):
            if start <= event.x < start + item.width:
                await self._run(item)
                return
            start += item.width + 2

    def render_line(self, y: int) -> Strip:
        """Return the only line of the bar."""
        blank = self.rich_style
        location = self._describe_location()
        segments = [Segment(" ", blank)]
        for item in self._fitting_items(location):
            segments += [
                Segment(item.keys, self.get_component_rich_style("status-bar--key")),
                Segment(f" {item.label}  ", blank),
            ]
        used = sum(segment.cell_length for segment in segments)
        width = self.size.width - used - 1
        shown = location if cell_len(location) <= width else ""
        if self.progress:
            text = counts.describe_progress(self.progress, width - cell_len(shown) - 2)
            segments.append(Segment(text, blank))
            width -= cell_len(text)
        segments.append(Segment(shown.rjust(max(0, width)) + " ", blank))
        return make_strip(segments, self.size.width, blank)

    async def _run(self, item: _Item) -> None:
        if item.binding is None:
            self.post_message(self.StopLoadingRequested())
        else:
            await self.app.run_action(item.binding.binding.action, item.binding.node)

    def _fitting_items(self, location: str) -> list[_Item]:
        """Return the first items that fit beside the location, and the last item."""
        if self.progress:
            # In the filter, the key that stops loading clears the filter instead.
            stop = self._active().get("view.back")
            return [_Item(_shown_key(stop), _("stop"), None)] if stop else []
        if not self._items:
            return []
        *items, last = self._items
        width = self.size.width - cell_len(location) - 3 - last.width - 2
        shown: list[_Item] = []
        for item in items:
            width -= item.width + 2
            if width < 0:
                break
            shown.append(item)
        return [*shown, last]

    def _update_items(self) -> None:
        self._items = list(self._available_items())
        self.refresh()

    def _available_items(self) -> Iterator[_Item]:
        """Yield the commands of the bar that the focused widget or its parents have."""
        active = self._active()
        for ids in STATUS_BAR:
            bindings = [active[name] for name in ids if name in active]
            if bindings:
                keys = " ".join(map(_shown_key, bindings))
                yield _Item(keys, _(BY_ID[ids[0]].label).lower(), bindings[0])

    def _active(self) -> Mapping[str, ActiveBinding]:
        """Return the first binding of each command that the focused widget does not consume."""
        active: dict[str, ActiveBinding] = {}
        focused = self.screen.focused
        for key, binding in self.screen.active_bindings.items():
            name = binding.binding.id
            character = key_name(key)
            is_consumed = focused and focused.check_consume_key(
                key, character if len(character) == 1 else None
            )
            if name and not is_consumed:
                active.setdefault(name, binding)
        return active


def _shown_key(active: ActiveBinding) -> str:
    """Return the name of the key of a binding as the bar shows it."""
    key = active.binding.key
    return key if len(key) == 1 else key_name(key).lower()
