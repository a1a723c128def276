"""Run one target by libFuzzer: `python -m tests.fuzz.child MODULE:FUNCTION [OPTION…]`.

The options are those of libFuzzer. atheris instruments modules as they are imported, so the package
must not be imported before.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys

import atheris

ROOMS = ("digest_tui.exporters.", "digest_tui.readers.", "digest_tui.text.")


def main() -> None:
    """Run the target until libFuzzer ends the process."""
    named, *options = sys.argv[1:]
    with atheris.instrument_imports(include=["digest_tui"]):
        # A module that is first imported later, on first use, would not be instrumented.
        for room in ROOMS:
            package = importlib.import_module(room.rstrip("."))
            for module in pkgutil.iter_modules(package.__path__, room):
                importlib.import_module(module.name)
        target = pkgutil.resolve_name(named)
    atheris.Setup([sys.argv[0], *options], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
