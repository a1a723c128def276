"""The settings file: read, kept whole, never overwritten where it cannot be read."""

from __future__ import annotations

import json
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from digest_tui import config
from digest_tui.config import ConfigError, Settings, load_settings, save_settings


@pytest.fixture
def path(home: Path) -> Path:
    """The settings file, not yet there, its directory made."""
    path = config.settings_path()
    assert path.is_relative_to(home)
    path.parent.mkdir(parents=True)
    return path


def test_both_files_have_places_of_their_own(home: Path) -> None:
    assert config.library_path().is_relative_to(home)
    assert config.settings_path().is_relative_to(home)
    assert config.library_path() != config.settings_path()


def test_nothing_is_there_before_it_is_saved(home: Path) -> None:
    assert load_settings() == Settings()
    assert not home.exists()


def test_what_is_saved_is_read_again(home: Path) -> None:
    chosen = Settings("paper", "stacked", compact=True, sidebar=False, list_width=33.3)
    save_settings(asdict(chosen))
    assert load_settings() == chosen
    assert [path.name for path in config.settings_path().parent.iterdir()] == ["settings.json"]
    assert home.exists()


def test_unknown_keys_survive_a_save(path: Path) -> None:
    path.write_text('{"later": {"列": [1, null]}, "theme": "ink"}', "utf-8")
    assert load_settings() == Settings(theme="ink")
    save_settings({"theme": "paper"})
    kept = json.loads(path.read_text("utf-8"))
    assert kept == {"later": {"列": [1, None]}, "theme": "paper"}


def test_what_another_program_chose_meanwhile_stays() -> None:
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
def test_what_is_missing_or_of_another_kind_has_its_default(path: Path, text: str) -> None:
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
def test_a_broken_file_is_told_and_left_as_it_was(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    for use in (load_settings, lambda: save_settings({"compact": True})):
        with pytest.raises(ConfigError) as told:
            use()
        assert str(told.value).startswith(f"{path}: ")
        assert str(told.value).endswith("mend or delete the file.")
        assert "\n" not in str(told.value)
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_a_directory_in_its_place_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(ConfigError, match="cannot be read"):
        load_settings()


def test_a_file_where_the_directory_should_be_is_told_on_saving(home: Path) -> None:
    home.parent.mkdir(exist_ok=True)
    home.touch()
    assert load_settings() == Settings()
    with pytest.raises(ConfigError, match="cannot be written"):
        save_settings({"compact": True})


def test_a_directory_that_may_not_be_used_is_told(path: Path) -> None:
    path.write_text("{}", "utf-8")
    try:
        path.parent.chmod(0o500)
        if os.access(path.parent, os.W_OK):
            pytest.skip("this user may write everywhere")
        with pytest.raises(ConfigError, match="cannot be written"):
            save_settings({"compact": True})
        assert path.read_text("utf-8") == "{}"
        path.parent.chmod(0)
        with pytest.raises(ConfigError, match="cannot be read"):
            load_settings()
    finally:
        path.parent.chmod(0o700)
