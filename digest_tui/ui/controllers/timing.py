"""How long the screen works at a time before a key can be answered."""

from __future__ import annotations

from typing import NamedTuple


class Timing(NamedTuple):
    """Seconds of work, and between updates of the screen.

    Attributes:
        search: Searching before the matches so far are shown. Half a year of digests takes 5 to
            20 ms for a word: one answer is all of it.
        search_while_loading: The same while digests are loaded, which needs the time as well.
        prepare: Preparing texts for the first filter.
        show_loaded: Between two updates while digests are loaded; one takes a few milliseconds.
        show_loaded_while_busy: The same while the user presses keys.
        look: Between two looks for new digests; one takes 4 ms for half a year of them.
    """

    search: float = 0.024
    search_while_loading: float = 0.008
    prepare: float = 0.003
    show_loaded: float = 0.1
    show_loaded_while_busy: float = 0.5
    look: float = 1.0
