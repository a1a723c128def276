"""Read digests that do not follow the template: one grammar for all their dialects.

1. A paper runs from its head to the next head or section; `heads` tells what these are.
2. A block begins after a blank line, a heading, a rule, or a line of HTML tags alone, and with each
   heading, row of a table and `<summary>`; `labels` tells what a label looks like.
3. A label counts at the start of a block, if its name is one of the template's or a synonym, or if
   at least half of the file's papers hold it there, just once each. Directly below the line of
   another label it counts too, without a bold name only if it is so common; elsewhere in a block a
   bold one, if it is. It counts once in a paper: where it returns, and where a synonym finds its
   field taken, it is text. A name such as `Code`, which prose may begin with, has to be common,
   bold or a block of its own; so has any below a heading such as `Abstract`, before its text.
4. A value is what follows a label, on its line and below, up to the next label, rule, line of tags,
   or end of the paper. A value of links alone is no text: they are the paper's address or its code.
5. Of several labels for one field the one nearest the template's takes it; the others, and labels
   of no field of the template, are extra if at least half of the papers have them.
6. A row above the line of dashes of a table is its title, unless it is a label of the template's.
7. Lines under no label are told by their shape; `drafts` tells how. A paper without a category has
   the name of its section, and one without a number its place in the file.
8. What at least half of the papers have and one lacks, a fold that is not closed and text that no
   rule explains are problems; the promises of a table of contents are checked where its names are
   those of categories.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Final

from digest_tui.model import Digest, Paper, Problem
from digest_tui.readers import heads as outline
from digest_tui.readers.blocks import is_break, is_dashes, opens
from digest_tui.readers.drafts import Draft, Entry
from digest_tui.readers.labels import TEMPLATE, Label, labels_in
from digest_tui.readers.shared import disagreements
from digest_tui.text.sanitize import clean

_ENTITY: Final = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_PROMISE: Final = (
    r"\s{0,9}(?:[-*+]|\d{1,3}\.) \[([^\[\]]{1,200})\]\(#[^()]{0,200}\)\W{0,4}"
    r"(?:[Tt]otal\W{0,2})?(\d{1,9})\s?(?:papers?|篇)?[\])）]?\s*"
)
_NOTHING_NEW: Final = (
    r"(?i)\bno (?:new |relevant |matching )?(?:papers|articles|results)\b|\b0 (?:new )?papers\b"
    r"|(?:没有|没|暂无|未|今日无|无).{0,8}(?:论文|文章)"
)
_MOST_LABELS: Final = 300
"""Lines of one paper that may hold labels."""

_SHORT: Final = 2000
"""Characters up to which a text that says that there are no papers is a digest of none."""

_ONE_LINE: Final = {"link", "category", "categories", "code"}
_PROSE_FIELDS: Final = {*TEMPLATE, "category", "authors", "translated_title"}
_Labelled = dict[int, list[tuple[str, Label]]]


def parse(
    text: str,
    name: str,
    problems: Sequence[Problem] = (),
    exact: Mapping[int, Paper] | None = None,
) -> Digest | None:
    """Read a digest of any dialect.

    Args:
        text: The whole file; lines end in a newline.
        name: What the digest is called.
        problems: What was found before, to stand first.
        exact: Papers that follow the template to the letter, by the place of their head from 0.

    Returns:
        The digest, or None where the text names no paper and does not say that there are none.
    """
    exact = exact or {}
    text = clean(re.sub(_ENTITY, _character, text))
    lines = text.split("\n")
    heads, sections = outline.find(lines, exact)
    if not heads:
        empty = len(text) < _SHORT and re.search(_NOTHING_NEW, text)
        return Digest(name, (), (), {}, tuple(problems)) if empty else None
    bodies = [
        body for body in outline.bodies(lines, heads, sections) if body.head.line not in exact
    ]
    made = dict(exact)
    found = list(problems)
    # Papers of another depth are papers of another kind: a list below full entries is none of them.
    for level in {body.head.level for body in bodies}:
        alike = [body for body in bodies if body.head.level == level]
        found += _read_alike(lines, alike, made)
    levels = {head.level for head in heads}
    found += [
        Problem(section.line + 1, "This heading names no linked paper and was left out.")
        for section in sections
        if section.level in levels and section.text.startswith("[") and "](#" not in section.text
    ]
    papers = [made[head.line] for head in heads]
    categories = [paper.category for paper in papers]
    promised = _promised(lines[: heads[0].line], categories)
    found += disagreements(
        promised, categories, min((at for _, at in promised.values()), default=1)
    )
    found.sort(key=lambda problem: problem.line)
    return Digest(
        name,
        tuple(papers),
        tuple(categories),
        {category: count for category, (count, _) in promised.items()},
        tuple(found),
    )


def _read_alike(
    lines: Sequence[str], alike: Sequence[outline.Body], made: dict[int, Paper]
) -> Iterator[Problem]:
    """Read papers of one kind; yield what they lack that at least half of them have.

    Args:
        lines: The lines of the file.
        alike: Where the papers stand.
        made: Takes the papers, by the place of their head.
    """
    counts: Counter[str] = Counter()
    for body in alike:
        once = Counter(_label_lines(lines, body, {}))
        counts.update(key for key, count in once.items() if count == 1)
    common = {key for key, count in counts.items() if 2 * count >= len(alike)}
    for body in alike:
        # Labels are looked for anew: those of a whole file would take many times its size.
        labelled: _Labelled = {}
        for _ in _label_lines(lines, body, labelled):
            pass
        draft = Draft(body.head, body.section)
        _read_body(draft, lines, body.end, labelled, common)
        draft.settle()
        number = body.place if body.head.number is None else body.head.number
        made[body.head.line] = draft.paper(number, common)
        who = f"paper [{number}]"
        if not draft.closed:
            message = f"P{who[1:]} breaks off: its details have no end."
            yield Problem(body.head.line + 1, message)
        if draft.left is not None:
            yield Problem(draft.left + 1, f"Text under no label was left out of {who}.")
    yield from _missing([(body.head.line, made[body.head.line]) for body in alike])


def _character(entity: re.Match[str]) -> str:
    """Return the character that an entity of HTML names, where it is none that ends a line."""
    return _named(entity[0])


@lru_cache(maxsize=256)
def _named(entity: str) -> str:
    named = unescape(entity)
    if "\n" in named or "\r" in named:
        return entity
    return " " if named.isspace() else named


def _label_lines(lines: Sequence[str], body: outline.Body, labelled: _Labelled) -> Iterator[str]:
    """Note the labels of a paper's lines; yield the keys of those where one may count."""
    fresh, chained = True, False
    for place in range(body.head.end, body.end):
        line = lines[place]
        if not line.strip() or is_break(line):
            fresh, chained = True, False
            continue
        labels = labels_in(line) if len(labelled) < _MOST_LABELS else []
        if labels:
            titles = place + 1 < body.end and is_dashes(lines[place + 1].strip())
            if titles and labels[0][1].field not in TEMPLATE:
                fresh, chained = True, False
                labelled[place] = []
                continue
            labelled[place] = labels
            if fresh or chained or not labels[0][1].plain:
                yield from (label.key for _, label in labels)
        chained = bool(labels)
        fresh = (chained and line.lstrip()[:1] in "#<|") or (not labelled and opens(line))


