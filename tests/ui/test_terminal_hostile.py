"""Hostile digests, names and pastes: the program writes no control sequences but its own."""

from __future__ import annotations

import re
import sys

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are of Unix", allow_module_level=True)

import base64
import json
import os
import time
import unicodedata
from collections.abc import Callable
from functools import partial
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from tests.support.terminal import ESCAPE, Launcher, Terminal

# All that the program may write besides text: styles, cursor positions, modes and queries of them,
# the keyboard protocol, the shape of the pointer, the clipboard, and line ends.
CONTROL: Final = re.compile(
    r"\x1b\[[0-9;]*m|\x1b\[[0-9]+;[0-9]+H"
    r"|\x1b\[\?(?:7|25|100[0346]|1015|1016|1049|2004|2026|2048)[hl]|\x1b\[\?20[24][68]\$p"
    r"|\x1b\[>[0-9]+u|\x1b\[<u|\x1b\]22;[a-z-]+\x07|\x1b\]52;c;([A-Za-z0-9+/=]*)\x07|\r\n"
)

# Contents of hostile files. Each sequence that a terminal would obey contains 777.
PAYLOADS: Final = (
    *("\x1b[31;777m", "\x1b[777;1H", "\x1b[?777h", "\x1b[777n", "\x1bP777q\x1b\\", "\x1bc", "\x1b"),
    *("\x1b]0;mark777\x07", "\x1b]52;c;Nzc3\x07", "\x1b]8;;http://777.example\x1b\\"),
    *("\x9b777m", "\x9d0;mark777\x9c", "\x90777q\x9c", "\x85", "\x07", "\x08", "\r", "\v", "\f"),
    *("\t", "\x0e", "\x1c", "\x7f", "\u202e", "\u2066", "\u061c", "\u200b", "\u200d", "\ufeff"),
    *("\xad", "\u2028", "\u2029", "\ue000", "\U000f0000", "\U000e0041", "\ufff9"),
)

MARKUP: Final = "[@click=app.quit]k[/] [/x] [bold red] :smile: "


@pytest.fixture
def browser(start: Launcher) -> Callable[[], list[list[str]]]:
    """A browser at `start.home / "browser"`; call this for the arguments of each start."""
    record, script = start.home / "opened", start.home / "browser"
    script.write_text(f'#!/bin/sh\n{{ printf "%s\\t" "$@"; echo; }} >> "{record}"\n')
    script.chmod(0o755)

    def opened() -> list[list[str]]:
        lines = record.read_text().splitlines() if record.exists() else []
        return [line.rstrip("\t").split("\t") for line in lines]

    return opened


def entry(number: int, url: str, text: str = "plain", title: str = "") -> str:
    """Return one paper of a digest with `text` in every field."""
    return (
        f"### [{number}] [{title or f'Zebra {number} {text}'}]({url})\n"
        f"*Ann {text},Bob*\n\nMain category: cs.CV{text}\n\nTL;DR: gist {text}\n\n\n"
        f"<details>\n  <summary>Details</summary>\nMotivation: why {text}\n\nMethod: how {text}\n\n"
        f"Result: what {text}\n\nConclusion: so {text}\n\nAbstract: tell {text}\n\n</details>\n\n\n"
    )


def digest(*entries: str, category: str = "cs.CV") -> str:
    """Return a digest of these papers."""
    contents = f"# Table of Contents\n\n- [{category}](#x) [Total: {len(entries)}]\n\n\n"
    heading = f"<div id='{category}'></div>\n\n# {category} [[Back]](#toc)\n\n"
    return f"<div id=toc></div>\n\n{contents}{heading}{''.join(entries)}"


