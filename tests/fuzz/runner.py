"""Run one target in a process of its own and return its result."""

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
    "-reload=0",  # what other processes add to the corpus depends on when they run
)
_FIXED_ADDRESSES: Final = ("setarch", "-R")
_STATUS: Final = re.compile(r"^#\d+\s.*? cov: (\d+) ft: (\d+) corp: (\d+)/", re.MULTILINE)
_EXECUTIONS: Final = re.compile(r"stat::number_of_executed_units:\s*(\d+)")
_OUTPUT_LINES: Final = 40


class Result(NamedTuple):
    """The result of a run.

    Attributes:
        executions: How many inputs were run, including the seeds.
        coverage: How many edges of the code they reached.
        corpus: How many inputs are kept because they reach an edge that no other reaches.
        crash: The file of the input that broke the target, or None.
        output: The last lines that the process wrote.
        failed: Whether the process failed, because of an input or otherwise.
    """

    executions: int
    coverage: int
    corpus: int
    crash: Path | None
    output: str
    failed: bool

    def __str__(self) -> str:
        return (
            f"{self.executions} executions, coverage {self.coverage}, corpus of {self.corpus}"
            + (" inputs" if self.corpus != 1 else " input")
        )


def run(
    name: str,
    function: str,
    inputs: dict[str, bytes],
    out: Path,
    *,
    seed: int,
    seconds: int = 0,
    executions: int = -1,
    more: Iterable[Path] = (),
) -> Result:
    """Run a target until a limit is reached or an input breaks it.

    Args:
        name: The name of the target's directory and the prefix of its files.
        function: The target, as in `package.module:function`.
        inputs: The inputs to start from, by name.
        out: The directory for the corpus and for inputs that break the target.
        seed: The seed of the random generator; 0 chooses one. With the same seed and a limit of
            executions, the same inputs run in the same order where `is_repeatable()`.
        seconds: The time limit, counted from when the inputs to start from have run; 0 is none.
        executions: The limit of executions; -1 is none.
        more: Directories of more inputs to start from, which are only read.
    """
    corpus = out / "corpus" / name
    crashes = out / "crashes"
    corpus.mkdir(parents=True, exist_ok=True)
    crashes.mkdir(exist_ok=True)
    for number, data in enumerate(inputs.values()):
        (corpus / f"seed-{number:03}").write_bytes(data)
    tokens = out / "tokens.dict"
    tokens.write_text(dictionary(), "ascii")
    before = set(crashes.glob(f"{name}-*"))
    done = subprocess.run(
        [
            *(_FIXED_ADDRESSES if seed and is_repeatable() else ()),
            *(sys.executable, "-m", "tests.fuzz.child", function),
            *_OPTIONS,
            *(f"-max_total_time={seconds}", f"-runs={executions}"),
            *(f"-seed={seed}", f"-dict={tokens}"),
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
    [*_, executed] = _EXECUTIONS.findall(done.stdout) or [0]
    return Result(
        int(executed),
        int(coverage),
        int(kept),
        next(iter(sorted(set(crashes.glob(f"{name}-*")) - before)), None),
        "\n".join(done.stdout.split("\n")[-_OUTPUT_LINES:]),
        done.returncode != 0,
    )


def is_repeatable() -> bool:
    """Return whether a process can be loaded at the same addresses each time."""
    if shutil.which(_FIXED_ADDRESSES[0]) is None:
        return False
    command = [*_FIXED_ADDRESSES, "true"]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0
