"""Read Markdown digests, those of the generator's template exactly and at once.

The template escapes nothing, so a field ends where the template's next line stands, and nowhere
else. A paper whose lines stand where the template puts them is only noted while scanning and built
when asked for; any other is read at once by the rules of `_read_block`. A file most of whose
papers hold what the template does not know goes to `dialects`, but for the papers read exactly.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, overload

from digest_tui.model import Digest, Paper, Problem
from digest_tui.readers import strangers
from digest_tui.readers.shared import arxiv_id, disagreements
from digest_tui.text.sanitize import clean, clean_line

_TOC_ANCHOR: Final = "<div id=toc></div>"
_TOC_TITLE: Final = "# Table of Contents"
_TOC_ENTRY: Final = re.compile(r"- \[([^\]]*)\]\(#[^\[\]]*\) \[Total: (\d{1,9})\]\s*")
_SECTION: Final = re.compile(r"<div id='[^\n]*'></div>\s*|# .* \[\[Back\]\]\(#toc\)\s*")
_HEAD: Final = re.compile(
    r"### \[(\d{1,9})\] \[(.*?)\]\((http[^)\]\n]*)\)[ \t]*(?:\n|\Z)", re.DOTALL
)

_OPENING: Final = "<details>\n  <summary>Details</summary>\n"
_FIELDS: Final = ("tldr", "motivation", "method", "result", "conclusion", "abstract")
_LABELS: Final = ("TL;DR", "Motivation", "Method", "Result", "Conclusion", "Abstract")

# Where the template's lines stand below the head of a paper, the blank ones left out.
_AUTHORS, _CATEGORY, _TLDR, _DETAILS, _MOTIVATION, _METHOD, _RESULT, _CONCLUSION, _ABSTRACT = (
    1, 3, 5, 8, 10, 12, 14, 16, 18,
)  # fmt: skip

_HABIT: Final = 5
"""Papers that have to do a thing alike, and none otherwise, to call it a habit of the file."""

_LONGEST_ABSTRACT: Final = 200
"""Lines after which an abstract is read by the general rules, to keep the search linear."""


def parse(text: str, name: str, problems: Sequence[Problem] = ()) -> Digest | None:
    """Read a digest.

    Args:
        text: The whole file; lines end in a newline.
        name: What the digest is called.
        problems: What was found before, to stand first.

    Returns:
        The digest, or None where there is neither a paper nor the template's table of contents.
    """
    lines = text.split("\n")
    found = list(problems)
    entries: list[int | Paper] = []
    categories: list[str] = []
    strange: set[int] = set()
    sections = _Sections(lines)
    head = first = _next_head(lines, 0, found)
    heads: list[int] = []
    while head < len(lines):
        heads.append(head)
        end = _regular_end(lines, head)
        if end:
            entries.append(head)
            categories.append(clean_line(lines[head + _CATEGORY][15:].strip()))
            # A blank line in the abstract may part it from what another template adds.
            if "" in lines[head + _ABSTRACT + 1 : end - 1] and strangers.holds_foreign_labels(
                "\n".join(lines[head + _ABSTRACT : end])
            ):
                strange.add(head)
            head = _next_head(lines, end + 3, found)
            continue
        following = _next_head(lines, head + 1, found)
        block = "\n".join(lines[head:following])
        if strangers.is_strange(block):
            strange.add(head)
        paper = _read_block(block, head, sections, found, last=following == len(lines))
        entries.append(paper)
        categories.append(paper.category)
        head = following
    others = sum(
        strangers.is_unnumbered_head(lines[problem.line - 1]) for problem in found[len(problems) :]
    )
    whole = len(entries)
    if entries and heads[-1] not in strange and isinstance(entries[-1], Paper):
        whole -= 1  # A last paper that may break off tells nothing of the template.
    if not entries or 2 * (len(strange) + others) > whole + others:
        from digest_tui.readers import dialects

        papers = _Papers(lines, entries)
        missed = {problem.line - 1 for problem in found}
        exact = {
            place: papers[index]
            for index, place in enumerate(heads)
            if place not in strange and place not in missed
        }
        digest = dialects.parse(text, name, problems, exact)
        if digest is not None:
            return digest
    promised, at = _contents(lines[:first])
    if not (entries or promised or (at and _TOC_ANCHOR in lines[:at])):
        return None
    found += disagreements(promised, categories, at)
    found.sort(key=lambda problem: problem.line)
    counts = {category: count for category, (count, _) in promised.items()}
    return Digest(name, _Papers(lines, entries), categories, counts, tuple(found))


class _Papers(Sequence[Paper]):
    """The papers of one digest, those that follow the template built when asked for."""

    def __init__(self, lines: list[str], entries: list[int | Paper]) -> None:
        self._lines = lines
        self._entries = entries
        self._spaced = _are_spaced(lines, entries)

    def __len__(self) -> int:
        return len(self._entries)

    @overload
    def __getitem__(self, place: int) -> Paper: ...
    @overload
    def __getitem__(self, place: slice) -> list[Paper]: ...
    def __getitem__(self, place: int | slice) -> Paper | list[Paper]:
        if isinstance(place, slice):
            return [self[index] for index in range(*place.indices(len(self)))]
        entry = self._entries[place]
        paper = entry if isinstance(entry, Paper) else _regular_paper(self._lines, entry)
        if self._spaced:
            return replace(paper, authors=tuple(name.strip() for name in paper.authors))
        return paper


def _are_spaced(lines: list[str], entries: list[int | Paper]) -> bool:
    """Tell whether it is the file's habit to put a blank after each comma between authors."""
    habit = 0
    for entry in entries:
        authors = lines[entry + _AUTHORS] if isinstance(entry, int) else ",".join(entry.authors)
        if "," in authors:
            if authors.count(",") != authors.count(", "):
                return False
            habit += 1
    return habit >= _HABIT


