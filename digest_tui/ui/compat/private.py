"""Private names of Textual and Rich, which any version may rename."""

from __future__ import annotations

from importlib import import_module
from operator import attrgetter
from typing import Any


def find(path: str) -> Any:
    """Return what a private name refers to, or None where the library has no such name.

    Args:
        path: A module and a name in it, such as `textual.screen:Screen._compositor`.
    """
    module, _, name = path.partition(":")
    try:
        return attrgetter(name)(import_module(module))
    except (ImportError, AttributeError):
        return None
