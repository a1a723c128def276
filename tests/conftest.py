"""What all tests share: the real digests where there are some, and a home of their own."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from digest_tui import config, readers
from digest_tui.model import Digest

# A deadline would measure the machine.
settings.register_profile("digest-tui", deadline=None)
settings.load_profile("digest-tui")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A directory that stands for the user's own; no test touches the real one."""
    path = tmp_path / "home"
    monkeypatch.setattr(config, "user_data_path", lambda *_, **__: path / "data")
    monkeypatch.setattr(config, "user_config_path", lambda *_, **__: path / "config")
    return path


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The directory of real digests that DIGEST_TUI_CORPUS names."""
    named = os.environ.get("DIGEST_TUI_CORPUS")
    if not named:
        pytest.skip("DIGEST_TUI_CORPUS names no directory of real digests")
    return Path(named) / "digests"


@pytest.fixture(scope="session")
def demo() -> Digest:
    """The packaged demo digest."""
    return readers.read_file(Path(readers.__file__).parent.parent / "data" / "demo.md")
