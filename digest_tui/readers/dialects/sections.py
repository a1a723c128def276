"""Read the headings of sections: their names, their categories, and whether they name papers."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from digest_tui.readers.arxiv import is_category
from digest_tui.readers.dialects.marks import EMOJI
from digest_tui.readers.dialects.titles import read_title
from digest_tui.readers.dialects.values import all_categories
from digest_tui.readers.patterns import compiled

_COUNT: Final = (
    r"[ \t]*(?:共[ \t]*)?(?:[(（\[][ \t]*(?:Total:?[ \t]*|共[ \t]*)?\d{1,6}[ \t]*\w{0,8}[)）\]]"
    r"|[:：–—-][ \t]*\d{1,6}[ \t]*(?:papers?|篇|条|편|件|本)?"
    r"|[ \t]\d{1,6}[ \t]*(?:papers?|篇|편|件|本))$"
)
_DATE: Final = (
    r"(?:19|20)\d\d(?:\W?\d\d?\W?\d\d?|年\d\d?月|-W?\d\d\b)|\b\d\d?[/.]\d\d?[/.](?:19|20)\d\d"
    r"|\b[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d|\b\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d"
)
_COUNTED_WORDS_TEXT: Final = (
    "total count number of papers paper articles article entries results matched matching "
    "found new today todays s all selected the list in this digest relevant items arxiv "
    "daily detailed summary brief index contents table"
)
_COUNTED_WORDS: Final = frozenset(_COUNTED_WORDS_TEXT.split())
_COUNTED: Final = (
    r"今日|今天|本日|昨日|每日|匹配|相关|论文|文章|总数|总计|总共|共计|共|数量|数|列表|一览|详细|简要|全部|所有"
    r"|新增|最新|新|精选|推荐|收录|找到|筛选|篇|条|個|个|目录|内容|信息|論文|件|本|一覧|合計|오늘의|오늘|논문|총|편|개|목록|전체|관련"
)


class Section(NamedTuple):
    """A section: its name, empty if it names no kind of papers, and the category it says."""

    name: str = ""
    category: str = ""


@lru_cache(maxsize=256)
def read_section(heading: str, *, is_title: bool = False) -> Section:
    """Return the section of a heading.

    Args:
        heading: The text of the heading.
        is_title: Whether the heading is the title of the file, unless it names a category.
    """
    name = section_name(heading)
    title = read_title(name[:200])
    is_counter = not title.text and not title.category
    if is_counter or re.search(_DATE, name[:200]) or only_counts(name):
        return Section()
    category = name if all_categories(name) else ""
    bare = name
    tagged = compiled(
        r"(.*?)[ \t]*(?:\[([^\[\]]{2,40})\]|\(([^()]{2,40})\)|`([^`]{2,40})`)"
    ).fullmatch(name)
    if tagged and is_category(found := next(filter(None, tagged.groups()[1:]))):
        bare, category = tagged[1], found
    else:
        first = compiled(r"([\w.-]{4,20})(?:[ \t]+[-–—]+[ \t]|[ \t]*[:：|(（\[]).+").fullmatch(name)
        if first and is_category(first[1]):
            category = first[1]
    if is_title and not category and "[[" not in heading:
        return Section()
    return Section(bare.strip() or category, category)


def section_name(heading: str) -> str:
    """Return the text of a heading without tags, links, emphasis, emoji and a count."""
    text = re.sub(r"<[^<>]{0,200}>", "", heading[:1000])
    text = text.partition("[[")[0]
    link = re.match(r"\[([^\[\]]{0,200})\]\([^()\s]{0,300}\)", text)
    text = (link[1] if link else text).rstrip("# \t")
    text = re.sub(_COUNT, "", text) or text
    return re.sub(rf"^{EMOJI}+|{EMOJI}+$", "", text.strip("*_ \t")).strip("*_ \t")


def only_counts(name: str) -> bool:
    """Return whether a name says only that papers follow or how many: `5 papers`, `今日论文`."""
    bare = re.sub(_COUNTED, " ", name[:200])
    words = re.findall(r"[^\W\d_]+", bare.casefold())
    return all(word in _COUNTED_WORDS for word in words)
