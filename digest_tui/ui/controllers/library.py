"""Write the user's bookmarks to the library, and show those of other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from digest_tui.library import Bookmark, Library
from digest_tui.ui.controllers.paper import BookmarkRequested
from digest_tui.ui.messages import notes


class LibraryController:
    """Changes bookmarks on request, and shows changes of other programs.

    Args:
        open_library: Opens the library.
        show_errors: Returns a context manager that shows errors instead of raising them.
        show_bookmarks: Shows the bookmarks on the screen.
        show_note: Shows a note.
    """

    def __init__(
        self,
        open_library: Callable[[], Library],
        show_errors: Callable[[], AbstractContextManager[None]],
        show_bookmarks: Callable[[Sequence[Bookmark]], None],
        show_note: Callable[[notes.Note], None],
    ) -> None:
        self._show_note = show_note
        self._show_errors = show_errors
        self._show_bookmarks = show_bookmarks
        self._library: Library | None = None
        self._open_library = open_library
        self._is_following = True

    @property
    def is_open(self) -> bool:
        """Whether the library could be opened."""
        return self._library is not None

    def open(self) -> list[Bookmark]:
        """Open the library and return its bookmarks; empty if it cannot be opened."""
        with self._show_errors():
            self._library = self._open_library()
            return self._library.bookmarks()
        return []

    def close(self) -> None:
        """Close the library."""
        if self._library:
            self._library.close()

    def change(self, request: BookmarkRequested) -> None:
        """Add or remove a bookmark on disk, then show the change."""
        if self._library:
            with self._show_errors():
                if request.is_added:
                    self._library.add(request.paper, request.digest)
                else:
                    self._library.remove(request.paper.key)
                self._show_bookmarks(self._library.bookmarks())
                self._show_note(notes.bookmark_changed(is_added=request.is_added))

    def follow(self) -> None:
        """Show bookmarks that other programs changed; do nothing after an error."""
        if self._library and self._is_following:
            self._is_following = False
            with self._show_errors():
                if self._library.refresh():
                    self._show_bookmarks(self._library.bookmarks())
                self._is_following = True

    def remember(self, names: Sequence[str]) -> None:
        """Store the names that are open, to reopen when the program is started without names."""
        if self._library and names:
            with self._show_errors():
                self._library.remember(names)
