"""The palette of commands: Textual's, with the workarounds for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from textual.app import App, SystemCommand
from textual.command import Provider
from textual.dom import DOMNode

from digest_tui.i18n import _
from digest_tui.keymap import COMMANDS, Keymap, Owner
from digest_tui.ui.compat.palette_clicks import ChecksClicks
from digest_tui.ui.compat.palette_closing import ClosesOnce
from digest_tui.ui.compat.palette_size import SMALLEST_WIDTH
from digest_tui.ui.compat.palette_typing import SearchesLastText
from digest_tui.ui.compat.resize_loop import CurrentSize


class Palette(SearchesLastText, ClosesOnce, ChecksClicks, CurrentSize):
    """Finds a command by what is typed, and runs it."""


def open_palette(
    app: App[None], providers: list[type[Provider]] | None = None, placeholder: str = ""
) -> None:
    """Open a palette, where there is space for it and none is open.

    Args:
        app: The app.
        providers: Where the commands come from; None for those of the app.
        placeholder: What the field shows before anything is typed; empty for Textual's text.
    """
    if app.size.width >= SMALLEST_WIDTH and not isinstance(app.screen, Palette):
        options = {"placeholder": placeholder} if placeholder else {}
        app.push_screen(Palette(providers, **options))


def system_commands(
    app: App[None], nodes: Mapping[Owner, DOMNode], keymap: Keymap
) -> Iterator[SystemCommand]:
    """Yield the commands of the keymap for the palette.

    Args:
        app: Runs them.
        nodes: The widgets that have their actions; commands of other owners are left out.
        keymap: Names their keys.
    """
    for command in COMMANDS:
        if command.owner in nodes:
            keys = "  ".join(keymap.names_of(command))
            run = partial(app.run_action, command.action, nodes[command.owner])
            yield SystemCommand(_(command.label), f"{_(command.description)} ({keys})", run)
