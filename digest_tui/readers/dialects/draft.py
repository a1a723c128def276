"""One paper in the making: what its labels and its other lines add up to.

Lines under no label are told by their shape, the first of a kind counts: `*…*` are the authors,
`> *…*` or `（…）` before them a translated title, `**8.5**` a score, links alone are links, a line
of capitalised names directly below the head is the authors too. What remains is the TL;DR where it
is Chinese, Japanese or Korean, else the abstract, if no label gave the paper that field.
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
    joined,
    links,
    names,
    one_line,
)
from digest_tui.readers.lines import LineBuilder

_SCORED: Final = Label("score", "Score", "")
"""What labels a score that stands under no label."""

_MOST_LOOSE: Final = 300
"""Lines under no label, and pieces of lines, of which one may be told by its shape."""

_SCORE: Final = r"\W{0,3}(\d{1,3}(?:\.\d{1,3})?(?:\s?/\s?\d{1,3})?)\W{0,3}"


@dataclass(slots=True)
class Entry:
    """A label and the lines of its value; `place` is the offset at which it stands."""

    label: Label
    lines: LineBuilder
    place: int

    @property
    def value(self) -> str:
        """The value, its newlines kept."""
        value = self.lines.text().strip()
        whole_code = len(value) > 2 and value[0] == value[-1] == "`" and value.count("`") == 2
        return value[1:-1] if whole_code else value


@dataclass(slots=True)
class Draft:
    """What is known of one paper so far.

    Attributes:
        loose: The first lines under no label; a blank one parts paragraphs.
        more: The lines after them, which are prose whatever their shape.
        start: The offset of the first of these lines.
        closed: Whether every fold that its text opens is closed.
        left: The offset of text that found no field, None where there is none.
    """

    head: Head
    section: str
    entries: list[Entry] = field(default_factory=list)
    loose: list[str] = field(default_factory=list)
    more: LineBuilder = field(default_factory=LineBuilder)
    start: int = 0
    closed: bool = True
    left: int | None = None
    url: str = ""
    code_url: str = ""
    authors: str = ""
    translated_title: str = ""
    category: str = ""
    prose: str = ""
    fields: dict[str, Entry] = field(default_factory=dict)
    extra: dict[str, Entry] = field(default_factory=dict)

    def add(self, place: int, line: str) -> None:
        """Take a line under no label."""
        self.start = self.start if self.loose else place
        if len(self.loose) < _MOST_LOOSE:
            self.loose.append(line)
        else:
            self.more.add(line.strip())

    def part(self) -> None:
        """Part the lines under no label, those before from those to come."""
        if self.more.last:
            self.more.add("")
        elif len(self.loose) < _MOST_LOOSE and self.loose and self.loose[-1]:
            self.loose.append("")

    def settle(self) -> None:
        """Turn labels and lines into the fields of the paper."""
        self.url = self.head.url
        for entry in self.entries:
            self._take(entry)
        self._read_loose()
        if self.prose:
            name = "tldr" if is_east_asian(self.prose) else "abstract"
            if name in self.fields and self.fields[name].value:
                self.left = self.start
            else:
                self.fields[name] = Entry(Label("", "", ""), LineBuilder(self.prose), self.start)

    def paper(self, number: int, common: set[str]) -> Paper:
        """Return the paper; of its further labels those are kept whose keys are common.

        A score that stands under no label is kept anyway.
        """
        text = {name: entry.value for name, entry in self.fields.items()}
        found = arxiv_id(self.url) or paper_id(text.get("link", ""))
        category, categories = categories_of(text.get("category", ""), text.get("categories", ""))
        translated = text.get("translated_title") or self.translated_title
        kept = [
            entry for key, entry in self.extra.items() if key in common or entry.label == _SCORED
        ]
        kept.sort(key=lambda entry: entry.place)
        return Paper(
            number,
            found,
            one_line(self.head.title or text.get("title", "")),
            tuple(names(text.get("authors") or self.authors)),
            category or self.category or self.section,
            one_line(self.url) or (f"https://arxiv.org/abs/{found}" if found else ""),
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

    def _take(self, entry: Entry) -> None:
        """Give an entry its place: a field of the paper, its address, or among the extra ones."""
        label, value = entry.label, entry.value
        name = label.field
        if not value and (label.is_block or name not in TEMPLATE):
            return
        urls = links(value)
        if urls is not None and name in {*TEMPLATE, "link", "code", "title"}:
            self._take_links(urls, code=name == "code")
            return
        if name == "title" and value == self.head.title:
            return
        if name in ("category", "categories", "authors", "link"):
            if name == "link":
                self._take_links(re.findall(ADDRESS, value[:4000]))
            entry.lines = LineBuilder(re.sub(r"<br ?/?>", " ", re.sub(LINK, r"\1", value)))
        other = self.fields.get(name)
        if name and name != "code" and (other is None or label.rank < other.label.rank):
            self.fields[name] = entry
            entry = other or entry
        if entry is not self.fields.get(name):
            self.extra.setdefault(entry.label.key, entry)

    def _take_links(self, urls: list[str], *, code: bool = False) -> None:
        for url in urls:
            if arxiv_id(url):
                self.url = self.url or url
            elif code or re.match(r"https?://(?:www\.)?git(?:hub|lab)\.com/", url):
                self.code_url = self.code_url or url
        if not self.url and urls and not self.code_url:
            self.url = urls[0]

    def _take_score(self, score: str) -> None:
        self.extra.setdefault(_SCORED.key, Entry(_SCORED, LineBuilder(score), self.head.start))

    def _read_loose(self) -> None:
        italics: list[tuple[bool, str]] = []
        prose: list[str] = []
        seen = 0
        for line in joined(self.loose):
            kept = []
            for piece in line.split("|") if len(line) < 4000 and seen < _MOST_LOOSE else [line]:
                text = piece.strip()
                if not text:
                    continue
                if seen >= _MOST_LOOSE or not self._take_piece(text, italics, first=not seen):
                    kept.append(text)
                seen += 1
            if kept or not line.strip():
                prose.append(" | ".join(kept))
        self._take_italics(italics)
        self.prose = "\n".join([*prose, self.more.text()]).strip()

    def _take_piece(self, text: str, italics: list[tuple[bool, str]], *, first: bool) -> bool:
        """Tell whether a piece of a loose line was one that its shape explains."""
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
            self._take(Entry(label, LineBuilder(label.value), self.head.start))
            return True
        score = re.fullmatch(_SCORE, bare)
        if score:
            self._take_score(score[1])
            return True
        urls = links(text)
        if urls is not None:
            self._take_links(urls)
            return True
        if re.fullmatch(r"（[^（）]{1,500}）|\([^()]{1,500}\)", bare):
            parts = [part.strip() for part in bare[1:-1].split(",")]
            if self.head.level == ITEM and re.fullmatch(CATEGORY, parts[0]):
                self.category = parts[0]
                if len(parts) > 1 and (score := re.fullmatch(_SCORE, parts[-1])):
                    self._take_score(score[1])
                return True
            if not self.translated_title:
                self.translated_title = bare[1:-1].strip()
                return True
        if first and not self.authors and is_list_of_names(bare):
            self.authors = bare
            return True
        return False

    def _take_italics(self, italics: list[tuple[bool, str]]) -> None:
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
