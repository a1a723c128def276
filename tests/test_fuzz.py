"""What has to hold of any input holds of our own corpus, of pieces put together, and of bytes."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.fuzz import runner
from tests.fuzz.__main__ import main
from tests.fuzz.repeats import check_memory, repeated
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS
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


def planted(data: bytes) -> None:
    """A target that breaks as soon as it meets a token."""
    assert b"<details>" not in data


def planted_far_in(data: bytes) -> None:
    """A target that breaks at one input of thousands, of which code decides which are tried."""
    TARGETS["lists"](data)
    assert crc32(data) % 4000 != 1


@pytest.mark.parametrize("name", NAMES)
def test_every_seed_holds(name: str) -> None:
    for seed, data in seeds(name).items():
        try:
            TARGETS[name](data)
        except AssertionError as broken:
            broken.add_note(f"the seed {seed!r} of {name}")
            raise


@pytest.mark.parametrize("name", FAST)
@settings(max_examples=60)
@given(data=inputs)
def test_any_input_holds(name: str, data: bytes) -> None:
    TARGETS[name](data)


@settings(max_examples=10)
@given(inputs)
def test_any_repeated_input_keeps_to_its_memory(data: bytes) -> None:
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
    assert repeated(piece, 8) == file


def test_the_dictionary_is_one_that_libfuzzer_reads() -> None:
    lines = dictionary().splitlines()
    assert len(lines) > len(TOKENS)
    for line in lines:
        word = bytes.fromhex(line.strip('"').replace("\\x", ""))
        assert 0 < len(word) <= 64


def test_one_input_is_replayed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "input"
    path.write_bytes(b"### [1] [T](http://a)\n")
    assert main(["--replay", str(path), "readers"]) == 0
    assert capsys.readouterr().out == f"{path}: holds\n"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [(["nowhere"], "no such target: nowhere"), (["--replay", "x"], "--replay takes one target")],
)
def test_what_cannot_be_run_is_told(
    arguments: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == 2
    assert said in capsys.readouterr().err


def test_where_there_is_no_atheris_that_is_told(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("tests.fuzz.__main__.find_spec", lambda _: None)
    with pytest.raises(SystemExit) as ended:
        main(["sanitize"])
    assert ended.value.code == 2
    assert "atheris is not installed" in capsys.readouterr().err


@pytest.mark.skipif(find_spec("atheris") is None, reason="there is no atheris here")
class TestWithAtheris:
    def test_an_input_that_breaks_a_target_is_found_and_kept(self, tmp_path: Path) -> None:
        function = f"{__name__}:{planted.__name__}"
        result = runner.run("planted", function, 20, 1, tmp_path, {"a": b"<summary>"})
        assert result.failed
        assert result.crash is not None
        assert result.crash.parent == tmp_path / "crashes"
        assert b"<details>" in result.crash.read_bytes()
        assert "AssertionError" in result.told

    @pytest.mark.skipif(not runner.is_repeatable(), reason="addresses cannot be fixed here")
    def test_a_seed_tries_the_same_inputs_each_time(self, tmp_path: Path) -> None:
        found = []
        for name in ("one", "two"):
            function = f"{__name__}:{planted_far_in.__name__}"
            result = runner.run("planted", function, 20, 3, tmp_path / name, seeds("lists"))
            assert result.crash is not None
            found.append((result.crash.name, result.executions))
        assert found[0] == found[1]

    def test_a_run_without_a_find_ends_well(self) -> None:
        done = subprocess.run(
            [sys.executable, "-m", "tests.fuzz", "--seconds", "1", "sanitize"],
            cwd=runner.ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        told = done.stdout.split()
        assert told[0] == "sanitize:"
        assert int(told[1]) > len(seeds("sanitize"))
