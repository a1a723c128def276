"""A source whose bytes do not arrive until a test lets them."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from digest_tui.sources import Source


@dataclass
class BlockedSource:
    """The state of one source that the fixture `block_source` blocks.

    Attributes:
        requested: Set once the program fetches the source.
        released: Lets the fetch return, once a test sets it.
        fetched: Every source that was fetched, in order.
    """

    requested: threading.Event = field(default_factory=threading.Event)
    released: threading.Event = field(default_factory=threading.Event)
    fetched: list[Source] = field(default_factory=list)
