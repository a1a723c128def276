"""Every command of the keymap is bound, and its key can be replaced."""

from __future__ import annotations

from dataclasses import replace

import pytest

from digest_tui.commands import COMMANDS, Command, Owner
from digest_tui.model import Aside
from tests.support.app_driver import TWENTY, open_digest
from tests.support.papers import paper


def focus_of(command: Command) -> tuple[str, ...]:
    """Return the keys that focus the widget in which a command works."""
    if command.owner is Owner.HELP:
        return ("question_mark",)
    if command.owner is Owner.ASIDES:
        return ("i",)
    if command.owner is Owner.MESSAGES:
        return ("9", "m")
    if command.owner is Owner.SIDEBAR or command.id == "scope.select":
        return ("h",)
    return ("slash",) if command.id in ("filter.leave", "filter.clear") else ()


@pytest.mark.parametrize("focus", sorted({focus_of(command) for command in COMMANDS}))
async def test_each_command_is_bound_by_its_id_and_its_key_can_be_replaced(
    focus: tuple[str, ...],
) -> None:
    async with open_digest(replace(TWENTY, asides=(Aside(1, "Other text."),))) as driver:
        await driver.press(*focus)
        screen = driver.app.screen
        for command in COMMANDS:
            if focus_of(command) == focus:
                driver.app.set_keymap({})
                active = screen.active_bindings
                assert {active[key].binding.id for key in command.keys} == {command.id}
                driver.app.set_keymap({command.id: "f9"})
                active = screen.active_bindings
                assert active["f9"].binding.id == command.id
                assert command.id not in {
                    active[key].binding.id for key in command.keys if key in active
                }


async def test_a_replaced_key_works_and_is_shown_wherever_keys_are() -> None:
    async with open_digest() as driver:
        driver.app.set_keymap({"paper.bookmark": "f9", "scope.bookmarks": "f8"})
        await driver.press("b", "B", "f8")
        assert "F9 on a paper adds it." in driver.text("#papers")
        await driver.press("f8", "f9")
        assert driver.screen.session.bookmarked_keys == {paper(1).key}
        assert "f9 bookmark" in driver.text("#status")
        driver.app.update_keymap({"program.help": "f7"})
        await driver.press("f7")
        assert "F9" in driver.text()
        assert "Add a bookmark, or remove it" in driver.text()
