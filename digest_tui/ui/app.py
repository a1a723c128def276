"""The app: it connects the screens to library, settings and terminal, and shows errors."""

from __future__ import annotations

import gc
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from textual import events, on
from textual.app import App, SystemCommand
from textual.driver import Driver
from textual.notifications import SeverityLevel
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.widgets import Input

from digest_tui import config, query
from digest_tui.commands import Owner
from digest_tui.keymap import Keymap
from digest_tui.library import Library, LibraryError
from digest_tui.messages import describe
from digest_tui.model import Digest
from digest_tui.session import Session
from digest_tui.sources.loader import Loader
from digest_tui.sources.watcher import Watcher
from digest_tui.ui.bindings import bindings
from digest_tui.ui.compat.caches import clear_caches
from digest_tui.ui.compat.crash import EndsWithoutTraceback
from digest_tui.ui.compat.key_order import run_bound_action
from digest_tui.ui.compat.no_color import WritesNoColor
from digest_tui.ui.compat.palette_size import breaks_palette
from digest_tui.ui.compat.selection import WithoutSelection
from digest_tui.ui.controllers.library import LibraryController
from digest_tui.ui.controllers.links import LinkController
from digest_tui.ui.controllers.load import DigestRejected, DigestsJoined, DigestsLoaded
from digest_tui.ui.controllers.notes import NoteController
from digest_tui.ui.controllers.paper import BookmarkRequested, OpenUrlRequested
from digest_tui.ui.controllers.timing import Timing
from digest_tui.ui.input_method import ascii_key
from digest_tui.ui.messages import notes, titles
from digest_tui.ui.screens.palette import Palette, open_palette, system_commands
from digest_tui.ui.screens.reading import ReadingScreen
from digest_tui.ui.signals import handle_signals, suspend
from digest_tui.ui.themes import INK, PAPER
from digest_tui.ui.widgets.filter_bar import FilterBar
from digest_tui.ui.widgets.status_bar import StatusBar
from digest_tui.ui.widgets.workspace import Workspace


