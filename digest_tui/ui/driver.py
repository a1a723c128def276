"""Textual's driver for Linux and macOS, safe from bytes that no keyboard sends."""

from __future__ import annotations

from codecs import IncrementalDecoder, getincrementaldecoder
from collections.abc import Callable
from functools import partial

from textual.drivers import linux_driver


class TerminalDriver(linux_driver.LinuxDriver):
    """Passes over input that is not UTF-8, where Textual's own driver would stop listening."""

    def run_input_thread(self) -> None:
        """Read what the terminal sends until the program ends."""
        linux_driver.getincrementaldecoder = _forgiving  # type: ignore[attr-defined, assignment]
        super().run_input_thread()


def _forgiving(encoding: str) -> Callable[[], IncrementalDecoder]:
    return partial(getincrementaldecoder(encoding), "replace")