def hostile_digest(path: Path) -> Path:
    """Write a digest with every payload in every field, in a different order in each paper."""
    papers = []
    for number in range(1, 7):
        payloads = islice(cycle(PAYLOADS), 6 * number, 6 * number + len(PAYLOADS))
        text = "".join(f"a{payload}z" for payload in payloads) + MARKUP
        url = f"https://arxiv.org/abs/2601.0000{number}" + re.sub(r"[\[\])]", "", text)
        papers.append(entry(number, url, text))
    broken = "### [7] [Zebra 7 \x1b]0;mark777\x07](file:\x1b[777m)\n\x1b]0;mark777\x07\n\n"
    path.write_text(digest(*papers, broken, category="cs.CV\x1b[31;777m"), "utf-8", newline="")
    return path


def assert_harmless(written: str) -> None:
    """Check that the output has only the program's own control sequences and plain text."""
    for control in CONTROL.finditer(written):
        assert "777" not in control[0], control
        assert base64.b64decode(control[1] or "").decode().isprintable(), control
    assert_plain(CONTROL.sub("", written))


def assert_plain(text: str) -> None:
    """Check that a text has no control, format, private-use or line-separator characters."""
    found = {char for char in text if unicodedata.category(char) in {"Cc", "Cf", "Co", "Zl", "Zp"}}
    assert found == set(), text[:2000]


def test_pasted_control_characters_do_not_reach_the_terminal(demo_terminal: Terminal) -> None:
    demo_terminal.write("/")
    demo_terminal.wait_for("clear")
    harmful = "".join(payload for payload in PAYLOADS if ESCAPE not in payload and payload != "\r")
    demo_terminal.write(f"\x1b[200~left{harmful}right\x1b[201~")
    demo_terminal.wait_for("0 of 32", "left")
    demo_terminal.write("\x03")
    demo_terminal.wait_for_exit()
    assert_harmless(demo_terminal.output.decode())


def test_only_web_addresses_are_opened_in_the_browser(
    start: Launcher, browser: Callable[[], list[list[str]]]
) -> None:
    good = "https://arxiv.org/abs/2601.00001"
    urls = ("file:///etc/passwd", "javascript:alert(1)", "--version", "httpx://x", good)
    path = start.home / "day.md"
    path.write_text(digest(*(entry(number, url) for number, url in enumerate(urls, 1))), "utf-8")
    terminal = start(path, variables={"BROWSER": str(start.home / "browser")})
    terminal.wait_for("1 of 5")
    for number in range(1, len(urls)):
        terminal.write("op")
        terminal.wait_for("web address, so nothing was opened")
        terminal.write("j")
        terminal.wait_for(f"{number + 1} of 5")
    terminal.write("op")
    terminal.wait_until(lambda: len(browser()) > 1, "the browser started")
    assert browser() == [[good], ["https://arxiv.org/pdf/2601.00001"]]


def test_output_of_a_browser_is_not_shown(start: Launcher) -> None:
    script, done = start.home / "browser", start.home / "done"
    script.write_text(f'#!/bin/sh\necho NOISE; echo NOISE >&2; : > "{done}"\n')
    script.chmod(0o755)
    terminal = start("--demo", variables={"BROWSER": f"{script} %s &"})
    terminal.wait_for("1 of 32")
    terminal.write("o")
    terminal.wait_until(done.exists, "the browser done")
    terminal.write("j")
    terminal.wait_for("2 of 32")
    assert b"NOISE" not in terminal.output


def test_keys_are_handled_while_a_browser_starts(start: Launcher) -> None:
    script, done = start.home / "firefox", start.home / "done"
    script.write_text(f'#!/bin/sh\nuntil [ -e "{done}" ]; do sleep 0.05; done\n')
    script.chmod(0o755)
    path = f"{start.home}{os.pathsep}{os.environ['PATH']}"
    terminal = start("--demo", variables={"BROWSER": "firefox", "PATH": path, "DISPLAY": ":99"})
    terminal.wait_for("1 of 32")
    try:
        terminal.write("oj")
        terminal.wait_for("2 of 32", timeout=2)
    finally:
        done.touch()


