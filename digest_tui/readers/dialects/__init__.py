"""Read digests that do not follow the template: one grammar for all their dialects.

1. A paper extends from its head to the next head or section. `heads`, `items` and `rows` define the
   syntax of a head, `structure` which of them count. `titles` separates the title from the scores
   and categories beside it; `below` finds a title, and lines of an address, below the head.
2. A block begins after a blank line, a heading, a rule, or a line of HTML tags, and with each
   heading, row of a table and `<summary>`. `label_syntax` defines the syntax of a label, `labels`
   lists the known names.
3. A label counts at the start of a block if its name is known, or common: at least half of the
   file's papers have it there exactly once. Directly below the line of another label it counts too,
   but a plain label (marked only by its colon) must be common; if the label above has no text yet,
   it is not enough that one of two papers has it. Within a block a bold label counts if it is
   common. A label counts once in a paper: a repeated label, and a synonym of a label of the paper,
   are text. A plain name with which prose may begin, such as `Code`, must be common; so must any
   name between a heading such as `Abstract` and its text. A label in bold with a colon counts
   though few papers have it, except below a heading of a field, in a list within a text, and in
   prose under no label; so does the `[!NAME]` of a callout. Inline HTML is Markdown (`tags`).
4. The value of a label is the text after it, up to the next label, rule, line of tags, or end of
   the paper. Names, categories, links, titles and comments (`labels.ONE_LINE`) end at a blank line,
   a quotation or a line of links. A line that is only the link to the paper is never text. A value
   that is only links is the address of the paper or of its code; other links are an extra field.
5. Of several labels for one field, the one that is first in `labels` fills the field. The others,
   and labels for no field, are extra fields. A translated abstract is the TL;DR of a paper without
   one, else an extra field.
6. A row above the line of dashes of a table is its header, unless its label is the template's.
7. `unlabelled` recognises lines under no label by their shape. The category of a paper without one
   is the name of its section, unless another paper in the section has a category of its own: then
   the section is an extra field. The number of a paper without one is its number in the file.
8. A line with a word that no field has is a note (`leftovers`). The text outside of the papers is
   kept as the asides of the digest.
9. These are problems: a paper that lacks a field that at least half of the papers have, and a
   `<details>` that is not closed. The counts of a table of contents are compared if its names are
   those of categories or sections.
10. A list of links without any text about the papers is no digest.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import unescape
from typing import Final

from digest_tui.model import Aside, Digest, Paper, Problem, ProblemKind
from digest_tui.readers import contents
from digest_tui.readers.asides import AsideCollector
from digest_tui.readers.dialects.bodies import read_body
from digest_tui.readers.dialects.common import MANY, CommonKeys
from digest_tui.readers.dialects.finish import (
    add_sections,
    draft_of,
    has_text,
    use_linked_titles,
    with_head,
)
from digest_tui.readers.dialects.heads import ITEM
from digest_tui.readers.dialects.label_keys import Labelled, label_keys
from digest_tui.readers.dialects.labels import is_known, key_of
from digest_tui.readers.dialects.leftovers import is_only_marks, leftovers
from digest_tui.readers.dialects.missing import add_missing
from digest_tui.readers.dialects.nothing import says_no_papers
from digest_tui.readers.dialects.structure import Structure
from digest_tui.readers.dialects.unlabelled import read_unlabelled
from digest_tui.readers.errors import ReadError, ReadErrorKind
from digest_tui.readers.extra import NOTE
from digest_tui.readers.lines import offsets, walk
from digest_tui.readers.problems import ProblemCollector
from digest_tui.text.sanitize import clean

_ENTITY: Final = r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
_UNREAD: Final = Paper(0, "", "", (), "", "")
"""A paper that has not been read yet."""


def parse(
    text: str,
    name: str,
    problems: Sequence[Problem] = (),
    exact: Mapping[int, Paper] | None = None,
) -> Digest | None:
    """Read a digest of any dialect.

    Args:
        text: The whole file; lines end in a newline.
        name: The name of the digest.
        problems: Problems found before, which come first.
        exact: Papers that follow the template exactly, by the line of their head from 0.

    Returns:
        The digest, or None if the text contains no paper and does not say that there are none.

    Raises:
        ReadError: The text is a list of links to papers, without text about them.
    """
    exact = exact or {}
    text = clean(re.sub(_ENTITY, _character, text))
    structure = Structure(text, exact)
    if not structure:
        if not says_no_papers(text):
            return None
        asides = _asides(text, structure, frozenset())
        return Digest(name, (), (), (), {}, tuple(problems), asides=asides)
    collected = ProblemCollector(text, name)
    papers = [exact.get(line, _UNREAD) for line in structure.line_numbers]
    # Each level is read separately, because a list of links differs from full entries.
    levels = sorted({*structure.levels})
    of_levels = [offsets(text) for _ in levels]
    for index, level in enumerate(structure.levels):
        if papers[index] is _UNREAD:
            of_levels[levels.index(level)].append(index)
    for level_papers in of_levels:
        _read_level(text, structure, level_papers, papers, collected)
    for section, level in enumerate(structure.section_levels):
        if level in levels:
            heading = structure.heading(section)
            if heading.startswith("[") and "](#" not in heading:
                collected.add(structure.sections[section], ProblemKind.UNLINKED_HEADING)
    if min(structure.levels) >= ITEM and not any(map(has_text, papers)):
        raise ReadError(ReadErrorKind.ONLY_LINKS, name)
    sections = add_sections(papers, structure)
    for level_papers in of_levels:
        add_missing(level_papers, papers, structure, collected)
    categories = [paper.category for paper in papers]
    promises = contents.of_dialect(
        text, structure.starts[0], categories, sections, structure.anchors()
    )
    contents.compare(promises, categories, collected, sections)
    keys = [paper.key for paper in papers]
    promised = contents.of_categories(promises, categories, sections)
    frame = promises.printed(promised) | _headers(structure, papers)
    asides = _asides(text, structure, frame)
    return Digest(
        name,
        papers,
        categories,
        keys,
        promised,
        collected.by_line(problems),
        cut_off=collected.cut_off,
        asides=asides,
    )


def _headers(structure: Structure, papers: Sequence[Paper]) -> set[int]:
    """Return the offsets of the headers of tables whose names are all known or extra fields."""
    extra = {key_of(name) for paper in papers for name, _ in paper.extra}
    return {
        offset
        for offset, names in structure.table_headers()
        if all(key_of(name) in extra or is_known(name) or not key_of(name) for name in names)
    }


def _asides(text: str, structure: Structure, frame: Collection[int]) -> tuple[Aside, ...]:
    """Return the text outside of the papers, without marks and the lines at some offsets.

    Args:
        text: The whole text.
        structure: Its structure.
        frame: The offsets of lines that the digest has in other form.
    """
    asides = AsideCollector(text)
    for end, start in zip([0, *structure.stops], [*structure.starts, len(text)], strict=True):
        if start > end:
            asides.begin()
            for offset, line in walk(text, end, start):
                is_text = offset not in frame and not is_only_marks(line)
                asides.add(offset, line if is_text else "")
    return asides.by_line()


def _read_level(
    text: str,
    structure: Structure,
    level_papers: Sequence[int],
    papers: list[Paper],
    problems: ProblemCollector,
) -> None:
    """Read the papers of one level, and collect their problems.

    Args:
        text: The whole text.
        structure: The structure of the text.
        level_papers: The indices of the papers.
        papers: All papers; those of the level are replaced.
        problems: Collects the problems.
    """
    keys = CommonKeys()
    for index in level_papers:
        keys.add(label_keys(text, structure.ends[index], structure.stops[index], {}))
    common = keys.common()
    names = common if len(level_papers) >= MANY else ()
    for index in level_papers:
        head, stop = structure.head(index), structure.stops[index]
        # The labels are found again, because to keep those of all papers takes too much memory.
        labelled: Labelled = {}
        for _ in label_keys(text, head.end, stop, labelled):
            pass
        draft = draft_of(head)
        read_body(draft, text, stop, labelled, common, few=len(level_papers) < 3)
        use_linked_titles(draft)
        draft.use_values()
        read_unlabelled(draft, common)
        number = index + 1 if head.number is None else head.number
        paper = with_head(draft.paper(number), draft)
        note = "\n".join(leftovers(text, head.start, stop, paper, names)).strip()
        papers[index] = replace(paper, extra=(*paper.extra, (NOTE, note))) if note else paper
        if not draft.closed:
            problems.add(head.start, ProblemKind.CUT_OFF_PAPER, paper=number, cut_off=True)


def _character(entity: re.Match[str]) -> str:
    """Return the character of an HTML entity, unless it is a newline."""
    return _named(entity[0])


@lru_cache(maxsize=256)
def _named(entity: str) -> str:
    named = unescape(entity)
    if "\n" in named or "\r" in named:
        return entity
    return " " if named.isspace() else named
