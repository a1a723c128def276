"""Find the labels of a paper, and what may be common to all papers of a file."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain, pairwise
from typing import Final

from digest_tui.readers.dialects.blocks import (
    header_key,
    is_separator,
    is_table_rule,
    italic_key,
)
from digest_tui.readers.dialects.continuation import may_precede_labels
from digest_tui.readers.dialects.label_syntax import labels_in
from digest_tui.readers.dialects.labels import Label, names_columns
from digest_tui.readers.dialects.tags import lines_below

_MOST_LABELS: Final = 300
"""The maximum number of labels that are found in one paper."""

Labelled = dict[int, list[tuple[str, Label]]]
"""The labels of each line, with their parts of the line, by the offset of the line."""


def label_keys(text: str, start: int, stop: int, labelled: Labelled) -> Iterator[str]:
    """Yield the keys of a paper's labels that may count, lines in italics, and tables.

    Args:
        text: The whole text.
        start: The offset of the line below the paper's head.
        stop: The offset of the end of the paper.
        labelled: A dictionary to add all labels of the paper to.
    """
    found = 0
    fresh, chained = True, False
    for (offset, line), (_, following) in pairwise(
        chain(lines_below(text, start, stop), [(stop, "")])
    ):
        if not line.strip() or is_separator(line):
            fresh, chained = True, False
            continue
        labels = labels_in(line) if found < _MOST_LABELS else []
        if labels:
            found += len(labels)
            if is_table_rule(following.strip()) and names_columns(labels[0][1]):
                fresh, chained = True, False
                labelled[offset] = []
                yield header_key(line)
                continue
            labelled[offset] = labels
            if fresh or chained or not labels[0][1].plain:
                yield from (label.key for _, label in labels)
        elif key := italic_key(line):
            yield key
        chained = bool(labels)
        fresh = (chained and line.lstrip()[:1] in "#<|") or (
            not labelled and may_precede_labels(line)
        )
