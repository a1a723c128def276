"""Textual's driver for Linux and macOS, with the workarounds for it."""

from __future__ import annotations

from textual.drivers import linux_driver

from digest_tui.ui.compat.invalid_bytes import replace_invalid_bytes
from digest_tui.ui.compat.key_numbers import ChecksKeyNumbers
from digest_tui.ui.compat.mouse_buttons import IgnoresOtherButtons
from digest_tui.ui.compat.mouse_pixels import ReadsMouseCells
from digest_tui.ui.compat.private import find
from digest_tui.ui.compat.suspend import StopsWhenIdle


class TerminalDriver(StopsWhenIdle, linux_driver.LinuxDriver):
    """A driver that reads keys until the program exits, whatever bytes the terminal sends."""

    def run_input_thread(self) -> None:
        """Read the input until the program exits."""
        replace_invalid_bytes()
        replace_parser()
        super().run_input_thread()


def replace_parser() -> None:
    """Let the input thread use a parser with the workarounds."""
    parser = find("textual.drivers.linux_driver:XTermParser")
    if parser is not None and not issubclass(parser, ChecksKeyNumbers):
        bases = (ChecksKeyNumbers, IgnoresOtherButtons, ReadsMouseCells, parser)
        linux_driver.XTermParser = type("Parser", bases, {})  # type: ignore[assignment, attr-defined]
