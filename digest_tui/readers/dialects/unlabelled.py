"""Read the lines of a paper under no label by their shape.

Of each kind, the first line is used. `*…*` are the authors, unless each paper has the same line.
`> *…*` or `（…）` before them is a translated title, `**8.5**` is a score. A line of only links is
links, `![…](…)` an image. A line of capitalised names directly below the head is the authors too.
A block quote is the TL;DR, or the abstract if there is a TL;DR. The rest is the TL;DR if it is
Chinese, Japanese or Korean, else the abstract, unless the paper has a label of that field.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from digest_tui.model import FAILED_SUMMARIES
from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects.blocks import italic_text, unquoted, without_marks
from digest_tui.readers.dialects.bylines import read_byline
from digest_tui.readers.dialects.common import is_common_italic
from digest_tui.readers.dialects.draft import MOST_UNLABELLED, Draft, LabelledText
from digest_tui.readers.dialects.heads import ITEM
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.dialects.labels import Label
from digest_tui.readers.dialects.links import only_links
from digest_tui.readers.dialects.marks import SCORE
from digest_tui.readers.dialects.values import (
    CATEGORY,
    is_east_asian,
    is_list_of_names,
    join_authors,
)
from digest_tui.readers.extra import IMAGE, NOTE
from digest_tui.readers.lines import LineBuilder

_LONGEST: Final = 4000
"""The maximum length of a line that is split at its bars."""

_MOST_ITALICS: Final = 3
_SCORE: Final = r"\W{0,3}(\d{1,3}(?:\.\d{1,3})?(?:\s?/\s?\d{1,3})?)\W{0,3}"


def read_unlabelled(draft: Draft, common: Collection[str] = ()) -> None:
    """Use the lines under no label for the fields that the labels of a draft left empty.

    Args:
        draft: The draft of the paper.
        common: The keys of the lines in italics that every paper has.
    """
    _Reader(draft, common).read()


class _Reader:
    """Uses the lines under no label of one draft."""

    def __init__(self, draft: Draft, common: Collection[str]) -> None:
        self._draft = draft
        self._common = common
        # Each text in italics, after whether it is in a block quote.
        self._italics: list[tuple[bool, str]] = []
        self._prose: list[str] = []
        self._quote: list[str] = []
        self._examined = 0

    def read(self) -> None:
        """Use all lines."""
        for line in join_authors(self._draft.unlabelled):
            kept = [] if self._is_byline(line) else self._unused_parts(line)
            if kept or not line.strip():
                text = " | ".join(kept)
                is_quote = text.startswith(">")
                self._quote.append(unquoted(text) if is_quote or not text else "")
                self._prose.append("" if is_quote else text)
        self._use_italics()
        self._use_quote("\n".join(self._quote).strip())
        self._use_prose("\n".join([*self._prose, self._draft.prose_lines.text()]).strip())

    def _unused_parts(self, line: str) -> list[str]:
        """Use the parts of a line between bars; return those whose shape is unknown."""
        kept = []
        is_split = len(line) < _LONGEST and self._examined < MOST_UNLABELLED
        for part in line.split("|") if is_split else [line]:
            text = part.strip()
            if not text:
                continue
            is_examined = self._examined < MOST_UNLABELLED
            if not (is_examined and self._use_or_collect(text, first=not self._examined)):
                kept.append(text)
            self._examined += 1
        return kept

    def _is_byline(self, line: str) -> bool:
        """Use a line of authors, categories, scores and links; return whether it is one."""
        draft = self._draft
        if self._examined >= MOST_UNLABELLED or italic_text(line) or only_links(line) is not None:
            return False
        byline = read_byline(line, arxiv_id(draft.url)) if len(line) < _LONGEST else None
        if byline is None or not byline.is_whole:
            return False
        has_authors = bool(draft.authors) or draft.has("authors")
        if byline.authors and has_authors and byline.authors != draft.authors:
            return False
        draft.authors = draft.authors or byline.authors
        draft.category = draft.category or byline.marks.category
        draft.url = draft.url or byline.url
        for name, text in byline.marks.extra:
            draft.add_extra(name, text)
        self._examined += 1
        return True

    def _use_or_collect(self, text: str, *, first: bool) -> bool:
        """Use a part of a line, or collect it if it is in italics; return whether it is known.

        Texts in italics are used last, because their meaning depends on how many there are.
        """
        italic = italic_text(text)
        if not italic:
            return self._use(text, first=first)
        if is_common_italic(text, self._common):
            self._draft.add_extra(NOTE, unquoted(text))
            return True
        is_sentence = text.startswith(">") and italic.endswith("。")
        is_sentence = is_sentence and italic not in FAILED_SUMMARIES
        if len(self._italics) == _MOST_ITALICS or is_sentence:
            return False
        self._italics.append((text.startswith(">"), italic))
        return True

    def _use(self, text: str, *, first: bool) -> bool:
        """Use a part of a line for a field; return whether its shape was recognised."""
        draft = self._draft
        if text.startswith("!["):
            draft.add_extra(IMAGE, text)
            return True
        bare = without_marks(text)
        label = label_of(text)
        if label and not label.plain and label.value:
            draft.add_value(LabelledText(label, LineBuilder(label.value), draft.head.start))
            return True
        score = re.fullmatch(_SCORE, bare)
        if score:
            draft.add_extra(SCORE, score[1])
            return True
        links = only_links(text)
        if links is not None:
            draft.use_links(links)
            return True
        if re.fullmatch(r"（[^（）]{1,500}）|\([^()]{1,500}\)", bare):
            if draft.head.level == ITEM and self._use_category(bare[1:-1]):
                return True
            if not draft.translated_title:
                draft.translated_title = bare[1:-1].strip()
                return True
        if first and not draft.authors and is_list_of_names(bare):
            draft.authors = bare
            return True
        return False

    def _use_category(self, text: str) -> bool:
        """Use a text such as `cs.CV, 9/10` in the brackets of an item; return whether it is."""
        parts = [part.strip() for part in text.split(",")]
        if not re.fullmatch(CATEGORY, parts[0]):
            return False
        self._draft.category = parts[0]
        if len(parts) > 1 and (score := re.fullmatch(_SCORE, parts[-1])):
            self._draft.add_extra(SCORE, score[1])
        return True

    def _use_italics(self) -> None:
        """Use texts in italics as the translated title and the authors."""
        draft = self._draft
        plain = [text for is_quoted, text in self._italics if not is_quoted]
        quoted = [text for is_quoted, text in self._italics if is_quoted]
        if quoted and (plain or "authors" in draft.fields or is_east_asian(quoted[0])):
            draft.translated_title = draft.translated_title or quoted[0]
        elif quoted:
            plain.append(quoted[0])
        if len(plain) > 1 and is_east_asian(plain[0]) and not is_east_asian(draft.head.title):
            draft.translated_title = draft.translated_title or plain.pop(0)
        if plain and "authors" not in draft.fields:
            draft.authors = plain[0]

    def _use_quote(self, quote: str) -> None:
        """Make block quotes the TL;DR or, if the paper has one, the abstract or a note."""
        if quote and not self._draft.has("tldr"):
            self._fill("tldr", quote)
        elif quote and not (self._draft.has("abstract") or is_east_asian(quote)):
            self._fill("abstract", quote)
        else:
            self._draft.add_extra(NOTE, quote)

    def _use_prose(self, prose: str) -> None:
        """Make the lines that no other rule explains a field, unless the paper has that field."""
        name = "tldr" if is_east_asian(prose) else "abstract"
        is_filled = name == "tldr" and self._draft.has("translated_abstract")
        if prose and not is_filled and not self._draft.has(name):
            self._fill(name, prose)

    def _fill(self, name: str, text: str) -> None:
        draft = self._draft
        draft.fields[name] = LabelledText(Label("", "", ""), LineBuilder(text), draft.start)
