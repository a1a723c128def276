"""Bookmarks and the names opened last are on disk at once, and shared between programs."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

import digest_tui
from digest_tui.library import Library, LibraryError, LibraryErrorKind
from digest_tui.messages import describe
from tests.support.papers import paper

PACKAGE = Path(digest_tui.__file__).parent.parent


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "data" / "library.sqlite3"


@pytest.fixture
def library(path: Path) -> Iterator[Library]:
    with closing(Library(path)) as opened:
        yield opened


@pytest.fixture
def other(path: Path, library: Library) -> Iterator[Library]:
    assert library.path == path
    with closing(Library(path)) as opened:
        yield opened


@contextmanager
def error(kind: LibraryErrorKind) -> Iterator[pytest.ExceptionInfo[LibraryError]]:
    """Expect an error of a kind."""
    with pytest.raises(LibraryError) as raised:
        yield raised
    assert raised.value.kind is kind


def start(code: str, path: Path) -> subprocess.Popen[str]:
    """Start a program whose code may use `Library`, `paper`, `path` and `wait`."""
    program = (
        "import sys; from pathlib import Path; from digest_tui.library import Library\n"
        "from tests.support.papers import paper\n"
        "path = Path(sys.argv[1])\n"
        "def wait(): print('ready', flush=True); sys.stdin.readline()\n"
        "wait()\n" + code
    )
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=PACKAGE,
    )
    meet(process)
    return process


def meet(*processes: subprocess.Popen[str]) -> None:
    """Wait until every program has called `wait`."""
    for process in processes:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n", process.communicate()[1]


def go(*processes: subprocess.Popen[str]) -> None:
    """Continue waiting programs, all at the same time."""
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()


def finish(*processes: subprocess.Popen[str]) -> None:
    """Wait for every program to end, without an error."""
    for process in processes:
        _, errors = process.communicate(timeout=60)
        assert (process.returncode, errors) == (0, "")


def test_a_new_library_is_empty(library: Library, path: Path) -> None:
    assert path.exists()
    assert library.bookmarks() == []
    assert library.bookmarked == frozenset()
    assert library.last_opened() == []


def test_a_bookmark_is_kept_for_the_next_run(path: Path) -> None:
    with closing(Library(path)) as library:
        library.add(paper(1), "2026-01-30.md")
    with closing(Library(path)) as library:
        (kept,) = library.bookmarks()
        assert library.bookmarked == {"2601.00001"}
    assert kept[:5] == (
        "2601.00001",
        "Paper number 1",
        "https://arxiv.org/abs/2601.00001",
        "cs.CV",
        "2026-01-30.md",
    )
    age = datetime.now(UTC) - datetime.fromisoformat(kept.added)
    assert 0 <= age.total_seconds() < 3600


def test_a_bookmark_is_on_disk_when_add_returns(library: Library, path: Path) -> None:
    library.add(paper(1), "x")
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT arxiv_id FROM bookmark").fetchall() == [("2601.00001",)]
        assert raw.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_bookmarks_are_sorted_by_age_and_can_be_removed(library: Library) -> None:
    for number in (2, 3, 1):
        library.add(paper(number), "x")
    assert [kept.title[-1] for kept in library.bookmarks()] == ["1", "3", "2"]
    library.remove(paper(3).key)
    library.remove("absent")
    assert [kept.title[-1] for kept in library.bookmarks()] == ["1", "2"]
    assert library.bookmarked == {paper(1).key, paper(2).key}


def test_adding_a_bookmark_again_changes_nothing(library: Library) -> None:
    library.add(paper(1), "first")
    library.add(paper(1, title="Another title"), "second")
    (kept,) = library.bookmarks()
    assert (kept.title, kept.digest) == ("Paper number 1", "first")


def test_the_key_of_a_paper_without_an_id_is_its_address(library: Library) -> None:
    library.add(paper(1, arxiv_id=""), "x")
    assert library.bookmarked == {"https://arxiv.org/abs/2601.00001"}


def test_two_libraries_see_the_changes_of_each_other_after_a_refresh(
    library: Library, other: Library
) -> None:
    assert not library.refresh()
    other.add(paper(1), "x")
    assert library.bookmarked == frozenset()
    assert library.refresh()
    assert library.bookmarked == {paper(1).key}
    assert not library.refresh()
    library.remove(paper(1).key)
    assert other.refresh()
    assert other.bookmarked == frozenset()
    assert [kept.key for kept in other.bookmarks()] == []


def test_two_libraries_of_one_file_lose_nothing(library: Library, other: Library) -> None:
    for number in range(1, 21):
        (library if number % 2 else other).add(paper(number), "x")
    library.refresh()
    other.refresh()
    keys = {paper(number).key for number in range(1, 21)}
    assert library.bookmarked == other.bookmarked == keys
    assert len(library.bookmarks()) == 20


def test_programs_that_add_at_the_same_time_lose_nothing(library: Library, path: Path) -> None:
    adding = start("for n in range(1, 26): Library(path).add(paper(n), 'theirs')", path)
    go(adding)
    for number in range(20, 45):
        library.add(paper(number), "ours")
    finish(adding)
    library.refresh()
    assert library.bookmarked == {paper(number).key for number in range(1, 45)}


def test_programs_that_create_a_library_at_the_same_time_all_succeed(tmp_path: Path) -> None:
    rounds = 30
    names = [tmp_path / "data" / f"{number}.sqlite3" for number in range(rounds)]
    code = f"for n in range({rounds}): Library(path / f'{{n}}.sqlite3').close(); wait()"
    programs = [start(code, tmp_path / "data") for _ in range(4)]
    for _ in range(rounds):
        go(*programs)
        meet(*programs)
    go(*programs)
    finish(*programs)
    for name in names:
        with closing(Library(name)) as library:
            assert library.bookmarks() == []


def test_the_names_opened_last_are_stored_in_order(library: Library, other: Library) -> None:
    library.remember(["/b.md", "/a.md", "/b.md"])
    assert other.last_opened() == ["/a.md", "/b.md"]
    other.remember(["/图/c\u2028.md"])
    assert library.last_opened() == ["/图/c\u2028.md"]
    library.remember([])
    assert library.last_opened() == []


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_file_name_that_is_not_text_is_stored(library: Library) -> None:
    name = os.fsdecode(b"/digests/\xff\xfe.md")
    library.remember([name])
    assert library.last_opened() == [name]


def test_a_newer_library_is_an_error_and_stays_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript("CREATE TABLE later (x); PRAGMA user_version = 99;")
    before = path.read_bytes()
    with error(LibraryErrorKind.TOO_NEW) as raised:
        Library(path)
    assert "newer digest-tui; update" in describe(raised.value)
    assert path.read_bytes() == before
    assert list(tmp_path.glob("library*")) == [path]


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"my notes\n" * 100, id="another file"),
        pytest.param(b"SQLite format 3\0" + b"\xff" * 4096, id="a broken head"),
        pytest.param(b"\0" * 8192, id="nulls"),
    ],
)
def test_a_corrupt_library_is_an_error_and_stays_unchanged(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "library.sqlite3"
    path.write_bytes(data)
    with error(LibraryErrorKind.NOT_OPENED) as raised:
        Library(path)
    assert raised.value.path == path
    assert describe(raised.value).startswith(f"{path}: the bookmarks cannot be opened (")
    assert path.read_bytes() == data
    assert list(tmp_path.glob("library*")) == [path]


def test_a_library_damaged_after_its_header_is_an_error(path: Path) -> None:
    with closing(Library(path)) as library:
        library.add(paper(1), "x")
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(LibraryError):
        Library(path)


def test_the_tables_of_another_program_stay_unchanged(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript("CREATE TABLE bookmark (x); INSERT INTO bookmark VALUES (1);")
    with pytest.raises(LibraryError):
        Library(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT x FROM bookmark").fetchall() == [(1,)]
        assert raw.execute("PRAGMA user_version").fetchone() == (0,)


def test_an_impossible_path_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with error(LibraryErrorKind.NOT_OPENED):
        Library(tmp_path / "file" / "library.sqlite3")
    (tmp_path / "library.sqlite3").mkdir()
    with error(LibraryErrorKind.NOT_OPENED):
        Library(tmp_path / "library.sqlite3")


def test_a_directory_without_write_permission_is_an_error(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        if os.access(tmp_path, os.W_OK):
            pytest.skip("this user may write everywhere")
        with error(LibraryErrorKind.NOT_OPENED):
            Library(tmp_path / "library.sqlite3")
        with error(LibraryErrorKind.NOT_OPENED):
            Library(tmp_path / "data" / "library.sqlite3")
    finally:
        tmp_path.chmod(0o700)


def test_every_method_of_a_closed_library_raises(library: Library) -> None:
    library.close()
    calls = (
        library.refresh,
        library.bookmarks,
        library.last_opened,
        lambda: library.add(paper(1), "x"),
        lambda: library.remove("x"),
        lambda: library.remember(["x"]),
    )
    for call in calls:
        with pytest.raises(LibraryError):
            call()
