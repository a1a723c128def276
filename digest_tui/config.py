"""The user's settings, and the paths of the program's files."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, fields
from enum import Enum
from pathlib import Path
from typing import Any, Final, Literal, get_args

from platformdirs import user_config_path, user_data_path

_NAME: Final = "digest-tui"

Layout = Literal["beside", "summary", "abstract", "stacked"]
"""How a paper is laid out: summary beside abstract, only one of them, or one below the other."""

LAYOUTS: Final[tuple[Layout, ...]] = get_args(Layout)

SMALLEST_SHARE: Final = 20.0
"""The minimum percentage of their common width or height for list and paper."""

LOCK_TIMEOUT: Final = 1.0
"""Seconds to wait for another program that is saving, which takes a few milliseconds."""
_LOCK_INTERVAL: Final = 0.005
"""Seconds between two attempts to lock."""
_NO_LOCKS: Final = (errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP)
"""Errors of file systems without locks, such as some network file systems."""


class ConfigErrorKind(Enum):
    """What is wrong with the settings file."""

    UNREADABLE = "cannot be read"
    NO_SETTINGS = "contains something other than settings"
    UNWRITABLE = "cannot be written"
    LOCKED = "another program does not finish saving"


class ConfigError(Exception):
    """The settings cannot be read or written.

    Attributes:
        kind: What is wrong.
        path: The file.
        reason: The message of the system or the parser, for `UNREADABLE` and `UNWRITABLE`.
    """

    def __init__(self, kind: ConfigErrorKind, path: Path, reason: str = "") -> None:
        super().__init__(kind, path, reason)
        self.kind = kind
        self.path = path
        self.reason = reason

    def __str__(self) -> str:
        """Return the error for a traceback."""
        return f"{self.path}: {self.kind.value} ({self.reason})"


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings that the user can change.

    Attributes:
        theme: The name of the theme.
        layout: How a paper is laid out.
        compact: Whether the list has one line for each paper instead of two.
        sidebar: Whether the sidebar is open, if the terminal is wide enough.
        list_width: The percentage of the width that the list gets beside the paper.
        list_height: The percentage of the height that the list gets above the paper.
    """

    theme: str = "ink"
    layout: Layout = "beside"
    compact: bool = False
    sidebar: bool = True
    list_width: float = 50.0
    list_height: float = 40.0


def library_path() -> Path:
    """Return the path of the bookmarks."""
    return user_data_path(_NAME, appauthor=False) / "library.sqlite3"


def crash_path() -> Path:
    """Return the path of the traceback of a crash."""
    return user_data_path(_NAME, appauthor=False) / "crash.txt"


def settings_path() -> Path:
    """Return the path of the settings."""
    return user_config_path(_NAME, appauthor=False) / "settings.json"


def load_settings() -> Settings:
    """Return the settings, with the default of each that is missing or invalid.

    Raises:
        ConfigError: The file exists but cannot be read.
    """
    values = _load_object(settings_path())
    names = [field.name for field in fields(Settings)]
    return Settings(**{name: values[name] for name in names if _is_valid(name, values.get(name))})


def save_settings(changes: Mapping[str, object], *, timeout: float = LOCK_TIMEOUT) -> None:
    """Change some settings in the file, and keep the others, even unknown ones.

    Args:
        changes: The new values by name.
        timeout: Seconds to wait for another program that is saving.

    Raises:
        ConfigError: The file cannot be written; it is unchanged.
    """
    _update(settings_path(), changes, timeout)


def _is_valid(name: str, value: object) -> bool:
    """Return whether a setting can have a value."""
    if name in ("list_width", "list_height"):
        if isinstance(value, bool) or not isinstance(value, int | float):
            return False
        return SMALLEST_SHARE <= value <= 100 - SMALLEST_SHARE
    if name in ("compact", "sidebar"):
        return isinstance(value, bool)
    return value in LAYOUTS if name == "layout" else isinstance(value, str)


def _load_object(path: Path) -> dict[str, Any]:
    """Return the JSON object in a file; an empty one if there is no file."""
    try:
        text = path.read_text(encoding="utf-8")
        import json

        values = json.loads(text)
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(ConfigErrorKind.UNREADABLE, path, str(error)) from error
    if not isinstance(values, dict):
        raise ConfigError(ConfigErrorKind.NO_SETTINGS, path)
    return values


def _update(path: Path, changes: Mapping[str, object], timeout: float) -> None:
    """Merge changes into the JSON object in a file, atomically."""
    import json

    scratch = path.with_suffix(f".{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with _locked(path, timeout):
            text = json.dumps(_load_object(path) | dict(changes), indent=2)
            scratch.write_text(text + "\n", encoding="utf-8")
            scratch.replace(path)
    except OSError as error:
        raise ConfigError(ConfigErrorKind.UNWRITABLE, path, str(error.strerror)) from error


@contextmanager
def _locked(path: Path, timeout: float) -> Iterator[None]:
    """Keep other programs from updating a file; do nothing on a file system without locks."""
    from filelock import FileLock, Timeout

    lock = FileLock(path.with_suffix(".lock"))
    try:
        lock.acquire(timeout=timeout, poll_interval=_LOCK_INTERVAL)
    except Timeout as error:
        raise ConfigError(ConfigErrorKind.LOCKED, path) from error
    except (NotImplementedError, OSError) as error:
        if isinstance(error, OSError) and error.errno not in _NO_LOCKS:
            raise
    try:
        yield
    finally:
        lock.release()
