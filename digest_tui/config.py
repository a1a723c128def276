"""The reader's settings, and where the program keeps its files."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Final, Literal, get_args

from platformdirs import user_config_path, user_data_path

_NAME: Final = "digest-tui"

Layout = Literal["beside", "summary", "abstract", "stacked"]
"""How a paper is set: summary beside abstract, one of them alone, or one below the other."""

LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)

SMALLEST_SHARE: Final = 20.0
"""Percent of their common room that either of list and paper keeps."""


class ConfigError(Exception):
    """The settings cannot be read or written; its text is one sentence for the reader."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the reader chose and wants to find again.

    Attributes:
        theme: The name of the theme.
        layout: How a paper is set.
        compact: Whether the list gives each paper one line instead of two.
        sidebar: Whether the sidebar stands open where there is room for it.
        list_width: Percent of the list in the width that it shares with the paper.
        list_height: Percent of the list in the height, where it lies over the paper.
    """

    theme: str = "ink"
    layout: Layout = "beside"
    compact: bool = False
    sidebar: bool = True
    list_width: float = 45.0
    list_height: float = 40.0


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
    """Read the settings; those that are not there, or make no sense, have their defaults.

    Raises:
        ConfigError: The file is there but cannot be read.
    """
    kept = _load()
    names = [field.name for field in fields(Settings)]
    return Settings(**{name: kept[name] for name in names if _makes_sense(name, kept.get(name))})


def _makes_sense(name: str, value: object) -> bool:
    """Tell whether a setting of this name can have this value."""
    if name in ("list_width", "list_height"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return SMALLEST_SHARE <= value <= 100 - SMALLEST_SHARE
    if name in ("compact", "sidebar"):
        return isinstance(value, bool)
    return value in LAYOUTS if name == "layout" else isinstance(value, str)


def save_settings(choices: Mapping[str, object]) -> None:
    """Write some settings, whole or not at all; what the file holds besides them stays.

    Raises:
        ConfigError: The file cannot be written.
    """
    import json

    path = settings_path()
    scratch = path.with_suffix(f".{os.getpid()}.tmp")
    text = json.dumps(_load() | dict(choices), indent=2)
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
