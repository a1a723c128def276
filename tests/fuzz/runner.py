"""Run one target in a process of its own, and tell what came of it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from tests.fuzz.tokens import dictionary

ROOT: Final = Path(__file__).parent.parent.parent
_OPTIONS: Final = (
    "-timeout=5",  # seconds for one input
    "-rss_limit_mb=2048",
    "-max_len=65536",
    "-print_final_stats=1",
    "-reload=0",  # what other processes add to the corpus comes when it comes
)
_AT_THE_SAME_ADDRESSES: Final = ("setarch", "-R")
_STATUS: Final = re.compile(r"^#\d+\s.*? cov: (\d+) ft: (\d+) corp: (\d+)/", re.MULTILINE)
_EXECUTIONS: Final = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_LINES_TOLD: Final = 40


class Result(NamedTuple):
    """What a run came to.

    Attributes:
        executions: How many inputs were run, those of the start included.
        coverage: How many places of the code they reached.
        corpus: How many inputs are kept for reaching a place that no other does.
        crash: The file whose input broke something, None where none did.
        told: The end of what the process wrote.
        failed: Whether the process failed, by an input or without.
    """

    executions: int
    coverage: int
    corpus: int
    crash: Path | None
    told: str
    failed: bool

    def __str__(self) -> str:
        return (
            f"{self.executions} executions, coverage {self.coverage}, corpus of {self.corpus}"
            + (" inputs" if self.corpus != 1 else " input")
        )


def run(
    name: str,
    function: str,
    seconds: int,
    seed: int,
    out: Path,
    inputs: dict[str, bytes],
    more: Iterable[Path] = (),
) -> Result:
    """Run a target for some seconds, or until an input breaks it.

    Args:
        name: What the target's files are called.
        function: Where the target is, as in `package.module:function`.
        seconds: The time to run, from when the first inputs have run.
        seed: Of what is tried; the same seed tries the same inputs one after another where
            `is_repeatable()`. With 0 they are others.
        out: The directory for the corpus and for inputs that break something.
        inputs: The inputs to start from.
        more: Directories of more such inputs, which are only read.
    """
    corpus = out / "corpus" / name
    crashes = out / "crashes"
    corpus.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(exist_ok=True)
    for place, data in enumerate(inputs.values()):
        (corpus / f"seed-{place:03}").write_bytes(data)
    tokens = out / "tokens.dict"
    tokens.write_text(dictionary(), "ascii")
    before = set(crashes.glob(f"{name}-*"))
    done = subprocess.run(
        [
            *(_AT_THE_SAME_ADDRESSES if seed and is_repeatable() else ()),
            *(sys.executable, "-m", "tests.fuzz.child", function),
            *_OPTIONS,
            *(f"-max_total_time={seconds}", f"-seed={seed}", f"-dict={tokens}"),
            f"-artifact_prefix={crashes}/{name}-",
            *map(str, (corpus, *more)),
        ],
        cwd=ROOT,
        env=os.environ | ({"PYTHONHASHSEED": str(seed)} if seed else {}),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    coverage, _, kept = (_STATUS.findall(done.stdout) or [(0, 0, 0)])[-1]
    executions = _EXECUTIONS.findall(done.stdout) or [0]
    return Result(
        int(executions[-1]),
        int(coverage),
        int(kept),
        next(iter(sorted(set(crashes.glob(f"{name}-*")) - before)), None),
        "\n".join(done.stdout.split("\n")[-_LINES_TOLD:]),
        done.returncode != 0,
    )


def is_repeatable() -> bool:
    """Tell whether a process can be loaded at the same addresses each time."""
    if shutil.which(_AT_THE_SAME_ADDRESSES[0]) is None:
        return False
    command = [*_AT_THE_SAME_ADDRESSES, "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
