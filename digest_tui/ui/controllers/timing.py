"""How long the screen works before it lets a key be handled."""

from __future__ import annotations

from typing import NamedTuple


class Timing(NamedTuple):
    """Times in seconds.

    Attributes:
        search: Time to search before the matches so far are shown. A word takes 5 to 20 ms in half
            a year of digests, so this usually finds all of them.
        search_while_loading: The same while digests are being loaded.
        prepare: Time to prepare papers for the first filter.
        show_loaded: Interval between updates while digests are being loaded; each takes a few
            milliseconds.
        show_loaded_while_busy: The same while the user is pressing keys.
        look: Interval between looks for new digests; each takes 4 ms for half a year of digests.
    """

    search: float = 0.024
    search_while_loading: float = 0.008
    prepare: float = 0.003
    show_loaded: float = 0.1
    show_loaded_while_busy: float = 0.5
    look: float = 1.0
