"""The keys of each command, by the names that people read.

A message that mentions a key gets its name from `Keymap`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Final, NamedTuple
from unicodedata import lookup

from digest_tui.commands import BY_ID, COMMANDS, DIALOGS, Command

_KEY_NAMES: Final = {
    "slash": "/",
    "question_mark": "?",
    "plus": "+",
    "equals_sign": "=",
    "minus": "-",
    "backslash": "\\",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "pagedown": "PgDn",
    "pageup": "PgUp",
    "escape": "Esc",
    "enter": "Enter",
    "space": "Space",
    "tab": "Tab",
    "up": "↑",
    "down": "↓",
    "left": "←",
    "right": "→",
    "home": "Home",
    "end": "End",
}


def key_name(key: str) -> str:
    """Return the name of a key for the user, such as `Esc` or `Ctrl+D`.

    Args:
        key: Textual's name, such as `escape` or `ctrl+d`.
    """
    modifier, plus, rest = key.rpartition("+")
    name = _KEY_NAMES.get(rest) or _character_of(rest) or rest
    if not plus:
        return name
    return f"{modifier.title()}+{name.upper() if len(name) == 1 else name}"


def _character_of(key: str) -> str:
    """Return the character of a key that Textual names after it; a function key is `F9`."""
    if re.fullmatch("f[0-9]{1,2}", key):
        return key.upper()
    if len(key) == 1:
        return key
    try:
        return lookup(key.replace("_", " "))
    except KeyError:
        return ""


class HelpRow(NamedTuple):
    """A row of the help: the section, the names of the keys, and what they do, in English."""

    section: str
    keys: tuple[str, ...]
    description: str


class Keymap:
    """The keys of each command: the defaults, or those that replace them.

    Attributes:
        overrides: The keys that replace the defaults, separated by commas, by command id.
    """

    def __init__(self) -> None:
        self.overrides: Mapping[str, str] = {}

    def names_of(self, command: Command) -> tuple[str, ...]:
        """Return the names of a command's keys."""
        override = self.overrides.get(command.id)
        keys = map(str.strip, override.split(",")) if override else command.keys
        return tuple(map(key_name, keys))

    def name_of(self, command_id: str) -> str:
        """Return the name of the first key of a command."""
        return self.names_of(BY_ID[command_id])[0]

    def help_rows(self) -> Iterator[HelpRow]:
        """Yield the rows of the help in order; a group of commands is one row."""
        shown = (command for command in COMMANDS if command.owner not in DIALOGS)
        for group, members in groupby(shown, key=lambda command: command.group):
            commands = list(members)
            if group:
                names = tuple(self.names_of(command)[0] for command in commands)
                if not any(command.id in self.overrides for command in commands):
                    names = (f"{names[0]}-{names[-1]}",)
                yield HelpRow(commands[0].section, names, commands[0].description)
            else:
                for command in commands:
                    yield HelpRow(command.section, self.names_of(command), command.description)