def test_only_links_to_web_addresses_can_be_clicked(
    start: Launcher, browser: Callable[[], list[list[str]]]
) -> None:
    links = r"\href{file:///etc/passwd}{badlink} \href{https://good.example/}{goodlink}"
    paper = entry(1, "https://arxiv.org/abs/2601.00001").replace("tell plain", links)
    path = start.home / "day.md"
    path.write_text(digest(paper), "utf-8")
    terminal = start(path, columns=160, variables={"BROWSER": str(start.home / "browser")})
    terminal.wait_for("badlink", "goodlink")
    terminal.click(*terminal.cell_of("badlink"))
    terminal.click(*terminal.cell_of("goodlink"))
    terminal.wait_for("Repeat to open https://good.example/")
    assert browser() == []
    terminal.click(*terminal.cell_of("goodlink"))
    terminal.wait_until(lambda: bool(browser()), "the browser started")
    assert browser() == [["https://good.example/"]]


def test_a_hostile_digest_sends_no_sequence_to_the_terminal(
    start: Launcher, browser: Callable[[], list[list[str]]]
) -> None:
    path = hostile_digest(start.home / "day\x1b]0;mark777\x07\x9b777m\u202e.md")
    variables = {"BROWSER": str(start.home / "browser")}
    terminal = start(path, columns=160, rows=42, variables=variables)
    terminal.wait_for("Zebra 1", "mark777", "Paper [7] is missing")
    for number in range(2, 8):  # Every paper in list and detail.
        terminal.write("j")
        terminal.wait_for(f"{number} of 7")
    terminal.write("gy")
    terminal.wait_for("Copied")
    terminal.write("o")
    terminal.wait_for("Opening")
    terminal.wait_until(lambda: bool(browser()), "the browser started")
    terminal.write("b\r")  # A bookmark, and into the paper.
    terminal.wait_until_gone("enter read")
    terminal.write("aG")
    terminal.wait_until_gone("│  Zebra 1")
    terminal.write("h")
    terminal.wait_for("★", "enter read")
    terminal.write("h")  # The sidebar, and its row of bookmarks.
    terminal.wait_for("enter papers")
    terminal.write("j")
    terminal.wait_for("1 of 1")
    terminal.write("0/")
    terminal.wait_for("clear")
    terminal.write("mark777")
    terminal.wait_for("7 of 7")
    terminal.write("\r")
    terminal.wait_until_gone("clear")
    terminal.write("?")
    terminal.wait_for("closes the help")
    terminal.write(ESCAPE)
    terminal.wait_until_gone("closes the help")
    terminal.write("\x10")
    terminal.wait_for("Search")
    terminal.write("book")
    terminal.wait_for("Bookmarks")
    terminal.write("\x03")
    terminal.wait_for_exit()
    assert_harmless(terminal.output.decode())
    assert_plain("".join(argument for arguments in browser() for argument in arguments))


def past(moment: float) -> bool:
    """Return whether a time of the monotonic clock is past."""
    return time.monotonic() > moment


def test_hovering_over_a_hostile_digest_shows_no_tooltip_of_it(start: Launcher) -> None:
    """A tooltip would be shown after the pointer has rested for 0.3 s."""
    terminal = start(hostile_digest(start.home / "day.md"), columns=160, rows=42)
    terminal.wait_for("Zebra 1", "mark777", "Paper [7] is missing")
    terminal.write("k")
    terminal.wait_for("j k")
    for text in ("day", "Bookmarks", "cs.CV", "Zebra 2", "Zebra 1", "abs", "j k", "of 7", "│"):
        column, row = terminal.cell_of(text)
        terminal.press(column, row, button=35)
        terminal.wait_until(partial(past, time.monotonic() + 0.5), "the pointer at rest")
    terminal.write("j")
    terminal.wait_for("2 of 7")
    terminal.write("q")
    terminal.wait_for_exit()
    assert_harmless(terminal.output.decode())


