"""Fuzz the readers, the rooms of text, the filter and the page.

    python -m tests.fuzz [TARGET ...] [--seconds N] [--seed N] [--out DIRECTORY] [--real]
    python -m tests.fuzz --replay FILE TARGET

The first form needs atheris and divides the seconds among the targets; the second runs one input
without it. The exit status is 1 where an input broke what has to hold; its file is named.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from tests.fuzz.runner import run
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, or replay one input; return the exit status."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description="Fuzz digest-tui.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="time for all targets together")
    parser.add_argument(
        "--seed", type=int, default=0, help="of what is tried; 0 is another each time"
    )
    parser.add_argument("--out", type=Path, help="keep the corpus here, and go on from it")
    parser.add_argument("--real", action="store_true", help="start from DIGEST_TUI_CORPUS too")
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run one input of one target")
    asked = parser.parse_args(arguments)
    unknown = set(asked.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if asked.replay:
        if len(asked.targets) != 1:
            parser.error("--replay takes one target")
        TARGETS[asked.targets[0]](asked.replay.read_bytes())
        print(f"{asked.replay}: holds")
        return 0
    if find_spec("atheris") is None:
        parser.error("atheris is not installed; there is none for this platform or this Python")
    corpus = os.environ.get("DIGEST_TUI_CORPUS") if asked.real else None
    if asked.real and not corpus:
        parser.error("--real needs DIGEST_TUI_CORPUS")
    more = [Path(corpus) / "digests", Path(corpus) / "variants"] if corpus else []
    out = asked.out or Path(tempfile.mkdtemp(prefix="digest-tui-fuzz-"))
    names = asked.targets or list(TARGETS)
    status = fuzz(names, asked.seconds, asked.seed, out.absolute(), more)
    if not status and not asked.out:
        shutil.rmtree(out)
    return status


def fuzz(names: Sequence[str], seconds: int, seed: int, out: Path, more: Sequence[Path]) -> int:
    """Run the targets one after another; return 1 where one failed, else 0.

    Args:
        names: The targets.
        seconds: The time for all of them together.
        seed: Of what is tried; with 0 it is another each time.
        out: The directory for what they find.
        more: Directories of further inputs to start from, which are only read.
    """
    status = 0
    for name in names:
        function = f"{TARGETS[name].__module__}:{TARGETS[name].__name__}"
        share = max(1, seconds // len(names))
        result = run(name, function, share, seed, out, seeds(name), more)
        print(f"{name}: {result}", flush=True)
        if result.failed:
            status = 1
            print(result.told)
            print(f"{name}: FAILED; ", end="")
            if result.crash:
                print(f"try python -m tests.fuzz --replay {result.crash} {name}", flush=True)
            else:
                print("no input is to blame", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