def _next_head(lines: list[str], start: int, problems: list[Problem]) -> int:
    """Return the place of the next paper's head from `start` on, else the number of lines."""
    for place in range(start, len(lines)):
        line = lines[place]
        if line.startswith("### "):
            bracket = line.find("] [")
            if line[4:5] == "[" and 5 < bracket < 15 and line[5:bracket].isdecimal():
                return place
            message = "This heading names no linked paper and was left out."
            problems.append(Problem(place + 1, message))
    return len(lines)


def _regular_end(lines: list[str], head: int) -> int:
    """Return the line that ends a paper whose lines all stand where the template puts them, else 0.

    Only the abstract may run over several lines.
    """
    block = lines[head : head + _ABSTRACT + 1]
    if not (
        len(block) == _ABSTRACT + 1
        and block[_CATEGORY].startswith("Main category: ")
        and block[_TLDR].startswith("TL;DR: ")
        and block[_DETAILS] == "<details>"
        and block[_DETAILS + 1] == "  <summary>Details</summary>"
        and block[_MOTIVATION].startswith("Motivation: ")
        and block[_METHOD].startswith("Method: ")
        and block[_RESULT].startswith("Result: ")
        and block[_CONCLUSION].startswith("Conclusion: ")
        and block[_ABSTRACT].startswith("Abstract: ")
        and not (block[2] or block[4] or block[6] or block[7])
        and not (block[11] or block[13] or block[15] or block[17])
        and block[_AUTHORS].startswith("*")
        and block[_AUTHORS].endswith("*")
        and len(block[_AUTHORS]) > 1
        and (url := block[0].partition("](http")[2])
        and url.find(")") == len(url) - 1
        and "]" not in url
    ):
        return 0
    end = _details_end(lines, head)
    if not end or lines[end - 1]:
        return 0
    after = lines[end + 1 : end + 4]
    if len(after) < 3:
        return 0 if any(after) else end
    regular = not (after[0] or after[1]) and after[2].startswith(("### [", "<div id='"))
    return end if regular else 0


def _details_end(lines: list[str], head: int) -> int:
    """Return the line that ends the details of a regular paper, 0 where none is in reach."""
    start = head + _ABSTRACT + 2
    try:
        return lines.index("</details>", start, start + _LONGEST_ABSTRACT)
    except ValueError:
        return 0


def _regular_paper(lines: list[str], head: int) -> Paper:
    title = lines[head]
    end = _details_end(lines, head)
    bracket = title.index("] [")
    link = title.index("](http")
    return _paper(
        number=int(title[5:bracket]),
        title=title[bracket + 3 : link],
        authors=lines[head + _AUTHORS][1:-1],
        category=lines[head + _CATEGORY][15:],
        url=title[link + 2 : -1],
        fields=(
            lines[head + _TLDR][7:],
            lines[head + _MOTIVATION][12:],
            lines[head + _METHOD][8:],
            lines[head + _RESULT][8:],
            lines[head + _CONCLUSION][12:],
            "\n".join(lines[head + _ABSTRACT : end - 1])[10:],
        ),
    )


