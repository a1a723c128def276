"""Build one paper from the values of its labels and its other lines.

Lines under no label are recognised by their shape; the first of each kind counts. `*…*` are the
authors, `> *…*` or `（…）` before them is a translated title, `**8.5**` a score. Links alone are
links. A line of capitalised names directly below the head is the authors too. The rest is the TL;DR
if it is Chinese, Japanese or Korean, else the abstract, unless a label gave the paper that field.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from digest_tui.model import FAILED_SUMMARIES, Paper
from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.heads import ITEM, Head, paper_id
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.dialects.labels import TEMPLATE, Label
from digest_tui.readers.dialects.values import (
    ADDRESS,
    CATEGORY,
    LINK,
    categories_of,
    is_east_asian,
    is_list_of_names,
    join_authors,
    one_line,
    only_links,
    split_names,
)
from digest_tui.readers.lines import LineBuilder

_SCORED: Final = Label("score", "Score", "")
"""The label of a score that has none in the file."""

_MOST_UNLABELLED: Final = 300
"""Lines under no label, and parts of lines, whose shape is examined."""

_SCORE: Final = r"\W{0,3}(\d{1,3}(?:\.\d{1,3})?(?:\s?/\s?\d{1,3})?)\W{0,3}"


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
    """What is known of one paper.

    Attributes:
        head: Its head.
        section: The name of its section.
        values: The values of its labels, in file order.
        unlabelled: The first lines under no label; an empty one separates paragraphs.
        prose_lines: The lines after them, whose shape is not examined.
        start: The offset of the first line under no label.
        closed: Whether every `<details>` of its text is closed.
        left_out: The offset of text that belongs to no field, if there is any.
    """

    head: Head
    section: str
    values: list[LabelledText] = field(default_factory=list)
    unlabelled: list[str] = field(default_factory=list)
    prose_lines: LineBuilder = field(default_factory=LineBuilder)
    start: int = 0
    closed: bool = True
    left_out: int | None = None
    url: str = ""
    code_url: str = ""
    authors: str = ""
    translated_title: str = ""
    category: str = ""
    prose: str = ""
    fields: dict[str, LabelledText] = field(default_factory=dict)
    extra: dict[str, LabelledText] = field(default_factory=dict)

    def add(self, offset: int, line: str) -> None:
        """Add a line under no label."""
        self.start = self.start if self.unlabelled else offset
        if len(self.unlabelled) < _MOST_UNLABELLED:
            self.unlabelled.append(line)
        else:
            self.prose_lines.add(line.strip())

    def separate(self) -> None:
        """Begin a new paragraph of lines under no label."""
        if self.prose_lines.last:
            self.prose_lines.add("")
        elif len(self.unlabelled) < _MOST_UNLABELLED and self.unlabelled and self.unlabelled[-1]:
            self.unlabelled.append("")

    def finish(self) -> None:
        """Turn labels and lines into the fields of the paper."""
        self.url = self.head.url
        for value in self.values:
            self._add_value(value)
        self._read_unlabelled()
        if self.prose:
            name = "tldr" if is_east_asian(self.prose) else "abstract"
            if name in self.fields and self.fields[name].value:
                self.left_out = self.start
            else:
                self.fields[name] = LabelledText(
                    Label("", "", ""), LineBuilder(self.prose), self.start
                )

    def paper(self, number: int, common: set[str]) -> Paper:
        """Return the paper.

        Args:
            number: The number of the paper.
            common: The keys of the labels that may be extra fields, besides a score.
        """
        text = {name: entry.value for name, entry in self.fields.items()}
        identifier = arxiv_id(self.url) or paper_id(text.get("link", ""))
        category, categories = categories_of(text.get("category", ""), text.get("categories", ""))
        translated = text.get("translated_title") or self.translated_title
        kept = [
            entry for key, entry in self.extra.items() if key in common or entry.label == _SCORED
        ]
        kept.sort(key=lambda entry: entry.offset)
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
            extra=tuple((entry.label.name, entry.value) for entry in kept),
        )

    def _add_value(self, entry: LabelledText) -> None:
        """Make a value a field of the paper, an address, or an extra field."""
        label, value = entry.label, entry.value
        name = label.field
        if not value and (label.is_block or name not in TEMPLATE):
            return
        urls = only_links(value)
        if urls is not None and name in {*TEMPLATE, "link", "code", "title"}:
            self._add_links(urls, code=name == "code")
            return
        if name == "title" and value == self.head.title:
            return
        if name in ("category", "categories", "authors", "link"):
            if name == "link":
                self._add_links(re.findall(ADDRESS, value[:4000]))
            entry.lines = LineBuilder(re.sub(r"<br ?/?>", " ", re.sub(LINK, r"\1", value)))
        other = self.fields.get(name)
        if name and name != "code" and (other is None or label.rank < other.label.rank):
            self.fields[name] = entry
            entry = other or entry
        if entry is not self.fields.get(name):
            self.extra.setdefault(entry.label.key, entry)

    def _add_links(self, urls: list[str], *, code: bool = False) -> None:
        for url in urls:
            if arxiv_id(url):
                self.url = self.url or url
            elif code or re.match(r"https?://(?:www\.)?git(?:hub|lab)\.com/", url):
                self.code_url = self.code_url or url
        if not self.url and urls and not self.code_url:
            self.url = urls[0]

    def _add_score(self, score: str) -> None:
        self.extra.setdefault(
            _SCORED.key, LabelledText(_SCORED, LineBuilder(score), self.head.start)
        )

    def _read_unlabelled(self) -> None:
        italics: list[tuple[bool, str]] = []
        prose: list[str] = []
        examined = 0
        for line in join_authors(self.unlabelled):
            kept = []
            for part in (
                line.split("|") if len(line) < 4000 and examined < _MOST_UNLABELLED else [line]
            ):
                text = part.strip()
                if not text:
                    continue
                if examined >= _MOST_UNLABELLED or not self._recognise(
                    text, italics, first=not examined
                ):
                    kept.append(text)
                examined += 1
            if kept or not line.strip():
                prose.append(" | ".join(kept))
        self._add_italics(italics)
        self.prose = "\n".join([*prose, self.prose_lines.text()]).strip()

    def _recognise(self, text: str, italics: list[tuple[bool, str]], *, first: bool) -> bool:
        """Use a part of a line under no label; return whether its shape was recognised."""
        if text.startswith("!["):
            return True
        bare = text.lstrip("> \t")
        bare = re.sub(
            r"^(?:[-*+•][ \t]+)?[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]*[ \t]*", "", bare
        )
        mark = bare[:1]
        if mark and mark in "*_" and bare[1:2] not in ("", mark) and bare.endswith(mark):
            if len(italics) < 3:
                italics.append((text.startswith(">"), bare[1:-1].strip()))
                return True
            return False
        label = label_of(text)
        if label and not label.plain and label.value:
            self._add_value(LabelledText(label, LineBuilder(label.value), self.head.start))
            return True
        score = re.fullmatch(_SCORE, bare)
        if score:
            self._add_score(score[1])
            return True
        urls = only_links(text)
        if urls is not None:
            self._add_links(urls)
            return True
        if re.fullmatch(r"（[^（）]{1,500}）|\([^()]{1,500}\)", bare):
            parts = [part.strip() for part in bare[1:-1].split(",")]
            if self.head.level == ITEM and re.fullmatch(CATEGORY, parts[0]):
                self.category = parts[0]
                if len(parts) > 1 and (score := re.fullmatch(_SCORE, parts[-1])):
                    self._add_score(score[1])
                return True
            if not self.translated_title:
                self.translated_title = bare[1:-1].strip()
                return True
        if first and not self.authors and is_list_of_names(bare):
            self.authors = bare
            return True
        return False

    def _add_italics(self, italics: list[tuple[bool, str]]) -> None:
        plain = [text for quoted, text in italics if not quoted]
        quoted = [text for quoted, text in italics if quoted]
        foreign = not is_east_asian(self.head.title)
        if quoted and (plain or "authors" in self.fields or is_east_asian(quoted[0])):
            self.translated_title = self.translated_title or quoted[0]
        elif quoted:
            plain.append(quoted[0])
        if len(plain) > 1 and foreign and is_east_asian(plain[0]):
            self.translated_title = self.translated_title or plain.pop(0)
        if plain and "authors" not in self.fields:
            self.authors = plain[0]
