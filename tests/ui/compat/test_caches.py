"""Caches that keep closed widgets alive."""

from __future__ import annotations

import gc
import weakref
from functools import lru_cache

import pytest
from textual._styles_cache import StylesCache
from textual.color import Color

from digest_tui.ui.compat import caches
from digest_tui.ui.compat.caches import CACHES, clear_caches
from digest_tui.ui.compat.private import find
from tests.support.app_driver import open_digest


def painted_widget() -> weakref.ref[StylesCache]:
    """Return a reference to the styles cache of a widget that no longer exists."""
    styles = StylesCache()
    styles.get_inner_outer(Color(0, 0, 0), Color(255, 255, 255))
    return weakref.ref(styles)


def test_what_a_closed_widget_painted_is_not_kept() -> None:
    painted = painted_widget()
    clear_caches()
    gc.collect()
    assert painted() is None


def test_textual_keeps_what_a_closed_widget_painted() -> None:
    painted = painted_widget()
    gc.collect()
    assert painted() is not None


@pytest.mark.parametrize("path", CACHES)
def test_each_cache_exists(path: str) -> None:
    assert hasattr(find(path), "cache_clear")


def test_a_cache_that_was_renamed_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    cached = lru_cache(lambda: 1)
    cached()
    names = {"renamed": None, "not cached": len, "cached": cached}
    monkeypatch.setattr(caches, "CACHES", tuple(names))
    monkeypatch.setattr(caches, "find", names.get)
    clear_caches()
    assert cached.cache_info().currsize == 0


async def test_a_change_of_size_clears_the_caches(monkeypatch: pytest.MonkeyPatch) -> None:
    cleared: list[bool] = []
    async with open_digest() as driver:
        monkeypatch.setattr("digest_tui.ui.app.clear_caches", lambda: cleared.append(True))
        await driver.pilot.resize_terminal(80, 24)
        assert cleared
