"""The command palette: Textual's, with workarounds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial

from textual.app import App, SystemCommand
from textual.command import Provider
from textual.dom import DOMNode

from digest_tui.commands import COMMANDS, Owner
from digest_tui.i18n import _
from digest_tui.keymap import Keymap
from digest_tui.ui.compat.palette_clicks import ChecksClicks
from digest_tui.ui.compat.palette_closing import ClosesOnce
from digest_tui.ui.compat.palette_size import SMALLEST_WIDTH
from digest_tui.ui.compat.palette_typing import SearchesLastText
from digest_tui.ui.compat.resize_loop import CurrentSize


class Palette(SearchesLastText, ClosesOnce, ChecksClicks, CurrentSize):
    """A palette in which the user searches for a command and runs it."""


def open_palette(
    app: App[None], providers: list[type[Provider]] | None = None, placeholder: str = ""
) -> None:
    """Open a palette, unless one is open or the terminal is too narrow.

    Args:
        app: The app.
        providers: The providers of the commands; None for those of the app.
        placeholder: The text of the empty input; empty for Textual's own.
    """
    if app.size.width >= SMALLEST_WIDTH and not isinstance(app.screen, Palette):
        options = {"placeholder": placeholder} if placeholder else {}
        app.push_screen(Palette(providers, **options))


def system_commands(
    app: App[None], nodes: Mapping[Owner, DOMNode], keymap: Keymap
) -> Iterator[SystemCommand]:
    """Yield the palette entries of the commands of the keymap.

    Args:
        app: The app that runs the commands.
        nodes: The widget of each owner; commands of other owners are left out.
        keymap: The names of their keys.
    """
    for command in COMMANDS:
        if command.owner in nodes:
            keys = "  ".join(keymap.names_of(command))
            run = partial(app.run_action, command.action, nodes[command.owner])
            yield SystemCommand(_(command.label), f"{_(command.description)} ({keys})", run)
