"""Settings are saved and loaded; a file that cannot be read is never overwritten."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest

from digest_tui import config
from digest_tui.config import (
    ConfigError,
    ConfigErrorKind,
    Settings,
    load_settings,
    save_settings,
)
from digest_tui.messages import describe


@pytest.fixture
def path(home: Path) -> Path:
    """Return the path of the settings, whose directory exists but whose file does not."""
    path = config.settings_path()
    assert path.is_relative_to(home)
    path.parent.mkdir(parents=True)
    return path


@contextmanager
def error(kind: ConfigErrorKind) -> Iterator[None]:
    """Expect an error of a kind."""
    with pytest.raises(ConfigError) as raised:
        yield
    assert raised.value.kind is kind
    assert str(config.settings_path()) in describe(raised.value)


def test_library_and_settings_are_different_files(home: Path) -> None:
    assert config.library_path().is_relative_to(home)
    assert config.settings_path().is_relative_to(home)
    assert config.library_path() != config.settings_path()


def test_loading_settings_creates_no_file(home: Path) -> None:
    assert load_settings() == Settings()
    assert not home.exists()


def test_saved_settings_are_loaded_again(home: Path) -> None:
    chosen = Settings("paper", "stacked", compact=True, sidebar=False, list_width=33.3)
    save_settings(asdict(chosen))
    assert load_settings() == chosen
    assert home.exists()
    names = {path.name for path in config.settings_path().parent.iterdir()}
    assert names - {"settings.lock"} == {"settings.json"}


def test_unknown_settings_are_kept(path: Path) -> None:
    path.write_text('{"later": {"列": [1, null]}, "theme": "ink"}', "utf-8")
    assert load_settings() == Settings(theme="ink")
    save_settings({"theme": "paper"})
    kept = json.loads(path.read_text("utf-8"))
    assert kept == {"later": {"列": [1, None]}, "theme": "paper"}


def test_a_setting_that_another_program_saved_is_kept() -> None:
    save_settings({"compact": True})
    save_settings({"layout": "stacked"})
    assert load_settings() == Settings(compact=True, layout="stacked")


@pytest.mark.parametrize(
    "text",
    [
        *("{}", '{"theme": 3}', '{"theme": null}', '{"other": "x"}', '{"layout": "upside down"}'),
        *('{"layout": ["beside"]}', '{"compact": 1}', '{"sidebar": "yes"}', '{"list_width": 19}'),
        *('{"list_width": "50"}', '{"list_height": 81}', '{"list_height": NaN}'),
        '{"list_width": true}',
    ],
)
def test_missing_and_invalid_settings_have_their_defaults(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")
    assert load_settings() == Settings()


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"theme": "in', id="cut"),
        pytest.param(b"theme = 'ink'", id="another format"),
        pytest.param(b"[1, 2]", id="a list"),
        pytest.param(b"null", id="null"),
        pytest.param(b'{"theme": "\xff"}', id="no utf-8"),
        pytest.param(b"[" * 100_000, id="depth"),
    ],
)
def test_a_broken_file_is_an_error_and_stays_unchanged(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for use in (load_settings, lambda: save_settings({"compact": True})):
        with pytest.raises(ConfigError) as raised:
            use()
        assert raised.value.kind in (ConfigErrorKind.UNREADABLE, ConfigErrorKind.NO_SETTINGS)
        assert raised.value.path == path
        message = describe(raised.value)
        assert message.startswith(f"{path}: ")
        assert message.endswith("repair or delete the file.")
        assert "\n" not in message
    assert path.read_bytes() == data
    assert {each.name for each in path.parent.iterdir()} <= {path.name, "settings.lock"}


def test_a_directory_with_the_name_of_the_file_is_an_error(path: Path) -> None:
    path.mkdir()
    with error(ConfigErrorKind.UNREADABLE):
        load_settings()


def test_a_file_with_the_name_of_the_directory_is_an_error_on_saving(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.touch()
    assert load_settings() == Settings()
    with error(ConfigErrorKind.UNWRITABLE):
        save_settings({"compact": True})


def test_a_directory_without_permissions_is_an_error(path: Path) -> None:
    path.write_text("{}", "utf-8")
    try:
        path.parent.chmod(0o500)
        if os.access(path.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        with error(ConfigErrorKind.UNWRITABLE):
            save_settings({"compact": True})
        assert path.read_text("utf-8") == "{}"
        path.parent.chmod(0)
        with error(ConfigErrorKind.UNREADABLE):
            load_settings()
    finally:
        path.parent.chmod(0o700)


# --- several programs ----------------------------------------------------------------------------

SAVES = 40


def start(path: Path, code: str) -> subprocess.Popen[str]:
    """Start a program that keeps its settings in the directory of a file; wait until it is ready.

    It runs `code` once it is sent a line.
    """
    program = (
        "import sys; from pathlib import Path; from digest_tui import config\n"
        "config.user_config_path = lambda *_, **__: Path(sys.argv[1])\n"
        "print('ready', flush=True); sys.stdin.readline()\n" + code
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path.parent)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(config.__file__).parent.parent,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n", process.communicate()[1]
    return process


def test_programs_that_save_at_the_same_time_lose_nothing(path: Path) -> None:
    path.write_text('{"theme": "paper"}', "utf-8")
    save = "config.save_settings({f'%s-{n}': n}, timeout=60)"
    programs = [start(path, f"for n in range({SAVES}): {save % number}") for number in range(3)]
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("\n")
        program.stdin.flush()
    for program in programs:
        assert program.communicate(timeout=120) == ("", "")
        assert program.returncode == 0
    values = json.loads(path.read_text("utf-8"))
    assert values == {"theme": "paper"} | {
        f"{number}-{n}": n for number in range(3) for n in range(SAVES)
    }


def test_a_program_that_does_not_finish_saving_is_an_error_after_the_timeout(path: Path) -> None:
    path.write_text('{"compact": true}', "utf-8")
    save_settings({"sidebar": False})
    hang = "print('locked', flush=True); sys.stdin.readline()"
    code = (
        "from unittest import mock\n"
        "def hang(*_, **__):\n"
        f"    {hang}\n"
        "    return '{}'\n"
        "with mock.patch('json.dumps', hang): config.save_settings({})\n"
    )
    with start(path, code) as program:
        assert program.stdin is not None
        assert program.stdout is not None
        program.stdin.write("\n")
        program.stdin.flush()
        assert program.stdout.readline() == "locked\n"
        with error(ConfigErrorKind.LOCKED):
            save_settings({"compact": False}, timeout=0.01)
        assert load_settings() == Settings(compact=True, sidebar=False)
        program.kill()
    save_settings({"compact": False})  # The lock ends with its process.
    assert load_settings() == Settings(sidebar=False)


@pytest.mark.parametrize("problem", [NotImplementedError(), OSError(errno.ENOLCK, "No locks")])
def test_settings_are_saved_on_a_file_system_without_locks(
    problem: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise problem

    monkeypatch.setattr("filelock.FileLock.acquire", fail)
    save_settings({"compact": True})
    assert load_settings() == Settings(compact=True)
