"""LaTeX as it occurs in abstracts: formulas, macros in prose, TeX's quotes, dashes and ties.

Unlike in TeX, `%` is no comment and nothing is an error; what is unknown is returned as typed.
"""

from __future__ import annotations

import re
from typing import Final

from digest_tui.text.events import Event, edges
from digest_tui.text.latex import punctuation, symbols
from digest_tui.text.latex.letters import letter_at

_MARK: Final = re.compile(  # ASCII, for else `İ` and `ſ` are letters of a macro's name
    r"\\[A-Za-z]+|\\.|\$\$?|`+|~|-{2,}|https?://|[{}]|<br[ \n]?/?>",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)
_QUOTE: Final = r"|''?|\""
_DECLARATION: Final = re.compile(r"\{\s?\\([a-z]+)(?![A-Za-z])\s?")
# Compiled when a macro first asks for them.
_CITATION: Final = (
    r"\\(?:[cC]ite[a-z]{0,8}|(?:paren|text|auto)cite|(?:eq|[cC]|auto|name|page)?ref)\*?"
    r"(?:\s?\[[^][{}]{0,80}\]){0,2}\s?\{([^{}]{1,300})\}"
)
_DISPLAY: Final = rf"\\begin\{{((?:{'|'.join(sorted(symbols.DISPLAYS))})\*?)\}}"
_LINK_TARGET: Final = re.compile(r"https?://\S+", re.IGNORECASE)

_WORDS: Final = {"eg": "e.g.", "ie": "i.e.", "etal": "et al.", "LaTeX": "LaTeX", "TeX": "TeX"}
_COLOURED: Final = frozenset(("textcolor", "colorbox"))
_LINKED: Final = frozenset(("href", "hyperlink"))


def parse(source: str) -> list[Event]:
    """Return a text as events, in order; their texts, concatenated, are what is shown.

    Accept any string; take time linear in its length. Characters outside of formulas and known
    macros are kept in order.
    """
    return _Scanner(source).run()


