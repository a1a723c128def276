"""Holders of expired toasts."""

from __future__ import annotations

from textual.app import App
from textual.screen import Screen

from digest_tui.ui.compat.toast_holders import remove_empty_toast_holders


async def holders_left(app: App[None], *, remove: bool) -> int:
    """Show a toast, clear it below another screen, and return how many holders are left."""
    async with app.run_test(notifications=True) as pilot:
        app.notify("read", timeout=1000)
        await pilot.pause()
        below = app.screen
        await app.push_screen(Screen())
        app.clear_notifications()
        await pilot.pause()
        await app.pop_screen()
        await pilot.pause()
        if remove:
            remove_empty_toast_holders(app.screen_stack)
            await pilot.pause()
        return len(below.query("ToastHolder"))


async def test_no_holder_is_left() -> None:
    assert await holders_left(App(), remove=True) == 0


async def test_textual_leaves_a_holder() -> None:
    assert await holders_left(App(), remove=False) == 1


async def test_a_toast_that_is_shown_is_kept() -> None:
    app: App[None] = App()
    async with app.run_test(notifications=True) as pilot:
        app.notify("shown", timeout=1000)
        await pilot.pause()
        remove_empty_toast_holders(app.screen_stack)
        await pilot.pause()
        assert len(app.screen.query("Toast")) == 1
