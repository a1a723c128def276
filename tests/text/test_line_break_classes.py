"""The line breaking classes agree with the table of Unicode."""

from __future__ import annotations

import pytest
from uniseg.linebreak import line_break  # type: ignore[import-untyped]

from digest_tui.text.breaks import BLANKS
from digest_tui.text.line_break_classes import CLASSES

UNASSIGNED = "XX"
UNICODE_CLASSES = [
    ("HNIM", "ID"),
    ("E", "ID EB"),
    ("K", "H2 H3"),
    ("al0wse", f"AL AI NU {UNASSIGNED}"),
    ("f", "ID"),
    ("([{u", "OP"),
    ("`'<", "QU"),
    ("$d", "PR"),
    ("%p", "PO"),
    (".:!", "CL NS CJ EX IN B2"),
    (")", "CL CP EX IS"),
    ("|~=", "BA"),
    ("-", "HY"),
    ("/", "SY"),
    ("cv", "CM GL ZWJ"),
    ("z", "ZW"),
    ("m", "EM"),
    ("r", "RI"),
    (" b", "SP BA"),
]


@pytest.mark.parametrize(("letters", "expected"), UNICODE_CLASSES)
def test_a_class_contains_characters_of_its_unicode_classes(letters: str, expected: str) -> None:
    characters = [c for c in map(chr, range(0x20000)) if CLASSES[c] in letters]
    assert set(letters) == {CLASSES[c] for c in characters}
    assert {line_break(c).value for c in characters} <= set(expected.split())


def test_blanks_are_the_characters_of_the_blank_classes() -> None:
    assert {c for c in map(chr, range(0x20000)) if CLASSES[c] in " b"} == set(BLANKS)


@pytest.mark.parametrize("character", ["\0", "\u0e01", "\ud800", "\U0010ffff"])
def test_an_unlisted_character_has_the_unknown_class(character: str) -> None:
    assert CLASSES[character] == "x"


def test_the_cache_of_classes_is_bounded() -> None:
    classes = type(CLASSES)()
    for code in range(0x20000):
        assert classes[chr(code)] == CLASSES[chr(code)]
    assert len(classes) < 10_000
