"""The command line opens and prints digests, and reports errors."""

from __future__ import annotations

import gc
import io
import json
import sys
from functools import partial
from pathlib import Path

import pytest

import digest_tui
from digest_tui import config
from digest_tui.cli import main
from digest_tui.library import Library
from digest_tui.model import Digest
from digest_tui.sources import Source
from digest_tui.sources.files import Contents
from digest_tui.sources.loader import Loader
from tests.support.papers import paper
from tests.support.program import error_message
from tests.support.template import markdown

KEYS = (
    "number id title authors url category tldr motivation method result conclusion abstract "
    "translated_title categories comment code_url extra"
)
PAPERS = [
    paper(1, title="Diffusion", authors=("Paul Erdős",), abstract="One.\n  Two."),
    paper(2, category="cs.RO", tldr="机器人扩散。"),
    paper(3, category="cs.RO"),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "2026-01-30.md"
    path.write_text(markdown(*PAPERS), "utf-8", newline="\n")
    return path


def titles(out: str) -> list[str]:
    return [line.split("\t")[2] for line in out.splitlines()]


# --- output -----------------------------------------------------------------------------------


def test_jsonl_has_a_paper_a_line(file: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["--print", "jsonl", str(file)]) == 0
    out, err = capsysbinary.readouterr()
    assert err == b""
    assert b"\r" not in out
    lines = out.decode().removesuffix("\n").split("\n")
    records = [json.loads(line) for line in lines]
    assert [list(record) for record in records] == [KEYS.split()] * 3
    assert [record["number"] for record in records] == [1, 2, 3]
    assert records[0]["abstract"] == "One.\n  Two."
    assert records[0]["authors"] == ["Paul Erdős"]
    assert "机器人扩散。" in lines[1]


def test_tsv_has_id_category_and_title(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--print", "tsv", str(file)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        "2601.00001\tcs.CV\tDiffusion\n"
        "2601.00002\tcs.RO\tPaper number 2\n"
        "2601.00003\tcs.RO\tPaper number 3\n"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("erdos", ["Diffusion", "Paper number 2", "Paper number 3"]),
        ("diffusion", ["Diffusion"]),
        ("扩散", ["Paper number 2"]),
        ("cs.ro　扩散", ["Paper number 2"]),
        ("absent", []),
        (" ", ["Diffusion", "Paper number 2", "Paper number 3"]),
    ],
)
def test_a_filter_narrows_what_is_printed(
    file: Path, capsys: pytest.CaptureFixture[str], text: str, found: list[str]
) -> None:
    assert main(["--filter", text, "--print", "tsv", str(file)]) == 0
    assert titles(capsys.readouterr().out) == found


