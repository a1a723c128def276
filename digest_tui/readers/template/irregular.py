"""Read irregular papers: some of their lines are not where the template puts them."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final, NamedTuple

from digest_tui.model import SUMMARY_FIELDS, Paper, ProblemKind
from digest_tui.readers.problems import ProblemCollector
from digest_tui.readers.template.regular import CLOSING, LABELS, OPENING, build

_FIELDS: Final = (*SUMMARY_FIELDS, "abstract")
"""The fields of a paper in the order of `LABELS`."""

_SECTION: Final = r"<div id='[^\n]*'></div>\s*|# .* \[\[Back\]\]\(#toc\)\s*"
_LINES: Final = (
    OPENING,
    CLOSING.strip(),
    "Main category: ",
    *(f"{label}: " for label in LABELS),
)
_HEAD: Final = r"(?s)### \[(\d{1,9})\] \[(.*?)\]\((http[^)\]\n]*)\)[ \t]*(?:\n|\Z)"


class Sections:
    """The section headings of a file, which are searched once, from the top."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._searched = 0
        self._name = ""

    def above(self, offset: int) -> str:
        """Return the name of the section of an offset, which must not be less than the last one."""
        before = offset
        while (start := self._text.rfind("\n# ", self._searched, before)) >= 0:
            before = start + 1
            line = self._text[before : self._text.index("\n", before)]
            if re.fullmatch(_SECTION, line):
                self._name = line[2:].rpartition(" [[Back]]")[0]
                break
        self._searched = offset
        return self._name


def parse(
    block: str, offset: int, sections: Sections, problems: ProblemCollector, *, last: bool
) -> tuple[Paper, int]:
    """Read one paper by the template's rules for the end of each field.

    The title ends at the first `](http…)` before a newline, the authors at the first `*` before a
    blank line, each field at the first line of the next label, the abstract at the last
    `</details>`. What stands between them is read by `leftovers`.

    Args:
        block: The text from the paper's head to the next head.
        offset: The offset of the block in the file.
        sections: Gives the category if the paper has none.
        problems: Collects the problems.
        last: Whether this is the last paper, which may be cut off.

    Returns:
        The paper, and the offset in the block of its end.
    """
    if last:
        block = _without_cut_off_line(block)
    missing: list[str] = []
    blank = block.find("\n\n")
    head = re.compile(_HEAD).match(block, 0, blank if blank >= 0 else len(block))
    if head is None:
        first, _, _ = block.partition("\n")
        number, title, url = int(first[5 : first.index("]")]), first[first.index("] [") + 3 :], ""
        below = min(len(first) + 1, len(block))
        missing.append("abs_url")
    else:
        number, title, url = int(head[1]), head[2], head[3]
        below = head.end()
    body = "\n" + block[below:]

    mark = body.find("\n\nMain category: ")
    # Without the line of the category, the authors must be on one line.
    until = mark if mark >= 0 else body.find("\n", 1)
    until = until if until >= 0 else len(body)
    close = -1
    if body.startswith("\n*"):
        close = body.find("*\n\n", 2, until)
        close = close if close >= 0 else body.rfind("*", 2, until)
    authors = body[2:close] if close >= 0 else None
    if authors is None:
        missing.append("authors")
    above = close + 1 if close >= 0 else 0
    if mark >= 0:
        start = body.find("\n", mark + 2)
        start = len(body) if start < 0 else start
        category = body[mark + 17 : start]
    else:
        start, category = above, sections.above(offset)
        missing.append("category")

    cut = _cut_fields(body, start)
    missing += [name for name, field in zip(_FIELDS, cut.texts, strict=True) if field is None]
    if missing:
        problems.add(offset, ProblemKind.MISSING_FIELDS, paper=number, fields=tuple(missing))
    if last and f"\n{OPENING}" in body and "\n</details>" not in body:
        problems.add(offset, ProblemKind.CUT_OFF_PAPER, paper=number, cut_off=True)
    paper = build(number, title, authors or "", category, url, cut.texts)
    rest = body[above:mark] + body[start : cut.start] if mark >= 0 else body[above : cut.start]
    if rest.strip():
        from digest_tui.readers.template import leftovers

        paper = replace(paper, extra=leftovers.read(rest))
    return paper, below - 1 + cut.end


def _without_cut_off_line(block: str) -> str:
    """Return a text without its last line if that is only the beginning of a template's line."""
    for start in (block.rfind("\n<details>\n") + 1, block.rfind("\n") + 1):
        rest = block[start:]
        if start and any(line.startswith(rest) and line != rest for line in _LINES):
            return block[:start]
    return block


class _Cut(NamedTuple):
    """The fields of one paper, cut from its body.

    Attributes:
        texts: The texts of `LABELS`, None for those that are missing.
        start: The offset of the first of them.
        end: The offset of the end of the last of them and of the tag that closes it.
    """

    texts: list[str | None]
    start: int
    end: int


def _cut_fields(body: str, start: int) -> _Cut:
    """Cut the fields of a paper.

    Args:
        body: The paper below its head.
        start: The offset from which fields are searched.
    """
    opened = end = body.find(f"\n{OPENING}", start)
    removed = 0
    if opened >= 0:
        # The template prints three newlines after the TL;DR; further ones belong to the TL;DR.
        while opened > max(start, end - 2) and body[opened - 1] == "\n":
            opened -= 1
        below = end + 1 + len(OPENING)
        while body.startswith("\n", below):
            below += 1
        removed = below - (opened + 2)
        body = f"{body[:opened]}\n\n{body[below:]}"
    bounds: list[tuple[int, int] | None] = []
    search = start
    for label in LABELS:
        if label == "Motivation":
            search = max(search, opened)
        mark = f"\n\n{label}: "
        found = body.find(mark, search)
        bounds.append((found, found + len(mark)) if found >= 0 else None)
        search = found + len(mark) if found >= 0 else search
    marks = [bound for bound in bounds if bound]
    if not marks:
        end = _end(body, start) + removed
        return _Cut([None] * len(LABELS), end, end)
    stop = _end(body, marks[-1][1])
    stops = iter([*(first for first, _ in marks[1:]), stop])
    texts = [body[bound[1] : next(stops)] if bound else None for bound in bounds]
    first = marks[0][0]
    if body.startswith(CLOSING, stop):
        stop += len(CLOSING)
    return _Cut(texts, first + removed * (first > opened), stop + removed)


def _end(body: str, start: int) -> int:
    """Return the offset of the end of a paper's last field, which begins at `start`."""
    close = body.rfind(CLOSING, start)
    if close >= 0:
        return close
    section = re.compile(rf"\n(?:{_SECTION})(?=\n|\Z)").search(body, start)
    return section.start() if section else len(body)
