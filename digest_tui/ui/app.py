"""The application: it owns the library, and shows every error."""

from __future__ import annotations

import asyncio
import gc
import re
import signal
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, ClassVar

from textual import events, on
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import ThemeProvider
from textual.widgets import Input

from digest_tui import config, query
from digest_tui.library import Bookmark, Library, LibraryError
from digest_tui.messages import describe
from digest_tui.model import Digest
from digest_tui.session import Session
from digest_tui.sources.loader import Loader
from digest_tui.sources.watcher import Watcher
from digest_tui.text.wrap import truncate
from digest_tui.ui.commands import Command, commands
from digest_tui.ui.compat.caches import clear_caches
from digest_tui.ui.compat.crash import EndsWithoutTraceback
from digest_tui.ui.compat.hangup import end_without_terminal
from digest_tui.ui.compat.key_order import run_bound_action
from digest_tui.ui.compat.no_color import WritesNoColor
from digest_tui.ui.compat.palette_size import SMALLEST_WIDTH, breaks_palette
from digest_tui.ui.compat.selection import WithoutSelection
from digest_tui.ui.input_method import half_width
from digest_tui.ui.opening import LONGEST_NOTE, OpeningApp
from digest_tui.ui.screens.palette import Palette
from digest_tui.ui.screens.reading import ReadingScreen
from digest_tui.ui.themes import INK, PAPER
from digest_tui.ui.widgets.filter_bar import FilterBar

_ARXIV = re.compile(r"https?://(?:www\.|export\.)?arxiv\.org/")


