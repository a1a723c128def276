"""Read the lines below a head: labels, their values, and lines under no label.

The docstring of the package has the rules. The lines of a paper are read twice: for its labels,
then in full.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.blocks import (
    header_key,
    is_separator,
    unquoted,
)
from digest_tui.readers.dialects.common import is_common_italic
from digest_tui.readers.dialects.continuation import ends_line, is_prose, may_precede_labels
from digest_tui.readers.dialects.draft import Draft, LabelledText
from digest_tui.readers.dialects.heads import Head
from digest_tui.readers.dialects.label_keys import Labelled
from digest_tui.readers.dialects.labels import ONE_LINE, TEMPLATE, Label
from digest_tui.readers.dialects.links import is_own_link
from digest_tui.readers.dialects.tags import lines_below
from digest_tui.readers.extra import NOTE
from digest_tui.readers.lines import LineBuilder
from digest_tui.readers.patterns import compiled

_PLAIN_FIELDS: Final = {
    *TEMPLATE,
    "translated_abstract",
    "category",
    "authors",
    "translated_title",
}
"""Fields whose plain labels count without being common."""

_LONG_FIELDS: Final = frozenset(TEMPLATE) - {"tldr"}
"""Fields whose text may continue below the block quote in which it begins."""

_ITEM: Final = r"[ \t>]*(?:[-*+•]|\d{1,3}[.)、])[ \t]"
_ORDINAL: Final = (
    r"(?i)(?:\W*\d|第?[一二三四五六七八九十]+[、步阶点是]|首先|其次|然后|最后|step\b|stage\b|phase\b|part\b"
    r"|first|second|third|final)"
)
"""The first word of a paragraph in bold, in place of a number."""


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
    for offset, line in lines_below(text, draft.head.end, stop):
        body.add(offset, line, labelled.get(offset))


class _Body:
    """Adds the lines below a head to a draft, one after another."""

    def __init__(self, draft: Draft, common: set[str], *, few: bool) -> None:
        self._draft = draft
        self._common = common
        self._few = few
        self._own = arxiv_id(draft.head.url)
        self._seen: set[str] = set()  # keys of labels
        self._filled: set[str] = set()  # fields of labels
        self._value: LabelledText | None = None  # to which lines are added
        self._in_quote = False  # whether its label is in a block quote
        self._quoted = False  # whether a line of the paragraph is in a block quote
        self._in_prose = False  # whether there was a line of prose under no label
        self._chained = False  # whether the line before has labels
        self._fresh = True  # whether a block begins here

    def add(self, offset: int, line: str, labels: list[tuple[str, Label]] | None) -> None:
        """Add the next line; `labels` is empty for the header of a table, which ends a value."""
        if labels is None and is_separator(line):
            self._add_separator(line)
        elif labels == []:
            self._value = None
            if header_key(line) not in self._common:
                self._draft.add_extra(NOTE, line.strip())
        else:
            self._add_labels(offset, line, labels or [])
            if not self._chained:
                self._add_text(offset, line)
            self._fresh = (
                not line.strip()
                or (self._chained and line.lstrip()[:1] in ("#", "<", "|"))
                or (not self._draft.values and may_precede_labels(line))
            )

    def _add_separator(self, line: str) -> None:
        draft = self._draft
        draft.closed = (draft.closed and "<details" not in line) or "</details" in line
        if "<br" not in line and "<p" not in line:
            self._value = None
        draft.separate()
        self._fresh, self._chained, self._quoted = True, False, False

    def _add_labels(self, offset: int, line: str, labels: list[tuple[str, Label]]) -> None:
        """Begin a value at each label that counts; other labels on the line are its text."""
        # A value may begin like a label, such as `Background: …` below `<summary>Abstract`.
        is_first = self._value is not None and self._value.lines.empty
        block = self._fresh or line.lstrip()[:1] in ("#", "<", "|")
        above, self._chained = self._chained, False
        for raw, label in labels:
            below = above or self._chained
            counts = self._counts(label, block=block, below=below) or (
                (block or below) and self._is_rare(label, line)
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

    def _counts(self, label: Label, *, block: bool, below: bool) -> bool:
        """Return whether a label counts because its name is known or common.

        Args:
            label: The label.
            block: Whether it is at the start of a block.
            below: Whether it is below the line of another label, or beside it.
        """
        if label.key in self._seen:
            return False
        if label.key in self._common:
            return block or below or not label.plain
        if not label.field or not (block or (below and not label.plain)):
            return False
        if label.field in self._filled:
            return label.rank == 0 and label.field in TEMPLATE
        return not label.plain or label.field in _PLAIN_FIELDS

    def _is_rare(self, label: Label, line: str) -> bool:
        """Return whether a label counts though few papers have it, because its marks are sure.

        The text below a heading such as `Abstract` may have paragraphs that begin so, an item of a
        list of any text too, and prose under no label has headings of its own.
        """
        is_known = label.field in ONE_LINE
        if label.key in self._seen and not is_known:
            return False
        value = self._value.label if self._value else None
        if compiled(_ORDINAL).match(label.name) or (value and value.is_block and value.field):
            return False
        if value is None and self._in_prose and not is_known:
            return False
        if line.lstrip().startswith("#"):
            return value is None
        is_item = compiled(_ITEM).match(line) is not None
        return label.is_sure and (not is_item or value is None or value.field in ONE_LINE)

    def _ends_empty_value(self, label: Label) -> bool:
        """Return whether a plain label ends a value that has no text yet."""
        value = self._value
        if value and value.label.is_block and value.label.field in TEMPLATE:
            return label.key in self._common
        return not self._few or self._fresh or label.field != ""

    def _begin(self, value: LabelledText, line: str) -> None:
        self._value = value
        self._draft.values.append(value)
        self._in_quote = self._quoted = line.lstrip().startswith(">")
        label = value.label
        if not (label.value.startswith(("[", "http")) and "](http" in label.value):
            self._seen.add(label.key)
            self._filled.add(label.field)
        self._chained = True

    def _add_text(self, offset: int, line: str) -> None:
        """Add a line to the current value, or to the lines under no label."""
        if self._value and self._is_end(self._value, line):
            self._value = None
        if self._value:
            self._value.lines.add(self._without_quote(self._value, line))
        elif line.strip():
            self._in_prose = self._in_prose or is_prose(line)
            self._draft.add(offset, line)
        else:
            self._draft.separate()

    def _is_end(self, value: LabelledText, line: str) -> bool:
        """Return whether a value ends before a line without labels."""
        field, is_empty = value.label.field, value.lines.empty
        if not line.strip():
            return not is_empty and (field in ONE_LINE or self._is_preamble(value))
        is_quote = line.lstrip().startswith(">")
        may_end = value.label.is_block or field not in _LONG_FIELDS
        if self._in_quote and self._fresh and not is_quote and may_end:
            return True
        if is_empty:
            return False
        if self._fresh and is_common_italic(line, self._common):
            return True
        return ends_line(value.label, line, quoted=self._in_quote) or is_own_link(line, self._own)

    def _is_preamble(self, value: LabelledText) -> bool:
        """Return whether a value is of a rare label above the first one of the template."""
        return (
            not value.label.field
            and value.label.key not in self._common
            and self._filled.isdisjoint(TEMPLATE)
        )

    def _without_quote(self, value: LabelledText, line: str) -> str:
        """Return a line without the marks of a block quote.

        Within a paragraph that is no quotation, `>` is a sign of mathematics.
        """
        if not line.strip():
            self._quoted = False
        elif line.lstrip().startswith(">") and (self._fresh or self._quoted or value.lines.empty):
            self._quoted = True
            return unquoted(line)
        return line


def _parts_after_title(head: Head) -> Iterator[str]:
    """Yield the parts of a head that follow its title."""
    rest = head.rest.strip().strip("*_").strip()
    in_brackets = re.match(r"\([^()]{1,200}\)", rest)
    if in_brackets:
        yield in_brackets[0]
        rest = rest[in_brackets.end() :]
    yield rest.strip(" \t:：-–—|")
