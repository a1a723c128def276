"""The registry contains every format."""

from __future__ import annotations

import pkgutil
import subprocess
import sys

import pytest

from digest_tui import arguments, exporters
from digest_tui.exporters import FORMATS
from tests.support.papers import paper


def test_every_module_of_the_package_is_a_format() -> None:
    modules = {module.name for module in pkgutil.iter_modules(exporters.__path__)}
    assert modules == set(FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_a_one_line_format_has_no_newline(name: str) -> None:
    exported = FORMATS[name].exporter()(paper(1, tldr="一\n二", abstract="a\nb"))
    assert ("\n" in exported) != FORMATS[name].is_one_line


@pytest.mark.parametrize("name", FORMATS)
def test_print_offers_the_one_line_formats(name: str) -> None:
    options = arguments.parse(["--demo", "--print", name])
    assert isinstance(options, arguments.Options) == FORMATS[name].is_one_line


def test_the_registry_imports_no_format() -> None:
    code = (
        "import sys; from digest_tui import arguments, output; arguments.parse(['file.md']); "
        "print([name for name in sys.modules if name.startswith('digest_tui.exporters.')])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
