"""Papers as text that other programs read: one format a module, with one function for a paper."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple

from digest_tui.model import Paper


class Format(NamedTuple):
    """A format of papers.

    Attributes:
        module: The module that writes it, imported when it is first needed.
        is_one_line: Whether each paper is one line, so that `--print` can write many of them.
    """

    module: str
    is_one_line: bool

    def exporter(self) -> Callable[[Paper], str]:
        """Return the function that returns a paper in this format."""
        export: Callable[[Paper], str] = import_module(self.module).export
        return export


FORMATS: Final = {
    "jsonl": Format(f"{__name__}.jsonl", is_one_line=True),
    "markdown": Format(f"{__name__}.markdown", is_one_line=False),
    "tsv": Format(f"{__name__}.tsv", is_one_line=True),
}
"""Every format by its name on the command line."""
