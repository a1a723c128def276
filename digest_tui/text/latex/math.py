r"""LaTeX mathematics as one line of Unicode: `x_{t+1} \in \mathbb{R}` becomes `xₜ₊₁ ∈ ℝ`.

A stack machine over tokens: no recursion, and every character is handled a bounded number of
times, whatever the nesting.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import partial
from typing import Final, TypeAlias

from digest_tui.text.latex import symbols
from digest_tui.text.latex.macros import (
    BUILDERS,
    Atom,
    Builder,
    Rope,
    concatenated,
    flatten,
    root,
    script,
)

_TOKEN: Final = re.compile(
    r"\\(?:begin|end)\s?\{[A-Za-z]{1,20}\*?\}(?:\{[lcr|@ ]{0,20}\})?"
    r"|\\(?:left|right)\s?\.|\\sqrt\s?\[[^][{}\\]{1,12}\]|\\operatorname\*"
    r"|\\\\\[[^][{}\\]{1,10}\]|\\m?kern\s?-?[\d.]{1,6}\s?(?:mu|pt|em|ex)\s?"
    r"|\\[A-Za-z]+|\\.|[{}^_&~]|'+|\s+|[^\\{}^_&~'\s]+|\\",
    re.DOTALL,
)
_PLAIN: Final = re.compile(r"[^\\{}^_&~'\s]*+")
_CHARACTERS: Final = {name: name for name in "{}%$#&_"} | {"|": "‖", "\\": ";"}
_BLANK_CHARACTERS: Final = frozenset(":;> \n\t")
_INVISIBLE: Final = re.compile(r"(?:left|right)\s?\.|m?kern[\s\d.-]")
_OPENING: Final = frozenset("⟨⌈⌊⟦{")
_DROPPED_CHARACTERS: Final = frozenset("!-/@")
_SUPERSCRIPT: Final = partial(script, "^")
_SUBSCRIPT: Final = partial(script, "_")


@dataclass(slots=True)
class _Group:
    """An open brace, or the whole formula: the results read so far.

    `closed` replaces the last part if its neighbour would be misread; `blank` is "skip" (swallow
    the next blank), "add" (put one before the next result) or "".
    """

    braces: bool = False
    parts: list[Rope] = field(default_factory=list)
    closed: Rope | None = None
    role: str = ""
    blank: str = ""

    def space(self) -> None:
        if self.blank == "skip":
            self.blank = ""
            return
        last = self.parts[-1] if self.parts else " "
        if isinstance(last, list) or last[-1] != " ":
            self.parts.append(" ")
            self.closed, self.role, self.blank = None, "", ""

    def add(self, atom: Atom) -> None:
        rope, closed, role = atom
        if not rope:
            return
        head = rope[0] if isinstance(rope, str) else "a"
        starts_word = role != "script" and (head.isalnum() or head == "√")
        if (
            self.closed is not None
            and role != "function"
            and (starts_word or role == "script" or (head == "(" and self.role == "fraction"))
        ):
            self.parts[-1] = self.closed
        last = self.parts[-1] if self.parts else " "
        after_word = isinstance(last, list) or last[-1].isalnum()
        if role == "fraction" and (after_word or self.role == "function"):
            rope, closed = closed or rope, None
        elif (
            (role == "function" and after_word)
            or (starts_word and self.role == "function")
            or (self.blank == "add" and role not in ("operator", "script"))
        ):
            self.parts.append(" ")
        spaced = bool(self.parts) and self.parts[-1] == " "
        self.blank = "add" if role == "operator" and spaced else ""
        if role == "opening" or (role == "operator" and not spaced):
            self.blank = "skip"
        self.closed = closed
        if role != "script" or self.role != "function":
            self.role = role
        self.parts.append(rope)


@dataclass(slots=True)
class _Pending:
    """A macro or a script that still wants arguments."""

    raw: str
    wants: int
    build: Builder
    arguments: list[Rope] = field(default_factory=list)


_Stack: TypeAlias = list[_Group | _Pending]


def render_math(source: str) -> str:
    """Return the inside of a formula, without its dollars, in Unicode.

    Accept any string; take time linear in its length. Unknown macros and unpaired braces are
    returned as typed.
    """
    if _PLAIN.fullmatch(source):
        return source
    whole = _Group()
    stack: _Stack = [whole]
    for match in _TOKEN.finditer(source):
        token = match[0]
        first = token[0]
        top = stack[-1]
        if first == "{":
            stack.append(_Group(braces=isinstance(top, _Group) and top.role == "unknown"))
        elif first == "}":
            _close(stack)
        elif first == "^":
            stack.append(_Pending(token, 1, _SUPERSCRIPT))
        elif first == "_":
            stack.append(_Pending(token, 1, _SUBSCRIPT))
        elif first == "\\" and len(token) > 1:
            _macro(stack, token)
        elif first in "&~" or first.isspace():
            before_script = first not in "&~" and source.startswith(("^", "_"), match.end())
            if isinstance(top, _Group) and not before_script:
                top.space()
        elif first == "'":
            _feed(stack, Atom("′" * len(token), role="script"))
        else:
            _characters(stack, token)
    while len(stack) > 1:
        _give_up(stack)
    return flatten(whole.parts).strip()


def _characters(stack: _Stack, token: str) -> None:
    """Plain characters: one for each waiting argument, the rest in a run."""
    used = 0
    while used < len(token) and isinstance(stack[-1], _Pending):
        _feed(stack, Atom(token[used]))
        used += 1
    if used < len(token):
        _feed(stack, Atom(token[used:]))


def _macro(stack: _Stack, token: str) -> None:
    name = token[1:]
    top = stack[-1]
    if character := symbols.LETTERS.get(name) or _CHARACTERS.get(name):
        _feed(stack, Atom(character, role="opening" if character in _OPENING else ""))
    elif operator := symbols.OPERATORS.get(name):
        _feed(stack, Atom(operator, role="operator"))
    elif name in symbols.FUNCTIONS:
        _feed(stack, Atom(name, role="function"))
    elif builder := BUILDERS.get(name):
        stack.append(_Pending(token, *builder))
    elif name in symbols.BLANKS or name in _BLANK_CHARACTERS:
        if isinstance(top, _Group):
            top.space()
    elif name in (",", "thinspace"):
        if isinstance(top, _Group) and top.parts and _ends_in_digit(top.parts[-1]):
            top.space()
    elif name[0] == "\\":  # a line's end with the space to leave below it
        _feed(stack, Atom(";"))
    elif name in symbols.DROPPED or name in _DROPPED_CHARACTERS or _INVISIBLE.match(name):
        pass
    elif name.startswith("sqrt"):
        index = script("^", [name.partition("[")[2][:-1]]).rope
        stack.append(_Pending(token, 1, partial(root, flatten(index))))
    elif name.startswith(("begin", "end")) and (edge := _environment(name)) is not None:
        _feed(stack, Atom(edge))
    else:
        _feed(stack, Atom(token, role="unknown"))


def _ends_in_digit(rope: Rope) -> bool:
    return isinstance(rope, str) and rope[-1].isdigit()


def _environment(edge: str) -> str | None:
    """The bracket for `begin{pmatrix}` or `end{pmatrix}`; None for an unknown environment."""
    side, _, rest = edge.partition("{")
    name = rest.partition("}")[0].rstrip("*")
    if name in symbols.DISPLAYS:
        return ""
    brackets = symbols.MATRIX_EDGES.get(name)
    return brackets and brackets[side.strip() == "end"].strip()


def _feed(stack: _Stack, atom: Atom) -> None:
    """Hand a finished result to whatever waits for it, completing macros on the way."""
    while isinstance(top := stack[-1], _Pending):
        top.arguments.append(atom.rope)
        if len(top.arguments) < top.wants:
            return
        stack.pop()
        atom = top.build(top.arguments)
    top.add(atom)


def _close(stack: _Stack) -> None:
    """A closing brace: what is inside becomes one result."""
    while isinstance(stack[-1], _Pending):
        _give_up(stack)
    group = stack[-1]
    if len(stack) == 1 or isinstance(group, _Pending):
        _feed(stack, Atom("}"))
        return
    stack.pop()
    inside = concatenated(group.parts)
    if group.braces:
        _feed(stack, Atom(["{", inside, "}"], role="unknown"))
    elif len(group.parts) == 1:
        _feed(stack, Atom(group.parts[0], group.closed, group.role))
    else:
        _feed(stack, Atom(inside))


def _give_up(stack: _Stack) -> None:
    """Put back the innermost open brace or macro as it stood."""
    frame = stack.pop()
    if isinstance(frame, _Group):
        _feed(stack, Atom(["{", *frame.parts]))
    else:
        shown = [part for argument in frame.arguments for part in ("{", argument, "}")]
        _feed(stack, Atom([frame.raw, *shown], role="unknown"))
