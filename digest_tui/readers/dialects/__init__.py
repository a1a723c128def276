"""Read digests that do not follow the template: one grammar for all their dialects.

1. A paper runs from its head to the next head or section; `heads` tells what these are.
2. A block begins after a blank line, a heading, a rule, or a line of HTML tags alone, and with each
   heading, row of a table and `<summary>`; `labels` tells what a label looks like.
3. A label counts at the start of a block, if its name is one of the template's or a synonym, or if
   at least half of the file's papers hold it there, just once each. Directly below the line of
   another label it counts too, without a bold name only if it is so common, which of two papers one
   does not prove where that label has no text yet; elsewhere in a block a bold one, if it is. It
   counts once in a paper: where it returns, and where a synonym finds its field taken, it is text.
   A name such as `Code`, which prose may begin with, has to be common, bold or a block of its own;
   so has any below a heading such as `Abstract`, before its text.
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
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from html import unescape
from typing import Final

from digest_tui.model import Digest, Paper, Problem, ProblemKind
from digest_tui.readers import contents
from digest_tui.readers.dialects.bodies import Labelled, label_keys, read_body
from digest_tui.readers.dialects.draft import Draft
from digest_tui.readers.dialects.structure import Outline
from digest_tui.readers.lines import offsets
from digest_tui.readers.problems import ProblemCollector
from digest_tui.text.sanitize import clean

_ENTITY: Final = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_NOTHING_NEW: Final = (
    r"(?i)\bno (?:new |relevant |matching )?(?:papers|articles|results)\b|\b0 (?:new )?papers\b"
    r"|(?:没有|没|暂无|未|今日无|无).{0,8}(?:论文|文章)"
)
_SHORT: Final = 2000
"""Characters up to which a text that says that there are no papers is a digest of none."""

_MOST_NAMES: Final = 2000
"""Labels that are counted in one file."""
_UNREAD: Final = Paper(0, "", "", (), "", "")
"""Stands where a paper has not been read yet."""

_HAS: Final[dict[str, Callable[[Paper], bool]]] = {
    "abs_url": lambda paper: bool(paper.abs_url),
    "authors": lambda paper: bool(paper.authors),
    "category": lambda paper: bool(paper.category),
    "tldr": lambda paper: paper.tldr is not None,
    "motivation": lambda paper: paper.motivation is not None,
    "method": lambda paper: paper.method is not None,
    "result": lambda paper: paper.result is not None,
    "conclusion": lambda paper: paper.conclusion is not None,
    "abstract": lambda paper: paper.abstract is not None,
}


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
        exact: Papers that follow the template to the letter, by the line of their head from 0.

    Returns:
        The digest, or None where the text names no paper and does not say that there are none.
    """
    exact = exact or {}
    text = clean(re.sub(_ENTITY, _character, text))
    outline = Outline(text, exact)
    if not outline:
        empty = len(text) < _SHORT and re.search(_NOTHING_NEW, text)
        return Digest(name, (), (), (), {}, tuple(problems)) if empty else None
    found = ProblemCollector(text, name)
    papers = [exact.get(line, _UNREAD) for line in outline.lines]
    # Papers of another depth are papers of another kind: a list below full entries is none of them.
    levels = sorted({*outline.levels})
    for level in levels:
        unread = enumerate(zip(papers, outline.levels, strict=True))
        alike = offsets(
            text, (at for at, (paper, own) in unread if paper is _UNREAD and own == level)
        )
        _read_alike(text, outline, alike, papers, found)
    for section, level in enumerate(outline.section_levels):
        if level in levels:
            heading = outline.heading(section)
            if heading.startswith("[") and "](#" not in heading:
                found.add(outline.sections[section], ProblemKind.UNLINKED_HEADING)
    categories = [paper.category for paper in papers]
    promises = contents.of_dialect(text, outline.starts[0], categories)
    contents.compare(promises, categories, found)
    keys = [paper.key for paper in papers]
    return Digest(
        name,
        papers,
        categories,
        keys,
        promises.promised,
        found.by_line(problems),
        cut_off=found.cut_off,
    )


def _read_alike(
    text: str, outline: Outline, alike: Sequence[int], papers: list[Paper], found: ProblemCollector
) -> None:
    """Read papers of one kind, and note what they lack that at least half of them have.

    Args:
        text: The whole text.
        outline: Where the papers stand.
        alike: Which of them are of the kind.
        papers: Takes them.
        found: Takes what is wrong with them.
    """
    counts: Counter[str] = Counter()
    for index in alike:
        keys = label_keys(text, outline.ends[index], outline.stops[index], {})
        once = [key for key, count in Counter(keys).items() if count == 1]
        counts.update(key for key in once if key in counts or len(counts) < _MOST_NAMES)
    common = {key for key, count in counts.items() if 2 * count >= len(alike)}
    for index in alike:
        head, stop = outline.head(index), outline.stops[index]
        # Labels are looked for anew: those of a whole file would take many times its size.
        labelled: Labelled = {}
        for _ in label_keys(text, head.end, stop, labelled):
            pass
        draft = Draft(head, outline.section(index))
        read_body(draft, text, stop, labelled, common, few=len(alike) < 3)
        draft.settle()
        number = index + 1 if head.number is None else head.number
        papers[index] = draft.paper(number, common)
        if not draft.closed:
            found.add(head.start, ProblemKind.CUT_OFF_PAPER, paper=number, cut_off=True)
        if draft.left is not None:
            found.add(draft.left, ProblemKind.LEFT_OUT_TEXT, paper=number)
    expected = {
        name
        for name, has in _HAS.items()
        if 2 * sum(has(papers[index]) for index in alike) >= len(alike)
    } | {"abs_url"}
    for index in alike:
        paper = papers[index]
        missing = [name for name, has in _HAS.items() if name in expected and not has(paper)]
        if missing:
            found.add(
                outline.starts[index],
                ProblemKind.MISSING_FIELDS,
                paper=paper.number,
                fields=tuple(missing),
            )


def _character(entity: re.Match[str]) -> str:
    """Return the character that an entity of HTML names, where it is none that ends a line."""
    return _named(entity[0])


@lru_cache(maxsize=256)
def _named(entity: str) -> str:
    named = unescape(entity)
    if "\n" in named or "\r" in named:
        return entity
    return " " if named.isspace() else named
