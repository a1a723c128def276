"""Textual bindings for the commands of the keymap."""

from __future__ import annotations

from textual.binding import Binding, BindingType

from digest_tui.commands import PRIORITY, Owner, commands_of


def bindings(owner: Owner) -> list[BindingType]:
    """Return a binding for each command of an owner; its id is that of the command."""
    return [
        Binding(
            ",".join(command.keys),
            command.action,
            command.label,
            show=False,
            priority=command.id in PRIORITY,
            id=command.id,
        )
        for command in commands_of(owner)
    ]
