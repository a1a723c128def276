"""The list of the last messages, each as long as it is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final, NamedTuple

from rich.segment import Segment
from textual.geometry import Size
from textual.strip import Strip

from digest_tui.text.wrap import wrap
from digest_tui.ui.messages.notes import Severity
from digest_tui.ui.widgets.line_view import LineView
from digest_tui.ui.widgets.strips import make_strip

_TIME_WIDTH: Final = len("07:15  ")


class _Line(NamedTuple):
    time: str
    text: str
    severity: Severity


class MessageList(LineView):
    """Messages below each other, the newest first.

    Args:
        messages: The time, the text and the severity of each, newest first.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "lines--thumb",
        "message--time",
        "message--information",
        "message--warning",
        "message--error",
    }

    def __init__(self, messages: Sequence[tuple[str, str, Severity]], *, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self._messages = messages
        self._lines: list[_Line] = []
        self._wrapped_width = 0

    @property
    def line_count(self) -> int:
        """The number of lines."""
        return len(self._wrapped(self.text_width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines in a width of cells."""
        return len(self._wrapped(width - 1))

    def draw_line(self, line: int) -> Strip:
        """Return a line: the time before the first of a message, and its text."""
        time, text, severity = self._wrapped(self.text_width)[line]
        segments = [
            Segment(time.ljust(_TIME_WIDTH), self.get_component_rich_style("message--time")),
            Segment(text, self.get_component_rich_style(f"message--{severity}")),
        ]
        return make_strip(segments, self.width, self.rich_style)

    def _wrapped(self, text_width: int) -> Sequence[_Line]:
        """Return the lines of a width in cells; wrap the texts again if it has changed."""
        width = max(1, text_width - _TIME_WIDTH)
        if width != self._wrapped_width:
            self._wrapped_width = width
            self._lines = [
                _Line(time if number == 0 else "", text[part.start : part.end], severity)
                for time, text, severity in self._messages
                for number, part in enumerate(wrap(text, width))
            ]
        return self._lines
