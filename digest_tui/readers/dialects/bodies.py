"""Read the lines below a head: labels, their values, and lines under no label.

The docstring of the package has the rules. The lines of a paper are read twice: for its labels,
then in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from digest_tui.readers.dialects.blocks import is_preamble, is_separator, is_table_rule
from digest_tui.readers.dialects.draft import Draft, LabelledText
from digest_tui.readers.dialects.heads import Head
from digest_tui.readers.dialects.label_syntax import labels_in
from digest_tui.readers.dialects.labels import TEMPLATE, Label, names_columns
from digest_tui.readers.lines import LineBuilder, walk

_MOST_LABELS: Final = 300
"""The maximum number of labels that are found in one paper."""

_ONE_LINE: Final = {"link", "category", "categories", "code"}
"""Fields whose value ends before a line in italics or brackets."""

_PLAIN_FIELDS: Final = {*TEMPLATE, "category", "authors", "translated_title"}
"""Fields whose plain labels count without being common."""

Labelled = dict[int, list[tuple[str, Label]]]
"""The labels of each line, with their parts of the line, by the offset of the line."""


def label_keys(text: str, start: int, stop: int, labelled: Labelled) -> Iterator[str]:
    """Yield the keys of the labels of a paper that may count, and collect all its labels.

    Args:
        text: The whole text.
        start: The offset of the line below the paper's head.
        stop: The offset of the end of the paper.
        labelled: A dictionary to add the labels to.
    """
    found = 0
    fresh, chained = True, False
    for (offset, line), (_, following) in pairwise(chain(walk(text, start, stop), [(stop, "")])):
        if not line.strip() or is_separator(line):
            fresh, chained = True, False
            continue
        labels = labels_in(line) if found < _MOST_LABELS else []
        if labels:
            found += len(labels)
            if is_table_rule(following.strip()) and names_columns(labels[0][1]):
                fresh, chained = True, False
                labelled[offset] = []
                continue
            labelled[offset] = labels
            if fresh or chained or not labels[0][1].plain:
                yield from (label.key for _, label in labels)
        chained = bool(labels)
        fresh = (chained and line.lstrip()[:1] in "#<|") or (not labelled and is_preamble(line))


def read_body(
    draft: Draft, text: str, stop: int, labelled: Labelled, common: set[str], *, few: bool
) -> None:
    """Add the lines below a head to a draft: values to its labels, other lines to the rest.

    Args:
        draft: The draft of the paper.
        text: The whole text.
        stop: The offset of the end of the paper.
        labelled: The labels of its lines.
        common: The keys of the labels that at least half of the papers have.
        few: Whether there are at most two papers, so that one of them is half of them.
    """
    if any(map(str.isalnum, draft.head.rest)) and "](#" not in draft.head.rest:
        for rest in _parts_after_title(draft.head):
            draft.add(draft.head.start, rest)
    body = _Body(draft, common, few=few)
    for offset, line in walk(text, draft.head.end, stop):
        body.add(offset, line, labelled.get(offset))


class _Body:
    """Adds the lines below a head to a draft, one after another."""

    def __init__(self, draft: Draft, common: set[str], *, few: bool) -> None:
        self._draft = draft
        self._common = common
        self._few = few
        self._seen: set[str] = set()  # keys of labels
        self._filled: set[str] = set()  # fields of labels
        self._value: LabelledText | None = None  # to which lines are added
        self._quoted = False  # whether its label is in a block quote
        self._chained = False  # whether the line before has labels
        self._fresh = True  # whether a block begins here

    def add(self, offset: int, line: str, labels: list[tuple[str, Label]] | None) -> None:
        """Add the next line; `labels` is empty for the header of a table, which ends a value."""
        if labels is None and is_separator(line):
            self._add_separator(line)
        elif labels == []:
            self._value = None
        else:
            self._add_labels(offset, line, labels or [])
            if not self._chained:
                self._add_text(offset, line)
            self._fresh = (
                not line.strip()
                or (self._chained and line.lstrip()[:1] in ("#", "<", "|"))
                or (not self._draft.values and is_preamble(line))
            )

    def _add_separator(self, line: str) -> None:
        draft = self._draft
        draft.closed = (draft.closed and "<details" not in line) or "</details" in line
        if "<br" not in line and "<p" not in line:
            self._value = None
        draft.separate()
        self._fresh, self._chained = True, False

    def _add_labels(self, offset: int, line: str, labels: list[tuple[str, Label]]) -> None:
        """Begin a value at each label that counts; other labels on the line are its text."""
        # A value may begin like a label, such as `Background: …` below `<summary>Abstract`.
        is_first = self._value is not None and self._value.lines.empty
        block = self._fresh or line.lstrip()[:1] in ("#", "<", "|")
        above, self._chained = self._chained, False
        for raw, label in labels:
            below = above or self._chained
            counts = _counts(
                label, self._common, self._seen, self._filled, block=block, below=below
            )
            if is_first and label.plain and not self._chained:
                counts = counts and self._ends_empty_value(label)
            if counts:
                self._begin(LabelledText(label, LineBuilder(label.value), offset), line)
            elif self._value is not None and self._chained:
                self._value.lines.extend_last(f" | {raw.strip()}")
            else:
                break
            block = False

    def _ends_empty_value(self, label: Label) -> bool:
        """Return whether a plain label ends a value that has no text yet."""
        value = self._value
        if value and value.label.is_block and value.label.field in TEMPLATE:
            return label.key in self._common
        return not self._few or self._fresh or label.field != ""

    def _begin(self, value: LabelledText, line: str) -> None:
        self._value = value
        self._draft.values.append(value)
        self._quoted = line.lstrip().startswith(">")
        label = value.label
        if not (label.value.startswith(("[", "http")) and "](http" in label.value):
            self._seen.add(label.key)
            self._filled.add(label.field)
        self._chained = True

    def _add_text(self, offset: int, line: str) -> None:
        """Add a line to the current value, or to the lines under no label."""
        if self._value and self._value.label.field in _ONE_LINE and is_preamble(line):
            self._value = None
        if self._value:
            self._value.lines.add(line.lstrip("> ") if self._quoted else line)
        elif line.strip():
            self._draft.add(offset, line)
        else:
            self._draft.separate()


def _parts_after_title(head: Head) -> Iterator[str]:
    """Yield the parts of a head that follow its title."""
    rest = head.rest.strip().strip("*_").strip()
    in_brackets = re.match(r"\([^()]{1,200}\)", rest)
    if in_brackets:
        yield in_brackets[0]
        rest = rest[in_brackets.end() :]
    yield rest.strip(" \t:：-–—|")


def _counts(
    label: Label, common: set[str], seen: set[str], filled: set[str], *, block: bool, below: bool
) -> bool:
    """Return whether a label counts: at the start of a block, below another, or within a block."""
    if label.key in seen:
        return False
    if label.key in common:
        return block or below or not label.plain
    if not label.field or not (block or (below and not label.plain)):
        return False
    if label.field in filled:
        return label.rank == 0 and label.field in TEMPLATE
    return not label.plain or label.field in _PLAIN_FIELDS
