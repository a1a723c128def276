"""Draw the pictures in the README from the packaged demo. Each run writes the same bytes.

Rich's SVG export takes the number of characters as the width of a text, which squeezes Chinese.
This script takes the number of cells, and starts each run of text at its cell. The viewer chooses
the fonts.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib import resources
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple
from unittest import mock
from xml.sax.saxutils import escape

from rich.cells import split_graphemes
from rich.segment import Segment
from rich.style import Style
from textual._compositor import LayoutUpdate

from digest_tui import config, readers
from digest_tui.ui.app import DigestApp

DIRECTORY: Final = Path(__file__).parent
"""The directory of the pictures."""
CELL, LINE, BASE = 9, 20, 15
"""Pixels: the width and the height of a cell, and the distance from its top to the baseline."""
MARGIN, BAR = 12, 36
"""Pixels of the margin around the cells, and of the title bar above them."""
_RECTANGLES: Final = {
    "─": (0, 10, CELL, 1),
    "│": (4, 0, 1, LINE),
    "▌": (0, 0, 4, LINE),
    "▐": (5, 0, 4, LINE),
}
"""Characters that are drawn as a rectangle (x, y, width, height), because fonts leave gaps."""
_INVALID_IN_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CSS: Final = f"""
text {{ font: 15px "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", "PingFang SC",
  "Microsoft YaHei", monospace; font-variant-ligatures: none; white-space: pre }}
.han {{ font: 16px "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei", monospace;
  letter-spacing: {2 * CELL - 16}px; font-kerning: none; text-spacing-trim: space-all }}
