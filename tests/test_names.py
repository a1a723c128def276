"""Names on the command line that are not those of files: addresses, days, unknown options."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui import config
from digest_tui.cli import main
from digest_tui.library import Library
from tests.support.papers import paper
from tests.support.program import error_message
from tests.support.template import markdown


@pytest.fixture
def days(tmp_path: Path) -> Path:
    """A directory with digests of two days."""
    for number in (1, 2):
        text = markdown(paper(number, title=f"Paper of day {number}"))
        (tmp_path / f"2026-01-0{number}.md").write_text(text, "utf-8", newline="\n")
    return tmp_path


def remember(*paths: Path) -> None:
    """Store what was opened last."""
    library = Library(config.library_path())
    library.remember([str(path) for path in paths])
    library.close()


@pytest.mark.parametrize("opened", ["", "2026-01-01.md", "2026-01-*"])
def test_a_day_is_found_beside_what_was_opened_last(
    days: Path, cwd: Path, capsys: pytest.CaptureFixture[str], opened: str
) -> None:
    assert cwd != days
    remember(days / opened)
    assert main(["--print", "tsv", "2026-01-02"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("Paper of day 2")


def test_what_has_the_name_of_a_day_is_opened_itself(
    days: Path, cwd: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (days / "2026-01-01.md").rename(cwd / "2026-01-02")
    remember(days)
    assert main(["--print", "tsv", "2026-01-02"]) == 0
    assert capsys.readouterr().out.rstrip().endswith("Paper of day 1")


def test_a_day_without_a_file_is_an_error(days: Path, capsys: pytest.CaptureFixture[str]) -> None:
    remember(days)
    assert main(["--check", "2026-01-03"]) == 2
    assert error_message(*capsys.readouterr()) == (
        "digest-tui: 2026-01-03: no such file, and no digest of that day beside what was opened "
        "last; name a file.\n"
    )


@pytest.mark.parametrize(
    ("address", "quoted"),
    [
        ("https://a.example/b/2026-01-02.md", "https://a.example/b/2026-01-02.md"),
        ("HTTP://a.example/b?c=d&e", "'HTTP://a.example/b?c=d&e'"),
    ],
)
def test_an_address_is_an_error_that_says_how_to_pipe_it_in(
    address: str, quoted: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([address]) == 2
    assert capsys.readouterr().err == (
        f"digest-tui: {address}: an address is not opened; "
        f"pipe it in with `curl -s {quoted} | digest-tui -`.\n"
    )


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--dmeo", "unknown option --dmeo; did you mean --demo?"),
        ("--pirnt=tsv", "unknown option --pirnt; did you mean --print?"),
        ("--xyz", "unknown option --xyz; see --help"),
    ],
)
def test_an_unknown_option_names_a_similar_one(
    option: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([option]) == 2
    assert capsys.readouterr().err.splitlines()[-1] == f"digest-tui: error: {message}"
