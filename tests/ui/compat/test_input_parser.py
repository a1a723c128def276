"""Sequences after which Textual's parser fails; each failure ends its input thread."""

from __future__ import annotations

import sys

import pytest

if sys.platform == "win32":
    pytest.skip("the parser of terminals is used on Unix", allow_module_level=True)

from textual import events
from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver

from digest_tui.ui.compat import driver
from digest_tui.ui.compat.driver import replace_parser
from digest_tui.ui.compat.private import find

PARSER = "textual.drivers.linux_driver:XTermParser"
NO_CHARACTERS = ["\x1b[1114112u", "\x1b[99999999999u"]
NO_PIXELS = "\x1b[48;30;100;0;0t\x1b[<0;3;4M"


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> XTermParser:
    """The parser that the program's driver reads with."""
    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    replace_parser()
    parser: XTermParser = find(PARSER)()
    return parser


@pytest.mark.parametrize("sequence", NO_CHARACTERS)
def test_a_number_that_is_no_character_is_ignored(parser: XTermParser, sequence: str) -> None:
    keys = [event.key for event in parser.feed(sequence + "j") if isinstance(event, events.Key)]
    assert keys == ["j"]


@pytest.mark.parametrize("sequence", NO_CHARACTERS)
def test_textual_fails_at_a_number_that_is_no_character(sequence: str) -> None:
    with pytest.raises((ValueError, OverflowError)):
        list(XTermParser().feed(sequence))


def test_the_pointer_is_in_cells_where_there_are_no_pixels(parser: XTermParser) -> None:
    pressed = [event for event in parser.feed(NO_PIXELS) if isinstance(event, events.MouseDown)]
    assert [(event.x, event.y) for event in pressed] == [(2, 3)]


def test_textual_divides_by_the_pixels_of_a_cell() -> None:
    with pytest.raises(ZeroDivisionError):
        list(XTermParser().feed(NO_PIXELS))


@pytest.mark.parametrize("button", [128, 129])
def test_a_button_above_the_third_is_ignored(parser: XTermParser, button: int) -> None:
    assert list(parser.feed(f"\x1b[<{button};3;4M\x1b[<{button};3;4m")) == []
    assert [type(event) for event in parser.feed("\x1b[<0;3;4M")] == [events.MouseDown]


def test_textual_takes_a_button_above_the_third_for_the_first() -> None:
    (event,) = XTermParser().feed("\x1b[<128;3;4M")
    assert isinstance(event, events.MouseDown)
    assert event.button == 1


def test_the_parser_is_replaced_once(parser: XTermParser) -> None:
    replace_parser()
    assert type(parser) is find(PARSER)


def test_a_driver_without_the_parser_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(driver, "find", lambda _: None)
    monkeypatch.setattr(linux_driver, "XTermParser", XTermParser)
    replace_parser()
    assert find(PARSER) is XTermParser
