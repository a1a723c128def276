"""Read irregular papers: some of their lines are not where the template puts them."""

from __future__ import annotations

import re
from typing import Final

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
) -> Paper:
    """Read one paper by the template's rules for the end of each field.

    The title ends at the first `](http…)` before a newline, the authors at the line of the main
    category, each field at the first line of the next label, the abstract at the last `</details>`.

    Args:
        block: The text from the paper's head to the next head.
        offset: The offset of the block in the file.
        sections: Gives the category if the paper has none.
        problems: Collects the problems.
        last: Whether this is the last paper, which may be cut off.
    """
    if last:
        block = _without_cut_off_line(block)
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
    # Without the line of the category, the authors must be on one line.
    until = mark if mark >= 0 else body.find("\n", 1)
    close = body.rfind("*", 2, until if until >= 0 else len(body))
    authors = body[2:close] if body.startswith("\n*") and close >= 0 else None
    if authors is None:
        missing.append("authors")
    if mark >= 0:
        start = body.find("\n", mark + 2)
        start = len(body) if start < 0 else start
        category = body[mark + 17 : start]
    else:
        start, category = 0, sections.above(offset)
        missing.append("category")

    fields = _cut_fields(body, start)
    missing += [name for name, field in zip(_FIELDS, fields, strict=True) if field is None]
    if missing:
        problems.add(offset, ProblemKind.MISSING_FIELDS, paper=number, fields=tuple(missing))
    if last and f"\n{OPENING}" in body and "\n</details>" not in body:
        problems.add(offset, ProblemKind.CUT_OFF_PAPER, paper=number, cut_off=True)
    return build(number, title, authors or "", category, url, fields)


def _without_cut_off_line(block: str) -> str:
    """Return a text without its last line if that is only the beginning of a template's line."""
    for start in (block.rfind("\n<details>\n") + 1, block.rfind("\n") + 1):
        rest = block[start:]
        if start and any(line.startswith(rest) and line != rest for line in _LINES):
            return block[:start]
    return block


def _cut_fields(body: str, start: int) -> list[str | None]:
    """Return the texts of `LABELS` in one paper, None for those that are missing.

    Args:
        body: The paper below its head.
        start: The offset from which fields are searched.
    """
    opened = end = body.find(f"\n{OPENING}", start)
    if opened >= 0:
        # The template prints three newlines after the TL;DR; further ones belong to the TL;DR.
        while opened > max(start, end - 2) and body[opened - 1] == "\n":
            opened -= 1
        body = f"{body[:opened]}\n\n{body[end + 1 + len(OPENING) :]}"
    bounds: list[tuple[int, int] | None] = []
    for label in LABELS:
        if label == "Motivation":
            start = max(start, opened)
        mark = f"\n\n{label}: "
        found = body.find(mark, start)
        bounds.append((found, found + len(mark)) if found >= 0 else None)
        start = found + len(mark) if found >= 0 else start
    fields: list[str | None] = []
    for index, bound in enumerate(bounds):
        if bound is None:
            fields.append(None)
            continue
        following = next((later for later in bounds[index + 1 :] if later), None)
        fields.append(body[bound[1] : following[0] if following else _end(body, bound[1])])
    return fields


def _end(body: str, start: int) -> int:
    """Return the offset of the end of a paper's last field, which begins at `start`."""
    close = body.rfind(CLOSING, start)
    if close >= 0:
        return close
    section = re.compile(rf"\n(?:{_SECTION})(?=\n|\Z)").search(body, start)
    return section.start() if section else len(body)
