"""Regular expressions that are compiled when they are first needed."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

compiled: Final = cache(re.compile)
"""Return a compiled pattern; a look-up in `re` itself takes as long as most matches here."""
