"""The screens look like their snapshots, which someone has looked at.

A snapshot has the text of a screen, a letter for the style of each cell, and a legend of the
letters. To accept a change, look at the screen, then run the tests with
`DIGEST_TUI_ACCEPT_SNAPSHOTS=1` and commit the difference.
"""

from __future__ import annotations

import os
import string
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style

from digest_tui import config
from digest_tui.sources import read_demo
from digest_tui.ui.app import DigestApp

FOLDER = Path(__file__).parent.parent / "data" / "snapshots"

SCREENS = {
    "wide-ink": ((160, 42), "ink", ["j", "j", "b"]),
    "wide-paper-filter": ((160, 42), "paper", ["slash", *"attention", "enter", "j"]),
    "medium-ink-sidebar": ((110, 30), "ink", ["h", "j", "j", "j"]),
    "narrow-ink": ((80, 24), "ink", ["j", "enter", "j", "j"]),
    "narrow-no-match": ((80, 24), "paper", ["slash", *"zebra"]),
    "tiny-detail": ((40, 12), "ink", ["enter"]),
    "huge-paper-zoom": ((240, 60), "paper", ["j", "z"]),
    "medium-paper-compact": ((110, 30), "paper", ["c", "v", "j", "plus"]),
}


def picture(app: DigestApp) -> str:
    """Return the text, the styles and the legend of the screen."""
    letters: dict[str, str] = {}
    rows, styles = [], []
    for strip in app.screen._compositor.render_strips():
        rows.append(strip.text.rstrip())
        cells = ""
        for text, style, _ in strip:
            name = describe_style(style or Style())
            letter = letters.setdefault(name, string.ascii_letters[len(letters)])
            cells += letter * cell_len(text)
        styles.append(cells)
    legend = [f"{letter} {name}" for name, letter in letters.items()]
    return "\n".join([*rows, "", *styles, "", *legend]) + "\n"


def describe_style(style: Style) -> str:
    """Return the description of a style for the legend."""
    names = ("bold", "dim", "italic", "underline", "reverse")
    marks = [name for name in names if getattr(style, name)]
    colours = [
        colour.get_truecolor().hex if colour else "default"
        for colour in (style.color, style.bgcolor)
    ]
    return " ".join([*marks, f"{colours[0]} on {colours[1]}"])


@pytest.mark.parametrize("name", SCREENS)
async def test_the_screen_looks_like_its_snapshot(name: str) -> None:
    size, theme, keys = SCREENS[name]
    app = DigestApp([read_demo()], config.Settings(theme=theme))
    async with app.run_test(size=size) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        seen = picture(app)
    path = FOLDER / f"{name}.txt"
    if os.environ.get("DIGEST_TUI_ACCEPT_SNAPSHOTS"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(seen, encoding="utf-8", newline="\n")
    assert seen == path.read_text(encoding="utf-8")
