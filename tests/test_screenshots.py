"""The pictures of the README show the current program, with each text at its cells."""

from __future__ import annotations

import importlib.util
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

SVG = "{http://www.w3.org/2000/svg}"
THEME = {
    "background": "#FDF6E3",
    "foreground": "#000000",
    "text-muted": "#777777",
    "border-blurred": "#cccccc",
}


def load() -> ModuleType:
    """Import the script that draws the pictures; its directory is not a package."""
    path = Path(__file__).parent.parent / "screenshots" / "make.py"
    spec = importlib.util.spec_from_file_location("screenshots_make", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


make: Any = load()


def drawn(*lines: Sequence[Segment] | str) -> ET.Element:
    """Return the parsed picture of some lines."""
    segments = [[Segment(line)] if isinstance(line, str) else line for line in lines]
    return ET.fromstring(make.draw(segments, (40, len(lines)), THEME))


def placed_texts(picture: ET.Element) -> list[tuple[str, float, float, float | None]]:
    """Return the text, column, row and width in cells of each run below the title."""
    found = []
    for text in picture.findall(f"{SVG}text")[1:]:
        x = (float(text.attrib["x"]) - make.MARGIN) / make.CELL
        row = (float(text.attrib["y"]) - make.BASE - make.BAR) / make.LINE
        width = text.get("textLength")
        found.append((text.text or "", x, row, float(width) / make.CELL if width else None))
    return found


def boxes(picture: ET.Element, fill: str) -> list[tuple[int, int, int, int]]:
    """Return left, top, width and height of the rectangles of one colour."""
    return [
        (
            int(box.attrib["x"]),
            int(box.attrib["y"]),
            int(box.attrib["width"]),
            int(box.attrib["height"]),
        )
        for box in picture.findall(f"{SVG}rect")
        if box.attrib["fill"] == fill and "rx" not in box.attrib
    ]


def test_texts_start_at_whole_cells() -> None:
    assert placed_texts(drawn("", "基于LoRA的方法 (3)")) == [
        ("基于", 0, 1, 4),
        ("LoRA", 4, 1, 4),
        ("的方法", 8, 1, 6),
        (" (3)", 14, 1, 4),
    ]


def test_a_run_starts_after_the_cells_of_earlier_segments() -> None:
    line = [Segment("潜在"), Segment("  "), Segment("a  "), Segment("★ "), Segment("é")]
    assert placed_texts(drawn(line)) == [
        ("潜在", 0, 0, 4),
        ("a", 6, 0, 1),
        ("★", 9.5, 0, None),
        ("é", 11, 0, 1),
    ]


def test_a_character_of_uncertain_width_is_centred_in_its_cell() -> None:
    assert placed_texts(drawn("a…“κ")) == [
        ("a", 0, 0, 1),
        ("…", 1.5, 0, None),
        ("“", 2.5, 0, None),
        ("κ", 3.5, 0, None),
    ]


@given(st.text(max_size=40))
def test_runs_cover_the_text_without_gaps(text: str) -> None:
    cell = 3
    runs = list(make.runs(text, cell))
    assert "".join(run.text for run in runs) == text
    for run in runs:
        assert run.cell == cell
        cell += run.cells
    assert cell == 3 + cell_len(text)


TEXT = st.text(
    st.one_of(st.characters(), st.sampled_from("<>&'\"中，─│▌ \0\x1b\ufe0f\u200d\u0301"))
)


@given(TEXT, TEXT)
def test_any_text_gives_well_formed_xml(first: str, second: str) -> None:
    picture = drawn([Segment(first), Segment(second, Style(bold=True, bgcolor="red"))], second)
    assert {element.tag.removeprefix(SVG) for element in picture.iter()} <= {
        *("svg", "title", "style", "rect", "circle", "text")
    }


def test_xml_in_a_text_is_escaped() -> None:
    hostile = "</text><script>x</script>&amp;<!--\"'"
    ((text, *_),) = placed_texts(drawn(hostile))
    assert text == hostile


def test_a_character_that_xml_forbids_is_replaced() -> None:
    assert [text for text, *_ in placed_texts(drawn("a\x1b[0mb"))] == [
        "a\N{REPLACEMENT CHARACTER}[0mb"
    ]


def test_lines_and_bars_are_joined_rectangles() -> None:
    def box(*lines: str) -> tuple[int, int, int, int]:
        ((left, top, width, height),) = boxes(drawn(*lines), THEME["foreground"])
        return left - make.MARGIN, top - make.BAR, width, height

    cell, line = make.CELL, make.LINE
    assert box("─" * 7) == (0, line // 2, 7 * cell, 1)
    assert box("中│", "ab│", "  │") == (2 * cell + cell // 2, 0, 1, 3 * line)
    assert box("▌", "▌") == (0, 0, 4, 2 * line)
    assert box("", "▐") == (5, line, 4, line)


def test_backgrounds_that_touch_are_one_rectangle() -> None:
    red, blue = Style(bgcolor="#ff0000"), Style(bgcolor="#0000ff")
    line = [Segment("中文", red), Segment("ab", red), Segment("c", blue)]
    picture = drawn(line, line)
    left = make.MARGIN
    assert boxes(picture, "#ff0000") == [(left, make.BAR, 6 * make.CELL, 2 * make.LINE)]
    assert boxes(picture, "#0000ff") == [(left + 6 * make.CELL, make.BAR, make.CELL, 2 * make.LINE)]


def test_the_background_of_the_window_is_not_drawn_again() -> None:
    picture = drawn([Segment("ab", Style(bgcolor=THEME["background"])), Segment("c")])
    assert boxes(picture, THEME["background"].lower()) == []


def test_styles_are_drawn() -> None:
    style = Style(color="#ff0000", bold=True, underline=True)
    picture = drawn([Segment("ab中", style), Segment("r", Style(reverse=True))])
    first, second, third = picture.findall(f"{SVG}text")[1:]
    assert (first.attrib["class"], first.attrib["fill"]) == ("bold underline", "#ff0000")
    assert second.attrib["class"] == "han bold underline"
    assert third.attrib["fill"] == THEME["background"].lower()
    assert boxes(picture, THEME["foreground"]) == [
        (make.MARGIN + 4 * make.CELL, make.BAR, make.CELL, make.LINE)
    ]


@pytest.mark.parametrize("name", make.PICTURES)
async def test_a_picture_shows_the_current_program(name: str) -> None:
    """If this fails, run `python screenshots/make.py` and look at the new pictures."""
    drawn_now = await make.screenshot(make.PICTURES[name])
    assert (make.DIRECTORY / name).read_text("utf-8") == drawn_now


def test_every_picture_is_one_that_the_script_draws() -> None:
    assert {path.name for path in make.DIRECTORY.glob("*.svg")} == set(make.PICTURES)


async def test_a_picture_is_always_the_same_and_loads_nothing(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    picture = make.Picture((80, 24), "paper", ["b", "slash", *"模型"])
    first = await make.screenshot(picture)
    monkeypatch.setenv("NO_COLOR", "1")
    assert await make.screenshot(picture) == first
    assert not home.exists()
    assert "digest-tui" in (ET.fromstring(first).findtext(f"{SVG}title") or "")
    assert "★" in first
    assert "模型" in first
    assert re.findall(r"url\(|@import|@font-face|href", first) == []


def test_check_prints_what_differs_and_writes_nothing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    async def same(_: object) -> str:
        return "<svg/>"

    monkeypatch.setattr(make, "DIRECTORY", tmp_path)
    monkeypatch.setattr(make, "PICTURES", {"a.svg": None, "b.svg": None, "c.svg": None})
    monkeypatch.setattr(make, "screenshot", same)
    monkeypatch.setattr(sys, "argv", ["make.py"])
    assert make.main() == 0
    (tmp_path / "b.svg").write_text("<svg />")
    (tmp_path / "c.svg").unlink()
    monkeypatch.setattr(sys, "argv", ["make.py", "--check"])
    assert make.main() == 1
    assert capsys.readouterr().out.splitlines() == ["b.svg differs", "c.svg differs"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.svg", "b.svg"]
    (tmp_path / "b.svg").write_text("<svg/>")
    (tmp_path / "c.svg").write_text("<svg/>")
    assert make.main() == 0
