"""Read the lines of a paper under no label by their shape.

Of each kind, the first line is used. `*…*` are the authors. `> *…*` or `（…）` before them is a
translated title, `**8.5**` is a score. A line of only links is links. A line of capitalised names
directly below the head is the authors too. The rest is the TL;DR if it is Chinese, Japanese or
Korean, else the abstract, unless the paper has a label of that field.
"""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.dialects.draft import MOST_UNLABELLED, Draft, LabelledText
from digest_tui.readers.dialects.heads import ITEM
from digest_tui.readers.dialects.label_syntax import label_of
from digest_tui.readers.dialects.labels import Label
from digest_tui.readers.dialects.values import (
    CATEGORY,
    is_east_asian,
    is_list_of_names,
    join_authors,
    only_links,
)
from digest_tui.readers.lines import LineBuilder

_LONGEST: Final = 4000
"""The maximum length of a line that is split at its bars."""

_MOST_ITALICS: Final = 3
_SCORE: Final = r"\W{0,3}(\d{1,3}(?:\.\d{1,3})?(?:\s?/\s?\d{1,3})?)\W{0,3}"
_MARKS: Final = r"^(?:[-*+•][ \t]+)?[\u2190-\u2bff\ufe0f\U0001f000-\U0001faff]*[ \t]*"
"""A list marker and emoji at the start of a line."""


def read_unlabelled(draft: Draft) -> None:
    """Use the lines under no label for the fields that the labels of a draft left empty."""
    # Each text in italics, after whether it is in a block quote.
    italics: list[tuple[bool, str]] = []
    prose: list[str] = []
    examined = 0
    for line in join_authors(draft.unlabelled):
        kept = []
        is_split = len(line) < _LONGEST and examined < MOST_UNLABELLED
        for part in line.split("|") if is_split else [line]:
            text = part.strip()
            if not text:
                continue
            is_examined = examined < MOST_UNLABELLED
            if not (is_examined and _use_or_collect(text, draft, italics, first=not examined)):
                kept.append(text)
            examined += 1
        if kept or not line.strip():
            prose.append(" | ".join(kept))
    _use_italics(italics, draft)
    _use_prose("\n".join([*prose, draft.prose_lines.text()]).strip(), draft)


def _use_prose(prose: str, draft: Draft) -> None:
    """Make the lines that no other rule explains a field, unless the paper has that field."""
    if not prose:
        return
    name = "tldr" if is_east_asian(prose) else "abstract"
    if not (name in draft.fields and draft.fields[name].value):
        draft.fields[name] = LabelledText(Label("", "", ""), LineBuilder(prose), draft.start)


def _is_italic(text: str) -> bool:
    """Return whether a text is between single asterisks or underscores."""
    bare = _without_marks(text)
    mark = bare[:1]
    return mark in ("*", "_") and bare[1:2] not in ("", mark) and bare.endswith(mark)


def _use_or_collect(
    text: str, draft: Draft, italics: list[tuple[bool, str]], *, first: bool
) -> bool:
    """Use a part of a line, or collect it if it is in italics; return whether its shape is known.

    Texts in italics are used last, because their meaning depends on how many there are.
    """
    if not _is_italic(text):
        return _use(text, draft, first=first)
    if len(italics) == _MOST_ITALICS:
        return False
    italics.append((text.startswith(">"), _without_marks(text)[1:-1].strip()))
    return True


def _without_marks(text: str) -> str:
    return re.sub(_MARKS, "", text.lstrip("> \t"))


def _use(text: str, draft: Draft, *, first: bool) -> bool:
    """Use a part of a line for a field; return whether its shape was recognised."""
    if text.startswith("!["):
        return True
    bare = _without_marks(text)
    label = label_of(text)
    if label and not label.plain and label.value:
        draft.add_value(LabelledText(label, LineBuilder(label.value), draft.head.start))
        return True
    score = re.fullmatch(_SCORE, bare)
    if score:
        draft.add_score(score[1])
        return True
    urls = only_links(text)
    if urls is not None:
        draft.add_links(urls)
        return True
    if re.fullmatch(r"（[^（）]{1,500}）|\([^()]{1,500}\)", bare):
        if draft.head.level == ITEM and _use_category(bare[1:-1], draft):
            return True
        if not draft.translated_title:
            draft.translated_title = bare[1:-1].strip()
            return True
    if first and not draft.authors and is_list_of_names(bare):
        draft.authors = bare
        return True
    return False


def _use_category(text: str, draft: Draft) -> bool:
    """Use the text `cs.CV` or `cs.CV, 9/10` in the brackets of an item; return whether it is."""
    parts = [part.strip() for part in text.split(",")]
    if not re.fullmatch(CATEGORY, parts[0]):
        return False
    draft.category = parts[0]
    if len(parts) > 1 and (score := re.fullmatch(_SCORE, parts[-1])):
        draft.add_score(score[1])
    return True


def _use_italics(italics: list[tuple[bool, str]], draft: Draft) -> None:
    """Use texts in italics as the translated title and the authors."""
    plain = [text for is_quoted, text in italics if not is_quoted]
    quoted = [text for is_quoted, text in italics if is_quoted]
    if quoted and (plain or "authors" in draft.fields or is_east_asian(quoted[0])):
        draft.translated_title = draft.translated_title or quoted[0]
    elif quoted:
        plain.append(quoted[0])
    if len(plain) > 1 and is_east_asian(plain[0]) and not is_east_asian(draft.head.title):
        draft.translated_title = draft.translated_title or plain.pop(0)
    if plain and "authors" not in draft.fields:
        draft.authors = plain[0]