class DigestApp(EndsWithoutTraceback, WritesNoColor, WithoutSelection, OpeningApp):
    """Reads digests.

    Args:
        digests: What to read, in order.
        settings: What the reader chose before.
        filter_text: The filter to start with.
        warning: What the reader has to know before; empty where it is nothing.
        loader: Loads the other digests once the first paper is painted.
        watcher: What finds digests that are new or changed; None where none is looked for.
        names: The files and directories to open again when none is named.
    """

    TITLE = "digest-tui"
    CSS_PATH = "app.tcss"
    ENABLE_COMMAND_PALETTE = True
    BINDING_GROUP_TITLE = "Program"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+p", "command_palette", "Palette", show=False, tooltip="Every command"),
        Binding("q", "quit", "Quit", show=False),
        Binding(
            "ctrl+c",
            "interrupt",
            "Copy or quit",
            show=False,
            priority=True,
            tooltip="Copy what is selected, or quit",
        ),
        Binding("question_mark", "help", "Help", key_display="?", tooltip="These keys"),
    ]

    def __init__(
        self,
        digests: Sequence[Digest],
        settings: config.Settings,
        *,
        filter_text: str = "",
        warning: str = "",
        loader: Loader | None = None,
        watcher: Watcher | None = None,
        names: Sequence[str] = (),
    ) -> None:
        self._shares = _shares(settings)  # asked for by Textual while it begins
        super().__init__(loader or Loader(()), watcher)
        self._digests = digests
        self._settings = settings
        self._filter_text = filter_text
        self._names = names
        self._warning = warning
        self._address_told = ""
        self._library: Library | None = None
        self._follows = True
        self.register_theme(INK)
        self.register_theme(PAPER)
        # Set before anything is styled: a change of theme later styles every widget again.
        known = settings.theme in self.available_themes
        self.set_reactive(App.theme, settings.theme if known else INK.name)
        self.stylesheet.set_variables(self.get_css_variables())

    def get_default_screen(self) -> ReadingScreen:
        """Open the library and return the screen that shows it beside the digests."""
        bookmarks: list[Bookmark] = []
        with self._errors_shown():
            self._library = Library(config.library_path())
            bookmarks = self._library.bookmarks()
        session = Session(self._digests, bookmarks, query.parse(self._filter_text))
        return ReadingScreen(session, self._filter_text, self._settings, self.size)

    def get_css_variables(self) -> dict[str, str]:
        """Return the variables of app.tcss: the theme's, and the shares of list and paper."""
        return super().get_css_variables() | self._shares

    def on_mount(self) -> None:
        """Begin to follow what comes from outside the screen."""
        self.theme_changed_signal.subscribe(self, lambda theme: self._save({"theme": theme.name}))
        self.screen_change_signal.subscribe(self, lambda _: clear_caches())
        self.call_after_refresh(self._settle)

    def on_resize(self) -> None:
        """Forget what holds for the size before."""
        clear_caches()

    def on_unmount(self) -> None:
        """Let go of the library."""
        if self._library:
            self._library.close()

    async def run_async(self, **options: Any) -> None:
        """Run, and end in good order when the terminal closes or the system asks for it."""
        loop = asyncio.get_running_loop()
        for name in ("SIGINT", "SIGTERM", "SIGHUP"):
            number = getattr(signal, name, None)
            if number is not None and sys.platform != "win32":
                with suppress(RuntimeError, ValueError):
                    loop.add_signal_handler(number, self._end, number)
        await super().run_async(**options)

    def _end(self, number: int) -> None:
        """End because of a signal; at once where the terminal is gone, for it cannot be restored.

        Textual's writer waits for ever for a terminal that is gone. Bookmarks are on disk already.
        """
        self.exit(return_code=128 + number)
        if number == getattr(signal, "SIGHUP", None):
            end_without_terminal(128 + number)

    def get_driver_class(self) -> type[Driver]:
        """Return Textual's driver, or ours where it stands in for it."""
        driver = super().get_driver_class()
        if driver.__name__ == "LinuxDriver":
            from digest_tui.ui.compat.driver import TerminalDriver

            return TerminalDriver
        return driver

    async def on_event(self, event: events.Event) -> None:
        """Answer a key before the next one is looked at, and see what other programs kept."""
        screen = next(reversed(self.screen_stack), None)
        if isinstance(screen, Palette) and breaks_palette(event):
            if isinstance(event, events.Key):
                return
            screen.dismiss()
        if isinstance(event, events.Key) and not isinstance(self.focused, Input):
            event = half_width(event)
        if isinstance(event, events.Key) and isinstance(screen, ReadingScreen):
            key = screen.activity.key_pressed()
            self._take_bookmarks()
            if not await self._answer(event):
                await super().on_event(event)
            screen.note_answer(key)
        else:
            await super().on_event(event)

    async def _answer(self, event: events.Key) -> bool:
        """Type a character into the filter or do what a key is bound to; tell whether it was."""
        if isinstance(self.focused, FilterBar) and event.is_printable and event.character:
            self.focused.put(event.character)
            return True
        return await run_bound_action(self, event)

    @on(ReadingScreen.BookmarkToggled)
    def _bookmark_toggled(self, event: ReadingScreen.BookmarkToggled) -> None:
        if self._library is None:
            path = config.library_path()
            self._show_error(f"{path}: could not be opened, so no bookmark can be kept.")
            return
        with self._errors_shown():
            if event.keep:
                self._library.add(event.paper, event.digest)
            else:
                self._library.remove(event.paper.key)
            self._hand_down_bookmarks()

    @on(ReadingScreen.AddressAsked)
    def _address_asked(self, event: ReadingScreen.AddressAsked) -> None:
        self.open_url(event.url, shown=event.shown)

    def action_command_palette(self) -> None:
        """Open the palette, where there is room for it."""
        self._open_palette(Palette())

    def search_themes(self) -> None:
        """Open the palette of themes; Textual's own fails at the second of two clicks."""
        self._open_palette(Palette([ThemeProvider], placeholder="Search for themes…"))

    def _open_palette(self, palette: Palette) -> None:
        if self.size.width >= SMALLEST_WIDTH and not isinstance(self.screen, Palette):
            self.push_screen(palette)

    def open_url(self, url: str, *, new_tab: bool = True, shown: bool = False) -> None:
        """Open an address of the web, once the reader can know where it leads.

        An address of arXiv opens at once: its id is on the page. Any other that the page does not
        spell out (`shown`) is told first, and opened when it is asked for again.
        """
        told = truncate(url, LONGEST_NOTE)
        if not url.startswith(("https://", "http://")):
            self._show_error(f"{url or 'This paper'}: is no web address, so nothing was opened.")
        elif shown or _ARXIV.match(url) or url == self._address_told:
            self.notify(told, title="Opening", markup=False)
            from digest_tui.ui.browser import open_in_browser

            open_in_browser(self, url, new_tab=new_tab)
        else:
            self._address_told = url
            self.notify(told, title="The same again opens", timeout=10, markup=False)

    async def action_interrupt(self) -> None:
        """Copy what is selected; quit where nothing is."""
        if not (isinstance(self.screen, ReadingScreen) and self.screen.copy_selection()):
            await self.action_quit()

    def action_help(self) -> None:
        """Show every key."""
        from digest_tui.ui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.commands()))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Yield every command for the palette, and the choice of theme."""
        for command in self.commands():
            keys = "  ".join(command.keys)
            run = partial(self.run_action, command.action, command.node)
            yield SystemCommand(command.name, f"{command.description} ({keys})", run)
        yield SystemCommand("Theme", "Choose ink, paper, or another", self.action_change_theme)

    def commands(self) -> list[Command]:
        """Return every command of every pane, of the screen and of the program."""
        reading = self._reading
        panes = (reading.papers, reading.detail, reading.sidebar, reading.filter_bar)
        return list(commands((reading, *panes, self)))

    def _settle(self) -> None:
        """Do what can wait until the first paper is painted."""
        gc.freeze()
        gc.enable()
        if self._warning:
            self._show_error(self._warning)
        if self._library and self._names:
            with self._errors_shown():
                self._library.remember(self._names)
        self.tell_problems(self._digests)
        self.load()

    def _take_bookmarks(self) -> None:
        if self._library and self._follows:
            self._follows = False  # what fails once is told once
            with self._errors_shown():
                if self._library.refresh():
                    self._hand_down_bookmarks()
                self._follows = True

    def _hand_down_bookmarks(self) -> None:
        if self._library:
            for screen in self.screen_stack:
                if isinstance(screen, ReadingScreen):
                    screen.show_bookmarks(self._library.bookmarks())

    @on(ReadingScreen.Chosen)
    def _chosen(self, event: ReadingScreen.Chosen) -> None:
        if event.choices.keys() & {"list_width", "list_height"}:
            self._shares = _shares(self._reading.settings)
            self.stylesheet.set_variables(self.get_css_variables())
            self.stylesheet.reparse()
            self.stylesheet.update_nodes(list(self.screen_stack))
        if event.settled:
            self._save(event.choices)

    def _save(self, choices: dict[str, Any]) -> None:
        with self._errors_shown():
            config.save_settings(choices)

    @contextmanager
    def _errors_shown(self) -> Iterator[None]:
        """Show what goes wrong in the library or the settings, and go on."""
        try:
            yield
        except (LibraryError, config.ConfigError) as error:
            self._show_error(describe(error))

    def _show_error(self, message: str) -> None:
        text = truncate(message, LONGEST_NOTE)
        self.notify(text, severity="error", timeout=10, markup=False)


def _shares(settings: config.Settings) -> dict[str, str]:
    """Return the variables of app.tcss for the shares of list and paper."""
    width, height = settings.list_width, settings.list_height
    return {
        "list-width": f"{width}fr",
        "paper-width": f"{100 - width}fr",
        "list-height": f"{height}fr",
        "paper-height": f"{100 - height}fr",
    }
