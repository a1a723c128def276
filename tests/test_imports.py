"""Modules import only from lower floors, both in their source and when they are imported."""

from __future__ import annotations

import os
import subprocess
import sys
from graphlib import TopologicalSorter

import pytest

from tests.support.modules import MODULES, PACKAGE, full_imports

# Highest floor first. A module imports from lower floors, or from its own room on its own floor. A
# room is a module or a package; a module is on the floor of the longest matching name.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("ui.app",),
    ("ui.screens",),
    ("ui.controllers",),
    ("ui.widgets",),
    ("ui", "ui.compat"),
    ("output",),
    ("names",),
    ("arguments",),
    ("messages", "session"),
    ("sources", "index", "page"),
    ("readers", "query", "library", "exporters", "config"),
    ("text",),
    ("model", "keymap"),
    ("commands",),
    ("i18n",),
    ("",),
)


def own_imports(module: str) -> set[str]:
    """Return the modules of the package that a module imports."""
    found = set()
    for name in full_imports(MODULES[module]):
        if name.split(".")[0] == "digest_tui":
            inner = name.removeprefix("digest_tui").removeprefix(".")
            found.add(inner if inner in MODULES else inner.rpartition(".")[0])
    return found


GRAPH = {module: own_imports(module) for module in MODULES}
WITHOUT_SCREEN = sorted(name for name in MODULES if name.split(".")[0] != "ui")


def floor(module: str) -> int:
    """Return the floor of a module; the lowest is 0."""
    for height, rooms in enumerate(reversed(FLOORS)):
        if module in rooms:
            return height
    assert "." in module, f"{module} is on no floor"
    return floor(module.rpartition(".")[0])


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_from_lower_floors_or_its_own_room(module: str) -> None:
    room = module.split(".")[0]
    for imported in GRAPH[module]:
        assert imported in MODULES
        same_room = imported.split(".")[0] == room and floor(imported) == floor(module)
        assert same_room or floor(imported) < floor(module), f"{module} imports {imported}"


def test_imports_have_no_circle() -> None:
    assert set(TopologicalSorter(GRAPH).static_order()) == set(MODULES)


@pytest.mark.parametrize("module", WITHOUT_SCREEN)
def test_only_ui_imports_textual(module: str) -> None:
    packages = {name.split(".")[0] for name in full_imports(MODULES[module])}
    assert "textual" not in packages


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-B", "-c", code, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(PACKAGE.parent)},
        check=True,
    )


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["--demo", "--check"],
        ["--demo", "--print", "tsv"],
        ["--demo", "--print", "jsonl", "--filter", "attention"],
    ],
)
def test_a_run_without_screen_imports_no_textual(arguments: list[str]) -> None:
    done = run(
        "import sys\n"
        "from digest_tui.cli import main\n"
        "assert main(sys.argv[1:]) == 0\n"
        "loaded = {name.split('.')[0] for name in sys.modules}\n"
        "print(sorted(loaded & {'textual', 'mistune'}), 'digest_tui.ui' in sys.modules,"
        " file=sys.stderr)\n",
        *arguments,
    )
    assert done.stdout
    assert done.stderr == "[] False\n"


def test_a_module_loads_no_module_of_a_higher_floor() -> None:
    """Import all modules in one process, lowest floor first, and examine what each import loads."""
    names = sorted(set(MODULES) - {"__main__"}, key=floor)
    done = run(
        "import importlib, sys\n"
        "for name in sys.argv[1:]:\n"
        "    before = set(sys.modules)\n"
        "    importlib.import_module(name)\n"
        "    print(name, *sorted(set(sys.modules) - before))\n",
        *(f"digest_tui.{name}".rstrip(".") for name in names),
    )
    for line in done.stdout.splitlines():
        name, *loaded = (
            each.removeprefix("digest_tui").removeprefix(".")
            for each in line.split()
            if each.split(".")[0] == "digest_tui"
        )
        higher = [each for each in loaded if floor(each) > floor(name)]
        assert not higher, f"{name} loads {higher}"


def test_importing_modules_without_screen_reads_and_writes_nothing() -> None:
    names = [f"digest_tui.{name}" for name in WITHOUT_SCREEN if name not in ("", "__main__")]
    done = run(
        "import importlib, sys\n"
        "events = []\n"
        "def record(event, details):\n"
        "    if event == 'open':\n"
        "        path, _, flags = details\n"
        "        reads = not flags & 3\n"
        "        if not (reads and str(path).endswith(('.py', '.pyc'))):\n"
        "            events.append((event, path))\n"
        "    elif event.startswith(('os.', 'shutil.', 'socket.', 'sqlite3.', 'subprocess.')):\n"
        "        if event not in ('os.listdir', 'os.scandir', 'os.add_dll_directory'):\n"
        "            events.append((event, details))\n"
        "sys.addaudithook(record)\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(events, 'textual' in sys.modules)\n",
        *names,
    )
    assert done.stdout == "[] False\n"
