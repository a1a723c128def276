"""An exception in a handler; `test_terminal` reads the output of the program."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App

from digest_tui.ui.compat.crash import EndsWithoutTraceback


class Fails:
    """A mixin that raises after a key."""

    def key_x(self) -> None:
        raise RuntimeError("made to fail")


class Quiet(Fails, EndsWithoutTraceback):
    """Fails with the workaround."""


class Plain(Fails, App[None]):
    """Fails as Textual does."""


async def run_until_it_fails(app: App[None]) -> None:
    async with app.run_test() as pilot:
        await pilot.press("x")


async def shown_at_the_end(app: App[None]) -> list[Any]:
    """Let an app fail; return what it would print at exit."""
    app._print_error_renderables = lambda: None  # type: ignore[method-assign]
    with pytest.raises(RuntimeError, match="made to fail"):
        await run_until_it_fails(app)
    return list(app._exit_renderables)


async def test_no_traceback_is_shown_and_the_exception_is_kept() -> None:
    app = Quiet()
    assert await shown_at_the_end(app) == []
    assert isinstance(app.fault, RuntimeError)


async def test_textual_shows_a_traceback() -> None:
    assert len(await shown_at_the_end(Plain())) == 1


async def test_without_the_private_name_textuals_traceback_is_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended: list[bool] = []
    app = Quiet()
    monkeypatch.setattr(app, "_close_messages_no_wait", None)
    monkeypatch.setattr(App, "_fatal_error", lambda _: ended.append(True))
    app._fatal_error()
    assert ended
