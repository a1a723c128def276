"""Imports point one way, and cost nothing: by what is written, and by what then happens."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import digest_tui

PACKAGE = Path(digest_tui.__file__).parent
# From the top down: a module imports from floors below its own, or from its own room.
FLOORS = (
    ("__main__",),
    ("cli",),
    ("arguments", "output"),
    ("ui.app",),
    ("ui.opening",),
    ("ui.screens",),
    ("ui.searching",),
    ("ui.scoping",),
    ("ui.paper",),
    ("ui.panes",),
    ("ui",),
    ("ui.widgets",),
    ("ui.compat",),
    ("ui.messages",),
    ("messages", "session"),
    ("sources", "page", "index"),
    ("readers", "library", "exporters", "config", "query"),
    ("text", "i18n"),
    ("model",),
    ("",),
)
WIDGETS = ("sidebar", "paper_list", "detail", "filter_bar", "status_bar")


def modules() -> dict[str, Path]:
    """Every module of the package, by its name below it; the package's own is empty."""
    found = {}
    for path in PACKAGE.rglob("*.py"):
        parts = path.relative_to(PACKAGE).with_suffix("").parts
        found[".".join(part for part in parts if part != "__init__")] = path
    return found


MODULES = modules()


def imports(path: Path) -> Iterator[str]:
    """Yield the full names of what a module imports, wherever in it, for types alone as well."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            assert node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def own_imports(path: Path) -> set[str]:
    """Return the modules of the package that a module imports."""
    found = set()
    for name in imports(path):
        if name.split(".")[0] == "digest_tui":
            inner = name.removeprefix("digest_tui").removeprefix(".")
            found.add(inner if inner in MODULES else inner.rpartition(".")[0])
    return found


def floor(module: str) -> int:
    """Return how high a module lives, the ground floor being 0."""
    for height, rooms in enumerate(reversed(FLOORS)):
        if module in rooms:
            return height
    assert "." in module, f"{module}: lives on no floor"
    return floor(module.rpartition(".")[0])


GRAPH = {module: own_imports(path) for module, path in MODULES.items()}


@pytest.mark.parametrize("module", sorted(MODULES))
def test_a_module_imports_from_below_or_from_its_own_room(module: str) -> None:
    room = module.split(".")[0]
    for imported in GRAPH[module]:
        assert imported in MODULES
        same_room = imported.split(".")[0] == room and floor(imported) == floor(module)
        assert same_room or floor(imported) < floor(module), f"{module} imports {imported}"


def test_no_imports_run_in_a_circle() -> None:
    assert set(TopologicalSorter(GRAPH).static_order()) == set(MODULES)


@pytest.mark.parametrize("module", sorted(name for name in MODULES if name.split(".")[0] != "ui"))
def test_textual_is_known_to_the_screen_alone(module: str) -> None:
    assert not [name for name in imports(MODULES[module]) if name.split(".")[0] == "textual"]


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_imports_no_other(widget: str) -> None:
    others = {f"ui.widgets.{other}" for other in WIDGETS if other != widget}
    assert not GRAPH[f"ui.widgets.{widget}"] & others


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
def test_what_opens_no_screen_imports_no_textual(arguments: list[str]) -> None:
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


def test_importing_what_needs_no_screen_reads_and_writes_nothing() -> None:
    names = [f"digest_tui.{name}" for name in MODULES if name and name.split(".")[0] != "ui"]
    names.remove("digest_tui.__main__")
    done = run(
        "import importlib, sys\n"
        "done = []\n"
        "def note(event, details):\n"
        "    if event == 'open':\n"
        "        path, _, flags = details\n"
        "        reads = not flags & 3\n"
        "        if not (reads and str(path).endswith(('.py', '.pyc'))):\n"
        "            done.append((event, path))\n"
        "    elif event.startswith(('os.', 'shutil.', 'socket.', 'sqlite3.', 'subprocess.')):\n"
        "        if event not in ('os.listdir', 'os.scandir', 'os.add_dll_directory'):\n"
        "            done.append((event, details))\n"
        "sys.addaudithook(note)\n"
        "for name in sys.argv[1:]: importlib.import_module(name)\n"
        "print(done, 'textual' in sys.modules)\n",
        *names,
    )
    assert done.stdout == "[] False\n"