class _Scanner:
    """One pass over a source.

    Attributes:
        done: The offset up to which the source has become events.
        at: The offset from which the next token is searched.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.events: list[Event] = []
        self.done = 0
        self.at = 0
        # Braces that close something, innermost last: offset, what happens there, where to go on.
        self.ends: list[tuple[int, Event, int]] = []
        self.pairs: dict[int, int] | None = None
        self.hopeless: set[str] = set()  # closing marks known not to follow
        self.ticks = (
            punctuation.backticks(source) if "`" in source else punctuation.Backticks({}, {})
        )

    def run(self) -> list[Event]:
        pattern = re.compile(_MARK.pattern + _QUOTE, _MARK.flags) if self.ticks.quotes else _MARK
        while match := pattern.search(self.source, self.at):
            token, start = match[0], match.start()
            if not self._read_token(token, start, match.end()):
                self.at = start + 1 if token[0] == "\\" and token[-1].isalpha() else match.end()
        self._emit(len(self.source), len(self.source))
        return self.events

    def _read_token(self, token: str, start: int, end: int) -> bool:
        match token[0]:
            case "\\":
                return self._macro(token[1:], start, end)
            case "$":
                return self._dollar(token, start, end)
            case "`" | "'" | '"':
                return self._tick(start)
            case "{":
                return self._brace(start)
            case "}":
                return bool(self.ends) and self._leave(start)
            case "~":
                return punctuation.is_tie(self.source, start) and self._say("\u00a0", start, end)
            case "-":
                shown = punctuation.dash(self.source, start, end)
                return shown is not None and self._say(shown, start, end)
            case "<":
                return self._say(" ", start, end)
            case _:
                return self._url(start)

    def _emit(self, start: int, end: int, *events: Event) -> bool:
        """What stood before `start` as prose, then `events` for `start:end`."""
        if start > self.done:
            self.events.append(Event("prose", self.source[self.done : start]))
        self.events.extend(events)
        while self.ends and self.ends[-1][0] < end:
            self.events.append(self.ends.pop()[1])
        self.done = self.at = end
        return True

    def _say(self, shown: str, start: int, end: int) -> bool:
        return self._emit(start, end, Event("prose", shown))

    def _formula(self, start: int, end: int, inside: str) -> bool:
        from digest_tui.text.latex.math import render_math

        return self._emit(start, end, Event("atom", render_math(inside), "math"))

    def _until(self, mark: str, start: int) -> int:
        """The offset of `mark` from `start` on, or -1; a failed search is not repeated."""
        if mark in self.hopeless:
            return -1
        found = self.source.find(mark, start)
        if found < 0:
            self.hopeless.add(mark)
        return found

    def _group(self, start: int) -> tuple[int, int] | None:
        """The braces of an argument at `start` (one blank may precede it), if they pair."""
        if self.pairs is None:
            self.pairs = punctuation.brace_pairs(self.source)
        if self.source[start : start + 1].isspace():
            start += 1
        end = self.pairs.get(start)
        return None if end is None else (start, end)

    def _enter(
        self, start: int, group: tuple[int, int], run: tuple[Event, Event], past: int = 0
    ) -> bool:
        """Replace the macro at `start` and its group's braces by the edges of `run`; go on inside.

        `past` is where to go on after the group, if not right after its brace.
        """
        self._emit(start, group[0] + 1, run[0])
        self.ends.append((group[1], run[1], past or group[1] + 1))
        return True

    def _leave(self, start: int) -> bool:
        brace, _, past = self.ends[-1]
        return brace == start and self._emit(start, past)

    def _dollar(self, dollars: str, start: int, end: int) -> bool:
        if dollars == "$$":
            close = self._until("$$", end)
            inside = self.source[end:close] if close > end else ""
            return bool(inside.strip()) and self._formula(start, close + 2, inside)
        closing = punctuation.formula_end(self.source, start)
        if closing is None:
            return False
        return self._formula(start, closing + 1, self.source[start + 1 : closing])

    def _tick(self, start: int) -> bool:
        if code := self.ticks.code.get(start):
            shown = self.source[code[0] : code[1]]
            if shown.strip(" ") and shown[0] == shown[-1] == " ":
                shown = shown[1:-1]
            return self._emit(start, code[2], Event("atom", shown, "code"))
        quote = self.ticks.quotes.get(start)
        return quote is not None and self._say(quote[1], start, start + quote[0])

    def _url(self, start: int) -> bool:
        end = punctuation.url_at(self.source, start)
        if end is None:
            return False
        url = punctuation.unescaped(self.source[start:end])
        return self._emit(start, end, Event("atom", url, "link", url))

    def _brace(self, start: int) -> bool:
        r"""`{\bf …}` and its kin, and `{\"o}`."""
        if self._letter(start):
            return True
        match = _DECLARATION.match(self.source, start)
        if (
            match is None
            or match[1] not in symbols.DECLARED
            or (group := self._group(start)) is None
        ):
            return False
        self._enter(start, group, edges(symbols.DECLARED[match[1]]))
        self.done = self.at = match.end()
        return True

    def _letter(self, start: int) -> bool:
        found = letter_at(self.source, start)
        return found is not None and self._say(found[0], start, found[1])

    def _macro(self, name: str, start: int, end: int) -> bool:
        if not name[0].isascii() or not name[0].isalpha():
            return self._symbol(name, start, end)
        if name in symbols.STYLES or name in symbols.TRANSPARENT or name == "footnote":
            group = self._group(end)
            return group is not None and self._enter(start, group, self._styled(name, start))
        if name in _LINKED or name in _COLOURED or name == "url":
            return self._two_part(name, start, end)
        if name == "verb":
            return self._verbatim(start, end)
        if name == "begin" and (match := re.compile(_DISPLAY).match(self.source, start)):
            close = self._until(ending := f"\\end{{{match[1]}}}", match.end())
            return close >= 0 and self._formula(
                start, close + len(ending), self.source[match.end() : close]
            )
        if match := re.compile(_CITATION).match(self.source, start):
            return self._say(f"[{match[1]}]", start, match.end())
        return self._named(name, start, end) or self._letter(start) or self._built(name, start, end)

    def _symbol(self, name: str, start: int, end: int) -> bool:
        if name in "([":
            close = self._until("\\)" if name == "(" else "\\]", end)
            return close > end and self._formula(start, close + 2, self.source[end:close])
        if self._letter(start):
            return True
        if name in "%&#${}":
            return self._say(name, start, end)
        if name in "_*^~":
            return self._emit(start, self._past_empty(end), Event("literal", name))
        if name.isspace() or name in ",;:":
            return self._say(" " if name not in "," else "\u00a0", start, end)
        # arXiv puts letters for accents and leaves the backslash: `St\ütz`.
        return name.isalpha() and ord(name) < 0x250 and self._say(name, start, end)

    def _styled(self, name: str, start: int) -> tuple[Event, Event]:
        if name == "footnote":
            spaced = start == 0 or self.source[start - 1].isspace() or self.source[start - 1] == "~"
            return Event("prose", "(" if spaced else " ("), Event("prose", ")")
        return edges(symbols.STYLES.get(name))

    def _two_part(self, name: str, start: int, end: int) -> bool:
        """Links, and colours: an argument that is not shown, then one that is."""
        first = self._group(end)
        if first is None:
            return False
        if name == "url":
            target = self._target(first)
            shown = (
                Event("atom", target, "link", target)
                if _is_link(target)
                else Event("prose", target)
            )
            return self._emit(start, first[1] + 1, shown)
        second = self._group(first[1] + 1)
        if second is None:
            return False
        if name in _COLOURED:
            return self._enter(start, second, edges(None))
        target = self._target(first)
        if not _is_link(target) and _is_link(other := self._target(second)):
            return self._enter(start, first, edges("link", other), second[1] + 1)
        return self._enter(start, second, edges("link" if _is_link(target) else None, target))

    def _target(self, group: tuple[int, int]) -> str:
        """A group as a URL, cut at a length no URL has."""
        start, end = group
        return punctuation.unescaped(self.source[start + 1 : min(end, start + 2000)].strip())

    def _verbatim(self, start: int, end: int) -> bool:
        mark = self.source[end : end + 1]
        close = self.source.find(mark, end + 1, end + 300) if mark.strip() else -1
        shown = self.source[end + 1 : close]
        return close > 0 and self._emit(start, close + 1, Event("atom", shown, "code"))

    def _named(self, name: str, start: int, end: int) -> bool:
        """Macros without arguments: symbols, functions, blanks."""
        if name in _WORDS:
            shown = _WORDS[name]
            dotted = shown[-1] == "." and self.source[end : end + 1] == "."
            return self._say(shown, start, end + dotted)
        if shown := symbols.LETTERS.get(name) or symbols.OPERATORS.get(name) or "":
            return self._emit(start, self._past_empty(end), Event("literal", shown))
        if name in symbols.FUNCTIONS:
            return self._say(name, start, end)
        if name in symbols.BLANKS or name in symbols.DROPPED:
            past = end + self.source[end : end + 1].isspace()
            return self._say(" " if name in symbols.BLANKS else "", start, past)
        return False

    def _built(self, name: str, start: int, end: int) -> bool:
        r"""Macros of mathematics outside of dollars: `\mathbb{R}`, `\frac{1}{2}`."""
        from digest_tui.text.latex.macros import BUILDERS

        if name not in BUILDERS:
            return False
        past = end
        for _ in range(BUILDERS[name][0]):
            group = self._group(past)
            if group is None:
                return False
            past = group[1] + 1
        return self._formula(start, past, self.source[start:past])

    def _past_empty(self, end: int) -> int:
        return end + 2 if self.source.startswith("{}", end) else end


def _is_link(target: str) -> bool:
    return _LINK_TARGET.fullmatch(target) is not None
