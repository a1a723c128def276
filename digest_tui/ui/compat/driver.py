"""Textual's driver for Linux and macOS, safe from bytes that no keyboard sends."""

from __future__ import annotations

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable, Iterable
from functools import partial

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.keys import Keys
from textual.message import Message


class TerminalDriver(linux_driver.LinuxDriver):
    """Passes over input that means nothing, where Textual's own driver would stop listening."""

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends."""
        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined, assignment]
        linux_driver.XTermParser = _Parser  # type: ignore[attr-defined]
        super().run_input_thread()

    def _sigtstp_application(self, *_: object) -> None:
        """Stop when what is being done is done: a write stopped halfway keeps its lock for ever."""
        self._loop.call_soon_threadsafe(super()._sigtstp_application)


class _Parser(XTermParser):
    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        """Return the keys of a sequence; it may number characters that there are not."""
        try:
            return list(super()._sequence_to_key_events(sequence, alt))
        except (ValueError, OverflowError):
            return [events.Key(Keys.Ignore, sequence)]

    def parse_mouse_code(self, code: str) -> Message | None:
        """Return what the mouse did, in cells where the terminal gives its pixels as none."""
        try:
            return super().parse_mouse_code(code)
        except ZeroDivisionError:
            self.mouse_pixels = False
            return super().parse_mouse_code(code)


def _forgiving(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), "replace")
