"""The fuzzing targets pass with their seeds and generated input; the fuzzer itself works."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import runner
from tests.fuzz.__main__ import main
from tests.fuzz.repeats import check_memory, expand
from tests.fuzz.seeds import REGRESSIONS, seeds
from tests.fuzz.targets import TARGETS
from tests.fuzz.texts import check_lists
from tests.fuzz.tokens import TOKENS, dictionary

NAMES = [name for name in TARGETS if name != "growth"]
FAST = [name for name in NAMES if name != "memory"]
pieces = st.lists(st.sampled_from(TOKENS) | st.text(max_size=3), max_size=60).map(
    lambda found: "".join(found).encode("utf-8", "surrogatepass")
)
heads = st.sampled_from(
    [b"", b"(a \xe8\xaf\x8d\n", b"Zb\n### [1] [T](https://arxiv.org/abs/2601.00001)\n*A*\n\n"]
)
inputs = st.builds(bytes.__add__, heads, pieces) | st.binary()


def fail_at_a_token(data: bytes) -> None:
    """Fail for each input that contains a token."""
    assert b"<details>" not in data


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_a_target_holds_for_its_seeds(name: str) -> None:
    for seed, data in seeds(name).items():
        try:
            TARGETS[name](data)
        except AssertionError as error:
            error.add_note(f"the seed {seed!r} of {name}")
            raise


@pytest.mark.parametrize("name", FAST)
@settings(max_examples=60)
@given(data=inputs)
def test_a_target_holds_for_any_input(name: str, data: bytes) -> None:
    TARGETS[name](data)


@settings(max_examples=10)
@given(inputs)
def test_a_repeated_input_takes_limited_memory(data: bytes) -> None:
    check_memory(data)


@pytest.mark.parametrize(
    ("piece", "file"),
    [
        (b"", b""),
        (b"ab", b"abababab"),
        (b"a@\n", b"a0\na1\n"),
        (b"head\x1dabc", b"headabcabc"),
        (b"head\x1dabc\x1dtail", b"headabcabctail"),
    ],
)
def test_a_piece_is_repeated_up_to_a_size(piece: bytes, file: bytes) -> None:
    assert expand(piece, 8) == file


def test_the_dictionary_is_valid_for_libfuzzer() -> None:
    lines = dictionary().splitlines()
    assert len(lines) > len(TOKENS)
    for line in lines:
        word = bytes.fromhex(line.strip('"').replace("\\x", ""))
        assert 0 < len(word) <= 64


def test_replay_runs_one_input(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "input"
    path.write_bytes(b"### [1] [T](http://a)\n")
    assert main(["--replay", str(path), "readers"]) == 0
    assert capsys.readouterr().out == f"{path}: passed\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [(["nowhere"], "no such target: nowhere"), (["--replay", "x"], "--replay takes one target")],
)
def test_wrong_arguments_are_refused(
    arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as error:
        main(arguments)
    assert error.value.code == 2
    assert message in capsys.readouterr().err


def test_a_missing_atheris_is_reported(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.find_spec", lambda _: None)
    with pytest.raises(SystemExit) as error:
        main(["sanitize"])
    assert error.value.code == 2
    assert "atheris is not installed" in capsys.readouterr().err


@pytest.mark.skipif(find_spec("atheris") is None, reason="atheris is not installed")
@pytest.mark.slow
class TestWithAtheris:
    def test_a_failing_input_is_kept(self, tmp_path: Path) -> None:
        function = f"{__name__}:{fail_at_a_token.__name__}"
        seed = {"a": b"<summary>"}
        result = runner.run("planted", function, seed, tmp_path, seed=1, executions=100_000)
        assert result.failed
        assert result.crash is not None
        assert result.crash.parent == tmp_path / "crashes"
        assert b"<details>" in result.crash.read_bytes()
        assert "AssertionError" in result.output

    @pytest.mark.skipif(not runner.is_repeatable(), reason="addresses cannot be fixed here")
    def test_a_seed_tries_the_same_inputs_each_time(self, tmp_path: Path) -> None:
        runs = []
        for directory in (tmp_path / "one", tmp_path / "two"):
            function = f"{check_lists.__module__}:{check_lists.__name__}"
            inputs = dict.fromkeys("a", b"1) one 2) two") | REGRESSIONS["lists"]
            result = runner.run("lists", function, inputs, directory, seed=3, executions=600)
            assert not result.failed
            # libFuzzer names an input after the hash of its bytes.
            files = {path.name for path in directory.glob("corpus/lists/*")}
            assert len(files) > len(inputs)
            runs.append((result.executions, result.coverage, files))
        assert runs[0] == runs[1]

    def test_a_run_without_a_failure_ends_with_status_0(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz", "--seconds", "1", "sanitize"],
            cwd=runner.ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        name, executions, *_ = done.stdout.split()
        assert name == "sanitize:"
        assert int(executions) > len(seeds("sanitize"))
