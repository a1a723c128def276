"""Look up private names of Textual and Rich, which any version may rename."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter
from typing import Any


def find(path: str) -> Any:
    """Return the object with a private name, or None if there is none.

    Args:
        path: A module and a name in it, such as `textual.screen:Screen._compositor`.
    """
    module, _, name = path.partition(":")
    try:
        return attrgetter(name)(import_module(module))
    except (ImportError, AttributeError):
        return None
