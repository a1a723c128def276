"""Input for the monkey tests: keys, words, and invalid sequences."""

from __future__ import annotations

from string import printable
from typing import Final

from tests.support.terminal import ESCAPE

MOVES: Final = (
    *("jkgGhl \t\rz0123459\x04\x15"),
    *(f"\x1b[{end}" for end in ("A", "B", "C", "D", "H", "F", "5~", "6~", "Z", "27u")),
    ESCAPE,
)
COMMANDS: Final = "abbbB/／、??？yq\x11\x10" + printable
WORDS: Final = (
    *("a", "model", "cs.CV", "the of", "学习", "扩散模型", "theme", "paper", "zoom", "quit"),
    *('"', "-", "|", "(", "]", "\\", "%", "é", "e\u0301", "🙂", "👩\u200d👧", "ﷺ", "\u202e"),
)
# Alt, function keys, keys with modifiers, the keyboard protocol. Keys that a terminal turns into
# signals while a browser runs in it are left out (Ctrl+C, Ctrl+Z, Ctrl+\).
STRANGE_KEYS: Final = (
    *(ESCAPE + letter for letter in "abcdefjkxyz/?019 \r\t\x7f"),
    *(f"\x1b[{number}~" for number in range(1, 35)),
    *(f"\x1bO{letter}" for letter in "PQRSABCDHF"),
    *(f"\x1b[1;{modifier}{letter}" for modifier in range(2, 9) for letter in "ABCDHFPQRS"),
    *(f"\x1b[{code};{modifier}u" for code in (9, 13, 27, 32, 57399) for modifier in range(1, 9)),
    *(chr(code) for code in range(0x20) if code not in (0x03, 0x1A, 0x1C)),
    *("\x7f", "\x1b[3~", "\x1b[1;5D", "\x1b[3;5~", "\x1b[104;1;104u", "\x1b[20320;1;20320u"),
)
BROKEN: Final = (
    *("\x1b[", "\x1b[<", "\x1b[<0;", "\x1b[<0;5;5", "\x1bO", "\x1b]", "\x1b]52;c;AAAA", "\x1bP1$r"),
    *("\x1b[M", "\x1b[M !!", "\x1b[M~~~", "\x1b[0;1;1M", "\x1b[<999;1;1M", "\x1b[<0;0;0M"),
    *("\x1b[<0;-5;-5M", "\x1b[<0;99999;99999M", "\x1b[?2026;9$y", "\x1b[?1;0$y", "\x1b[1;1R"),
    *("\x1b[;;;;;m", "\x1b[" + "1" * 60, ESCAPE * 9, "\x1b[201~", "\x1b[200~", "\x9b5;5H"),
    *("\x1b[?6c", "\x1b]11;rgb:0000/0000/0000\x07", "\x1b[48;5t", "\x1b[I\x1b[O\x1b[", "\x1b[:P"),
    *("\x1b[99999999999R", "\x1b[1114112~", "\x1b[55296;1;55296u"),
    *("\x1b[48;30;100;0;0t", "\x1b[48;0;0;0;0t"),
)
FOCUS: Final = ("\x1b[I", "\x1b[O")
LINKS: Final = ("o", "p")
# The first keys, on the largest screen: they open everything before memory is measured.
TOUR: Final = (
    *("j", "Gk\ra", "Gg", " zz", "hhjG", "kgl", "bB", "bB", "y", "/的", "\r", "\x1b[27u", "?"),
    *("\x1b[27u", "\x10theme\r", "\r\r", "\x1b[27u", "\x10pa", "\x1b[27u", *["\x1b[6~"] * 60),
)
