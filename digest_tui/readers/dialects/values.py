"""Parse the values of labels: names, and categories of arXiv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest_tui.readers.arxiv import MOST_AUTHORS, is_category
from digest_tui.readers.names import split_names
from digest_tui.readers.patterns import compiled

CATEGORY: Final = r"[a-z]+(?:-[a-z]+)*\.[A-Za-z-]{2,}|[a-z]{2,5}-[a-z]{2,4}"
_DESCRIBED: Final = (
    r"([^()（）\[\]]{0,100}?)[ \t]*"
    r"(?:[(（\[]([^()（）\[\]]{1,100})[)）\]]|[-–—:：][ \t]+(.{1,100}))"
)
"""A category and its description, in brackets or after a dash, or the reverse."""

_BETWEEN_CATEGORIES: Final = r"[,，、;；|/](?![^()（）\[\]]{0,100}[)）\]])"
_MARKS_OF_CATEGORIES: Final = r"(?:[,，、;；|/·•&+\s`'\"*\[\]()（）{}和与及]|\band\b)+"
"""Marks and words around categories without a description."""

_PARTICLES_TEXT: Final = "and et al de del della der den di da dos la le van von bin ibn"
_PARTICLES: Final = frozenset(_PARTICLES_TEXT.split())
"""Words of names that are not capitalised."""

_NO_NAMES: Final = ("AI", "LLM", "GPT", "Generated", "Summary", "Translated", "Translation")
"""Words of capitalised texts that are no names."""

_NO_EAST_ASIAN_NAMES: Final = (
    "AI|LLM|GPT|生成|翻译|总结|摘要|自动|参考|论文|整理|自動|要約|翻訳|参照"
    "|자동|요약|번역|생성|참고"
)
"""What short Chinese, Japanese and Korean texts contain that are no names."""

_LONGEST: Final = 4000
"""The maximum length of a value that is only categories."""

_MOST_AUTHOR_LINES: Final = 20
"""The maximum number of lines of a list of authors in italics, after the first."""

_MORE_AUTHORS: Final = (
    r"[\s,，、]+(et al\.?|and others|等(?:\d{0,4}人)?|他(?:\d{1,4}名)?|ほか|외(?: ?\d{1,4}명)?)"
    r"[*\s]*$"
)
"""The words after the names of some of the authors."""

_EAST_ASIAN: Final = "[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"


def join_authors(lines: list[str]) -> Iterator[str]:
    """Yield lines; join the lines of a text in italics, such as a long list of authors."""
    index = 0
    while index < len(lines):
        line = lines[index]
        text = line.strip()
        index += 1
        if text.startswith("*") and text[1:2] not in ("", "*", " ") and "*" not in text[1:]:
            end = index
            last = min(len(lines), index + _MOST_AUTHOR_LINES)
            while end < last and lines[end].strip() and "*" not in lines[end]:
                end += 1
            if end < len(lines) and lines[end].rstrip().endswith("*"):
                line = " ".join([text, *map(str.strip, lines[index : end + 1])])
                index = end + 1
        yield line


def one_line(text: str) -> str:
    """Replace each newline by a blank."""
    return text.replace("\n", " ")


def is_east_asian(text: str) -> bool:
    """Return whether a text contains Chinese, Japanese or Korean letters."""
    return re.search(_EAST_ASIAN, text[:2000]) is not None


def authors_of(text: str) -> list[str]:
    """Return the names of a list of authors; words such as `et al.` are the last of them."""
    text = one_line(text).strip()
    if text.startswith("*") and text.endswith("*") and len(text) > 2:
        text = text.strip("*")
    more = compiled(_MORE_AUTHORS).search(text[-80:])
    if more and len(more[0]) < len(text):
        return [*split_names(text[: -len(more[0])], MOST_AUTHORS), more[1]]
    return split_names(text, MOST_AUTHORS)


def is_list_of_names(text: str) -> bool:
    """Return whether a line is a list of two or more names, all capitalised."""
    names = text.split("," if "," in text else "、", MOST_AUTHORS)
    return len(names) > 1 and all(map(_is_name, map(str.strip, names)))


def may_be_names(text: str) -> bool:
    """Return whether a text may be names: capitalised words, but not of a program."""
    words = re.findall(r"[^\W\d_]+", text)
    if is_east_asian(text):
        are_short = all(len(part.strip()) <= 5 for part in re.split("[,，、;；]", text))
        return are_short and not compiled(_NO_EAST_ASIAN_NAMES).search(text)
    return all(
        (word[0].isupper() or word in _PARTICLES) and word not in _NO_NAMES for word in words
    )


def _is_name(text: str) -> bool:
    if re.fullmatch("[\u4e00-\u9fff]{2,4}", text):
        return True
    return text[:1].isupper() and len(text.split()) <= 5 and text[-1] not in ":?!"


def categories_of(main: str, further: str) -> tuple[str, tuple[str, ...]]:
    """Return a paper's main category, and all categories if there is more than one."""
    main = one_line(main).strip("`* \t")
    every: list[str] = []
    for text in (main, further):
        every += all_categories(text)
    every = list(dict.fromkeys(every))
    if not every:
        return main or one_line(further), ()
    first = main if main and not all_categories(main) else every[0]
    return first, tuple(every) if len(every) > 1 or first != every[0] else ()


def all_categories(text: str) -> list[str]:
    """Return the arXiv categories of a text; none if it contains anything else."""
    if not text or len(text) > _LONGEST:
        return []
    parts = [part.strip(".。") for part in compiled(_MARKS_OF_CATEGORIES).split(text)]
    parts = [part for part in parts if part]
    return parts if all(re.fullmatch(CATEGORY, part) for part in parts) else []


def described_categories(text: str) -> tuple[list[str], str]:
    """Return the categories of a text such as `cs.CL (Language)` or `Language [cs.CL]`.

    Returns:
        The categories of arXiv, none if the text contains anything else, and the words that
        describe them.
    """
    if not text or len(text) > _LONGEST or not compiled(r"[a-z][.-][A-Za-z]").search(text):
        return [], ""
    found: list[str] = []
    words: list[str] = []
    text = re.sub(r"[`*]", " ", one_line(text))
    for part in compiled(_BETWEEN_CATEGORIES).split(text):
        described = compiled(_DESCRIBED).fullmatch(part.strip())
        pieces = [*filter(None, map(str.strip, described.groups("")))] if described else []
        codes = [piece for piece in pieces or part.split() if is_category(piece)]
        others = [piece for piece in pieces or part.split() if not is_category(piece)]
        if part.strip() and (not codes or (others and not pieces)):
            return [], ""
        found += codes
        words += others
    return [*dict.fromkeys(found)], ", ".join(words)