.single {{ text-anchor: middle }}
.bold {{ font-weight: bold }}
.italic {{ font-style: italic }}
.underline {{ text-decoration: underline }}
"""


class Picture(NamedTuple):
    """A picture of the program after some keys.

    Attributes:
        size: The columns and rows of the terminal.
        theme: The name of the theme.
        keys: The keys to press, by Textual's names.
    """

    size: tuple[int, int]
    theme: str
    keys: Sequence[str]


_READ: Final = [*"jjjjjjj", "b", *"jjj", "b", *"jjj"]
_FILTER: Final = ["G", *"kkkkkkk", "slash", *"学习", "space", *"learning"]
PICTURES: Final[Mapping[str, Picture]] = {
    "reading-ink.svg": Picture((150, 42), "ink", _READ),
    "filter-paper.svg": Picture((150, 42), "paper", _FILTER),
    "narrow-ink.svg": Picture((80, 24), "ink", _READ),
    "help.svg": Picture((110, 54), "paper", ["question_mark"]),
}

Rect = tuple[int, int, int, int, str]
"""Left, top, width and height in pixels, and the colour."""


class Run(NamedTuple):
    """A text that is drawn as one element.

    Attributes:
        kind: `latin`, `han`, `rectangle`, or `single` for one character of uncertain width.
        text: The text.
        cell: The first cell.
        cells: The number of cells.
    """

    kind: str
    text: str
    cell: int
    cells: int


def runs(text: str, cell: int) -> Iterator[Run]:
    """Yield the runs of a text that starts at a cell.

    Each rectangle and each `single` character is a run of its own.
    """
    spans, _ = split_graphemes(text)
    kinds = [(_kind(text[start], cells), start, end, cells) for start, end, cells in spans]
    for (kind, _), group in groupby(
        kinds, lambda k: (k[0], k[0] in ("single", "rectangle") and k[1])
    ):
        parts = list(group)
        cells = sum(part[3] for part in parts)
        yield Run(kind, text[parts[0][1] : parts[-1][2]], cell, cells)
        cell += cells


def _kind(character: str, cells: int) -> str:
    """Return the kind of run that a character belongs to."""
    if character in _RECTANGLES:
        return "rectangle"
    if cells == 2:
        return "han"
    common = character.isascii() or (character < "\u0250" and character.isalpha())
    return "latin" if common else "single"


def draw(
    lines: Iterable[Iterable[Segment]], size: tuple[int, int], theme: Mapping[str, str]
) -> str:
    """Return the SVG of a terminal.

    Args:
        lines: The segments of each row.
        size: Columns and rows.
        theme: The colours `background`, `foreground`, `text-muted` and `border-blurred` as #rrggbb.
    """
    theme = {name: colour.lower() for name, colour in theme.items()}
    backgrounds: list[Rect] = []
    rectangles: list[Rect] = []
    texts: list[str] = []
    for row, line in enumerate(lines):
        cell, y = 0, BAR + row * LINE
        for text, style, _ in line:
            colour, background = _colours(style or Style.null(), theme)
            for run in runs(text, cell):
                cell, x = run.cell + run.cells, MARGIN + run.cell * CELL
                if background != theme["background"]:
                    backgrounds.append((x, y, run.cells * CELL, LINE, background))
                if run.kind == "rectangle":
                    left, top, width, height = _RECTANGLES[run.text[0]]
                    rectangles.append((x + left, y + top, width, height, colour))
                elif run.text.strip(" "):
                    texts.append(_text(run, x, y + BASE, colour, style or Style.null()))
    width, height = size[0] * CELL + 2 * MARGIN, size[1] * LINE + BAR + MARGIN
    paper, rule, middle = theme["background"], theme["border-blurred"], BAR // 2
    single = {"class": "single"}
    rects = [*_joined(backgrounds), *_joined(rectangles)]
    parts = [
        _tag("title", "digest-tui"),
        f"<style>{_CSS}</style>",
        _tag(
            "rect", fill=paper, stroke=rule, rx=9, x=0.5, y=0.5, width=width - 1, height=height - 1
        ),
        *(_tag("circle", cx=x, cy=middle, r=5, fill=rule) for x in (20, 38, 56)),
        _tag("text", "digest-tui", **single, x=width // 2, y=middle + 5, fill=theme["text-muted"]),
        *(_tag("rect", x=x, y=y, width=w, height=h, fill=fill) for x, y, w, h, fill in rects),
        *texts,
    ]
    root = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    about = f'viewBox="0 0 {width} {height}" role="img" xml:lang="zh-Hans" xml:space="preserve"'
    return "\n".join([f"<svg {root} {about}>", *parts, "</svg>\n"])


def _tag(name: str, text: str = "", **attributes: object) -> str:
    pairs = "".join(f' {key}="{value}"' for key, value in attributes.items() if value != "")
    return f"<{name}{pairs}>{escape(_INVALID_IN_XML.sub('�', text))}</{name}>"


def _colours(style: Style, theme: Mapping[str, str]) -> tuple[str, str]:
    """Return the colours of the text and of its background."""
    text, background = (
        theme[default] if colour is None or colour.is_default else colour.get_truecolor().hex
        for colour, default in ((style.color, "foreground"), (style.bgcolor, "background"))
    )
    return (background, text) if style.reverse else (text, background)


def _text(run: Run, x: int, y: int, colour: str, style: Style) -> str:
    """Return the SVG element of a run, as wide as its cells."""
    looks = [name for name in ("bold", "italic", "underline") if getattr(style, name)]
    classes = {"class": " ".join(looks if run.kind == "latin" else [run.kind, *looks])}
    text = run.text.rstrip(" ")
    width = (run.cells - len(run.text) + len(text)) * CELL
    if run.kind == "single":
        return _tag("text", text, **classes, x=f"{x + width / 2:g}", y=y, fill=colour)
    return _tag("text", text, **classes, x=x, y=y, textLength=width, fill=colour)


def _joined(rects: Iterable[Rect]) -> Iterable[Rect]:
    """Join adjacent rectangles, first horizontally, then vertically, so that no gap is visible."""
    for across in (True, False):
        by_end: dict[tuple[int, int, int, str], Rect] = {}
        for x, y, width, height, fill in rects:
            start = (x, y, height, fill) if across else (y, x, width, fill)
            end = (x + width, y, height, fill) if across else (y + height, x, width, fill)
            left, top = by_end.pop(start, (x, y))[:2]
            by_end[end] = (left, top, x + width - left, y + height - top, fill)
        rects = by_end.values()
    return rects


async def screenshot(picture: Picture) -> str:
    """Return the SVG of a picture. The program does not use the user's files."""
    demo = resources.files("digest_tui").joinpath("data", "demo.md").read_bytes()
    with (
        TemporaryDirectory() as directory,
        mock.patch.object(config, "library_path", return_value=Path(directory, "library.sqlite3")),
        mock.patch.object(config, "settings_path", return_value=Path(directory, "settings.json")),
        mock.patch.dict(os.environ),
    ):
        os.environ.pop("NO_COLOR", None)
        app = DigestApp([readers.read(demo, "demo")], config.Settings(theme=picture.theme))
        async with app.run_test(size=picture.size) as pilot:
            await pilot.press(*picture.keys)
            await pilot.pause()
            compositor, below = app.screen._compositor, app._background_screens
            update = compositor.render_update(full=True, screen_stack=below)
            assert isinstance(update, LayoutUpdate)
            lines = [[part for strip in strips for part in strip] for strips in update.strips]
            return draw(lines, picture.size, app.theme_variables)


def main() -> int:
    """Write every picture, or print which files differ; return the exit status."""
    parser = argparse.ArgumentParser(description="Draw the pictures in the README.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if any differs")
    check = parser.parse_args().check
    status = 0
    for name, picture in PICTURES.items():
        path = DIRECTORY / name
        drawn = asyncio.run(screenshot(picture)).encode()
        if not check:
            path.write_bytes(drawn)
        elif not path.is_file() or path.read_bytes() != drawn:
            print(f"{name} differs")
            status = 1
    return status


if __name__ == "__main__":
    sys.exit(main())