def test_the_palette_finds_no_text_of_a_hostile_digest(start: Launcher) -> None:
    terminal = start(hostile_digest(start.home / "day.md"), columns=160, rows=42)
    terminal.wait_for("Zebra 1", "Paper [7] is missing")
    for word in ("Zebra", "mark777", "[@click=app.quit]", "[/x]", "[bold red]", "\\["):
        terminal.write("\x10")
        terminal.wait_for("Search")
        terminal.write(word)
        terminal.wait_for("No matches found")
        terminal.write(ESCAPE)
        terminal.wait_until_gone("No matches found")
    terminal.write("q")
    terminal.wait_for_exit()
    assert_harmless(terminal.output.decode())


def test_a_hostile_digest_does_not_set_the_title_of_the_window(start: Launcher) -> None:
    path = hostile_digest(start.home / "day\x1b]0;mark777\x07\x1b]2;mark777\x07.md")
    terminal = start(path, columns=160, rows=42)
    terminal.wait_for("Zebra 1", "mark777")
    terminal.write("jyq")
    assert terminal.wait_for_exit() == 0
    written = terminal.output.decode()
    assert re.search(r"\x1b\][012];|\x1b\[[0-9;]*t|\x1bk|\x9d", written) is None
    assert_harmless(written)


def test_markup_in_a_digest_is_shown_as_text(start: Launcher) -> None:
    tags = "[@click=app.quit]k[/] [/nope] [red]r[/]"
    paper = entry(1, "https://arxiv.org/abs/2601.00001", " " + tags)
    labelled = f"\n\n**Key [red]words[/nope]**: also {tags}\n\nAbstract: tell"
    path = start.home / "day.md"
    path.write_text(digest(paper.replace("\n\nAbstract: tell", labelled)), "utf-8")
    record = {"id": "2601.00002", "title": f"Record {tags}", "abs": "file:[red]x[/nope]"}
    records = start.home / "day.jsonl"
    records.write_text(json.dumps(record | {"categories": [tags], "comment": tags}), "utf-8")
    terminal = start(path, records, columns=63, rows=70)
    shown = [f"{word}  {tags}" for word in ("Ann", "gist", "why", "how", "what", "so", "tell")]
    terminal.wait_for("1 of 2", f"Zebra 1 {tags}", *shown, f"cs.CV {tags}", f"also {tags}")
    terminal.wait_for("Key [red]words[/nope]", "enter read")
    terminal.click(
        *terminal.cell_of("k[/] [/nope]"), times=2
    )  # Where the markup would have its link.
    terminal.wait_until_gone("enter read")
    terminal.write("hjy")
    terminal.wait_for("2 of 2", f"Record {tags}", "Copied file:[red]x[/nope]")
    terminal.write("o")
    terminal.wait_for("file:[red]x[/nope] is")
    terminal.write("/[/nope]")
    terminal.wait_for("/ [/nope]", "2 of 2")
    terminal.write("\rj")
    terminal.wait_until_gone("clear")
    assert terminal.status is None


def test_printed_text_of_a_hostile_digest_is_plain(start: Launcher) -> None:
    path = hostile_digest(start.home / "day\x1b]0;mark777\x07\x9b777m\u202e.md")
    for arguments in (["--print", "tsv"], ["--print", "jsonl"], ["--check"]):
        ended = start.run_without_terminal(*arguments, path)
        assert "mark777" in ended.stdout
        assert_plain(re.sub(r"[\t\n]", "", ended.stdout + ended.stderr))


@pytest.mark.parametrize("kind", ["missing", "directory", "binary", "empty"])
def test_a_hostile_file_name_is_reported_in_plain_text(start: Launcher, kind: str) -> None:
    name = os.fsencode("no\x1b]0;mark777\x07\x9b777m\u202e\n.md")
    path = Path(os.fsdecode(os.fsencode(start.home) + b"/" + name))
    if kind == "directory":
        path.mkdir()
    elif kind != "missing":
        path.write_bytes(b"\0" if kind == "binary" else b"")
    ended = start.run_without_terminal(path)
    assert ended.returncode == 2
    assert "mark777" in ended.stderr
    assert ended.stderr.count("\n") == 1
    assert_plain(ended.stderr.rstrip("\n"))