class DigestApp(EndsWithoutTraceback, WritesNoColor, WithoutSelection, App[None]):
    """A terminal app to read digests.

    Args:
        digests: The digests to start with, at least one.
        settings: The user's settings.
        filter_text: The filter to start with.
        warning: Why the settings could not be read; None if they could.
        loader: Loads more digests after the first paint.
        watcher: Finds new and changed digests; None to watch no directory.
        names: The files and directories to reopen when the program is started without names.
        timing: How long the screen works before it lets a key be handled.
    """

    TITLE = "digest-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDINGS = bindings(Owner.PROGRAM)

    def __init__(
        self,
        digests: Sequence[Digest],
        settings: config.Settings,
        *,
        filter_text: str = "",
        warning: config.ConfigError | None = None,
        loader: Loader | None = None,
        watcher: Watcher | None = None,
        names: Sequence[str] = (),
        timing: Timing | None = None,
    ) -> None:
        # Textual reads the CSS variables in its own constructor.
        self._shares = {"list_width": settings.list_width, "list_height": settings.list_height}
        super().__init__()
        self.keymap = Keymap()
        self._digests = digests
        self._settings = settings
        self._filter_text = filter_text
        self._warning = warning
        self._loader = loader or Loader(())
        self._watcher = watcher
        self._names = names
        self._timing = timing or Timing()
        # Keys typed before the panes are filled; None once they are handled.
        self._early_keys: list[events.Key] | None = []
        self._notes = NoteController(self, self._show_note)
        self._links = LinkController(self, self._notes)
        self._library = LibraryController(
            lambda: Library(config.library_path()),
            self._show_errors,
            lambda bookmarks: self._reading.show_bookmarks(bookmarks),
            self._notes.show,
        )
        self.register_theme(INK)
        self.register_theme(PAPER)
        # Set before the first styling, because a later change styles every widget again.
        is_known = settings.theme in self.available_themes
        self.set_reactive(App.theme, settings.theme if is_known else INK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> ReadingScreen:
        """Open the library and return the reading screen."""
        session = Session(self._digests, self._library.open(), query.parse(self._filter_text))
        self._reading = ReadingScreen(
            session,
            self._settings,
            self.keymap,
            filter_text=self._filter_text,
            loader=self._loader,
            watcher=self._watcher,
            timing=self._timing,
            size=self.size,
        )
        return self._reading

    def get_css_variables(self) -> dict[str, str]:
        """Return the CSS variables: those of the theme, and the shares of list and paper."""
        width, height = self._shares["list_width"], self._shares["list_height"]
        return super().get_css_variables() | {
            "list-width": f"{width}fr",
            "paper-width": f"{100 - width}fr",
            "list-height": f"{height}fr",
            "paper-height": f"{100 - height}fr",
        }

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, with workarounds on Linux and macOS."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from digest_tui.ui.compat.driver import TerminalDriver

            return TerminalDriver
        return driver

    async def run_async(self, **options: Any) -> None:
        """Run the app; exit normally on a signal or when the terminal closes."""
        handle_signals(lambda status: self.exit(return_code=status))
        await super().run_async(**options)

    def on_mount(self) -> None:
        """Subscribe to changes of theme and screen."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._save({"theme": theme.name}))
        self.screen_change_signal.subscribe(self, lambda _: clear_caches())
        self.call_after_refresh(self._finish_start)

    def _finish_start(self) -> None:
        """Do what can wait until after the first paint."""
        gc.freeze()
        gc.enable()
        if self._warning:
            self._notes.show(notes.error(describe(self._warning)))
        self._library.remember(self._names)
        self._notes.show(notes.problems(self._digests))
        self._reading.load_controller.start()

    def on_resize(self) -> None:
        """Clear caches of the old size."""
        clear_caches()

    def on_unmount(self) -> None:
        """Close the library."""
        self._library.close()

    async def on_event(self, event: events.Event) -> None:
        """Handle a key to its end before the next one, and show bookmarks of other programs."""
        screen = next(reversed(self.screen_stack), None)
        if isinstance(screen, Palette) and breaks_palette(event):
            if isinstance(event, events.Key):
                return
            screen.dismiss()
        if isinstance(event, events.Key) and not isinstance(self.focused, Input):
            event = ascii_key(event)
        if isinstance(event, events.Key) and self._early_keys is not None:
            self._early_keys.append(event)
            return
        if isinstance(event, events.Key):
            self._notes.key_pressed()
        if isinstance(event, events.Key) and isinstance(screen, ReadingScreen):
            key = screen.activity.key_pressed()
            self._library.follow()
            if not screen.link_number_controller.take_key(event) and not await _answer(self, event):
                await super().on_event(event)
            # Called through a pane, because panes paint after the screen.
            screen.detail.call_after_refresh(screen.activity.key_answered, key)
        else:
            await super().on_event(event)

    @on(ReadingScreen.Filled)
    async def _handle_early_keys(self) -> None:
        """Handle the keys that were typed before the first screen could answer them."""
        keys, self._early_keys = self._early_keys or [], None
        for key in keys:
            await self.on_event(key)

    def set_keymap(self, keymap: Mapping[str, str]) -> None:
        """Set the keys of commands by their ids; all others have their default keys."""
        self.keymap.overrides = dict(keymap)
        super().set_keymap(dict(keymap))

    def update_keymap(self, keymap: Mapping[str, str]) -> None:
        """Set the keys of more commands by their ids."""
        self.set_keymap({**self.keymap.overrides, **keymap})

    def action_command_palette(self) -> None:
        """Open the palette of commands."""
        open_palette(self)

    def search_themes(self) -> None:
        """Open the palette of themes, with the workarounds for Textual's palette."""
        open_palette(self, [ThemeProvider], titles.search_themes())

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield the palette entries of all commands, and one to choose a theme."""
        reading = self._reading
        nodes = {
            Owner.SCREEN: reading,
            Owner.WORKSPACE: reading.workspace,
            Owner.LINES: reading.papers,
            Owner.SIDEBAR: reading.sidebar,
            Owner.PROGRAM: self,
        }
        yield from system_commands(self, nodes, self.keymap)
        theme, help_text = titles.theme_command()
        yield SystemCommand(theme, help_text, self.action_change_theme)

    def action_help(self) -> None:
        """Open the help."""
        from digest_tui.ui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            focused_id = self.focused.id if self.focused else None
            self.push_screen(HelpScreen(self.keymap, focused_id or ""))

    def action_asides(self) -> None:
        """Show the text outside of the papers in the digest of the paper at the cursor."""
        digest = self._reading.session.digest
        if digest is None or not digest.asides:
            self._notes.show(notes.no_asides())
        elif self.screen is self._reading:
            from digest_tui.ui.screens.asides import AsidesScreen

            self.push_screen(AsidesScreen(digest))

    async def action_interrupt(self) -> None:
        """Copy the selection, or quit if there is none."""
        is_reading = self.screen is self._reading
        if not (is_reading and self._reading.paper_controller.copy_selection()):
            await self.action_quit()

    def action_suspend(self) -> None:
        """Stop the program until the shell continues it."""
        if not suspend():
            self._notes.show(notes.cannot_suspend())

    def action_messages(self) -> None:
        """Show the last messages."""
        if not self._notes.sent:
            self._notes.show(notes.no_messages())
        elif self.screen is self._reading:
            from digest_tui.ui.screens.messages import MessagesScreen

            self.push_screen(MessagesScreen(self._notes.sent))

    def open_url(self, url: str, *, new_tab: bool = True) -> None:
        """Open a URL, or first show where it leads; see `LinkController.open`."""
        self._links.open(url, new_tab=new_tab)

    @on(OpenUrlRequested)
    def _open_requested(self, event: OpenUrlRequested) -> None:
        self._links.open(event.url, is_spelled_out=event.is_spelled_out)

    @on(BookmarkRequested)
    def _change_bookmark(self, event: BookmarkRequested) -> None:
        if self._library.is_open:
            self._library.change(event)
        else:
            self._notes.show(notes.no_library(str(config.library_path())))

    @on(StatusBar.NoteClicked)
    def _close_note(self) -> None:
        self._notes.close()

    @on(Workspace.SharesChanged)
    def _apply_shares(self, event: Workspace.SharesChanged) -> None:
        self._shares[event.border] = event.share
        self.stylesheet.set_variables(self.get_css_variables())
        self.stylesheet.reparse()
        self.stylesheet.update_nodes([self._reading.workspace])
        if event.is_final:
            self._save({event.border: event.share})

    @on(Workspace.SidebarToggled)
    def _save_sidebar(self, event: Workspace.SidebarToggled) -> None:
        self._save({"sidebar": event.is_shown})

    @on(ReadingScreen.SettingsChanged)
    def _save_settings(self, event: ReadingScreen.SettingsChanged) -> None:
        self._save(event.changes)

    @on(DigestsLoaded)
    def _note_loaded(self, event: DigestsLoaded) -> None:
        self._notes.show_loaded(event)

    @on(DigestsJoined)
    def _note_joined(self, event: DigestsJoined) -> None:
        self._notes.show_joined(event.digests)

    @on(DigestRejected)
    def _note_rejected(self, event: DigestRejected) -> None:
        self._notes.show(notes.rejected(event.digest))

    def notify(
        self,
        message: str,
        *,
        title: str = "",
        severity: SeverityLevel = "information",
        timeout: float | None = None,
        markup: bool = False,
    ) -> None:
        """Show a message in the status bar as plain text, instead of a toast over the text."""
        self._notes.show(notes.Note(f"{title}: {message}" if title else message, severity))

    def _save(self, changes: Mapping[str, object]) -> None:
        with self._show_errors():
            config.save_settings(changes)

    def _show_note(self, note: notes.Note | None) -> None:
        """Show a note in the status bar of each screen."""
        for screen in self.screen_stack:
            for bar in screen.query(StatusBar):
                bar.note = note

    @contextmanager
    def _show_errors(self) -> Iterator[None]:
        """Show an error of the library or the settings instead of raising it."""
        try:
            yield
        except (LibraryError, config.ConfigError) as error:
            self._notes.show(notes.error(describe(error)))


async def _answer(app: DigestApp, event: events.Key) -> bool:
    """Insert a character into the filter or run the command of a key; return whether it did."""
    if isinstance(app.focused, FilterBar) and event.is_printable and event.character:
        app.focused.insert_line(event.character)
        return True
    return await run_bound_action(app, event)
