"""Standard input and output are pipes, files, closed or full."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from tests.support.papers import paper
from tests.support.program import PROGRAM, environment, error_message, run
from tests.support.template import markdown


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Return a digest whose papers, and whose problems, are more than the buffer of a pipe."""
    papers = [paper(number, category=f"c{number}") for number in range(1, 2001)]
    path = tmp_path / "long.md"
    path.write_text(markdown(*papers, promised={"absent": 1}), "utf-8", newline="\n")
    return path


def test_a_pipe_is_read_to_its_end(file: Path, tmp_path: Path) -> None:
    text = file.read_text("utf-8")
    done = run(tmp_path, "--print", "jsonl", "-", stdin=None, input=text)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 2000


@pytest.mark.skipif(os.name == "nt", reason="as some parents of a POSIX process do it")
def test_a_nonblocking_input_without_data_is_one_sentence(tmp_path: Path) -> None:
    end, other = os.pipe()
    try:
        os.set_blocking(end, False)
        done = run(tmp_path, "--print", "tsv", "-", stdin=end)
        assert done.returncode == 2
        assert "standard input: is empty" in error_message(done.stdout, done.stderr)
    finally:
        os.close(end)
        os.close(other)


def test_the_screen_needs_a_terminal(file: Path, tmp_path: Path) -> None:
    done = run(tmp_path, str(file))
    assert done.returncode == 2
    assert "needs a terminal" in error_message(done.stdout, done.stderr)


@pytest.mark.parametrize("options", [["--print", "jsonl"], ["--print", "tsv"], ["--check"]])
@pytest.mark.parametrize("read", [True, False])
def test_an_output_that_is_closed_early_is_no_error(
    options: list[str], read: bool, file: Path, tmp_path: Path
) -> None:
    """Check the status of `--check` too: it is 1 for problems."""
    with subprocess.Popen(
        [*PROGRAM, *options, str(file)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(tmp_path),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        if read:
            assert process.stdout.readline().endswith(b"\n")
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == (1 if options == ["--check"] else 0)


@pytest.mark.parametrize(("last", "status"), [("good", 0), ("problem", 1), ("no digest", 2)])
def test_check_reads_all_digests_after_its_output_is_closed(
    last: str, status: int, tmp_path: Path
) -> None:
    """Only the last of several files has a problem; the pipe is closed before the first."""
    good = markdown(paper(1))
    texts = {"good": good, "problem": markdown(paper(1), promised={"x": 9}), "no digest": "words"}
    files = [tmp_path / f"2026-01-{day}.md" for day in (30, 29, 28)]
    for file, text in zip(files, (good, good, texts[last]), strict=True):
        file.write_text(text, "utf-8", newline="\n")
    end, other = os.pipe()
    os.close(end)
    try:
        done = run(tmp_path, "--check", *map(str, files), stdout=other)
    finally:
        os.close(other)
    assert done.returncode == status
    assert ("holds no papers" in done.stderr) == (last == "no digest")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize("options", [["--print", "jsonl"], ["--check"]])
def test_a_full_disk_is_one_sentence(options: list[str], file: Path, tmp_path: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(tmp_path, *options, str(file), stdout=full)
    assert done.returncode == 2
    assert "standard output cannot be written" in error_message("", done.stderr)


@pytest.mark.skipif(os.name == "nt", reason="as a POSIX shell does it")
@pytest.mark.parametrize(
    ("closing", "options"),
    [("<&-", ["--check", "-"]), ("<&-", []), (">&-", ["--check"]), (">&-", ["--print", "tsv"])],
)
def test_a_closed_stream_is_one_sentence(
    closing: str, options: list[str], file: Path, tmp_path: Path
) -> None:
    shell = ["/bin/sh", "-c", f'exec "$@" {closing}', "sh"]
    done = run(tmp_path, args=[*shell, *PROGRAM, *options, str(file)])
    assert done.returncode == 2
    error_message(done.stdout, done.stderr)


@pytest.mark.parametrize("options", [["--print", "jsonl"], ["--print", "tsv"], ["--check"]])
def test_output_is_utf_8_in_every_locale(options: list[str], tmp_path: Path) -> None:
    path = tmp_path / "日报.md"
    path.write_text(markdown(paper(1, category="视觉", title="标题")), "utf-8", newline="\n")
    narrow = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = run(tmp_path, *options, str(path), env=environment(tmp_path) | narrow)
    assert (done.returncode, done.stderr) == (0, "")
    assert "视觉" in done.stdout
