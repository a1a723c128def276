"""Bookmarks on the screen: written before they are shown, removed, added again, never lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui import config
from digest_tui.library import Bookmark, Library, LibraryError, LibraryErrorKind
from digest_tui.messages import describe
from tests.support.app_driver import open_digest
from tests.support.papers import digest, paper


async def test_bookmarks_are_on_disk_before_the_mark_is_shown() -> None:
    async with open_digest() as driver:
        await driver.press("j", "b")
        assert "★" in driver.text("#papers").splitlines()[2]
        assert driver.text("#sidebar").splitlines()[1].split() == ["B", "Bookmarks", "1"]
        other = Library(config.library_path())
        (kept,) = other.bookmarks()
        other.close()
        assert kept[:5] == (
            "2601.00002",
            "Paper number 2",
            "https://arxiv.org/abs/2601.00002",
            "cs.CV",
            "2026-01-30.md",
        )
        await driver.press("b")
        assert "★" not in driver.text("#papers")


@pytest.mark.parametrize("keys", [(), ("z",)])
async def test_the_page_of_a_bookmark_has_a_star_beside_its_title(keys: tuple[str, ...]) -> None:
    async with open_digest() as driver:
        await driver.press(*keys)
        before = driver.text("#detail")
        await driver.press("b")
        assert driver.text("#detail").splitlines()[0].startswith("★ Paper number 1")
        assert driver.text("#detail").replace("★", " ").split() == before.split()
        await driver.press("b")
        assert driver.text("#detail") == before


async def test_bookmarks_are_listed_when_their_digest_is_not_open() -> None:
    async with open_digest() as driver:
        await driver.press("b", "j", "b")
    other = digest(paper(2, title="Paper two, again"), paper(50))
    async with open_digest(other) as driver:
        await driver.press("B")
        assert driver.screen.papers.count == 2
        assert driver.title == "Paper two, again"
        await driver.press("j")
        assert driver.title == "Paper number 1"
        assert "2026-01-30.md" in driver.text("#detail")
        await driver.press("slash", *"again")
        assert driver.screen.papers.count == 1
        await driver.press("escape", "B")
        assert driver.screen.papers.count == 2
        assert driver.title == "Paper two, again"


async def test_a_bookmark_removed_in_the_bookmarks_keeps_its_row_and_can_be_added_again() -> None:
    async with open_digest() as driver:
        await driver.press("b", "B", "b")
        assert "★" not in driver.text("#papers")
        assert driver.screen.papers.count == 1
        await driver.press("b")
        assert "★" in driver.text("#papers")
        await driver.press("B")
        assert driver.title == "Paper number 1"


async def test_without_bookmarks_the_list_says_how_to_add_one() -> None:
    async with open_digest() as driver:
        await driver.press("B")
        assert "No bookmarks yet." in driver.text("#papers")


async def test_bookmarks_of_another_program_are_shown_at_the_next_key() -> None:
    async with open_digest() as driver:
        other = Library(config.library_path())
        other.add(paper(1), "elsewhere.md")
        await driver.press("j")
        assert "★" in driver.text("#papers").splitlines()[0]
        await driver.press("b")
        other.refresh()
        assert other.bookmarked == {"2601.00001", "2601.00002"}
        other.close()


async def test_a_library_that_cannot_be_opened_is_reported_and_papers_can_be_read() -> None:
    path = config.library_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"this is no database" * 100)
    async with open_digest() as driver:
        messages = driver.notifications
        assert any(str(path) in message for message in messages)
        await driver.press("b", "j")
        assert "★" not in driver.text("#papers")
        assert driver.title == "Paper number 2"
    assert path.read_bytes().startswith(b"this is no database")


async def test_a_library_that_cannot_be_read_is_reported_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    unreadable = LibraryError(LibraryErrorKind.NOT_READ, Path("library.sqlite3"), "damaged")
    gone = LibraryError(LibraryErrorKind.NOT_READ, Path("library.sqlite3"), "gone")
    refreshes: list[Library] = []

    def bookmarks(_: Library) -> list[Bookmark]:
        raise unreadable

    def refresh(library: Library) -> bool:
        refreshes.append(library)
        raise gone

    monkeypatch.setattr(Library, "bookmarks", bookmarks)
    async with open_digest() as driver:
        assert driver.notifications == [describe(unreadable)]
        monkeypatch.setattr(Library, "refresh", refresh)
        await driver.press("j", "j", "j")
        assert driver.title == "Paper number 4"
        assert driver.notifications[1:] == [describe(gone)]
        assert len(refreshes) == 1
