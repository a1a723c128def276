"""Parse the LaTeX of prose: formulas, macros, and TeX's quotes, dashes and ties.

Unlike in TeX, `%` begins no comment, and nothing is an error: what is unknown is returned as typed.
"""

from __future__ import annotations

import re
from typing import Final

from digest_tui.text.events import Event, edges
from digest_tui.text.latex import punctuation, symbols
from digest_tui.text.latex.letters import letter_at

_MARK: Final = re.compile(  # ASCII, because otherwise [A-Za-z] matches `İ` and `ſ` too
    r"\\[A-Za-z]+|\\.|\$\$?|`+|~|-{2,}|https?://|[{}]|<br[ \n]?/?>",
    re.DOTALL | re.IGNORECASE | re.ASCII,
)
_QUOTE: Final = r"|''?|\""
_DECLARATION: Final = re.compile(r"\{\s?\\([a-z]+)(?![A-Za-z])\s?")
# These are compiled on first use.
_CITATION: Final = (
    r"\\(?:[cC]ite[a-z]{0,8}|(?:paren|text|auto)cite|(?:eq|[cC]|auto|name|page)?ref)\*?"
    r"(?:\s?\[[^][{}]{0,80}\]){0,2}\s?\{([^{}]{1,300})\}"
)
_DISPLAY: Final = rf"\\begin\{{((?:{'|'.join(sorted(symbols.DISPLAYS))})\*?)\}}"
_LINK_TARGET: Final = re.compile(r"https?://\S+", re.IGNORECASE)

_WORDS: Final = {"eg": "e.g.", "ie": "i.e.", "etal": "et al.", "LaTeX": "LaTeX", "TeX": "TeX"}
_COLOURS: Final = frozenset(("textcolor", "colorbox"))
_LINKS: Final = frozenset(("href", "hyperlink"))


def parse(source: str) -> list[Event]:
    """Return the events of a text, in order; their texts, concatenated, are what is shown.

    Accept any string; take time linear in its length. Characters outside of formulas and known
    macros are kept in order.
    """
    return _Scanner(source).parse()


