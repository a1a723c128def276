"""Run the program in a process of its own, with its own home directory."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import digest_tui

PROGRAM: Final = (sys.executable, "-m", "digest_tui")


def environment(home: Path) -> dict[str, str]:
    """Return an environment in which the program keeps its files below `home`."""
    kept = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME")
    package = Path(digest_tui.__file__).parent.parent
    return os.environ | dict.fromkeys(kept, str(home)) | {"PYTHONPATH": str(package)}


def run(home: Path, *arguments: str, **options: Any) -> subprocess.CompletedProcess[str]:
    """Run the program without a terminal and return its status and output.

    Args:
        home: The directory for its files.
        arguments: The arguments of the program.
        options: Arguments of `subprocess.run` that replace the defaults.
    """
    defaults: dict[str, Any] = {
        "args": [*PROGRAM, *arguments],
        "stdin": subprocess.DEVNULL,
        "stdout": subprocess.PIPE,
        "stderr": subprocess.PIPE,
        "encoding": "utf-8",
        "env": environment(home),
    }
    return subprocess.run(**(defaults | options), check=False)


def error_message(out: str, err: str, lines: int = 1) -> str:
    """Return standard error; check that it is one message of some lines, and the only output."""
    assert out == ""
    assert err.count("\n") == lines
    assert err.startswith("digest-tui: ")
    assert err.endswith(".\n")
    return err
