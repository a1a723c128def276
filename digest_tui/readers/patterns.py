"""Regular expressions that are compiled on first use."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

compiled: Final = cache(re.compile)
"""Return a compiled pattern; a look-up in the cache of `re` takes as long as most matches here."""
