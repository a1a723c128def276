"""The README agrees with the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from digest_tui import config
from digest_tui.cli import main
from digest_tui.ui.app import DigestApp
from digest_tui.ui.commands import grouped
from tests.support.papers import digest, paper

README = Path(__file__).parent.parent / "README.md"


async def test_the_table_of_keys_has_all_bindings() -> None:
    app = DigestApp([digest(paper(1))], config.Settings())
    async with app.run_test():
        bound = [
            (list(command.keys), command.section, command.description)
            for command in grouped(app.commands())
        ]
    rows = re.findall(r"^\| (`.*`) \| (.*) \| (.*) \|$", README.read_text("utf-8"), re.MULTILINE)
    described = [(re.findall("`(.*?)`", keys), where, what) for keys, where, what in rows]
    assert described == bound


def test_every_option_of_the_help_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    options = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
    described = set(re.findall(r"`(?:-\w, )?(--[a-z]+)", README.read_text("utf-8")))
    assert options - {"--help"} <= described


def test_every_picture_exists() -> None:
    pictures = re.findall(r"!\[.*?\]\((.*?)\)", README.read_text("utf-8"))
    assert pictures
    assert all((README.parent / picture).is_file() for picture in pictures)
