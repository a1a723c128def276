"""Ctrl+Z; `test_monkey` stops and continues the program."""

from __future__ import annotations

import asyncio
import inspect
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("there is no SIGTSTP", allow_module_level=True)

from textual.drivers.linux_driver import LinuxDriver

from digest_tui.ui.compat.suspend import StopsWhenIdle


class Driver:
    """A driver that records whether it stops the process."""

    def __init__(self) -> None:
        self.stopped = False

    def _sigtstp_application(self, *_: object) -> None:
        self.stopped = True


class StoppingDriver(StopsWhenIdle, Driver):
    """The same with the workaround."""


async def test_the_process_stops_outside_the_handler() -> None:
    driver = StoppingDriver()
    driver._sigtstp_application()
    assert not driver.stopped
    await asyncio.sleep(0)
    assert driver.stopped


def test_without_an_event_loop_the_process_stops_immediately() -> None:
    driver = StoppingDriver()
    driver._sigtstp_application()
    assert driver.stopped


def test_textual_stops_the_process_inside_the_handler() -> None:
    source = inspect.getsource(LinuxDriver._sigtstp_application)
    assert "self.suspend_application_mode()" in source
    assert "call_soon" not in source
