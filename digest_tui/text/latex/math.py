r"""Convert LaTeX mathematics to one line of Unicode: `x_{t+1} \in \mathbb{R}` to `xₜ₊₁ ∈ ℝ`.

The parser keeps its own stack and does not recurse. It handles each character a bounded number of
times, however deep groups are nested.
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
    """An open brace, or the whole formula.

    Attributes:
        is_shown: Whether the braces are shown, as after an unknown macro.
        parts: The text so far.
        in_brackets: The last part in brackets, which replaces it beside an ambiguous neighbour.
        math_class: The class of the last part.
        blank: "skip" to leave out the next blank, "add" to add one before the next atom, or "".
    """

    is_shown: bool = False
    parts: list[Rope] = field(default_factory=list)
    in_brackets: Rope | None = None
    math_class: str = ""
    blank: str = ""

    def space(self) -> None:
        if self.blank == "skip":
            self.blank = ""
            return
        last = self.parts[-1] if self.parts else " "
        if isinstance(last, list) or last[-1] != " ":
            self.parts.append(" ")
            self.in_brackets, self.math_class, self.blank = None, "", ""

    def add(self, atom: Atom) -> None:
        rope, in_brackets, math_class = atom
        if not rope:
            return
        head = rope[0] if isinstance(rope, str) else "a"
        starts_word = math_class != "script" and (head.isalnum() or head == "√")
        if (
            self.in_brackets is not None
            and math_class != "function"
            and (
                starts_word
                or math_class == "script"
                or (head == "(" and self.math_class == "fraction")
            )
        ):
            self.parts[-1] = self.in_brackets
        last = self.parts[-1] if self.parts else " "
        after_word = isinstance(last, list) or last[-1].isalnum()
        if math_class == "fraction" and (after_word or self.math_class == "function"):
            rope, in_brackets = in_brackets or rope, None
        elif (
            (math_class == "function" and after_word)
            or (starts_word and self.math_class == "function")
            or (self.blank == "add" and math_class not in ("operator", "script"))
        ):
            self.parts.append(" ")
        spaced = bool(self.parts) and self.parts[-1] == " "
        self.blank = "add" if math_class == "operator" and spaced else ""
        if math_class == "opening" or (math_class == "operator" and not spaced):
            self.blank = "skip"
        self.in_brackets = in_brackets
        if math_class != "script" or self.math_class != "function":
            self.math_class = math_class
        self.parts.append(rope)


@dataclass(slots=True)
class _Pending:
    """A macro or a script whose arguments are being read.

    Attributes:
        raw: The macro as typed.
        arity: How many arguments it takes.
        build: Builds the atom from them.
        arguments: Those read so far.
    """

    raw: str
    arity: int
    build: Builder
    arguments: list[Rope] = field(default_factory=list)


_Stack: TypeAlias = list[_Group | _Pending]


def render_math(source: str) -> str:
    """Return a formula in Unicode.

    Accept any string; take time linear in its length. Unknown macros and unpaired braces are
    returned as typed.

    Args:
        source: The formula without its dollars.
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
            stack.append(_Group(is_shown=isinstance(top, _Group) and top.math_class == "unknown"))
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
            _feed(stack, Atom("′" * len(token), math_class="script"))
        else:
            _characters(stack, token)
    while len(stack) > 1:
        _restore(stack)
    return flatten(whole.parts).strip()


def _characters(stack: _Stack, token: str) -> None:
    """Add plain characters: one for each missing argument, the rest as one atom."""
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
        _feed(stack, Atom(character, math_class="opening" if character in _OPENING else ""))
    elif operator := symbols.OPERATORS.get(name):
        _feed(stack, Atom(operator, math_class="operator"))
    elif name in symbols.FUNCTIONS:
        _feed(stack, Atom(name, math_class="function"))
    elif builder := BUILDERS.get(name):
        stack.append(_Pending(token, *builder))
    elif name in symbols.BLANKS or name in _BLANK_CHARACTERS:
        if isinstance(top, _Group):
            top.space()
    elif name in (",", "thinspace"):
        if isinstance(top, _Group) and top.parts and _ends_in_digit(top.parts[-1]):
            top.space()
    elif name[0] == "\\":  # the end of a line and the space below it: `\\[1ex]`
        _feed(stack, Atom(";"))
    elif name in symbols.DROPPED or name in _DROPPED_CHARACTERS or _INVISIBLE.match(name):
        pass
    elif name.startswith("sqrt"):
        degree = script("^", [name.partition("[")[2][:-1]]).rope
        stack.append(_Pending(token, 1, partial(root, flatten(degree))))
    elif name.startswith(("begin", "end")) and (edge := _environment(name)) is not None:
        _feed(stack, Atom(edge))
    else:
        _feed(stack, Atom(token, math_class="unknown"))


def _ends_in_digit(rope: Rope) -> bool:
    return isinstance(rope, str) and rope[-1].isdigit()


def _environment(edge: str) -> str | None:
    """Return the bracket for `begin{pmatrix}` or `end{pmatrix}`; None for an unknown one."""
    side, _, rest = edge.partition("{")
    name = rest.partition("}")[0].rstrip("*")
    if name in symbols.DISPLAYS:
        return ""
    brackets = symbols.MATRIX_EDGES.get(name)
    return brackets and brackets[side.strip() == "end"].strip()


def _feed(stack: _Stack, atom: Atom) -> None:
    """Add an atom as the next argument, or to the innermost group, and build completed macros."""
    while isinstance(top := stack[-1], _Pending):
        top.arguments.append(atom.rope)
        if len(top.arguments) < top.arity:
            return
        stack.pop()
        atom = top.build(top.arguments)
    top.add(atom)


def _close(stack: _Stack) -> None:
    """Read a closing brace: add the content of its group as one atom."""
    while isinstance(stack[-1], _Pending):
        _restore(stack)
    group = stack[-1]
    if len(stack) == 1 or isinstance(group, _Pending):
        _feed(stack, Atom("}"))
        return
    stack.pop()
    inside = concatenated(group.parts)
    if group.is_shown:
        _feed(stack, Atom(["{", inside, "}"], math_class="unknown"))
    elif len(group.parts) == 1:
        _feed(stack, Atom(group.parts[0], group.in_brackets, group.math_class))
    else:
        _feed(stack, Atom(inside))


def _restore(stack: _Stack) -> None:
    """Add the innermost unfinished group or macro as typed."""
    frame = stack.pop()
    if isinstance(frame, _Group):
        _feed(stack, Atom(["{", *frame.parts]))
    else:
        shown = [part for argument in frame.arguments for part in ("{", argument, "}")]
        _feed(stack, Atom([frame.raw, *shown], math_class="unknown"))
