"""A paper of the generator's template whose lines do not all stand where the template puts them."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.model import SUMMARY_FIELDS, Paper, ProblemKind
from digest_tui.readers.problems import ProblemCollector
from digest_tui.readers.template.regular import CLOSING, LABELS, OPENING, build

_SECTION: Final = r"<div id='[^\n]*'></div>\s*|# .* \[\[Back\]\]\(#toc\)\s*"
_LINES: Final = (
    OPENING,
    CLOSING.strip(),
    "Main category: ",
    *(f"{label}: " for label in LABELS),
)
_FIELDS: Final = (*SUMMARY_FIELDS, "abstract")
"""The fields of a paper in the order of `LABELS`."""

_HEAD: Final = r"(?s)### \[(\d{1,9})\] \[(.*?)\]\((http[^)\]\n]*)\)[ \t]*(?:\n|\Z)"


class Sections:
    """The section headings of a file; no line is looked at twice."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._seen = 0
        self._name = ""

    def above(self, place: int) -> str:
        """Return the name of the section that the line at `place` stands in; places only rise."""
        before = place
        while (start := self._text.rfind("\n# ", self._seen, before)) >= 0:
            before = start + 1
            line = self._text[before : self._text.index("\n", before)]
            if re.fullmatch(_SECTION, line):
                self._name = line[2:].rpartition(" [[Back]]")[0]
                break
        self._seen = place
        return self._name


def read(
    block: str, at: int, sections: Sections, problems: ProblemCollector, *, last: bool
) -> Paper:
    """Read one paper by the template's rules for where each field ends.

    The title ends at the first `](http…)` before a newline, the authors at the line of the main
    category, each field at the first line of the next label, the abstract at the last `</details>`.

    Args:
        block: The text from the paper's head to the next one's.
        at: The offset of the block in the file.
        sections: Tells the category where the paper does not.
        problems: Takes what is missing.
        last: Whether no paper follows, so that the file may break off in this one.
    """
    if last:
        block = _without_cut_line(block)
    missing: list[str] = []
    blank = block.find("\n\n")
    head = re.compile(_HEAD).match(block, 0, blank if blank >= 0 else len(block))
    if head is None:
        first, _, rest = block.partition("\n")
        number, title, url = int(first[5 : first.index("]")]), first[first.index("] [") + 3 :], ""
        body = "\n" + rest
        missing.append("abs_url")
    else:
        number, title, url = int(head[1]), head[2], head[3]
        body = "\n" + block[head.end() :]

    mark = body.find("\n\nMain category: ")
    # Without the line that follows them the authors have to stand on one.
    until = mark if mark >= 0 else body.find("\n", 1)
    close = body.rfind("*", 2, until if until >= 0 else len(body))
    authors = body[2:close] if body.startswith("\n*") and close >= 0 else None
    if authors is None:
        missing.append("authors")
    if mark >= 0:
        place = body.find("\n", mark + 2)
        place = len(body) if place < 0 else place
        category = body[mark + 17 : place]
    else:
        place, category = 0, sections.above(at)
        missing.append("category")

    fields = _fields(body, place)
    missing += [name for name, field in zip(_FIELDS, fields, strict=True) if field is None]
    if missing:
        problems.add(at, ProblemKind.MISSING_FIELDS, paper=number, fields=tuple(missing))
    if last and f"\n{OPENING}" in body and "\n</details>" not in body:
        problems.add(at, ProblemKind.CUT_OFF_PAPER, paper=number, cut_off=True)
    return build(number, title, authors or "", category, url, fields)


def _without_cut_line(block: str) -> str:
    """Return a text without the first part of a line of the template's that it breaks off in."""
    for place in (block.rfind("\n<details>\n") + 1, block.rfind("\n") + 1):
        rest = block[place:]
        if place and any(line.startswith(rest) and line != rest for line in _LINES):
            return block[:place]
    return block


def _fields(body: str, place: int) -> list[str | None]:
    """Cut the labelled fields of one paper out of its text, from `place` on."""
    opened = end = body.find(f"\n{OPENING}", place)
    if opened >= 0:
        # Three newlines part the TL;DR from the details, those before them are its own.
        while opened > max(place, end - 2) and body[opened - 1] == "\n":
            opened -= 1
        body = f"{body[:opened]}\n\n{body[end + 1 + len(OPENING) :]}"
    starts: list[tuple[int, int] | None] = []
    for label in LABELS:
        if label == "Motivation":
            place = max(place, opened)
        mark = f"\n\n{label}: "
        at = body.find(mark, place)
        starts.append((at, at + len(mark)) if at >= 0 else None)
        place = at + len(mark) if at >= 0 else place
    fields: list[str | None] = []
    for index, start in enumerate(starts):
        if start is None:
            fields.append(None)
            continue
        following = next((later for later in starts[index + 1 :] if later), None)
        fields.append(body[start[1] : following[0] if following else _end(body, start[1])])
    return fields


def _end(body: str, start: int) -> int:
    """Return where the last field of a paper ends."""
    close = body.rfind(CLOSING, start)
    if close >= 0:
        return close
    section = re.compile(rf"\n(?:{_SECTION})(?=\n|\Z)").search(body, start)
    return section.start() if section else len(body)
