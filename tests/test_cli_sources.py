"""Many digests on the command line are one list, which is printed while they are read."""

from __future__ import annotations

import gzip
import io
import sys
import weakref
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from digest_tui import config, sources
from digest_tui.cli import main
from digest_tui.library import Library
from digest_tui.model import Digest, Paper
from digest_tui.sources import Source
from digest_tui.sources.files import Contents
from digest_tui.sources.loader import Loader
from tests.support.papers import paper
from tests.support.program import error_message, run
from tests.support.records import records
from tests.support.template import markdown

OLD, NEW, NEWEST = (f"2026-01-{day}.md" for day in (29, 30, 31))


@pytest.fixture
def top(tmp_path: Path) -> Path:
    """Return a directory of three days, with repeats of papers 2 and 3, and of other files."""
    path = tmp_path / "digests"
    path.mkdir()
    for name, numbers in (OLD, (1, 2)), (NEW, (2, 3)), (NEWEST, (3, 4, 2)):
        papers = [paper(number, title=f"{number} of {name[8:10]}") for number in numbers]
        (path / name).write_text(markdown(*papers), "utf-8", newline="\n")
    (path / "README.md").write_text("# A project\n\nWords.\n", "utf-8")
    return path


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return a list of the names of the digests that are read, in order."""
    names: list[str] = []

    def fetch(source: Source) -> Contents:
        names.append(source.paths[0].name)
        return sources.fetch(source)

    monkeypatch.setattr("digest_tui.cli.Loader", partial(Loader, fetch=fetch))
    return names


def titles(out: str) -> list[str]:
    return [line.split("\t")[2] for line in out.splitlines()]


def test_a_directory_is_printed_the_newest_first_and_each_paper_once(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--print", "tsv", str(top)]) == 0
    out, err = capsys.readouterr()
    assert titles(out) == ["3 of 31", "4 of 31", "2 of 31", "1 of 29"]
    skipped, left_out = err.splitlines()
    assert skipped.startswith(f"digest-tui: {top / 'README.md'}: holds no papers")
    assert left_out.startswith("digest-tui: 3 repeats were left out: ")


def test_one_repeat_is_singular(top: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (top / NEWEST).unlink()
    assert main(["--print", "jsonl", str(top / "2026*")]) == 0
    out, err = capsys.readouterr()
    assert out.count("\n") == 3
    assert err.startswith("digest-tui: 1 repeat was left out: ")
    assert err.count("\n") == 1


def test_a_filter_applies_to_the_newest_text_of_a_paper_alone(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--print", "tsv", "-f", "29", str(top)]) == 0
    out, err = capsys.readouterr()
    assert titles(out) == ["1 of 29"]
    assert "1 repeat was left out" in err
    assert main(["--print", "tsv", "-f", "4 31", str(top / NEWEST), str(top / OLD)]) == 0
    out, err = capsys.readouterr()
    assert titles(out) == ["4 of 31"]
    assert err == ""


def test_a_digest_is_written_before_the_next_is_read(top: Path, reads: list[str]) -> None:
    """Record what was read at each write to standard output."""
    arrived: list[tuple[int, str]] = []

    class Pipe(io.RawIOBase):
        def writable(self) -> bool:
            return True

        def write(self, data: Any) -> int:
            arrived.append((len(reads), bytes(data).decode()))
            return len(data)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BufferedWriter(Pipe()), "utf-8"))
        assert main(["--print", "tsv", str(top)]) == 0
    assert [(count, titles(text)) for count, text in arrived] == [
        (1, ["3 of 31", "4 of 31", "2 of 31"]),
        (3, ["1 of 29"]),
    ]
    assert reads == [NEWEST, NEW, OLD, "README.md"]


@pytest.mark.parametrize(
    "options", [["--print", "tsv"], ["--print", "tsv", "--filter", "of"], ["--check"]]
)
def test_no_digest_is_kept_while_the_next_is_read(
    options: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class Papers(list[Paper]):
        """A list that can be weakly referenced."""

        __hash__ = object.__hash__  # type: ignore[assignment]

    alive: weakref.WeakSet[Papers] = weakref.WeakSet()
    counts: list[int] = []

    def parse(source: Source, _: Contents) -> Digest:
        counts.append(len(alive))
        papers = Papers([paper(int(source.paths[0].stem) + 1)])
        alive.add(papers)
        return Digest(source.paths[0].name, papers, ["cs.CV"], [papers[0].key])

    monkeypatch.setattr("digest_tui.cli.Loader", partial(Loader, parse=parse))
    for number in range(9):
        (tmp_path / f"{number}.md").touch()
    assert main([*options, str(tmp_path)]) == 0
    assert counts == [0] * 9


def test_papers_are_printed_before_a_later_file_fails(top: Path, tmp_path: Path) -> None:
    done = run(tmp_path, "--print", "tsv", str(top), str(top / OLD))
    assert done.returncode == 0
    (top / OLD).write_bytes(b"\x7fELF\0")
    done = run(tmp_path, "--print", "tsv", str(top), str(top / OLD))
    assert titles(done.stdout) == ["3 of 31", "4 of 31", "2 of 31"]
    assert f"{top / OLD}: is a binary file" in done.stderr
    assert done.returncode == 2


# --- the exit status -----------------------------------------------------------------------------


@pytest.mark.parametrize("options", [["--print", "tsv"], ["--check"]])
def test_a_named_file_that_is_no_digest_is_reported_once_and_an_error(
    top: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    (top / "README.md").rename(top / "2026-02-01.md")
    assert main([*options, *map(str, sorted(top.iterdir()))]) == 2
    out, err = capsys.readouterr()
    assert out
    assert err.count("2026-02-01.md: holds no papers") == 1
    assert main([*options, str(top)]) == (1 if options == ["--check"] else 0)
    assert capsys.readouterr().err.count("2026-02-01.md: holds no papers") == 1


@pytest.mark.parametrize("options", [["--print", "tsv"], ["--check"], []])
def test_a_directory_without_a_digest_cannot_be_opened(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str]
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    assert main([*options, str(empty)]) == 2
    assert "is a directory without a digest" in error_message(*capsys.readouterr())
    for name in ("a.md", "b.md"):
        (empty / name).write_text("words", "utf-8")
    assert main([*options, str(empty)]) == 2
    err = error_message(*capsys.readouterr(), lines=2)
    assert [err.count(name) for name in ("a.md: holds no papers", "b.md: holds no papers")] == [
        1,
        1,
    ]


@pytest.mark.parametrize("arguments", [["x.md"], ["*.md"], []])
def test_watching_needs_a_directory(
    arguments: list[str], top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(config.library_path())
    library.remember([str(top / OLD)])
    library.close()
    assert main(["--watch", *arguments]) == 2
    assert error_message(*capsys.readouterr()) == (
        "digest-tui: --watch needs a directory to look at; name one.\n"
    )


@pytest.mark.parametrize("options", [["--print", "tsv"], ["--check"]])
def test_watching_needs_a_screen(
    options: list[str], top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--watch", *options, str(top)]) == 2
    assert "not allowed with argument" in capsys.readouterr().err


# --- other input ---------------------------------------------------------------------------------


def test_check_reports_each_digest_and_then_the_totals(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--check", str(top / "2026*")]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    *reports, blank, totals = out.splitlines()
    assert [line for line in reports if not line.startswith(" ")] == [
        f"{NEWEST}: 3 papers",
        f"{NEW}: 2 papers",
        f"{OLD}: 2 papers",
    ]
    assert blank == ""
    assert totals.startswith("3 digests: 7 entries, 4 papers; 2 of them appear in several digests")
    assert totals.endswith("differ from the tables of contents.")
    assert main(["--check", str(top / NEW)]) == 0
    assert "entries" not in capsys.readouterr().out
    (top / NEW).unlink()
    (top / OLD).write_text(markdown(paper(9)), "utf-8")
    assert main(["--check", str(top / "2026*")]) == 0
    totals = capsys.readouterr().out.splitlines()[-1]
    assert totals == "2 digests: 4 entries, 4 papers; none of them repeats."


def test_records_of_the_day_are_printed_with_its_markdown(
    top: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = records(paper(4, comment="Accepted", code_url="https://github.com/a/b"))
    (top / NEWEST.replace(".md", ".jsonl")).write_text(text, "utf-8")
    assert main(["--print", "jsonl", "-f", "accepted", str(top)]) == 0
    line = capsys.readouterr().out
    assert line.count("\n") == 1
    assert '"comment": "Accepted", "code_url": "https://github.com/a/b"' in line


def test_standard_input_may_be_compressed_and_comes_first(
    top: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    packed = gzip.compress(markdown(paper(7), paper(2)).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(packed)))
    assert main(["--print", "tsv", str(top / OLD), "-", "-"]) == 0
    assert titles(capsys.readouterr().out) == ["Paper number 7", "Paper number 2", "1 of 29"]


def test_the_screen_has_the_names_and_the_loader_with_what_was_skipped(
    top: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[Any] = []

    class Screen:
        fault = None
        return_code = 0

        def __init__(self, digests: list[Digest], *_: object, **options: Any) -> None:
            loader: Loader = options["loader"]
            skipped = [each.error.name for each in loader.skipped]
            opened = [digest.name for digest in digests]
            given.append((opened, options["names"], skipped, loader.files_left))

        def run(self) -> None:
            pass

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr("digest_tui.ui.app.DigestApp", Screen)
    monkeypatch.setattr(sys, "stdin", Terminal())
    monkeypatch.setattr(sys, "stderr", Terminal())
    monkeypatch.chdir(top)
    (top / "2026-02-01.md").touch()
    assert main(["--filter", "x", ".", "*30.md"]) == 0
    assert main(["--demo"]) == 0
    assert given == [
        ([NEWEST], [str(top), str(top / "*30.md")], ["2026-02-01.md"], 3),
        (["demo"], (), [], 0),
    ]


def test_a_paper_that_is_twice_in_one_digest_is_printed_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / OLD).write_text(markdown(paper(1), paper(1), paper(2)), "utf-8")
    (tmp_path / NEW).write_text(markdown(paper(2)), "utf-8")
    assert main(["--print", "tsv", str(tmp_path)]) == 0
    out, err = capsys.readouterr()
    assert titles(out) == ["Paper number 2", "Paper number 1", "Paper number 1"]
    assert err.startswith("digest-tui: 1 repeat was left out: ")
