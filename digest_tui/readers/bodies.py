"""What the lines below a head are: labels, their values, and what stands under no label.

The rules are those of `dialects`; a paper's lines are walked for its labels and then for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from digest_tui.readers.blocks import is_break, is_dashes, opens
from digest_tui.readers.drafts import Draft, Entry
from digest_tui.readers.heads import Head
from digest_tui.readers.labels import TEMPLATE, Label, labels_in
from digest_tui.readers.lines import Gathered, walk

_MOST_LABELS: Final = 300
"""Labels that are looked for in one paper."""

_ONE_LINE: Final = {"link", "category", "categories", "code"}
_PROSE_FIELDS: Final = {*TEMPLATE, "category", "authors", "translated_title"}

Labelled = dict[int, list[tuple[str, Label]]]
"""The labels of a paper's lines, each with all its text, by the offset of their line."""


def label_keys(text: str, start: int, stop: int, labelled: Labelled) -> Iterator[str]:
    """Yield the keys of a paper's labels that may count.

    Args:
        text: The whole text.
        start: The offset of the line below the paper's head.
        stop: Where the paper ends.
        labelled: Takes the labels.
    """
    found = 0
    fresh, chained = True, False
    for (place, line), (_, following) in pairwise(chain(walk(text, start, stop), [(stop, "")])):
        if not line.strip() or is_break(line):
            fresh, chained = True, False
            continue
        labels = labels_in(line) if found < _MOST_LABELS else []
        if labels:
            found += len(labels)
            if is_dashes(following.strip()) and labels[0][1].field not in TEMPLATE:
                fresh, chained = True, False
                labelled[place] = []
                continue
            labelled[place] = labels
            if fresh or chained or not labels[0][1].plain:
                yield from (label.key for _, label in labels)
        chained = bool(labels)
        fresh = (chained and line.lstrip()[:1] in "#<|") or (not labelled and opens(line))


def read_body(
    draft: Draft, text: str, stop: int, labelled: Labelled, common: set[str], *, few: bool
) -> None:
    """Put the lines below a head into the entries of its draft, and the others on its heap.

    Args:
        draft: The paper in the making.
        text: The whole text.
        stop: Where the paper ends.
        labelled: The labels of its lines.
        common: The keys of the labels that at least half of the papers have.
        few: Whether there are no more than two papers, of which one is half.
    """
    seen: set[str] = set()
    filled: set[str] = set()
    entry: Entry | None = None
    quoted = chained = False
    fresh = True
    if any(map(str.isalnum, draft.head.rest)) and "](#" not in draft.head.rest:
        for rest in _rest(draft.head):
            draft.add(draft.head.start, rest)
    for place, line in walk(text, draft.head.end, stop):
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
        # A text may begin like a label: `Background: …` below `<summary>Abstract`.
        begins = entry is not None and entry.lines.empty
        block = fresh or line.lstrip()[:1] in ("#", "<", "|")
        chained_here, chained = chained, False
        for raw, label in labels or ():
            below = chained_here or chained
            counts = _counts(label, common, seen, filled, block=block, below=below)
            if begins and label.plain and entry and not chained:
                if entry.label.alone and entry.label.field in TEMPLATE:
                    counts = counts and label.key in common
                elif few:
                    counts = counts and (fresh or label.field != "")
            if counts:
                entry = Entry(label, Gathered(label.value), place)
                draft.entries.append(entry)
                quoted = line.lstrip().startswith(">")
                if not (label.value.startswith(("[", "http")) and "](http" in label.value):
                    seen.add(label.key)
                    filled.add(label.field)
                chained = True
            elif entry is not None and chained:
                entry.lines.extend(f" | {raw.strip()}")
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
                entry.lines.add(line.lstrip("> ") if quoted else line)
        fresh = (
            not line.strip()
            or (chained and line.lstrip()[:1] in ("#", "<", "|"))
            or (not draft.entries and opens(line))
        )


def _rest(head: Head) -> Iterator[str]:
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
