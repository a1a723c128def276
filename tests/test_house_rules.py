"""The source of the package follows the rules of CONTRIBUTING.md."""

from __future__ import annotations

import ast
import pkgutil

import pytest

from tests.support.modules import MODULES, PACKAGE, full_imports, parse

LINES = 400
METHODS = 35  # about thirty
WITH_INHERITED = 60
# Modules of base classes, which the other widgets may import.
BASES = {"ui.widgets.line_view", "ui.widgets.list_view", "ui.widgets.strips"}

FILES = sorted(
    path.relative_to(PACKAGE.parent).as_posix()
    for room in (PACKAGE, PACKAGE.parent / "tests", PACKAGE.parent / "screenshots")
    for path in room.rglob("*.py")
)
WIDGETS = sorted(name for name in MODULES if name.startswith("ui.widgets."))


def methods_of_classes() -> dict[str, set[str]]:
    """Return the names of the methods and properties of each class, without inherited ones."""
    return {
        f"digest_tui.{module}.{node.name}": {
            each.name
            for each in node.body
            if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)
        }
        for module, path in MODULES.items()
        for node in parse(path).body
        if isinstance(node, ast.ClassDef)
    }


METHODS_OF = methods_of_classes()


@pytest.mark.parametrize("name", FILES)
def test_a_file_is_not_too_long(name: str) -> None:
    assert len((PACKAGE.parent / name).read_text("utf-8").splitlines()) <= LINES


@pytest.mark.parametrize("name", sorted(METHODS_OF))
def test_a_class_does_not_have_too_many_methods(name: str) -> None:
    kinds = pkgutil.resolve_name(name).__mro__
    names = [f"{kind.__module__}.{kind.__qualname__}" for kind in kinds]
    assert len(METHODS_OF[name]) <= METHODS
    assert len(set().union(*(METHODS_OF.get(each, set()) for each in names))) <= WITH_INHERITED


@pytest.mark.parametrize("module", MODULES)
def test_no_own_import_is_only_for_types(module: str) -> None:
    """An import that only a type checker sees hides a circle of imports."""
    for node in ast.walk(parse(MODULES[module])):
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            assert not any("digest_tui" in ast.unparse(each) for each in node.body)


@pytest.mark.parametrize("widget", WIDGETS)
def test_a_widget_imports_no_other_widget_but_a_base(widget: str) -> None:
    imported = {name.removeprefix("digest_tui.") for name in full_imports(MODULES[widget])}
    modules = imported | {name.rpartition(".")[0] for name in imported}
    assert not modules & set(WIDGETS) - BASES - {widget}
