"""The reader's settings, and where the program keeps its files."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, Final

from platformdirs import user_config_path, user_data_path

_NAME: Final = "digest-tui"


class ConfigError(Exception):
    """The settings cannot be read or written; its text is one sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose and wants to find again."""

    theme: str = "ink"


def library_path() -> Path:
    """Return where the bookmarks are kept."""
    return user_data_path(_NAME, appauthor=False) / "library.sqlite3"


def crash_path() -> Path:
    """Return where the traceback of a crash is written."""
    return user_data_path(_NAME, appauthor=False) / "crash.txt"


def settings_path() -> Path:
    """Return where the settings are kept."""
    return user_config_path(_NAME, appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """Read the settings; those that are not there have their defaults.

    Raises:
        ConfigError: The file is there but cannot be read.
    """
    kept = _load()
    known = {field.name: field.type for field in fields(Settings)}
    return Settings(**{name: kept[name] for name in known if isinstance(kept.get(name), str)})


def save_settings(settings: Settings) -> None:
    """Write the settings, whole or not at all; what the file holds besides them stays.

    Raises:
        ConfigError: The file cannot be written.
    """
    import json

    path = settings_path()
    scratch = path.with_suffix(f".{os.getpid()}.tmp")
    text = json.dumps(_load() | asdict(settings), indent=2, ensure_ascii=False)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_text(text + "\n", encoding="utf-8")
        scratch.replace(path)
    except OSError as error:
        raise ConfigError(
            f"{path}: the settings cannot be written ({error.strerror}); they last until you quit."
        ) from error


def _load() -> dict[str, Any]:
    path = settings_path()
    try:
        text = path.read_text(encoding="utf-8")
        import json

        kept = json.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(
            f"{path}: the settings cannot be read ({error}); mend or delete the file."
        ) from error
    if not isinstance(kept, dict):
        raise ConfigError(f"{path}: holds no settings; mend or delete the file.")
    return kept
