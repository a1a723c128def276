"""Fixtures for all tests, such as a home directory and real digests."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from digest_tui import config, readers
from digest_tui.model import Digest
from digest_tui.sources import Source
from tests.support.blocked_source import BlockedSource
from tests.support.corpus import VARIABLE, find_corpus
from tests.support.template import read_file

if TYPE_CHECKING:
    from tests.support.terminal import Launcher, Terminal

# Full collections take a seventh of the time of a run, because the heap is large.
gc.set_threshold(50_000, 50, 50)
# A deadline would depend on the speed of the machine.
settings.register_profile("digest-tui", deadline=None)
settings.load_profile("digest-tui")

_home_numbers = count()

LONGEST_FILES = (
    "test_monkey.py",
    "test_limits.py",
    "test_fuzz.py",
    "test_terminal.py",
    "test_terminal_hostile.py",
    "test_terminal_sizes.py",
    "test_dialects_damage.py",
)
"""Files whose tests start first, so that no core is idle at the end."""


def pytest_xdist_auto_num_workers() -> int:
    """Return one process more than cores: a test of a terminal waits for half of its time.

    On two cores, three processes take 172 seconds, two take 220, and four 198.
    """
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Start with the longest files."""
    items.sort(key=lambda item: item.path.name not in LONGEST_FILES)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a home directory for the test, so that no test uses that of the user.

    The directory does not exist yet: to create one takes 3 ms, and few tests need it.
    """
    path = tmp_path_factory.getbasetemp() / "homes" / str(next(_home_numbers))
    monkeypatch.setattr(config, "user_data_path", lambda *_, **__: path / "data")
    monkeypatch.setattr(config, "user_config_path", lambda *_, **__: path / "config")
    return path


@pytest.fixture
def block_source() -> Iterator[Callable[[Source], BlockedSource]]:
    """Block sources until they are released, or the test ends."""
    blocked: list[BlockedSource] = []

    def block(source: Source) -> BlockedSource:
        blocked.append(BlockedSource(source))
        return blocked[-1]

    yield block
    for each in blocked:
        each.released.set()


@pytest.fixture(scope="session")
def corpus() -> Path:
    """Return the directory of real digests; skip the test if there is none."""
    found = find_corpus()
    if not found:
        pytest.skip(f"{VARIABLE} names no directory with real digests")
    return found / "digests"


@pytest.fixture(scope="session")
def demo() -> Digest:
    """Return the packaged demo digest."""
    return read_file(Path(readers.__file__).parent.parent / "data" / "demo.md")


@pytest.fixture
def cwd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty directory, which is the working directory."""
    path = tmp_path / "cwd"
    path.mkdir()
    monkeypatch.chdir(path)
    return path


@pytest.fixture
def start(home: Path) -> Iterator[Launcher]:
    """Yield a launcher that starts the program, with or without a terminal."""
    from tests.support.terminal import Launcher  # there are no such terminals on Windows

    with Launcher(home) as launcher:
        yield launcher


@pytest.fixture
def demo_terminal(start: Launcher) -> Terminal:
    """Return a terminal that shows the demo digest."""
    terminal = start("--demo")
    terminal.wait_for("Attention Is All You Need", "1 of 32")
    return terminal
