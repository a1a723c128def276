"""Build one paper from the values of its labels and its other lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from digest_tui.model import FAILED_SUMMARIES, Paper
from digest_tui.readers.arxiv import arxiv_id, paper_id
from digest_tui.readers.dialects.heads import Head
from digest_tui.readers.dialects.labels import TEMPLATE, Label
from digest_tui.readers.dialects.values import (
    ADDRESS,
    LINK,
    categories_of,
    one_line,
    only_links,
    split_names,
)
from digest_tui.readers.lines import LineBuilder

_SCORED: Final = Label("score", "Score", "")
"""The label that a score without one gets."""

MOST_UNLABELLED: Final = 300
"""The maximum number of lines under no label, or parts of lines, whose shape is examined."""


@dataclass(slots=True)
class LabelledText:
    """A label, the lines of its value, and its offset in the text."""

    label: Label
    lines: LineBuilder
    offset: int

    @property
    def value(self) -> str:
        """The value, with its newlines."""
        value = self.lines.text().strip()
        whole_code = len(value) > 2 and value[0] == value[-1] == "`" and value.count("`") == 2
        return value[1:-1] if whole_code else value


@dataclass(slots=True)
class Draft:
    """What has been read of one paper.

    Attributes:
        head: Its head.
        section: The name of its section.
        values: The values of its labels, in file order.
        unlabelled: The first lines under no label; an empty one separates paragraphs.
        prose_lines: The lines after them, whose shape is not examined.
        start: The offset of the first line under no label.
        closed: Whether every `<details>` of its text is closed.
    """

    head: Head
    section: str
    values: list[LabelledText] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    prose_lines: LineBuilder = field(default_factory=LineBuilder)
    start: int = 0
    closed: bool = True
    url: str = ""
    code_url: str = ""
    authors: str = ""
    translated_title: str = ""
    category: str = ""
    fields: dict[str, LabelledText] = field(default_factory=dict)
    extra: dict[str, LabelledText] = field(default_factory=dict)

    def add(self, offset: int, line: str) -> None:
        """Add a line under no label."""
        self.start = self.start if self.unlabelled else offset
        if len(self.unlabelled) < MOST_UNLABELLED:
            self.unlabelled.append(line)
        else:
            self.prose_lines.add(line.strip())

    def separate(self) -> None:
        """Begin a new paragraph of lines under no label."""
        if self.prose_lines.last:
            self.prose_lines.add("")
        elif len(self.unlabelled) < MOST_UNLABELLED and self.unlabelled and self.unlabelled[-1]:
            self.unlabelled.append("")

    def use_values(self) -> None:
        """Make the values of labels fields, addresses and extra fields."""
        self.url = self.head.url
        for value in self.values:
            self.add_value(value)

    def paper(self, number: int, common: set[str]) -> Paper:
        """Return the paper.

        Args:
            number: The number of the paper.
            common: The keys of the labels that may be extra fields, besides a score.
        """
        text = {name: labelled.value for name, labelled in self.fields.items()}
        identifier = arxiv_id(self.url) or paper_id(text.get("link", ""))
        category, categories = categories_of(text.get("category", ""), text.get("categories", ""))
        translated = text.get("translated_title") or self.translated_title
        extra = [
            labelled
            for key, labelled in self.extra.items()
            if key in common or labelled.label == _SCORED
        ]
        extra.sort(key=lambda labelled: labelled.offset)
        return Paper(
            number,
            identifier,
            one_line(self.head.title or text.get("title", "")),
            tuple(split_names(text.get("authors") or self.authors)),
            category or self.category or self.section,
            one_line(self.url) or (f"https://arxiv.org/abs/{identifier}" if identifier else ""),
            text.get("tldr"),
            text.get("motivation"),
            text.get("method"),
            text.get("result"),
            text.get("conclusion"),
            text.get("abstract"),
            translated_title="" if translated in FAILED_SUMMARIES else one_line(translated),
            categories=categories,
            comment=one_line(text.get("comment", "")),
            code_url=self.code_url,
            extra=tuple((labelled.label.name, labelled.value) for labelled in extra),
        )

    def add_value(self, labelled: LabelledText) -> None:
        """Make a value a field of the paper, an address, or an extra field."""
        label, value = labelled.label, labelled.value
        name = label.field
        if not value and (label.is_block or name not in TEMPLATE):
            return
        urls = only_links(value)
        if urls is not None and name in {*TEMPLATE, "link", "code", "title"}:
            self.add_links(urls, code=name == "code")
            return
        if name == "title" and value == self.head.title:
            return
        if name in ("category", "categories", "authors", "link"):
            if name == "link":
                self.add_links(re.findall(ADDRESS, value[:4000]))
            labelled.lines = LineBuilder(re.sub(r"<br ?/?>", " ", re.sub(LINK, r"\1", value)))
        other = self.fields.get(name)
        if name and name != "code" and (other is None or label.rank < other.label.rank):
            self.fields[name] = labelled
            labelled = other or labelled
        if labelled is not self.fields.get(name):
            self.extra.setdefault(labelled.label.key, labelled)

    def add_links(self, urls: list[str], *, code: bool = False) -> None:
        """Use addresses as those of the paper or of its code.

        Args:
            urls: The addresses.
            code: Whether the label says that they are those of the code.
        """
        for url in urls:
            if arxiv_id(url):
                self.url = self.url or url
            elif code or re.match(r"https?://(?:www\.)?git(?:hub|lab)\.com/", url):
                self.code_url = self.code_url or url
        if not self.url and urls and not self.code_url:
            self.url = urls[0]

    def add_score(self, score: str) -> None:
        """Make a score without a label an extra field."""
        self.extra.setdefault(
            _SCORED.key, LabelledText(_SCORED, LineBuilder(score), self.head.start)
        )