def _paper(
    number: int,
    title: str,
    authors: str,
    category: str,
    url: str,
    fields: Sequence[str | None],
) -> Paper:
    """Build a paper from its raw texts, which are cleaned here and nowhere before."""
    url = clean_line(url.strip())
    tldr, motivation, method, result, conclusion, abstract = (
        None if field is None else clean(field) for field in fields
    )
    return Paper(
        number,
        arxiv_id(url),
        clean_line(title),
        tuple(clean_line(authors).split(",")) if authors.strip() else (),
        clean_line(category.strip()),
        url,
        tldr,
        motivation,
        method,
        result,
        conclusion,
        abstract,
    )


def _read_block(
    block: str, at: int, sections: _Sections, problems: list[Problem], *, last: bool
) -> Paper:
    """Read one paper by the template's rules for where each field ends.

    The title ends at the first `](http…)` before a newline, the authors at the line of the main
    category, each field at the first line of the next label, the abstract at the last `</details>`.

    Args:
        block: The text from the paper's head to the next one's.
        at: The place of the block's first line in the file, from 0.
        sections: Tells the category where the paper does not.
        problems: Takes what is missing.
        last: Whether no paper follows, so that the file may break off in this one.
    """
    missing: list[str] = []
    blank = block.find("\n\n")
    head = _HEAD.match(block, 0, blank if blank >= 0 else len(block))
    if head is None:
        first, _, rest = block.partition("\n")
        number, title, url = int(first[5 : first.index("]")]), first[first.index("] [") + 3 :], ""
        body = "\n" + rest
        missing.append("its link")
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
        missing.append("its main category")

    fields = _fields(body, place)
    missing += [label for label, field in zip(_LABELS, fields, strict=True) if field is None]
    if missing:
        what = ", ".join(missing)
        problems.append(Problem(at + 1, f"Paper [{number}] stands without {what}."))
    if last and f"\n{_OPENING}" in body and "\n</details>" not in body:
        message = f"Paper [{number}] breaks off: its details have no end."
        problems.append(Problem(at + 1, message))
    return _paper(number, title, authors or "", category, url, fields)


def _fields(body: str, place: int) -> list[str | None]:
    """Cut the labelled fields of one paper out of its text, from `place` on."""
    opened = end = body.find(f"\n{_OPENING}", place)
    if opened >= 0:
        # Three newlines part the TL;DR from the details, those before them are its own.
        while opened > max(place, end - 2) and body[opened - 1] == "\n":
            opened -= 1
        body = f"{body[:opened]}\n\n{body[end + 1 + len(_OPENING) :]}"
    starts: list[tuple[int, int] | None] = []
    for label in _LABELS:
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
    close = body.rfind("\n\n</details>", start)
    if close >= 0:
        return close
    section = re.search(rf"\n(?:{_SECTION.pattern})(?=\n|\Z)", body[start:])
    return start + section.start() if section else len(body)


class _Sections:
    """The section headings of a file; no line is looked at twice."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._lines = lines
        self._seen = 0
        self._name = ""

    def above(self, place: int) -> str:
        """Return the name of the section that the line at `place` stands in; places only rise."""
        for line in reversed(self._lines[self._seen : place]):
            if line.startswith("# ") and _SECTION.fullmatch(line):
                self._name = line[2:].rpartition(" [[Back]]")[0]
                break
        self._seen = place
        return self._name


def _contents(lines: Sequence[str]) -> tuple[dict[str, tuple[int, int]], int]:
    """Return what the table of contents promises, and the number of its line, 0 where it is none.

    Each category has its count and the number of the line that promises it.
    """
    promised: dict[str, tuple[int, int]] = {}
    title = 0
    for number, line in enumerate(lines, 1):
        if line.rstrip() == _TOC_TITLE:
            title = title or number
        elif title and (entry := _TOC_ENTRY.fullmatch(line)):
            promised[clean_line(entry[1])] = int(entry[2]), number
    return promised, title