class _Scanner:
    """One pass over a text. A method that reads a token returns whether it converted it.

    Attributes:
        source: The text.
        events: The events so far.
        done: The offset up to which there are events.
        search_from: The offset from which the next token is searched.
        open_groups: For each group whose braces are removed, innermost last: the offset of its
            closing brace, the event there, and the offset at which to continue after it.
        pairs: The offsets of paired braces; None until they are needed.
        absent: The closing marks that do not occur in the rest of the text.
        backticks: What the backticks of the text mean.
    """

    def __init__(self, source: str) -> None:
        self.source = source
        self.events: list[Event] = []
        self.done = 0
        self.search_from = 0
        self.open_groups: list[tuple[int, Event, int]] = []
        self.pairs: dict[int, int] | None = None
        self.absent: set[str] = set()
        self.backticks = (
            punctuation.backticks(source) if "`" in source else punctuation.Backticks({}, {})
        )

    def parse(self) -> list[Event]:
        pattern = _MARK
        if self.backticks.quotes:
            pattern = re.compile(_MARK.pattern + _QUOTE, _MARK.flags)
        while match := pattern.search(self.source, self.search_from):
            token, start, end = match[0], match.start(), match.end()
            if not self._read_token(token, start, end):
                is_macro = token[0] == "\\" and token[-1].isalpha()
                self.search_from = start + 1 if is_macro else end
        self._emit(len(self.source), len(self.source))
        return self.events

    def _read_token(self, token: str, start: int, end: int) -> bool:
        match token[0]:
            case "\\":
                return self._macro(token[1:], start, end)
            case "$":
                return self._dollar(token, start, end)
            case "`" | "'" | '"':
                return self._code_or_quote(start)
            case "{":
                return self._brace(start)
            case "}":
                return bool(self.open_groups) and self._close(start)
            case "~":
                return punctuation.is_tie(self.source, start) and self._replace(
                    "\u00a0", start, end
                )
            case "-":
                shown = punctuation.dash(self.source, start, end)
                return shown is not None and self._replace(shown, start, end)
            case "<":
                return self._replace(" ", start, end)
            case _:
                return self._url(start)

    def _emit(self, start: int, end: int, *events: Event) -> bool:
        """Add the text before `start` as prose, then `events` for `start:end`; return True."""
        if start > self.done:
            self.events.append(Event("prose", self.source[self.done : start]))
        self.events.extend(events)
        while self.open_groups and self.open_groups[-1][0] < end:
            self.events.append(self.open_groups.pop()[1])
        self.done = self.search_from = end
        return True

    def _replace(self, shown: str, start: int, end: int) -> bool:
        return self._emit(start, end, Event("prose", shown))

    def _formula(self, start: int, end: int, inside: str) -> bool:
        from digest_tui.text.latex.math import render_math

        return self._emit(start, end, Event("leaf", render_math(inside), "math"))

    def _find(self, mark: str, start: int) -> int:
        """Return the offset of a mark from `start` on, or -1; do not repeat a failed search."""
        if mark in self.absent:
            return -1
        found = self.source.find(mark, start)
        if found < 0:
            self.absent.add(mark)
        return found

    def _group(self, start: int) -> tuple[int, int] | None:
        """Return the offsets of the braces of an argument at `start`, after one blank at most.

        Return None if there is no brace, or if it is not closed.
        """
        if self.pairs is None:
            self.pairs = punctuation.brace_pairs(self.source)
        if self.source[start : start + 1].isspace():
            start += 1
        end = self.pairs.get(start)
        return None if end is None else (start, end)

    def _open(
        self, start: int, group: tuple[int, int], span: tuple[Event, Event], after: int = 0
    ) -> bool:
        """Replace a macro and the braces of its argument by events, and continue in the argument.

        Args:
            start: The offset of the macro.
            group: The braces of the argument.
            span: The events that replace the braces.
            after: Where to continue after the closing brace; 0 for directly after it.
        """
        self._emit(start, group[0] + 1, span[0])
        self.open_groups.append((group[1], span[1], after or group[1] + 1))
        return True

    def _close(self, start: int) -> bool:
        brace, _, after = self.open_groups[-1]
        return brace == start and self._emit(start, after)

    def _dollar(self, dollars: str, start: int, end: int) -> bool:
        if dollars == "$$":
            close = self._find("$$", end)
            inside = self.source[end:close] if close > end else ""
            return bool(inside.strip()) and self._formula(start, close + 2, inside)
        closing = punctuation.formula_end(self.source, start)
        if closing is None:
            return False
        return self._formula(start, closing + 1, self.source[start + 1 : closing])

    def _code_or_quote(self, start: int) -> bool:
        if code := self.backticks.code.get(start):
            shown = self.source[code[0] : code[1]]
            if shown.strip(" ") and shown[0] == shown[-1] == " ":
                shown = shown[1:-1]
            return self._emit(start, code[2], Event("leaf", shown, "code"))
        quote = self.backticks.quotes.get(start)
        return quote is not None and self._replace(quote[1], start, start + quote[0])

    def _url(self, start: int) -> bool:
        end = punctuation.url_at(self.source, start)
        if end is None:
            return False
        url = punctuation.unescaped(self.source[start:end])
        return self._emit(start, end, Event("leaf", url, "link", url))

    def _brace(self, start: int) -> bool:
        r"""Read a group such as `{\bf …}` or `{\"o}`."""
        if self._letter(start):
            return True
        match = _DECLARATION.match(self.source, start)
        if (
            match is None
            or match[1] not in symbols.DECLARED
            or (group := self._group(start)) is None
        ):
            return False
        self._open(start, group, edges(symbols.DECLARED[match[1]]))
        self.done = self.search_from = match.end()
        return True

    def _letter(self, start: int) -> bool:
        found = letter_at(self.source, start)
        return found is not None and self._replace(found[0], start, found[1])

    def _macro(self, name: str, start: int, end: int) -> bool:
        if not name[0].isascii() or not name[0].isalpha():
            return self._escape(name, start, end)
        if name in symbols.STYLES or name in symbols.TRANSPARENT or name == "footnote":
            group = self._group(end)
            return group is not None and self._open(start, group, self._edges_of(name, start))
        if name in _LINKS or name in _COLOURS or name == "url":
            return self._link_or_colour(name, start, end)
        if name == "verb":
            return self._verbatim(start, end)
        if name == "begin" and (match := re.compile(_DISPLAY).match(self.source, start)):
            close = self._find(ending := f"\\end{{{match[1]}}}", match.end())
            return close >= 0 and self._formula(
                start, close + len(ending), self.source[match.end() : close]
            )
        if match := re.compile(_CITATION).match(self.source, start):
            return self._replace(f"[{match[1]}]", start, match.end())
        return (
            self._constant(name, start, end)
            or self._letter(start)
            or self._math_macro(name, start, end)
        )

    def _escape(self, name: str, start: int, end: int) -> bool:
        """Read a backslash before a character that is not a letter of ASCII."""
        if name in "([":
            close = self._find("\\)" if name == "(" else "\\]", end)
            return close > end and self._formula(start, close + 2, self.source[end:close])
        if self._letter(start):
            return True
        if name in "%&#${}":
            return self._replace(name, start, end)
        if name in "_*^~":
            return self._emit(start, self._after_empty_group(end), Event("literal", name))
        if name.isspace() or name in ",;:":
            return self._replace(" " if name not in "," else "\u00a0", start, end)
        # arXiv converts an accent to its letter, but keeps the backslash: `St\ütz`.
        return name.isalpha() and ord(name) < 0x250 and self._replace(name, start, end)

    def _edges_of(self, name: str, start: int) -> tuple[Event, Event]:
        if name == "footnote":
            spaced = start == 0 or self.source[start - 1].isspace() or self.source[start - 1] == "~"
            return Event("prose", "(" if spaced else " ("), Event("prose", ")")
        return edges(symbols.STYLES.get(name))

    def _link_or_colour(self, name: str, start: int, end: int) -> bool:
        """Read a link or a colour: an argument that is not shown, then one that is."""
        first = self._group(end)
        if first is None:
            return False
        if name == "url":
            target = self._target(first)
            shown = (
                Event("leaf", target, "link", target)
                if _is_link(target)
                else Event("prose", target)
            )
            return self._emit(start, first[1] + 1, shown)
        second = self._group(first[1] + 1)
        if second is None:
            return False
        if name in _COLOURS:
            return self._open(start, second, edges(None))
        target = self._target(first)
        if not _is_link(target) and _is_link(other := self._target(second)):
            return self._open(start, first, edges("link", other), second[1] + 1)
        return self._open(start, second, edges("link" if _is_link(target) else None, target))

    def _target(self, group: tuple[int, int]) -> str:
        """Return the content of a group as a URL, cut at a length that no URL has."""
        start, end = group
        return punctuation.unescaped(self.source[start + 1 : min(end, start + 2000)].strip())

    def _verbatim(self, start: int, end: int) -> bool:
        mark = self.source[end : end + 1]
        close = self.source.find(mark, end + 1, end + 300) if mark.strip() else -1
        shown = self.source[end + 1 : close]
        return close > 0 and self._emit(start, close + 1, Event("leaf", shown, "code"))

    def _constant(self, name: str, start: int, end: int) -> bool:
        """Read a macro without arguments: a symbol, a function or a blank."""
        if name in _WORDS:
            shown = _WORDS[name]
            dotted = shown[-1] == "." and self.source[end : end + 1] == "."
            return self._replace(shown, start, end + dotted)
        if shown := symbols.LETTERS.get(name) or symbols.OPERATORS.get(name) or "":
            return self._emit(start, self._after_empty_group(end), Event("literal", shown))
        if name in symbols.FUNCTIONS:
            return self._replace(name, start, end)
        if name in symbols.BLANKS or name in symbols.DROPPED:
            after = end + self.source[end : end + 1].isspace()
            return self._replace(" " if name in symbols.BLANKS else "", start, after)
        return False

    def _math_macro(self, name: str, start: int, end: int) -> bool:
        r"""Read a macro of mathematics outside of dollars: `\mathbb{R}`, `\frac{1}{2}`."""
        from digest_tui.text.latex.macros import BUILDERS

        if name not in BUILDERS:
            return False
        after = end
        for _ in range(BUILDERS[name][0]):
            group = self._group(after)
            if group is None:
                return False
            after = group[1] + 1
        return self._formula(start, after, self.source[start:after])

    def _after_empty_group(self, end: int) -> int:
        return end + 2 if self.source.startswith("{}", end) else end


def _is_link(target: str) -> bool:
    return _LINK_TARGET.fullmatch(target) is not None
