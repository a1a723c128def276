"""The keys that full-width characters are mapped to."""

from __future__ import annotations

import string

import pytest
from textual import events

from digest_tui.ui.input_method import ascii_key, textual_key


@pytest.mark.parametrize("character", [c for c in string.printable if c.isprintable()])
def test_a_key_has_the_name_that_textual_gives_it(character: str) -> None:
    parser = pytest.importorskip("textual._xterm_parser").XTermParser()
    [key] = [event.key for event in parser.feed(character)]
    assert textual_key(character) == key


@pytest.mark.parametrize(("typed", "key"), [("ｊ", "j"), ("？", "question_mark"), ("、", "slash")])
def test_a_full_width_character_is_mapped_to_its_key(typed: str, key: str) -> None:
    assert ascii_key(events.Key(typed, typed)).key == key
