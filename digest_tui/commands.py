"""Every command of the screens as data.

Bindings, help, palette, status bar and the table in the README are made from `COMMANDS`. Keys are
defined only here.
"""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final, NamedTuple

from digest_tui.i18n import N_


class Owner(Enum):
    """The widget, screen or app that has the action of a command."""

    SCREEN = "screen"
    WORKSPACE = "workspace"
    LINES = "lines"
    SIDEBAR = "sidebar"
    PROGRAM = "program"
    HELP = "help"
    ASIDES = "asides"
    MESSAGES = "messages"


class Command(NamedTuple):
    """A command that keys run.

    Attributes:
        id: The id by which a keymap replaces the keys.
        keys: The default keys, by Textual's names.
        action: The name of the action, with its arguments.
        owner: Which part of the screen has the action.
        section: The section of the help, in English.
        label: The name in the palette and the status bar, in English.
        help: The description in the help, in English; empty if it is the label.
        group: The name of a group of commands that is one row of the help; empty for none.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    owner: Owner
    section: str
    label: str
    help: str = ""
    group: str = ""

    @property
    def description(self) -> str:
        """The description in the help, in English."""
        return self.help or self.label


Row = tuple[str, str, str, str, str]
"""The id, keys, action, label and help of a command."""


def _commands(owner: Owner, section: str, *rows: Row) -> Iterator[Command]:
    """Yield commands of one owner and one section."""
    for name, keys, action, label, description in rows:
        yield Command(name, tuple(keys.split(",")), action, owner, section, label, description)


_CATEGORY_LABELS: Final = (
    *(N_("Category 1"), N_("Category 2"), N_("Category 3")),
    *(N_("Category 4"), N_("Category 5"), N_("Category 6")),
    *(N_("Category 7"), N_("Category 8"), N_("Category 9")),
)


CATEGORY_KEYS: Final = len(_CATEGORY_LABELS)
"""The number of categories that have a key."""


def _categories(section: str) -> Iterator[Command]:
    """Yield the commands that each show the category with a number."""
    for number, label in enumerate(_CATEGORY_LABELS, 1):
        yield Command(
            f"scope.category_{number}",
            (str(number),),
            f"category({number})",
            Owner.SCREEN,
            section,
            label,
            N_("Show the category with that number"),
            group="categories",
        )


_EVERYWHERE: Final = N_("Everywhere")

COMMANDS: Final = (
    *_commands(
        Owner.SCREEN,
        _EVERYWHERE,
        ("filter.edit", "slash", "filter", N_("Filter"), N_("Filter by words")),
    ),
    *_commands(
        Owner.SCREEN,
        _EVERYWHERE,
        ("view.zoom", "z", "zoom", N_("Zoom"), N_("Show only the paper, or all panes")),
    ),
    *_commands(
        Owner.SCREEN,
        _EVERYWHERE,
        (
            "paper.read_on",
            "space",
            "read_on",
            N_("Read on"),
            N_("Scroll, then go to the next paper"),
        ),
        ("paper.next", "J", "paper(1)", N_("Next paper"), N_("Next paper, from any pane")),
        ("paper.previous", "K", "paper(-1)", N_("Previous paper"), ""),
        ("list.compact", "c", "compact", N_("Compact list"), N_("Show papers on one line, or two")),
        ("view.back", "escape", "back", N_("Back"), N_("Stop loading, or go back a step")),
        (
            "scope.bookmarks",
            "B",
            "bookmarks",
            N_("Bookmarks"),
            N_("Show the bookmarks, or all papers"),
        ),
        ("day.previous", "left_square_bracket", "day(-1)", N_("Previous day"), ""),
        ("day.next", "right_square_bracket", "day(1)", N_("Next day"), ""),
        ("day.newest", "T", "day(0)", N_("Newest day"), ""),
        ("scope.all", "0", "category(0)", N_("All papers"), ""),
    ),
    *_categories(_EVERYWHERE),
    *_commands(
        Owner.SCREEN,
        N_("Paper"),
        ("paper.bookmark", "b", "bookmark", N_("Bookmark"), N_("Add a bookmark, or remove it")),
        (
            "paper.abstract",
            "o",
            "open('abstract')",
            N_("Open abstract"),
            N_("Open the abstract in the browser"),
        ),
        ("paper.pdf", "p", "open('pdf')", N_("Open PDF"), N_("Open the PDF in the browser")),
        (
            "paper.link",
            "f",
            "open('link')",
            N_("Open link"),
            N_("Number the links to open or copy one"),
        ),
        ("page.layout", "v", "layout", N_("Layout"), N_("Show both columns, one, or stacked")),
        ("match.next", "n", "match(1)", N_("Next match"), ""),
        ("match.previous", "N", "match(-1)", N_("Previous match"), ""),
        (
            "copy.selection",
            "y",
            "copy('selection')",
            N_("Copy"),
            N_("Copy the selection, or the URL"),
        ),
        ("copy.paper", "Y", "copy('paper')", N_("Copy paper"), N_("Copy the paper as Markdown")),
        ("page.authors", "a", "authors", N_("All authors"), N_("Show all authors, or a dozen")),
        (
            "paper.version",
            "e",
            "version",
            N_("Other version"),
            N_("Show the version of another day"),
        ),
    ),
    *_commands(
        Owner.SCREEN,
        N_("Panes"),
        ("pane.next", "tab", "pane(1)", N_("Next pane"), ""),
        ("pane.previous", "shift+tab", "pane(-1)", N_("Previous pane"), ""),
        ("pane.right", "l,right", "beside(1)", N_("Pane to the right"), ""),
        ("pane.left", "h,left", "beside(-1)", N_("Pane to the left"), ""),
        ("pane.enlarge", "plus,equals_sign", "share(1)", N_("Enlarge"), N_("Enlarge this pane")),
        ("pane.shrink", "minus", "share(-1)", N_("Shrink"), N_("Shrink this pane")),
        ("pane.sidebar", "backslash", "sidebar", N_("Sidebar"), N_("Hide or show the sidebar")),
    ),
    *_commands(
        Owner.WORKSPACE,
        N_("Paper list"),
        ("paper.read", "enter", "focus_pane('detail')", N_("Read"), N_("Read the paper")),
    ),
    *_commands(
        Owner.LINES,
        N_("Any pane"),
        ("move.down", "j,down", "move(1)", N_("Move"), N_("Down")),
        ("move.up", "k,up", "move(-1)", N_("Up"), ""),
        ("move.first", "g,home", "first", N_("First paper, or top"), ""),
        ("move.last", "G,end", "last", N_("Last paper, or end"), ""),
        ("move.half_page_down", "ctrl+d", "move_pages(0.5)", N_("Half a page down"), ""),
        ("move.half_page_up", "ctrl+u", "move_pages(-0.5)", N_("Half a page up"), ""),
        ("move.page_down", "pagedown,ctrl+f", "move_pages(1)", N_("A page down"), ""),
        ("move.page_up", "pageup,ctrl+b", "move_pages(-1)", N_("A page up"), ""),
    ),
    *_commands(
        Owner.WORKSPACE,
        N_("Sidebar"),
        ("scope.select", "enter", "focus_pane('papers')", N_("Papers"), N_("Go to the papers")),
    ),
    *_commands(
        Owner.SIDEBAR,
        N_("Sidebar"),
        ("period.expand", "l,right", "expand", N_("Expand"), N_("Expand, or go to the papers")),
        (
            "period.collapse",
            "h,left",
            "collapse",
            N_("Collapse"),
            N_("Collapse, or go up the tree"),
        ),
    ),
    *_commands(
        Owner.SCREEN,
        N_("Filter"),
        (
            "filter.leave",
            "enter,down,tab",
            "leave_filter",
            N_("To the papers"),
            N_("Go to the papers"),
        ),
        ("filter.clear", "escape", "clear_filter", N_("Clear"), N_("Clear the filter")),
    ),
    *_commands(
        Owner.PROGRAM,
        N_("Program"),
        (
            "program.palette",
            "ctrl+p,colon",
            "command_palette",
            N_("Palette"),
            N_("Show every command"),
        ),
        ("program.quit", "q", "quit", N_("Quit"), ""),
        (
            "program.suspend",
            "ctrl+z",
            "suspend",
            N_("Suspend"),
            N_("Return to the shell; its fg continues"),
        ),
        (
            "program.interrupt",
            "ctrl+c",
            "interrupt",
            N_("Copy or quit"),
            N_("Copy the selection, or quit"),
        ),
        ("program.help", "question_mark", "help", N_("Help"), N_("Show these keys")),
        (
            "digest.asides",
            "i",
            "asides",
            N_("Other text"),
            N_("Show the text outside of the papers"),
        ),
        ("program.messages", "m", "messages", N_("Messages"), N_("Show the last messages again")),
    ),
    *_commands(
        Owner.HELP,
        N_("Help"),
        ("help.close", "escape,q,question_mark,enter", "dismiss", N_("Close help"), ""),
        ("help.down", "j,down", "scroll(1)", N_("Scroll down"), ""),
        ("help.up", "k,up", "scroll(-1)", N_("Scroll up"), ""),
        (
            "help.half_page_down",
            "ctrl+d,ctrl+f,pagedown,space",
            "scroll_pages(0.5)",
            N_("Half a page down"),
            "",
        ),
        (
            "help.half_page_up",
            "ctrl+u,ctrl+b,pageup",
            "scroll_pages(-0.5)",
            N_("Half a page up"),
            "",
        ),
        ("help.top", "g,home", "top", N_("Top"), ""),
        ("help.end", "G,end", "end", N_("End"), ""),
    ),
    *_commands(
        Owner.ASIDES,
        N_("Other text"),
        ("asides.close", "escape,q,i,enter", "dismiss", N_("Close"), N_("Close the other text")),
    ),
    *_commands(
        Owner.MESSAGES,
        N_("Messages"),
        ("messages.close", "escape,q,m,enter", "dismiss", N_("Close"), N_("Close the messages")),
    ),
)

BY_ID: Final = {command.id: command for command in COMMANDS}

DIALOGS: Final = (Owner.HELP, Owner.ASIDES, Owner.MESSAGES)
"""The owners of commands that the help omits."""

STATUS_BAR: Final = (
    ("move.down", "move.up"),
    ("paper.read",),
    ("scope.select",),
    ("asides.close",),
    ("filter.leave",),
    ("filter.clear",),
    ("paper.bookmark",),
    ("match.next", "match.previous"),
    ("filter.edit",),
    ("paper.version",),
    ("day.previous", "day.next"),
    ("paper.read_on",),
    ("paper.link",),
    ("paper.abstract",),
    ("digest.asides",),
    ("view.zoom",),
    ("program.help",),
)
"""The ids of the commands in the status bar, in order. Commands of one item share the label of the
first."""

PRIORITY: Final = frozenset({"program.interrupt", "filter.leave", "filter.clear"})
"""The ids of the commands whose keys take precedence over those of the focused widget."""


def commands_of(owner: Owner) -> Iterator[Command]:
    """Yield the commands of an owner."""
    return (command for command in COMMANDS if command.owner is owner)
