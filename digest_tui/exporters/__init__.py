"""Export papers to the formats of other programs: one module for each format."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Final, NamedTuple

from digest_tui.model import Paper


class Format(NamedTuple):
    """A format of papers.

    Attributes:
        module: The module that exports it, imported on first use.
        is_one_line: Whether a paper is one line, as `--print` requires.
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
