"""No control character of a file, a name or an argument reaches the terminal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from digest_tui.cli import main
from digest_tui.model import SUMMARY_FIELDS, Paper
from tests.support.papers import paper
from tests.support.program import error_message
from tests.support.template import markdown

ESCAPES = "a\x1b[31mb\x1b]0;c\x07d\x9be\x90f\u202eg\u2066h\x7fi\x08jk"
CONTROLS = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202e", "\u2066"} - {"\t", "\n"}


def hostile_papers() -> list[Paper]:
    fields = ("title", "category", *SUMMARY_FIELDS, "abstract")
    hostile = paper(1, authors=(ESCAPES, ESCAPES), **dict.fromkeys(fields, ESCAPES))
    return [hostile, paper(2, abs_url=f"https://arxiv.org/abs/2601.00002{ESCAPES}")]


@pytest.mark.parametrize("options", [["--print", "tsv"], ["--print", "jsonl"], ["--check"]])
def test_no_control_character_of_a_file_reaches_the_terminal(
    options: list[str], tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    text = markdown(*hostile_papers(), promised={ESCAPES: 9, "cs.CV": 1})
    path = tmp_path / "x.md"
    path.write_text(f"{text}\n### {ESCAPES}\n### [4] [{ESCAPES}\n", "utf-8", newline="\n")
    assert main([*options, str(path)]) in (0, 1)
    out, err = capsysbinary.readouterr()
    assert err == b""
    assert "a[31mb]0;cdefghijk" in out.decode()
    assert not set(out.decode()) & CONTROLS


@pytest.mark.parametrize("options", [["--print", "tsv"], ["--check"], []])
@pytest.mark.parametrize("content", [None, b"", b"# A project\n"])
def test_no_control_character_of_a_name_reaches_the_terminal(
    options: list[str],
    content: bytes | None,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / f"{ESCAPES}\n\t.md"
    if content is not None:
        try:
            path.write_bytes(content)
        except OSError:
            pytest.skip("no file can have such a name here")
    assert main([*options, str(path)]) == 2
    assert not set(error_message(*capsys.readouterr())) & (CONTROLS | {"\t"})


@pytest.mark.skipif(os.name == "nt", reason="no file can have such a name there")
def test_check_prints_a_hostile_name_as_plain_text(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a\x1b[31m\x9bb\n.md"
    path.write_text(markdown(paper(1)), "utf-8", newline="\n")
    assert main(["--check", str(path)]) == 0
    assert capsys.readouterr().out.startswith("a[31mb .md: 1 paper\n")


def test_no_control_character_of_an_argument_reaches_the_terminal(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for arguments in (["--x\x1b[31m\x9b"], ["--print", "\x1b[31m"], ["--demo=\x1b[31m\n"]):
        assert main(arguments) == 2
        out, err = capsys.readouterr()
        assert out == ""
        assert not set(err) & CONTROLS
        assert err.count("\n") == 2
