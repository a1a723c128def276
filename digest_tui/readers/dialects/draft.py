"""Build one paper from the values of its labels and its other lines."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from digest_tui.model import FAILED_SUMMARIES, Paper
from digest_tui.readers.arxiv import arxiv_id, paper_id
from digest_tui.readers.dialects.generic import is_generic
from digest_tui.readers.dialects.heads import Head
from digest_tui.readers.dialects.labels import TEMPLATE, Label, key_of
from digest_tui.readers.dialects.links import LINK, Link, links_in, only_links
from digest_tui.readers.dialects.marks import EMOJI
from digest_tui.readers.dialects.values import (
    all_categories,
    authors_of,
    categories_of,
    described_categories,
    one_line,
)
from digest_tui.readers.extra import LINKS, NOTE
from digest_tui.readers.lines import LineBuilder
from digest_tui.readers.patterns import compiled

_LONGEST_WITH_LINKS: Final = 20_000
"""The maximum length of the part of a value in which links are looked for."""

_BREAK: Final = r"(?i)\s*<br[ ]?/?>\Z"
_LONGEST_BREAK: Final = 20
"""The length of a `<br>` with the blanks before it."""

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
        """The value, with its newlines, but without `<br>` at its end."""
        value = self.lines.text().strip()
        end = len(value)
        while match := compiled(_BREAK).search(value, max(0, end - _LONGEST_BREAK), end):
            end = match.start()
        value = value[:end].rstrip()
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
    extra: list[LabelledText] = field(default_factory=list)
    links: list[Link] = field(default_factory=list)

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

    def paper(self, number: int) -> Paper:
        """Return the paper.

        Args:
            number: The number of the paper.
        """
        self._use_translated_abstract()
        text = {name: labelled.value for name, labelled in self.fields.items()}
        if not (self.url or self.code_url) and self.links:
            self.url = self.links.pop(0).url
        identifier = arxiv_id(self.url) or paper_id(text.get("link", ""))
        category, categories = categories_of(
            text.get("category") or self.category, text.get("categories", "")
        )
        translated = text.get("translated_title") or self.translated_title
        authors = authors_of(text.get("authors") or self.authors)
        self.add_extra(LINKS, "\n".join(dict.fromkeys(link.markdown for link in self.links)))
        return Paper(
            number,
            identifier,
            one_line(self.head.title or text.get("title", "")),
            tuple(authors),
            category or self.section,
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
            extra=self._extra(),
        )

    def _extra(self) -> tuple[tuple[str, str], ...]:
        """Return the extra fields in file order; those of one name are one."""
        joined: dict[str, tuple[str, list[str]]] = {}
        for labelled in sorted(self.extra, key=lambda labelled: labelled.offset):
            label = labelled.label
            joined.setdefault(label.key, (label.name, []))[1].append(labelled.value)
        return tuple((name, "\n".join(values)) for name, values in joined.values())

    def _use_translated_abstract(self) -> None:
        """Make a translated abstract the TL;DR, or an extra field if there is a TL;DR."""
        translated = self.fields.pop("translated_abstract", None)
        if translated is not None and self.has("tldr"):
            self.extra.append(translated)
        elif translated is not None:
            self.fields["tldr"] = translated

    def has(self, name: str) -> bool:
        """Return whether a label has given a field a text."""
        return name in self.fields and bool(self.fields[name].value)

    def add_value(self, labelled: LabelledText) -> None:
        """Make a value a field of the paper, an address, or an extra field."""
        label, value = labelled.label, labelled.value
        name = label.field
        if not value and (label.is_block or name not in TEMPLATE):
            return
        links = only_links(value) if name in {*TEMPLATE, "link", "code", "title"} else None
        if links is not None:
            self.use_links(links, code=name == "code")
            return
        if name == "title" and value == self.head.title:
            return
        if name == "code":
            self.use_links([link for link in links_in(value)[0] if link.is_code])
        if name == "link":
            self._use_link_value(labelled)
            return
        if name in ("category", "categories", "authors"):
            value = self._without_links(labelled)
        if name in ("category", "categories"):
            labelled.lines = LineBuilder(self._without_description(value))
        other = self.fields.get(name)
        if name and name != "code" and (other is None or label.rank < other.label.rank):
            self.fields[name] = labelled
            labelled = other or labelled
        if labelled is not self.fields.get(name):
            self.extra.append(labelled)

    def _use_link_value(self, labelled: LabelledText) -> None:
        """Use the links and the id in a value; one with other text is an extra field."""
        links, rest = links_in(labelled.value[:_LONGEST_WITH_LINKS])
        identifier = paper_id(rest)
        if identifier:
            self.fields.setdefault("link", labelled)
            rest = re.sub(rf"(?i)(?:arxiv)?\W{{0,3}}{re.escape(identifier)}(?:v\d+)?", " ", rest)
        if any(map(str.isalnum, rest)):
            self.extra.append(labelled)
            links = [link for link in links if arxiv_id(link.url) or link.is_code]
        self.use_links(links)

    def _without_links(self, labelled: LabelledText) -> str:
        """Use the links of a value; return the value with the names that links have as texts."""
        value = labelled.value
        if "http" in value:
            self.use_links(links_in(value[:_LONGEST_WITH_LINKS])[0])
            value = re.sub(LINK, _name_of_link, value)
        value = re.sub(r"[ \t]*<br ?/?>[ \t]*", " ", value).strip(" \t|·•")
        value = re.sub(rf"[\s|·•]+{EMOJI}+$", "", value)
        labelled.lines = LineBuilder(value)
        return value

    def _without_description(self, value: str) -> str:
        """Return the categories in a value; what describes them becomes a note."""
        codes, words = ([], "") if all_categories(value) else described_categories(value)
        self.add_extra(NOTE, words)
        return ", ".join(codes) or value

    def use_links(self, links: list[Link], *, code: bool = False) -> None:
        """Use links as those of the paper or of its code; keep all others.

        Args:
            links: The links.
            code: Whether the label says that they are those of the code.
        """
        for link in links:
            identifier = arxiv_id(link.url)
            is_code = not identifier and (code or link.is_code)
            is_same = identifier != "" and identifier == arxiv_id(self.url)
            if identifier and (not self.url or (is_same and "/abs/" not in self.url)):
                self.url = link.url if not self.url or "/abs/" in link.url else self.url
            elif is_code and not self.code_url:
                self.code_url = link.url
            elif not is_same and link.url != self.code_url:
                self.links.append(link)
                continue
            if not link.is_generic:
                self.links.append(link)

    def add_links(self, urls: list[str]) -> None:
        """Use addresses as those of the paper or of its code; keep all others."""
        self.use_links([Link("", url) for url in urls])

    def add_extra(self, name: str, text: str) -> None:
        """Add an extra field for a text that no label names, unless it is empty."""
        if text:
            label = Label(key_of(name), name, "")
            self.extra.append(LabelledText(label, LineBuilder(text), self.head.start))


def _name_of_link(link: re.Match[str]) -> str:
    """Return the text of a link, unless it is generic."""
    return "" if is_generic(link[1], link[2]) else link[1]
