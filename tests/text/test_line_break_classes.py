"""The classes of characters, with Unicode's own table as the oracle."""

from __future__ import annotations

import pytest
from uniseg.linebreak import line_break  # type: ignore[import-untyped]

from digest_tui.text.breaks import BLANKS
from digest_tui.text.line_break_classes import CLASSES

UNASSIGNED = "XX"
FAMILIES = [
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


@pytest.mark.parametrize(("letters", "expected"), FAMILIES)
def test_a_class_gathers_its_kin_of_unicode(letters: str, expected: str) -> None:
    characters = [c for c in map(chr, range(0x20000)) if CLASSES[c] in letters]
    assert set(letters) == {CLASSES[c] for c in characters}
    assert {line_break(c).value for c in characters} <= set(expected.split())


def test_blanks_are_the_blank_classes() -> None:
    assert {c for c in map(chr, range(0x20000)) if CLASSES[c] in " b"} == set(BLANKS)


@pytest.mark.parametrize("character", ["\0", "\u0e01", "\ud800", "\U0010ffff"])
def test_a_character_of_no_row_is_unknown(character: str) -> None:
    assert CLASSES[character] == "x"


def test_memory_is_bounded() -> None:
    fresh = type(CLASSES)()
    for code in range(0x20000):
        assert fresh[chr(code)] == CLASSES[chr(code)]
    assert len(fresh) < 10_000
