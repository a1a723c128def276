"""Keep the bookmarks of the screen and of the library the same."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from digest_tui.library import Bookmark, Library
from digest_tui.ui.controllers.paper import BookmarkRequested


class LibraryController:
    """Writes the bookmarks that the user requests, and shows those of other programs.

    Args:
        open_library: Opens the library.
        errors_shown: Shows an error that is raised within, and goes on.
        show_bookmarks: Shows the bookmarks.
    """

    def __init__(
        self,
        open_library: Callable[[], Library],
        errors_shown: Callable[[], AbstractContextManager[None]],
        show_bookmarks: Callable[[Sequence[Bookmark]], None],
    ) -> None:
        self._errors_shown = errors_shown
        self._show_bookmarks = show_bookmarks
        self._library: Library | None = None
        self._open_library = open_library
        self._is_following = True

    @property
    def is_open(self) -> bool:
        """Whether the library could be opened."""
        return self._library is not None

    def open(self) -> list[Bookmark]:
        """Open the library and return its bookmarks; none where it cannot be opened."""
        with self._errors_shown():
            self._library = self._open_library()
            return self._library.bookmarks()
        return []

    def close(self) -> None:
        """Close the library."""
        if self._library:
            self._library.close()

    def change(self, request: BookmarkRequested) -> None:
        """Add or remove a bookmark, and show it once it is on disk."""
        if self._library:
            with self._errors_shown():
                if request.is_added:
                    self._library.add(request.paper, request.digest)
                else:
                    self._library.remove(request.paper.key)
                self._show_bookmarks(self._library.bookmarks())

    def follow(self) -> None:
        """Show what other programs changed; after an error, no longer."""
        if self._library and self._is_following:
            self._is_following = False
            with self._errors_shown():
                if self._library.refresh():
                    self._show_bookmarks(self._library.bookmarks())
                self._is_following = True

    def remember(self, names: Sequence[str]) -> None:
        """Remember what was opened, to open it again when nothing is named."""
        if self._library and names:
            with self._errors_shown():
                self._library.remember(names)
