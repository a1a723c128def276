"""Run a function in a thread for which the program does not wait at its end."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

T = TypeVar("T")


def start(function: Callable[[], T], name: str) -> asyncio.Future[T]:
    """Start a function in a daemon thread; return the future of its result.

    With `asyncio.to_thread` the program would not end while the function hangs.

    Args:
        function: Takes no argument; bind those it needs.
        name: The name of the thread.
    """
    loop = asyncio.get_running_loop()
    future: asyncio.Future[T] = loop.create_future()

    def finish(result: T | None, error: Exception | None) -> None:
        if future.cancelled():
            return
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result, error = None, None
        try:
            result = function()
        except Exception as raised:
            error = raised
        with suppress(RuntimeError):  # The loop may be closed.
            loop.call_soon_threadsafe(finish, result, error)

    threading.Thread(target=run, daemon=True, name=name).start()
    return future