def _read_body(
    draft: Draft, lines: Sequence[str], end: int, labelled: _Labelled, common: set[str]
) -> None:
    """Put the lines below a head into the entries of its draft, and the others on its heap."""
    seen: set[str] = set()
    filled: set[str] = set()
    entry: Entry | None = None
    quoted = chained = False
    fresh = True
    if any(map(str.isalnum, draft.head.rest)) and "](#" not in draft.head.rest:
        for text in _rest(draft.head):
            draft.add(draft.head.line, text)
    for place in range(draft.head.end, end):
        line = lines[place]
        labels = labelled.get(place)
        if labels is None and is_break(line):
            draft.closed = (draft.closed and "<details" not in line) or "</details" in line
            if "<br" not in line and "<p" not in line:
                entry = None
            draft.part()
            fresh, chained = True, False
            continue
        if labels == []:
            entry = None
            continue
        # A heading's text may begin like a label: `Background: …` below `<summary>Abstract`.
        begins = entry is not None and entry.label.alone and not any(entry.lines)
        block = fresh or line.lstrip()[:1] in ("#", "<", "|")
        chained_here, chained = chained, False
        for raw, label in labels or ():
            below = chained_here or chained
            counts = _counts(label, common, seen, filled, block=block, below=below)
            if begins and label.plain and entry and entry.label.field in TEMPLATE:
                counts = counts and label.key in common
            if counts:
                entry = Entry(label, [label.value], place)
                draft.entries.append(entry)
                quoted = line.lstrip().startswith(">")
                if not (label.value.startswith(("[", "http")) and "](http" in label.value):
                    seen.add(label.key)
                    filled.add(label.field)
                chained = True
            elif entry is not None and chained:
                entry.lines[-1] += f" | {raw.strip()}"
            else:
                break
            block = False
        if not chained:
            if entry and entry.label.field in _ONE_LINE and opens(line):
                entry = None
            if entry is None and line.strip():
                draft.add(place, line)
            elif entry is None:
                draft.part()
            else:
                entry.lines.append(line.lstrip("> ") if quoted else line)
        fresh = (
            not line.strip()
            or (chained and line.lstrip()[:1] in ("#", "<", "|"))
            or (not draft.entries and opens(line))
        )


