"""What the lines below a head are: labels, their values, and what stands under no label.

The rules are those of `dialects`; a paper's lines are walked for its labels and then for all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from digest_tui.readers.dialects.blocks import is_break, is_dashes, opens
from digest_tui.readers.dialects.draft import Draft, Entry
from digest_tui.readers.dialects.heads import Head
from digest_tui.readers.dialects.label_syntax import labels_in
from digest_tui.readers.dialects.labels import TEMPLATE, Label
from digest_tui.readers.lines import LineBuilder, walk

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
    if any(map(str.isalnum, draft.head.rest)) and "](#" not in draft.head.rest:
        for rest in _rest(draft.head):
            draft.add(draft.head.start, rest)
    body = _Body(draft, common, few=few)
    for place, line in walk(text, draft.head.end, stop):
        body.take(place, line, labelled.get(place))


class _Body:
    """The lines below a head, taken one after another."""

    def __init__(self, draft: Draft, common: set[str], *, few: bool) -> None:
        self._draft = draft
        self._common = common
        self._few = few
        self._seen: set[str] = set()  # keys of labels
        self._filled: set[str] = set()  # fields of labels
        self._entry: Entry | None = None  # whose lines these are
        self._quoted = False  # whether its label stands in a quotation
        self._chained = False  # whether labels stand on the line before
        self._fresh = True  # whether a block begins

    def take(self, place: int, line: str, labels: list[tuple[str, Label]] | None) -> None:
        """Take the next line; `labels` is empty for one that leads away from all entries."""
        if labels is None and is_break(line):
            self._take_break(line)
        elif labels == []:
            self._entry = None
        else:
            self._take_labels(place, line, labels or [])
            if not self._chained:
                self._take_text(place, line)
            self._fresh = (
                not line.strip()
                or (self._chained and line.lstrip()[:1] in ("#", "<", "|"))
                or (not self._draft.entries and opens(line))
            )

    def _take_break(self, line: str) -> None:
        draft = self._draft
        draft.closed = (draft.closed and "<details" not in line) or "</details" in line
        if "<br" not in line and "<p" not in line:
            self._entry = None
        draft.part()
        self._fresh, self._chained = True, False

    def _take_labels(self, place: int, line: str, labels: list[tuple[str, Label]]) -> None:
        """Begin an entry at each label that counts; those behind it on the line are its text."""
        # A text may begin like a label: `Background: …` below `<summary>Abstract`.
        begins = self._entry is not None and self._entry.lines.empty
        block = self._fresh or line.lstrip()[:1] in ("#", "<", "|")
        above, self._chained = self._chained, False
        for raw, label in labels:
            below = above or self._chained
            counts = _counts(
                label, self._common, self._seen, self._filled, block=block, below=below
            )
            if begins and label.plain and not self._chained:
                counts = counts and self._parts(label)
            if counts:
                self._begin(Entry(label, LineBuilder(label.value), place), line)
            elif self._entry is not None and self._chained:
                self._entry.lines.extend_last(f" | {raw.strip()}")
            else:
                break
            block = False

    def _parts(self, label: Label) -> bool:
        """Tell whether a label at the beginning of an entry's text ends that entry."""
        entry = self._entry
        if entry and entry.label.is_block and entry.label.field in TEMPLATE:
            return label.key in self._common
        return not self._few or self._fresh or label.field != ""

    def _begin(self, entry: Entry, line: str) -> None:
        self._entry = entry
        self._draft.entries.append(entry)
        self._quoted = line.lstrip().startswith(">")
        label = entry.label
        if not (label.value.startswith(("[", "http")) and "](http" in label.value):
            self._seen.add(label.key)
            self._filled.add(label.field)
        self._chained = True

    def _take_text(self, place: int, line: str) -> None:
        """Add a line to the entry it stands below, or to the heap where there is none."""
        if self._entry and self._entry.label.field in _ONE_LINE and opens(line):
            self._entry = None
        if self._entry:
            self._entry.lines.add(line.lstrip("> ") if self._quoted else line)
        elif line.strip():
            self._draft.add(place, line)
        else:
            self._draft.part()


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
