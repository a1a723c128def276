"""Draw the pictures of the README from the packaged demo, the same bytes at every run.

Rich's own SVG export counts characters where cells are meant, which squeezes Chinese; here every
run of text stands at its cell. The letters come from the fonts of whoever looks at a picture.
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

HERE: Final = Path(__file__).parent
CELL, LINE, BASE = 9, 20, 15
"""Pixels: width and height of a cell, and from its top to the line on which letters stand."""
MARGIN, BAR = 12, 36
"""Pixels of air around the cells, and of the window's bar above them."""
_PIECES: Final = {
    "─": (0, 10, CELL, 1),
    "│": (4, 0, 1, LINE),
    "▌": (0, 0, 4, LINE),
    "▐": (5, 0, 4, LINE),
}
"""Characters drawn as a rectangle (x, y, width, height), for those of fonts leave gaps."""
_NO_XML: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_CSS: Final = f"""
text {{ font: 15px "DejaVu Sans Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", "PingFang SC",
  "Microsoft YaHei", monospace; font-variant-ligatures: none; white-space: pre }}
.han {{ font: 16px "Noto Sans Mono CJK SC", "PingFang SC", "Microsoft YaHei", monospace;
  letter-spacing: {2 * CELL - 16}px; font-kerning: none; text-spacing-trim: space-all }}
.one {{ text-anchor: middle }}
.bold {{ font-weight: bold }}
.italic {{ font-style: italic }}
.underline {{ text-decoration: underline }}
"""


class Picture(NamedTuple):
    """What a picture shows: columns and rows of the terminal, theme, and keys pressed before."""

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
"""Left, top, width, height in pixels, and the colour."""


class Run(NamedTuple):
    """What is drawn at once: its kind, its text, the cell it begins at and how many it takes."""

    kind: str
    text: str
    cell: int
    cells: int


def runs(text: str, cell: int) -> Iterator[Run]:
    """Part a text that begins at a cell into runs of `latin`, of `han`, and single characters.

    Single are a `piece`, drawn without a font, and `one`, whose width no font can be trusted with.
    """
    spans, _ = split_graphemes(text)
    kinds = [(_kind(text[start], cells), start, end, cells) for start, end, cells in spans]
    for (kind, _), group in groupby(kinds, lambda k: (k[0], k[0] in ("one", "piece") and k[1])):
        parts = list(group)
        cells = sum(part[3] for part in parts)
        yield Run(kind, text[parts[0][1] : parts[-1][2]], cell, cells)
        cell += cells


def _kind(character: str, cells: int) -> str:
    if character in _PIECES:
        return "piece"
    if cells == 2:
        return "han"
    common = character.isascii() or (character < "\u0250" and character.isalpha())
    return "latin" if common else "one"


def draw(lines: Iterable[Iterable[Segment]], size: tuple[int, int], look: Mapping[str, str]) -> str:
    """Return the SVG of a terminal.

    Args:
        lines: What stands on each row.
        size: Columns and rows.
        look: The colours `background`, `foreground`, `text-muted` and `border-blurred`, as #rrggbb.
    """
    look = {name: colour.lower() for name, colour in look.items()}
    grounds: list[Rect] = []
    pieces: list[Rect] = []
    texts: list[str] = []
    for row, line in enumerate(lines):
        cell, y = 0, BAR + row * LINE
        for text, style, _ in line:
            colour, ground = _colours(style or Style.null(), look)
            for run in runs(text, cell):
                cell, x = run.cell + run.cells, MARGIN + run.cell * CELL
                if ground != look["background"]:
                    grounds.append((x, y, run.cells * CELL, LINE, ground))
                if run.kind == "piece":
                    left, top, width, height = _PIECES[run.text[0]]
                    pieces.append((x + left, y + top, width, height, colour))
                elif run.text.strip(" "):
                    texts.append(_text(run, x, y + BASE, colour, style or Style.null()))
    width, height = size[0] * CELL + 2 * MARGIN, size[1] * LINE + BAR + MARGIN
    paper, rule, middle = look["background"], look["border-blurred"], BAR // 2
    one = {"class": "one"}
    rects = [*_joined(grounds), *_joined(pieces)]
    parts = [
        _tag("title", "digest-tui"),
        f"<style>{_CSS}</style>",
        _tag(
            "rect", fill=paper, stroke=rule, rx=9, x=0.5, y=0.5, width=width - 1, height=height - 1
        ),
        *(_tag("circle", cx=x, cy=middle, r=5, fill=rule) for x in (20, 38, 56)),
        _tag("text", "digest-tui", **one, x=width // 2, y=middle + 5, fill=look["text-muted"]),
        *(_tag("rect", x=x, y=y, width=w, height=h, fill=fill) for x, y, w, h, fill in rects),
        *texts,
    ]
    root = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    about = f'viewBox="0 0 {width} {height}" role="img" xml:lang="zh-Hans" xml:space="preserve"'
    return "\n".join([f"<svg {root} {about}>", *parts, "</svg>\n"])


def _tag(name: str, text: str = "", **attributes: object) -> str:
    pairs = "".join(f' {key}="{value}"' for key, value in attributes.items() if value != "")
    return f"<{name}{pairs}>{escape(_NO_XML.sub('�', text))}</{name}>"


def _colours(style: Style, look: Mapping[str, str]) -> tuple[str, str]:
    """Return the colours of text and ground."""
    text, ground = (
        look[default] if colour is None or colour.is_default else colour.get_truecolor().hex
        for colour, default in ((style.color, "foreground"), (style.bgcolor, "background"))
    )
    return (ground, text) if style.reverse else (text, ground)


def _text(run: Run, x: int, y: int, colour: str, style: Style) -> str:
    """Return the element of one run, as wide as its cells."""
    looks = [name for name in ("bold", "italic", "underline") if getattr(style, name)]
    classes = {"class": " ".join(looks if run.kind == "latin" else [run.kind, *looks])}
    text = run.text.rstrip(" ")
    width = (run.cells - len(run.text) + len(text)) * CELL
    if run.kind == "one":
        return _tag("text", text, **classes, x=f"{x + width / 2:g}", y=y, fill=colour)
    return _tag("text", text, **classes, x=x, y=y, textLength=width, fill=colour)


def _joined(rects: Iterable[Rect]) -> Iterable[Rect]:
    """Join rectangles that touch, side by side and then one below the other: no seams show."""
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
    """Return the SVG of the program after the picture's keys; the reader's own files stay out."""
    demo = resources.files("digest_tui").joinpath("data", "demo.md").read_bytes()
    with (
        TemporaryDirectory() as folder,
        mock.patch.object(config, "library_path", return_value=Path(folder, "library.sqlite3")),
        mock.patch.object(config, "settings_path", return_value=Path(folder, "settings.json")),
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
    """Write every picture, or tell which differ from what is on disk."""
    parser = argparse.ArgumentParser(description="Draw the pictures of the README.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 if any differs")
    check = parser.parse_args().check
    stale = 0
    for name, picture in PICTURES.items():
        path = HERE / name
        drawn = asyncio.run(screenshot(picture)).encode()
        if not check:
            path.write_bytes(drawn)
        elif not path.is_file() or path.read_bytes() != drawn:
            print(f"{name} differs")
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main())
