"""Convert the markup of a field to the text that is shown, with spans for what is not plain.

LaTeX is converted first (see `latex`), then Markdown's emphasis and links, by mistune if the text
contains any. Only inline markup is converted: no headings, lists, tables or HTML, except `<br>`.
Character references such as `&lt;` are shown as typed, because arXiv's feed has none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from digest_tui.text.events import Event, Kind

__all__ = ["Span", "Styled", "inline", "paragraphs", "plain", "plain_start"]

_BREAK: Final = re.compile(r"<br[ \n]?/?>", re.IGNORECASE)
_PARAGRAPH: Final = re.compile(rf"\n[ \t]{{2,}}|\n[ \t]?(?=\n)|{_BREAK.pattern}", re.IGNORECASE)


MARKUP_LIMIT: Final = 1_000
"""Marks of a field that are converted; what follows is shown as typed.

Six times as many as any of 9,881 papers has. A mark takes up to 15 µs.
"""
# A single set of characters is found ten times as fast as alternatives.
_MARK: Final = re.compile(r"[\\$`*_~^{}</]")


_MOST_PARAGRAPHS: Final = 500
"""Paragraphs of a field that are separated: each takes 25 µs to lay out, and no paper has 100."""


class Span(NamedTuple):
    """A part of `Styled.text`: its offsets, end exclusive; `target` is the URL of a link."""

    start: int
    end: int
    kind: Kind
    target: str = ""


class Styled(NamedTuple):
    """A text that is shown, and spans for what is not plain, sorted by start; they may nest."""

    text: str
    spans: tuple[Span, ...] = ()

    def parts(self, places: Iterable[tuple[int, int]]) -> Iterator[Styled]:
        """Yield the parts of the text at the given offsets (start, end), with their spans.

        The offsets are in order and do not overlap.
        """
        held: list[Span] = []
        taken = 0
        for start, end in places:
            while taken < len(self.spans) and self.spans[taken].start < end:
                held.append(self.spans[taken])
                taken += 1
            held = [span for span in held if span.end > start]
            yield Styled(
                self.text[start:end],
                tuple(
                    span._replace(
                        start=max(span.start, start) - start, end=min(span.end, end) - start
                    )
                    for span in held
                ),
            )


def inline(source: str, limit: int = MARKUP_LIMIT) -> Styled:
    """Return a text of one paragraph, its markup converted up to a limit of marks.

    Accept any string; take time linear in its length.
    """
    if len(source) > limit:
        beyond = next(islice(_MARK.finditer(source), max(0, limit), None), None)
        if beyond:
            end = beyond.start()
            shown, spans = inline(source[:end])
            return Styled(shown + source[end:], spans)
    # In 1,500 characters, a search for one character takes 0.03 µs, a search for two takes 2 µs.
    if not (
        "\\" in source
        or "$" in source
        or "`" in source
        or "*" in source
        or "_" in source
        or "~" in source
        or ("-" in source and "--" in source)
        or (":" in source and "://" in source)
        or ("<" in source and _BREAK.search(source))
    ):
        return Styled(source)
    from digest_tui.text.latex import prose  # costs as much as all else here

    events = prose.parse(source)
    if any(
        e.type == "prose" and ("*" in e.text or "_" in e.text or "](" in e.text) for e in events
    ):
        from digest_tui.text.emphasis import emphasised

        events = emphasised(events)
    return _styled(events)


def count_marks(source: str) -> int:
    """Return how many marks a text has: characters that may be markup."""
    return len(_MARK.findall(source))


def paragraphs(source: str, newline: str = " ") -> list[Styled]:
    """Return the paragraphs of a field that hold text.

    Markup is converted up to `MARKUP_LIMIT` marks of the field. What follows the first
    `_MOST_PARAGRAPHS` is one paragraph.

    Args:
        source: The whole field.
        newline: What replaces a single newline.
    """
    breaks = "\n" in source or "<" in source
    parts = _PARAGRAPH.split(source, _MOST_PARAGRAPHS) if breaks else [source]
    made: list[Styled] = []
    limit = MARKUP_LIMIT
    for number, part in enumerate(parts):
        lines = (line.strip() for line in part.split("\n"))
        if number == _MOST_PARAGRAPHS:
            lines = (line for line in lines if line)
        if paragraph := newline.join(lines).strip():
            made.append(inline(paragraph, limit))
            if len(source) > MARKUP_LIMIT:
                limit -= count_marks(paragraph)
    return made


def plain(source: str) -> str:
    """Return the text without its spans, for lists, notifications and exports."""
    return inline(source).text


def plain_start(source: str, length: int = 400) -> str:
    """Return the beginning of the text without its spans, on one line, for a row of a list.

    Args:
        source: A field or a paragraph.
        length: How many characters of the source to convert; if more follow, the text ends in `…`.
    """
    source = source.strip()
    more = "…" if len(source) > length else ""
    return plain(" ".join(source[:length].split())) + more


def _styled(events: list[Event]) -> Styled:
    shown: list[str] = []
    spans: list[Span] = []
    opened: list[tuple[int, Event]] = []
    length = 0
    for event in events:
        if event.type == "open":
            opened.append((length, event))
        elif event.type == "close":
            start, edge = opened.pop()
            if edge.kind is not None and length > start:
                spans.append(Span(start, length, edge.kind, edge.target))
        elif event.text:
            shown.append(event.text)
            if event.kind is not None:
                spans.append(Span(length, length + len(event.text), event.kind, event.target))
            length += len(event.text)
    return Styled("".join(shown), tuple(sorted(spans, key=lambda span: (span.start, -span.end))))
