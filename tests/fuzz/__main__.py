"""Fuzz all code that handles the text of a file: readers, text, query and page.

    python -m tests.fuzz [TARGET ...] [--seconds N] [--seed N] [--out DIRECTORY] [--real]
    python -m tests.fuzz --replay FILE TARGET

The first form needs atheris and divides the seconds among the targets. The second runs one input
and does not need atheris. The exit status is 1 if an input broke a target; its file is printed.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from tests.fuzz.runner import run
from tests.fuzz.seeds import seeds
from tests.fuzz.targets import TARGETS
from tests.support.corpus import VARIABLE, find_corpus

_REAL: Final = ("digests", "variants")
"""Directories of the corpus that contain digests."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Fuzz, or replay one input; return the exit status."""
    parser = argparse.ArgumentParser("python -m tests.fuzz", description="Fuzz digest-tui.")
    parser.add_argument("targets", nargs="*", metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=int, default=60, help="time for all targets together")
    parser.add_argument(
        "--seed", type=int, default=0, help="seed of the random generator; 0 chooses one"
    )
    parser.add_argument(
        "--out", type=Path, help="keep the corpus in this directory and continue from it"
    )
    parser.add_argument(
        "--real", action="store_true", help=f"start from the digests of {VARIABLE} too"
    )
    parser.add_argument("--replay", type=Path, metavar="FILE", help="run one input of one target")
    options = parser.parse_args(arguments)
    unknown = set(options.targets) - set(TARGETS)
    if unknown:
        parser.error(f"no such target: {', '.join(sorted(unknown))}")
    if options.replay:
        if len(options.targets) != 1:
            parser.error("--replay takes one target")
        TARGETS[options.targets[0]](options.replay.read_bytes())
        print(f"{options.replay}: passed")
        return 0
    if find_spec("atheris") is None:
        parser.error("atheris is not installed; not every platform and Python has it")
    corpus = find_corpus() if options.real else None
    if options.real and not corpus:
        parser.error(f"{VARIABLE} names no directory with real digests")
    more = (
        [path for path in (corpus / "digests", corpus / "variants") if path.is_dir()]
        if corpus
        else []
    )
    out = options.out or Path(tempfile.mkdtemp(prefix="digest-tui-fuzz-"))
    names = options.targets or list(TARGETS)
    status = fuzz(names, options.seconds, options.seed, out.absolute(), more)
    if not status and not options.out:
        shutil.rmtree(out)
    return status


def fuzz(names: Sequence[str], seconds: int, seed: int, out: Path, more: Sequence[Path]) -> int:
    """Run targets one after another; return 1 if one fails, else 0.

    Args:
        names: The targets.
        seconds: The time for all of them together.
        seed: The seed of the random generator; 0 chooses one.
        out: The directory for the inputs that the targets find.
        more: Directories of more inputs to start from, which are only read.
    """
    status = 0
    for name in names:
        function = f"{TARGETS[name].__module__}:{TARGETS[name].__name__}"
        share = max(1, seconds // len(names))
        result = run(name, function, seeds(name), out, seed=seed, seconds=share, more=more)
        print(f"{name}: {result}", flush=True)
        if result.failed:
            status = 1
            print(result.output)
            if result.crash:
                replay = f"python -m tests.fuzz --replay {result.crash} {name}"
                print(f"{name}: FAILED; reproduce it with {replay}", flush=True)
            else:
                print(f"{name}: FAILED without an input", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main())
