"""Commands have unique ids and keys, and the help has a row for each."""

from __future__ import annotations

from collections import Counter
from itertools import chain

import pytest

from digest_tui.commands import (
    BY_ID,
    COMMANDS,
    DIALOGS,
    PRIORITY,
    STATUS_BAR,
    Command,
    Owner,
    commands_of,
)
from digest_tui.keymap import Keymap, key_name


def test_every_id_is_the_id_of_one_command() -> None:
    assert len(BY_ID) == len(COMMANDS)
    assert set(chain.from_iterable(STATUS_BAR)) | PRIORITY <= set(BY_ID)


@pytest.mark.parametrize("owner", Owner)
def test_a_key_runs_one_command_of_an_owner(owner: Owner) -> None:
    # Of these only those work that fit the focus.
    by_focus = {"paper.read", "scope.select", "filter.leave", "filter.clear"}
    commands = [command for command in commands_of(owner) if command.id not in by_focus]
    keys = Counter(key for command in commands for key in command.keys)
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_a_command_has_a_label_and_a_help_text(command: Command) -> None:
    assert command.label
    assert command.section
    assert command.description[0].isupper()
    assert not command.description.endswith(".")


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"),
        ("G", "G"),
        ("slash", "/"),
        ("left_square_bracket", "["),
        ("escape", "Esc"),
        ("shift+tab", "Shift+Tab"),
        ("ctrl+d", "Ctrl+D"),
        ("down", "↓"),
        ("f9", "F9"),
        ("shift+f9", "Shift+F9"),
        ("comma", ","),
        ("ctrl+backslash", "Ctrl+\\"),
        ("scroll_lock", "scroll_lock"),
    ],
)
def test_a_key_has_the_name_that_the_user_knows(key: str, name: str) -> None:
    assert key_name(key) == name


def test_the_help_has_a_row_for_each_command_of_the_reading_screen_and_one_for_a_group() -> None:
    rows = list(Keymap().help_rows())
    shown = [command for command in COMMANDS if command.owner not in DIALOGS]
    single = [command for command in shown if not command.group]
    assert len(rows) == len(single) + 1
    keys = {row.description: row.keys for row in rows}
    assert keys["Show the category with that number"] == ("1-9",)
    assert keys["Down"] == ("j", "↓")
    assert keys["Add a bookmark, or remove it"] == ("b",)
    sections = [row.section for row in rows]
    assert len(set(sections)) == sum(
        section != before for before, section in zip(["", *sections], sections, strict=False)
    )


def test_a_keymap_replaces_the_keys_of_a_command() -> None:
    keymap = Keymap()
    assert keymap.name_of("paper.bookmark") == "b"
    keymap.overrides = {"paper.bookmark": "f9, question_mark", "scope.category_9": "f12"}
    assert keymap.names_of(BY_ID["paper.bookmark"]) == ("F9", "?")
    assert keymap.name_of("paper.bookmark") == "F9"
    assert keymap.name_of("paper.read") == "Enter"
    rows = {row.description: row.keys for row in keymap.help_rows()}
    assert rows["Add a bookmark, or remove it"] == ("F9", "?")
    assert rows["Show the category with that number"] == (*"12345678", "F12")
