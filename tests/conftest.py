"""What all tests share: the real digests where there are some, and a home of their own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import settings

from digest_tui import config, readers, sources
from digest_tui.model import Digest
from tests.support.template import read_file

if TYPE_CHECKING:
    from tests.support.terminal import Launcher, Terminal

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


class Stall(NamedTuple):
    """A source that answers only when it is let.

    Attributes:
        reached: Set once it is fetched.
        answer: Lets it answer, once set.
        asked: All sources that were fetched, in order.
    """

    reached: threading.Event
    answer: threading.Event
    asked: list[sources.Source]


@pytest.fixture
def stall(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[sources.Source], Stall]]:
    """Let a source not answer until it is let, or the test ends."""
    fetch = sources.fetch
    stalled = Stall(threading.Event(), threading.Event(), [])

    def begin(stalling: sources.Source) -> Stall:
        def slow(source: sources.Source) -> tuple[bytes | readers.ReadError, ...]:
            stalled.asked.append(source)
            if source is stalling:
                stalled.reached.set()
                stalled.answer.wait()
            return fetch(source)

        monkeypatch.setattr(sources, "fetch", slow)
        return stalled

    yield begin
    stalled.answer.set()


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
    return read_file(Path(readers.__file__).parent.parent / "data" / "demo.md")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty directory that is the current one."""
    path = tmp_path / "here"
    path.mkdir()
    monkeypatch.chdir(path)
    return path


@pytest.fixture
def start(home: Path) -> Iterator[Launcher]:
    """Starts the program, on a terminal or without."""
    from tests.support.terminal import Launcher  # there are no such terminals on Windows

    with Launcher(home) as launcher:
        yield launcher


@pytest.fixture
def reader(start: Launcher) -> Terminal:
    """The demo, painted in a terminal."""
    terminal = start("--demo")
    terminal.wait_for("Attention Is All You Need", "1 of 32")
    return terminal
