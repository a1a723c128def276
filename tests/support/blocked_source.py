"""A source that cannot be read until a test releases it."""

from __future__ import annotations

import threading

from digest_tui import sources
from digest_tui.sources import Source
from digest_tui.sources.files import Contents


class BlockedSource:
    """Fetches sources, and blocks on one of them; for the `fetch` argument of a `Loader`.

    Attributes:
        source: The source that is blocked.
        requested: Set when the blocked source is fetched.
        released: A test sets it to let the fetch return.
        fetched: The sources that were fetched, in order.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.requested = threading.Event()
        self.released = threading.Event()
        self.fetched: list[Source] = []

    def fetch(self, source: Source) -> Contents:
        """Return the contents of a source; wait for the release of the blocked one."""
        self.fetched.append(source)
        if source is self.source:
            self.requested.set()
            self.released.wait()
        return sources.fetch(source)