def _rest(head: outline.Head) -> Iterator[str]:
    """Yield what stands on the line of a head after its title, in pieces."""
    rest = head.rest.strip().strip("*_").strip()
    in_brackets = re.match(r"\([^()]{1,200}\)", rest)
    if in_brackets:
        yield in_brackets[0]
        rest = rest[in_brackets.end() :]
    yield rest.strip(" \t:：-–—|")


def _counts(
    label: Label, common: set[str], seen: set[str], filled: set[str], *, block: bool, below: bool
) -> bool:
    """Tell whether a label counts: at the start of a block, below another, or within a block."""
    if label.key in seen:
        return False
    if label.key in common:
        return block or below or not label.plain
    if not label.field or not (block or (below and not label.plain)):
        return False
    if label.field in filled:
        return label.rank == 0 and label.field in TEMPLATE
    return not label.plain or label.field in _PROSE_FIELDS


def _promised(lines: Sequence[str], categories: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Return what the contents promise of each category, and the number of the line there."""
    promised: dict[str, tuple[int, int]] = {}
    for number, line in enumerate(lines, 1):
        if "](#" in line[:500] and (match := re.fullmatch(_PROMISE, line[:500])):
            promised[match[1]] = int(match[2]), number
    return promised if promised.keys() & set(categories) else {}


_HAS: Final[dict[str, Callable[[Paper], bool]]] = {
    "its link": lambda paper: bool(paper.abs_url),
    "authors": lambda paper: bool(paper.authors),
    "its main category": lambda paper: bool(paper.category),
    "TL;DR": lambda paper: paper.tldr is not None,
    "Motivation": lambda paper: paper.motivation is not None,
    "Method": lambda paper: paper.method is not None,
    "Result": lambda paper: paper.result is not None,
    "Conclusion": lambda paper: paper.conclusion is not None,
    "Abstract": lambda paper: paper.abstract is not None,
}


def _missing(alike: Sequence[tuple[int, Paper]]) -> Iterator[Problem]:
    """Yield what papers lack that at least half of their kind have; each has its line, from 0."""
    expected = {
        name
        for name, has in _HAS.items()
        if 2 * sum(has(paper) for _, paper in alike) >= len(alike)
    } | {"its link"}
    for line, paper in alike:
        missing = [name for name, has in _HAS.items() if name in expected and not has(paper)]
        if missing:
            message = f"Paper [{paper.number}] stands without {', '.join(missing)}."
            yield Problem(line + 1, message)
