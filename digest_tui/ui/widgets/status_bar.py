"""The status bar: the commands of the focused pane, a message, and the user's location."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar, Final, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import ActiveBinding
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from digest_tui.commands import BY_ID, STATUS_BAR
from digest_tui.i18n import _
from digest_tui.keymap import key_name
from digest_tui.sources.loader import Progress
from digest_tui.text.wrap import truncate
from digest_tui.ui.messages import counts, notes
from digest_tui.ui.widgets.strips import make_strip

_GAP: Final = 2
"""Blank cells between two parts of the bar."""


class _Item(NamedTuple):
    """A command in the bar.

    Attributes:
        id: Its id.
        keys: The names of its keys.
        label: What it does.
        binding: What a click runs; None to stop loading.
    """

    id: str
    keys: str
    label: str
    binding: ActiveBinding | None

    @property
    def width(self) -> int:
        """The width of the item in cells."""
        return cell_len(f"{self.keys} {self.label}")


class _Line(NamedTuple):
    """What the bar shows, from left to right.

    Attributes:
        items: The commands.
        progress: The progress of loading; may be empty.
        note: A message; may be empty.
        location: The user's location; may be empty.
    """

    items: Sequence[_Item]
    progress: str
    note: str
    location: str


class StatusBar(Widget):
    """As many commands as fit, which can be clicked, a message, and the user's location.

    The last command is always shown, unless a message needs its cells.

    Args:
        describe_location: Returns the user's location in words. It is called at each paint,
            because the page is laid out only then.
        is_offered: Returns whether a command, by its id, does something at the moment.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "status-bar--key",
        "status-bar--information",
        "status-bar--warning",
        "status-bar--error",
    }

    note: reactive[notes.Note | None] = reactive(None)
    """The message that is shown."""

    progress: reactive[Progress | None] = reactive(None)
    """The progress of loading; while it is shown, the only command is to stop loading."""

    class StopLoadingRequested(Message):
        """The user wants to stop loading digests."""

    class NoteClicked(Message):
        """The user clicked the message."""

    def __init__(
        self,
        describe_location: Callable[[], str],
        is_offered: Callable[[str], bool] = lambda _: True,
        *,
        id: str,  # noqa: A002
    ) -> None:
        super().__init__(id=id)
        self._items: list[_Item] = []
        self._describe_location = describe_location
        self._is_offered = is_offered

    def on_mount(self) -> None:
        """Update the commands when the bindings of the focused widget change."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self._update_items())
        self._update_items()

    def show_location(self) -> None:
        """Repaint the user's location."""
        self.refresh()

    async def on_click(self, event: events.Click) -> None:
        """Run the command under the pointer, or close the message."""
        line = self._arrange()
        start = 1
        for item in line.items:
            if start <= event.x < start + item.width:
                await self._run(item)
                return
            start += item.width + _GAP
        end = self.size.width - 1 - _width_with_gap(line.location)
        if end - cell_len(line.note) <= event.x < end:
            self.post_message(self.NoteClicked())

    def render_line(self, y: int) -> Strip:
        """Return the only line of the bar."""
        blank = self.rich_style
        line = self._arrange()
        left = [Segment(" ", blank)]
        for item in line.items:
            left += [
                Segment(item.keys, self.get_component_rich_style("status-bar--key")),
                Segment(f" {item.label}{' ' * _GAP}", blank),
            ]
        left.append(Segment(line.progress, blank))
        right = [Segment(line.location.rjust(_width_with_gap(line.location)) + " ", blank)]
        if self.note:
            style = self.get_component_rich_style(f"status-bar--{self.note.severity}")
            right.insert(0, Segment(line.note, style))
        used = sum(segment.cell_length for segment in (*left, *right))
        between = Segment(" " * max(0, self.size.width - used), blank)
        return make_strip([*left, between, *right], self.size.width, blank)

    async def _run(self, item: _Item) -> None:
        if item.binding is None:
            self.post_message(self.StopLoadingRequested())
        else:
            await self.app.run_action(item.binding.binding.action, item.binding.node)

    def _arrange(self) -> _Line:
        """Return what the bar has space for: first the message, then location and commands."""
        width = self.size.width - 2
        note = truncate(self.note.text, width) if self.note else ""
        location = self._describe_location()
        if note and cell_len(note) + _width_with_gap(location) > width:
            location = ""
        width -= _width_with_gap(note)
        items = self._fitting_items(width - _width_with_gap(location), keeps_last=not note)
        width -= sum(item.width + _GAP for item in items)
        if cell_len(location) > width:
            location = ""
        progress = ""
        if self.progress:
            left = width - _width_with_gap(location)
            progress = counts.describe_progress(self.progress, left)
        return _Line(items, progress, note, location)

    def _fitting_items(self, width: int, *, keeps_last: bool) -> list[_Item]:
        """Return the first items that fit in a width, and the last item.

        Args:
            width: The width in cells.
            keeps_last: Whether to return the last item even if it does not fit.
        """
        if self.progress:
            # In the filter, the key that stops loading clears the filter instead.
            stop = self._active().get("view.back")
            return [_Item("", _shown_key(stop), _("stop"), None)] if stop else []
        offered = [item for item in self._items if self._is_offered(item.id)]
        if not offered or (offered[-1].width > width and not keeps_last):
            return []
        *items, last = offered
        width -= last.width + _GAP
        shown: list[_Item] = []
        for item in items:
            width -= item.width + _GAP
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
                yield _Item(ids[0], keys, _(BY_ID[ids[0]].label).lower(), bindings[0])

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


def _width_with_gap(text: str) -> int:
    """Return the width of a text and the gap before it; 0 if it is empty."""
    return cell_len(text) + _GAP if text else 0


def _shown_key(active: ActiveBinding) -> str:
    """Return the name of the key of a binding as the bar shows it."""
    key = active.binding.key
    return key if len(key) == 1 else key_name(key).lower()
