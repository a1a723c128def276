"""The corpus: real digests, which are not part of the repository."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "DIGEST_TUI_CORPUS"


def find_corpus() -> Path | None:
    """Return the directory that `DIGEST_TUI_CORPUS` names, or None if it holds no digests."""
    named = os.environ.get(VARIABLE)
    if not named:
        return None
    path = Path(named).resolve()
    return path if (path / "digests").is_dir() else None
