"""The README agrees with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest_tui.cli import main
from digest_tui.keymap import Keymap

README = Path(__file__).parent.parent / "README.md"


def test_the_readme_shows_the_table_of_the_keymap() -> None:
    rows = [
        f"| {' '.join(f'`{key}`' for key in row.keys)} | {row.section} | {row.description} |"
        for row in Keymap().help_rows()
    ]
    table = ["| Keys | Where | What they do |", "| --- | --- | --- |", *rows]
    lines = README.read_text("utf-8").splitlines()
    start = lines.index(table[0])
    assert lines[start : lines.index("", start)] == table


def test_the_readme_shows_the_help_of_the_command_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    documented = set(re.findall(r"`(?:-\w, )?(--[a-z]+)", README.read_text("utf-8")))
    assert options - {"--help"} <= documented


def test_the_pictures_of_the_readme_exist() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README.read_text("utf-8"))
    assert pictures
    assert all((README.parent / picture).is_file() for picture in pictures)