def test_several_files_are_printed_in_order_and_none_twice(
    file: Path, demo: Digest, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--demo", "--print", "tsv", str(file), str(file)]) == 0
    shown = titles(capsys.readouterr().out)
    # A paper whose summary failed is printed last, because an older digest may have one.
    papers = sorted([*demo.papers, *PAPERS], key=lambda each: not each.has_summary)
    assert shown == [each.title for each in papers]


def test_the_demo_alone_creates_no_library(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--demo", "--check"]) == 0
    assert capsys.readouterr().out.startswith("demo: ")
    assert not home.exists()


def test_check_reports_counts_and_promises(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", str(file)]) == 0
    assert capsys.readouterr() == (
        "2026-01-30.md: 3 papers\n  cs.CV: 1 (promised 1)\n  cs.RO: 2 (promised 2)\n",
        "",
    )


def test_check_reports_problems_and_fails(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = markdown(*PAPERS, promised={"cs.CV": 1, "cs.LG": 4}) + "\n### Notes\n"
    file.write_text(text, "utf-8", newline="\n")
    assert main(["--check", str(file)]) == 1
    out, err = capsys.readouterr()
    assert err == ""
    assert out.splitlines() == [
        "2026-01-30.md: 3 papers",
        "  cs.CV: 1 (promised 1)",
        "  cs.RO: 2 (not in the contents)",
        "  cs.LG: 0 (promised 4)",
        f"  line {text.count(chr(10))}: a line of text outside of the papers",
        "  line 3: The table of contents promises 0 of cs.RO, the file holds 2.",
        "  line 6: The table of contents promises 4 of cs.LG, the file holds 0.",
        f"  line {text.count(chr(10))}: This heading names no linked paper; it is kept as text.",
    ]


def test_check_fails_if_one_of_several_files_has_a_problem(file: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.md"
    broken.write_text(markdown(promised={"cs.CV": 1}), "utf-8")
    assert main(["--check", str(broken), str(file)]) == 1
    assert main(["--print", "tsv", str(broken), str(file)]) == 0


def test_every_real_digest_checks_and_prints(
    corpus: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert main(["--check", str(corpus / "seed.txt")]) == 0
    assert b"cs.LG: 207 (promised 207)" in capsysbinary.readouterr().out
    assert main(["--print", "jsonl", str(corpus / "seed.txt")]) == 0
    assert capsysbinary.readouterr().out.count(b"\n") == 335


# --- input -------------------------------------------------------------------------------------


def test_standard_input_is_read_like_a_file(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    piped = io.TextIOWrapper(io.BytesIO(markdown(paper(7)).encode()), "ascii")
    monkeypatch.setattr(sys, "stdin", piped)
    assert main(["--print", "tsv", "-", str(file)]) == 0
    assert titles(capsys.readouterr().out)[:2] == ["Paper number 7", "Diffusion"]


def test_without_a_file_those_opened_last_are_opened_again(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    second = tmp_path / "second.md"
    second.write_text(markdown(paper(9)), "utf-8")
    library = Library(config.library_path())
    library.remember([str(second), str(file)])
    library.close()
    assert main(["--print", "tsv"]) == 0
    assert titles(capsys.readouterr().out) == [*(p.title for p in PAPERS), "Paper number 9"]


def test_a_last_file_that_is_gone_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    library = Library(config.library_path())
    library.remember([str(tmp_path / "gone.md")])
    library.close()
    assert main(["--check"]) == 2
    assert f"{tmp_path / 'gone.md'}: no such file" in error_message(*capsys.readouterr())


def test_without_any_file_two_lines_say_how_to_start(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    hint = error_message(*capsys.readouterr(), lines=2)
    assert "digest-tui FILE" in hint
    assert "digest-tui --demo" in hint


# --- errors -----------------------------------------------------------------------------------


@pytest.mark.parametrize("options", [["--check"], ["--print", "tsv"], ["--print", "jsonl"], []])
@pytest.mark.parametrize(
    ("data", "said"),
    [
        (None, "no such file"),
        (b"", "is empty"),
        (b"\x7fELF\0\0", "is a binary file"),
        (b"# A project\n\nWords.\n", "holds no papers"),
    ],
)
def test_bad_input_is_one_sentence(
    options: list[str],
    data: bytes | None,
    said: str,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    path = tmp_path / "x.md"
    if data is not None:
        path.write_bytes(data)
    assert main([*options, str(path)]) == 2
    error = error_message(*capsys.readouterr())
    assert error.startswith(f"digest-tui: {path}: {said}")
    assert "expected a digest of arXiv papers" in error
    assert gc.isenabled()


def test_a_directory_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--check", str(tmp_path)]) == 2
    assert "is a directory" in error_message(*capsys.readouterr())


def test_a_bad_file_among_good_ones_is_an_error(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--print", "tsv", str(file), "absent.md"]) == 2
    assert "absent.md: no such file" in error_message(*capsys.readouterr())


def test_empty_standard_input_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    assert main(["--check", "-"]) == 2
    assert "standard input: is empty" in error_message(*capsys.readouterr())


def test_a_broken_library_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    path = config.library_path()
    path.parent.mkdir(parents=True)
    path.write_bytes(b"notes" * 100)
    assert main(["--check"]) == 2
    assert str(path) in error_message(*capsys.readouterr())


def test_a_named_file_needs_no_library(file: Path) -> None:
    config.library_path().parent.mkdir(parents=True)
    config.library_path().write_bytes(b"notes" * 100)
    assert main(["--check", str(file)]) == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ["--unknown"],
        ["--print"],
        ["--print", "xml", "x.md"],
        ["--print", "tsv", "--check", "x.md"],
        ["--filter"],
    ],
)
def test_wrong_arguments_are_an_error_with_the_usage(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("usage: digest-tui [OPTIONS] [FILE ...]\ndigest-tui: error: ")


def test_help_shows_every_option_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    for option in ("--demo", "--filter TEXT", "--print {jsonl,tsv}", "--check", "--version"):
        assert option in out
    examples = out.partition("examples:\n")[2].partition("\n\n")[0].splitlines()
    assert len(examples) >= 5
    assert all("digest-tui" in example for example in examples)
    assert "exit status" in out


def test_the_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr() == (f"digest-tui {digest_tui.__version__}\n", "")


def test_an_interrupt_is_quiet(
    file: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(_: Source) -> Contents:
        raise KeyboardInterrupt

    monkeypatch.setattr("digest_tui.cli.Loader", partial(Loader, fetch=interrupt))
    assert main(["--check", str(file)]) == 130
    assert capsys.readouterr() == ("", "")


def test_a_failure_of_the_program_is_one_sentence_and_a_file(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the cause")

    monkeypatch.setattr("digest_tui.output.report", fail)
    assert main(["--check", "--demo"]) == 70
    message = capsys.readouterr().err
    assert message.count("\n") == 1
    assert str(config.crash_path()) in message
    assert "the cause" in config.crash_path().read_text("utf-8")
