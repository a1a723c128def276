"""Every binding, by section: what the help shows and the palette offers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from textual.binding import Binding
from textual.dom import DOMNode

_KEY_NAMES = {
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


class Command(NamedTuple):
    """What a key does: `keys` as a reader knows them, `node` where `action` is run."""

    section: str
    name: str
    keys: tuple[str, ...]
    description: str
    node: DOMNode
    action: str
    group: str = ""


def grouped(commands: Iterable[Command]) -> Iterator[Command]:
    """Yield the commands, those of one group as one with the range of their keys."""
    for group, members in groupby(commands, key=lambda command: command.group):
        first, *others = members
        if not group:
            yield from (first, *others)
        elif others:
            keys = (f"{first.keys[0]}-{others[-1].keys[0]}",)
            yield first._replace(keys=keys, description=group)


def commands(nodes: Iterable[DOMNode]) -> Iterator[Command]:
    """Yield what our classes of these nodes bind, the first node's where several share a class."""
    owners: set[type] = set()
    for node in nodes:
        for owner in type(node).__mro__:
            if owner.__module__.startswith(__package__ or "") and owner not in owners:
                owners.add(owner)
                yield from _commands(node, owner)


def _commands(node: DOMNode, owner: type) -> Iterator[Command]:
    """Yield the commands that one class binds, all keys of an action with it."""
    bindings = [each for each in vars(owner).get("BINDINGS", ()) if isinstance(each, Binding)]
    for action in dict.fromkeys(binding.action for binding in bindings):
        same = [binding for binding in bindings if binding.action == action]
        keys = tuple(_name(key) for binding in same for key in binding.key.split(","))
        first = same[0]
        group = first.group.description if first.group else ""
        section = getattr(owner, "BINDING_GROUP_TITLE", None) or ""
        what = first.tooltip or first.description
        yield Command(section, first.description, keys, what, node, action, group)


def _name(key: str) -> str:
    """Return the name of a key as a reader knows it."""
    modifier, plus, rest = key.rpartition("+")
    name = _KEY_NAMES.get(rest, rest.upper() if plus else rest)
    return f"{modifier.title()}+{name}" if plus else name
