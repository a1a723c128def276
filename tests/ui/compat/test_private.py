"""A missing private name of a library disables a workaround, but not the program."""

from __future__ import annotations

from pathlib import Path

import pytest

import digest_tui.ui.compat
from digest_tui.ui.compat.private import find
from tests.support.app_driver import open_digest

COMPAT = Path(digest_tui.ui.compat.__file__).parent


def test_a_private_name_is_found() -> None:
    assert callable(find("textual.geometry:Region.union"))


@pytest.mark.parametrize("path", ["textual.gone:Region", "textual.geometry:Region.gone"])
def test_a_name_that_is_missing_is_none(path: str) -> None:
    assert find(path) is None


@pytest.mark.parametrize("module", sorted(path.stem for path in COMPAT.glob("[!_]*.py")))
def test_each_workaround_names_its_issue_and_its_cost(module: str) -> None:
    if module in ("private", "driver"):
        return
    text = (COMPAT / f"{module}.py").read_text("utf-8")
    assert "\nUpstream: " in text
    assert "github.com/Textualize/textual/issues/" in text or "not reported" in text
    assert "\nCosts: " in text


async def test_without_any_private_name_a_paper_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("caches", "driver"):
        monkeypatch.setattr(f"digest_tui.ui.compat.{module}.find", lambda _: None)
    async with open_digest() as driver:
        await driver.pilot.resize_terminal(80, 24)
        await driver.press("ctrl+p", "escape", "j", "enter")
        assert driver.title == "Paper number 2"
