"""Separate a title from what stands beside it in a head: counts, scores, stars, categories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from digest_tui.readers.dialects.marks import EMOJI, STARS, Mark, MarkKind, mark_of
from digest_tui.readers.extra import NOTE
from digest_tui.readers.patterns import compiled

_LONGEST: Final = 2000
_MOST_MARKS: Final = 8
"""The maximum number of texts that are taken from either end of a title."""

_SEPARATOR: Final = r"(?<=[ \t])[-–—]+(?=[ \t])|[|｜·•]|——"
_BRACKETED: Final = (
    r"\[([^\[\]]{1,80})\]|\(((?:[^()]|\([^()]{1,60}\)){1,80})\)"
    "|（([^（）]{1,80})）|【([^【】]{1,80})】"
)
_CODE: Final = r"`([^`]{1,80})`"


@dataclass(slots=True)
class Title:
    """The text of a head.

    Attributes:
        text: The title; empty if the head has none.
        number: The number of the paper, if the text has one.
        category: The categories of arXiv, separated by commas.
        extra: The other texts beside the title, each with its name.
        rest: The text after a title in bold.
    """

    text: str
    number: int | None = None
    category: str = ""
    extra: list[tuple[str, str]] = field(default_factory=list)
    rest: str = ""

    def add(self, mark: Mark) -> None:
        """Add what a text beside the title is."""
        if mark.kind is MarkKind.CATEGORY:
            self.category = f"{self.category}, {mark.value}" if self.category else mark.value
            if mark.note:
                self.extra.append((NOTE, mark.note))
        elif mark.kind is not MarkKind.COUNT:
            self.extra.append((mark.name, mark.value))
        elif self.number in (None, mark.number):
            self.number = mark.number
        else:
            self.extra.append((NOTE, mark.value))

    def add_all(self, text: str) -> None:
        """Add the parts of a text that contains no title; what no rule explains is a note."""
        for part in compiled(_SEPARATOR).split(text[:_LONGEST]):
            if any(map(str.isalnum, part)) or re.search(STARS, part):
                part = part.strip(" \t*_:：-–—,，")
                self.add(mark_of(part, any_name=True) or Mark(MarkKind.SCORE, NOTE, part))


def read_title(text: str, number: int | None = None, *, linked: bool = False) -> Title:
    """Return the title in a text, and what stands beside it.

    Args:
        text: The text of a head without its number and links, or the text of its link.
        number: The number printed before it, if any.
        linked: Whether it is the text of a link, which is the title as a whole but for its marks.
    """
    title = Title("", number)
    text = text.strip()
    if len(text) > _LONGEST:
        title.text = text
        return title
    if not linked and _is_only_marks(text, title):
        return title
    for _ in range(_MOST_MARKS):
        shorter = _without_first(text, title, linked=linked)
        shorter = _without_last(shorter, title, linked=linked)
        shorter = _without_bold(shorter, title)
        if shorter == text:
            break
        text = shorter
    title.text = text if any(map(str.isalnum, text)) else ""
    return title


def is_only_marks(text: str) -> bool:
    """Return whether a text beside a title is only counts, scores, categories and dates."""
    bare = text.strip(" \t:：-–—|")
    return mark_of(bare) is not None or _is_only_marks(bare, Title(""))


def without_count(text: str, number: int) -> str:
    """Return a head without the parts before a link that only count it, such as `Paper 3`."""
    found = compiled(r"\[|<|http").search(text)
    end = min(found.start() if found else len(text), _LONGEST)
    kept = []
    for part in compiled(rf"{_SEPARATOR}|[:：()（）]").split(text[:end]):
        mark = mark_of(part.strip(" \t#*_"))
        if not (mark and mark.kind is MarkKind.COUNT and mark.number == number):
            kept.append(part)
    return " ".join([*kept, text[end:]])


def _is_only_marks(text: str, title: Title) -> bool:
    """Return whether a text is only marks, and add them to a title."""
    marked = re.sub(rf"({_BRACKETED})", r" | \1 | ", text.replace("，", " | ").replace(", ", " | "))
    whole = mark_of(text)
    if whole:
        title.add(whole)
        return True
    found: list[Mark] = []
    for part in compiled(_SEPARATOR).split(marked):
        part = part.strip(" \t*_:：[]()（）【】`")
        if not any(map(str.isalnum, part)) and not re.search(STARS, part):
            continue
        mark = mark_of(part, any_name=True)
        if mark is None or len(found) == _MOST_MARKS:
            return False
        found.append(mark)
    kinds = {mark.kind for mark in found}
    if not kinds & {MarkKind.COUNT, MarkKind.CATEGORY}:
        return False
    for mark in found:
        title.add(mark)
    return True


def _without_first(text: str, title: Title, *, linked: bool) -> str:
    """Return a text without the mark or emoji at its start."""
    stars = compiled(rf"(?:{STARS})+(?=[\s*\[(（<]|[^\x00-\x7f]|$)").match(text)
    if stars or (stars := compiled(rf"(?:{STARS}){{2,}}").match(text)):
        title.extra.append(("Score", stars[0].strip()))
        return text[stars.end() :].lstrip(" \t:：-–—|")
    keycap = compiled("(\\d)\ufe0f?\u20e3[ \\t]*").match(text)
    if keycap and title.number is None:
        title.number = int(keycap[1])
        return text[keycap.end() :]
    emoji = compiled(rf"{EMOJI}+(?=[\s*\[(（<]|[^\x00-\x7f]|\w)[ \t]*").match(text)
    if emoji:
        return text[emoji.end() :]
    marked = compiled(rf"(?:\*\*)?(?:{_BRACKETED}|{_CODE})(?:\*\*)?[ \t:：|·–—-]*").match(text)
    mark = mark_of(next(filter(None, marked.groups()))) if marked else None
    counts = mark is not None and mark.kind is MarkKind.COUNT
    if marked and mark and (not counts or text.startswith(("[", "【", "**["))):
        title.add(mark)
        return text[marked.end() :]
    if linked:
        return text
    before = compiled(rf"(.{{1,60}}?)(?:{_SEPARATOR}|[:：])[ \t]*(?=\S)").match(text)
    if before and not before[1].strip().isdecimal() and (mark := mark_of(before[1])):
        title.add(mark)
        return text[before.end() :]
    return text


def _without_last(text: str, title: Title, *, linked: bool) -> str:
    """Return a text without the mark or emoji at its end."""
    end = text.rstrip()
    stars = compiled(rf"(?:^|(?<=[\s*)\]）]))(?:{STARS})+$").search(end[-80:] if end else "")
    if stars:
        title.extra.append(("Score", stars[0].strip()))
        return end[: len(end) - len(stars[0])].rstrip(" \t-–—|:：")
    emoji = compiled(rf"[ \t]*{EMOJI}+$").search(end[-40:])
    if emoji and len(emoji[0]) < len(end):
        return end[: len(end) - len(emoji[0])]
    marked = compiled(rf"[ \t|·–—-]*(?:(?<=[ \t])\*\*)?(?:{_BRACKETED}|{_CODE})(?:\*\*)?$").search(
        end, max(0, len(end) - 100)
    )
    if marked and marked.start() > 0:
        mark = mark_of(next(filter(None, marked.groups())))
        if mark and mark.kind is not MarkKind.COUNT:
            title.add(mark)
            return end[: marked.start()]
    if linked:
        return text
    separators = [*compiled(_SEPARATOR).finditer(end, max(0, len(end) - 100))]
    last = separators[-1] if separators else None
    if last and (mark := mark_of(end[last.end() :])) and mark.kind is not MarkKind.COUNT:
        title.add(mark)
        return end[: last.start()].rstrip()
    return text


def _without_bold(text: str, title: Title) -> str:
    """Return the title of a text in bold or italics; the text after it becomes the rest."""
    italics = compiled(r"([*_])(?=[^\s*_])([^*_]{1,1000})(?<=\S)\1").fullmatch(text)
    if italics:
        return italics[2]
    match = compiled(r"(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1(.*)", re.DOTALL).fullmatch(text)
    if match is None:
        return text
    after = match[3].strip()
    if not after:
        return match[2]
    if title.rest == "" and compiled(r"[-–—|·•(（\[<`]|by\b").match(after):
        title.rest = after
        return match[2]
    return match[2] + match[3] if "**" not in match[3] else text
