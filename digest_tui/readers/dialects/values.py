"""Parse the values of labels: names, categories of arXiv, links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from digest_tui.readers.arxiv import MOST_AUTHORS

LINK: Final = r"\[([^\[\]]{0,300})\]\((https?://[^\s()]{1,500})\)"
ADDRESS: Final = r"https?://[^\s<>()\[\]]{1,500}"
CATEGORY: Final = r"[a-z]+(?:-[a-z]+)*\.[A-Za-z-]{2,}|[a-z]{2,5}-[a-z]{2,4}"
_LONGEST: Final = 4000
"""The maximum length of a value that is only links or only categories."""

_MOST_AUTHOR_LINES: Final = 20
"""The maximum number of lines of a list of authors in italics, after the first."""

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


def only_links(value: str) -> list[str] | None:
    """Return the addresses of a value that is only links; None for any other value."""
    if "http" not in value or len(value) > _LONGEST:
        return None
    found = [url for _, url in re.findall(LINK, value)]
    rest = re.sub(LINK, "", value)
    found += re.findall(ADDRESS, rest)
    rest = re.sub(ADDRESS, "", rest)
    return None if any(map(str.isalnum, rest)) else found


def one_line(text: str) -> str:
    """Replace each newline by a blank."""
    return text.replace("\n", " ")


def is_east_asian(text: str) -> bool:
    """Return whether a text contains Chinese, Japanese or Korean letters."""
    return re.search(_EAST_ASIAN, text[:2000]) is not None


def split_names(text: str) -> list[str]:
    """Return the names of a list of authors."""
    text = one_line(text).strip()
    if text.startswith("*") and text.endswith("*") and len(text) > 2:
        text = text.strip("*")
    names = re.split("[,，、;；]", text, maxsplit=MOST_AUTHORS)
    names = [name.strip() for name in names]
    if len(names) > 1 and names[-1].startswith(("and ", "& ")):
        names[-1] = names[-1].partition(" ")[2].strip()
    elif " and " in names[-1] and len(names[-1].split()) <= 10:
        names[-1:] = [name.strip() for name in names[-1].split(" and ")]
    return [name for name in names if name]


def is_list_of_names(text: str) -> bool:
    """Return whether a line is a list of two or more names, all capitalised."""
    names = text.split("," if "," in text else "、", MOST_AUTHORS)
    return len(names) > 1 and all(map(_is_name, map(str.strip, names)))


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
    parts = re.split(r"[,，、;；|/\s`]+", text.strip("`* \t\n"))
    return parts if all(re.fullmatch(CATEGORY, part) for part in parts) else []
