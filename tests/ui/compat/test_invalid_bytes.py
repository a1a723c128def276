"""Bytes that are not UTF-8; `test_terminal` sends some to the program."""

from __future__ import annotations

import ast
import inspect
import sys
import textwrap

import pytest

if sys.platform == "win32":
    pytest.skip("the driver is of Unix", allow_module_level=True)

from textual.drivers import linux_driver

from digest_tui.ui.compat.invalid_bytes import replace_invalid_bytes, replacing_decoder


def test_invalid_bytes_are_replaced_as_textual_calls_it_today() -> None:
    assert replacing_decoder("utf-8")().decode(b"\xffj") == "\ufffdj"


def test_invalid_bytes_are_replaced_as_the_proposed_fix_calls_it() -> None:
    assert replacing_decoder("utf-8")(errors="replace").decode(b"\xffj") == "\ufffdj"


def test_a_character_may_arrive_in_parts() -> None:
    decoder = replacing_decoder("utf-8")()
    assert decoder.decode("注".encode()[:2]) == ""
    assert decoder.decode("注".encode()[2:]) == "注"


def test_a_driver_without_the_decoder_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(linux_driver, "getincrementaldecoder")
    replace_invalid_bytes()
    assert not hasattr(linux_driver, "getincrementaldecoder")


def test_textual_decodes_strictly() -> None:
    source = textwrap.dedent(inspect.getsource(linux_driver.LinuxDriver.run_input_thread))
    calls = [
        node
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Call)
        and ast.unparse(node.func) == "getincrementaldecoder('utf-8')"
    ]
    assert [(call.args, call.keywords) for call in calls] == [([], [])]
