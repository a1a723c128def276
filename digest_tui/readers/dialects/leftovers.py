"""Find the lines of a paper that are in none of its fields, by their words.

The rules for lines cannot foresee every file. So the words of each paper are counted, in the file
and in its fields: a line with a word that the fields lack is kept as it is. Words that only mark a
line, such as known labels and tags, are not counted.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache, partial
from itertools import chain, pairwise
from typing import Final

from digest_tui.model import FAILED_SUMMARIES, Paper
from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.blocks import is_table_rule
from digest_tui.readers.dialects.label_syntax import CALLOUT, label_of, labels_in
from digest_tui.readers.dialects.labels import Label, hides_text, is_column, key_of
from digest_tui.readers.dialects.links import LINK, Link
from digest_tui.readers.dialects.tags import replace_tags
from digest_tui.readers.dialects.titles import without_count
from digest_tui.readers.lines import line_end, walk
from digest_tui.readers.patterns import compiled

_WORD: Final = r"[A-Za-z0-9]+|[^\W_]"
_BETWEEN: Final = r"[^A-Za-z0-9]|\Z"
_SHORT: Final = 80
"""The length of a line that may be the same in each paper."""

_PART: Final = 8192
"""Characters whose words are counted at once."""

_TAG: Final = (
    r"(?i)</?(?:a|b|br|center|code|del|details|div|em|font|hr|i|kbd|mark|p|s|section|small|span"
    r"|strong|sub|summary|sup|table|tbody|td|th|thead|tr|u)\b(?:[ \t/][^<>\n]{0,300})?>"
)
_HREF: Final = r"<a\b[^<>\n]{0,200}href=[\"']?(https?://[^\s\"'<>]{1,500})[^<>\n]{0,300}>"
_LINKED: Final = rf"{_HREF}([^<>\n]{{0,100}})</a>"
_SUMMARY: Final = r"<summary>([^<>\n]{0,60})</summary>"
_VERSION: Final = r"([0-9]{4}\.[0-9]{4,5})v[0-9]{1,3}\b"
_BACK: Final = (
    r"(?i)\[+\W{0,9}(?:(?:back to )?(?:top|toc|contents)|back|(?:返回|回到)?(?:目录|顶部)|返回)"
    r"\W{0,9}\]+\(#[^()\s]{0,200}\)"
)
_ANCHOR: Final = r"\]\(#[^()\n]{0,200}\)"
_LIST_NUMBER: Final = r"^[ \t>]*[0-9]{1,3}[.)、]"
_EDGES: Final = " \t#*_>-|:：()[]（）"
"""Marks around the text of a line."""

_JOINING: Final = ("and", "by", "et", "al")
"""Words before and between the names of authors."""

_ADDRESS: Final = r"https?://[^\s<>()\[\]\"'`]{1,500}"


def leftovers(
    text: str, start: int, stop: int, paper: Paper, names: Collection[str]
) -> Iterator[str]:
    """Yield the lines of a paper with a word that its fields lack.

    Args:
        text: The whole text.
        start: The offset of the paper's head.
        stop: The offset of the end of the paper.
        paper: The paper.
        names: The keys of the labels of the file's template; they are not looked for.
    """
    shown_lines = Counter(
        line.strip(_EDGES)
        for part in (str(paper.number), paper.abs_url, *paper.texts())
        for line in part.split("\n")
    )
    remaining = shown_lines.copy()
    others = []
    for (_, line), (_, below) in pairwise(chain(walk(text, start, stop), [(stop, "")])):
        bare = line.strip(_EDGES)
        # Most lines of a paper are lines of a field, perhaps after a label.
        part = bare
        if bare not in remaining:
            before, _, after = bare.partition(":" if ":" in bare else "：")
            part = "" if "|" in before else after.strip(_EDGES)
        # `get`, because a `Counter` takes longer for what it does not contain.
        count = remaining.get(part, 0) if part else 0
        if count:
            remaining[part] = count - 1
        else:
            is_header = names and is_table_rule(below.strip()) and _names_columns(line)
            # A whole line may be shown once, and stand twice in the file.
            if not (bare in shown_lines or is_header or is_only_marks(line)):
                others.append(line)
    if not others:
        return
    shown = _count("\n".join(remaining.elements()))
    free = {*_JOINING, *_count(f"{paper.category} {paper.arxiv_id}")}
    lacking = (_count("\n".join(others)) - shown).keys() - free
    known = shown.keys() | free
    head = text[start : line_end(text, start)]
    for line in others:
        if lacking.isdisjoint(_count(line)):
            continue
        without = without_count(line, paper.number) if line == head else line
        bare = _without_marks(without, paper, names).strip(_EDGES)
        counted = _count(bare).items()
        words = Counter({word: n for word, n in counted if word in lacking or word not in known})
        if all(count <= shown[word] for word, count in words.items()):
            shown.subtract(words)
        elif bare not in shown_lines:
            yield line


def _names_columns(line: str) -> bool:
    """Return whether a row of a table has only names of columns."""
    return all(is_column(cell) or not key_of(cell) for cell in line.split("|"))


def _count(text: str) -> Counter[str]:
    """Return how often a text has each of its words."""
    words: Counter[str] = Counter()
    text = text.casefold()
    start = 0
    while start < len(text):
        # In parts, because a list of all words may take fifty times the memory of the text.
        between = compiled(_BETWEEN).search(text, min(start + _PART, len(text)))
        end = between.start() if between else len(text)
        words.update(compiled(_WORD).findall(text, start, end))
        start = end
    return words


def _without_marks(line: str, paper: Paper, names: Collection[str]) -> str:
    """Return a line without what only marks it: labels, tags, anchors, and links to the paper."""
    line = replace_tags(line)
    parts: list[tuple[str, Label | None]] = [*labels_in(line)]
    if not parts:
        parts = [(part, label_of(part.strip())) for part in compiled("[|｜·•]").split(line)]
    text = " ".join(
        _without_name(part, label) if label and _is_name(label, names) else part
        for part, label in parts
    )
    text = re.sub(CALLOUT, "", text)
    if text.strip(_EDGES) in FAILED_SUMMARIES:
        return ""
    text = re.sub(_VERSION, r"\1", text)
    text = re.sub(_LINKED, r"[\2](\1)", text)
    text = re.sub(LINK, partial(_without_own_link, paper), _without_tags(text))
    text = re.sub(_ADDRESS, partial(_without_own_address, paper), text)
    return re.sub(_ANCHOR, "]", text)


def is_only_marks(line: str) -> bool:
    """Return whether a line has no words but those of tags, and of links within the file."""
    text = line.strip(_EDGES)
    if not text or not text.startswith(("<", "[")):
        return not text
    return _are_marks(text) if len(text) < _SHORT else not _count(_without_tags(text))


@lru_cache(maxsize=64)
def _are_marks(text: str) -> bool:
    """Return whether a text has no words but those of tags, and of links within the file."""
    return not _count(_without_tags(text))


def _without_tags(text: str) -> str:
    """Return a text without HTML tags, except for their links, and without links to the top."""
    text = re.sub(_SUMMARY, _without_details, text)
    return re.sub(_TAG, " ", re.sub(_BACK, "", re.sub(_HREF, r" \1 ", text)))


def _is_name(label: Label, names: Collection[str]) -> bool:
    """Return whether the name of a label only names the text after it."""
    return "http" not in label.name and (label.field != "" or label.key in names)


def _without_name(part: str, label: Label) -> str:
    """Return a part of a line without the name of its label, and the number before it."""
    before, _, after = part.partition(label.name)
    return f"{re.sub(_LIST_NUMBER, ' ', before)} {after}"


def _without_details(summary: re.Match[str]) -> str:
    """Return a `<summary>`, or a blank if it only hides text."""
    return " " if hides_text(summary[1]) else summary[0]


def _without_own_link(paper: Paper, link: re.Match[str]) -> str:
    """Return a link, or a blank if it leads to the paper and its text is generic."""
    return " " if _is_own(paper, link[2]) and Link(link[1], link[2]).is_generic else link[0]


def _without_own_address(paper: Paper, address: re.Match[str]) -> str:
    """Return an address, or a blank if it is the paper's own."""
    return " " if _is_own(paper, address[0]) else address[0]


def _is_own(paper: Paper, address: str) -> bool:
    """Return whether an address is that of the paper or of its code."""
    return (
        address in (paper.abs_url, paper.code_url) or (arxiv_id(address) or None) == paper.arxiv_id
    )
