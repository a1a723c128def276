"""Recognise the short texts beside a title: a count, a score, stars, a category, a date.

`Paper 3`, `第 3 篇` and `#3` count; `相关性: 35%`, `Score 8.5` and `9/10` are scores;
`cs.CV (Vision)` and `` `cs.CV`, `cs.LG` `` are categories. The names of counts are known words;
that of a score is one, or any name before a number if the text stands where no title can be.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import Final, NamedTuple

from digest_tui.readers.arxiv import is_category
from digest_tui.readers.patterns import compiled

EMOJI: Final = (
    r"[\u2300-\u23ff\u25aa\u25ab\u25b6\u25c0\u25fb-\u25fe\u2600-\u2668\u2670-\u27bf\u2b00-\u2bff"
    r"\u200d\ufe0f\u20e3\U0001f000-\U0001faff]"
)
STARS: Final = r"[\u2605\u2606\u2729\u272d\u272e\u2730\u2b50\U0001f31f][\ufe0e\ufe0f]?[ \t]?"
SCORE: Final = "Score"
"""The name of a score without one."""

DATE: Final = "Date"
"""The name of a date."""

_LONGEST: Final = 200
_HINT: Final = (
    r"[0-9:：=一二三四五六七八九十\u2605\u2606\u2729\u272d\u272e\u2730\u2b50\U0001f31f]"
    r"|[a-z]-[a-z]|[a-z]\.[A-Z]|nlin|physics"
)
"""What each mark contains; 9 of 10 texts do not, and are recognised so in a tenth of the time."""

_COUNTER_NAMES: Final = (
    "paper papers item article entry no nr num number rank top pick preprint arxiv "
    "publication artikel artículo articulo papier статья документ 论文 文章 论文编号 序号 编号 "
    "推荐 推荐论文 第 論文 記事 番号 논문 추천 번호"
)
COUNTERS: Final = frozenset(_COUNTER_NAMES.split())
"""The words that count papers, before a number."""

_SCORES_TEXT: Final = (
    "score rating relevance relevancy novelty importance priority similarity match "
    "confidence impact interest quality stars relevanz bewertung pertinence puntuación "
    "relevancia оценка"
)
_SCORES: Final = frozenset(_SCORES_TEXT.split())
_SCORE_WORDS_TEXT: Final = "to your our overall final total average llm ai gpt of the"
_SCORE_WORDS: Final = frozenset(_SCORE_WORDS_TEXT.split())
"""Words that may stand beside that of a score."""

_EAST_ASIAN_SCORES: Final = (
    "相关|关联|评分|評分|得分|分数|打分|重要|优先|匹配|推荐指数|推荐度|创新|新颖|星级|价值|质量"
    "|スコア|関連|重要度|점수|관련|중요|평점"
)
_LEVELS: Final = r"(?i:very )?(?i:high|medium|mid|low)|[极很较]?[高中低]|높음|보통|낮음"
_NUMERALS: Final = {numeral: value for value, numeral in enumerate("一二三四五六七八九十", 1)}
_VALUE: Final = (
    rf"\d{{1,3}}(?:\.\d{{1,4}})?[ ]?(?:%|/[ ]?\d{{1,3}}|分|점|点|stars?\b)?|(?:{STARS})+"
)
_DATE: Final = (
    r"(?:arxiv\W{0,3})?(?:(?:19|20)\d\d[-./年 ]{0,2}(?:0?[1-9]|1[0-2])[-./月 ]{0,2}"
    r"(?:0?[1-9]|[12]\d|3[01])日?|\d{1,2}[-./]\d{1,2}[-./](?:19|20)\d\d"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2},? (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)"
)


class MarkKind(Enum):
    """What a short text is."""

    COUNT = auto()
    SCORE = auto()
    CATEGORY = auto()
    DATE = auto()


class Mark(NamedTuple):
    """A short text that is no title.

    Attributes:
        kind: What it is.
        name: The name of the extra field that it becomes; empty for a count.
        value: Its text; of a category, the names of arXiv, separated by commas.
        number: The number that it counts.
        note: The words in brackets after a category.
    """

    kind: MarkKind
    name: str
    value: str
    number: int | None = None
    note: str = ""


def mark_of(text: str, *, any_name: bool = False) -> Mark | None:
    """Return what a short text is; None if it may be a title or a part of one.

    Args:
        text: The text, perhaps with emoji and emphasis around it.
        any_name: Whether a score may have any name, because no title is expected.
    """
    if len(text) > _LONGEST or not compiled(_HINT).search(text):
        return None
    text = text.strip(" \t*_")
    bare = re.sub(rf"^{EMOJI}+|{EMOJI}+$", "", text).strip(" \t*_")
    return (
        _score(text, any_name=any_name)
        or _category(bare)
        or _date(bare)
        or _count(bare)
        or (_score(bare, any_name=any_name) if bare != text else None)
    )


def _count(text: str) -> Mark | None:
    shape = r"(\D{0,20}?)[#№]?[ \t]*(\d{1,4}|[一二三四五六七八九十])[ \t]*(\D{0,8}\d{0,4}\D{0,4})"
    match = compiled(shape).fullmatch(text)
    if match is None:
        return None
    words = re.findall(r"[^\W\d_]+", match[1].casefold())
    is_counted = all(word in COUNTERS for word in words) and not re.search(
        r"[^\w\s.#№:：]", match[1]
    )
    after = (
        r"(?:(?:/|／|of|共|之)[ ]?\d{1,4}[ ]?)?(?:篇|条|件|号|편|번째|번|本)?[ ]?"
        r"(?:论文|文章)?[.:：]?"
    )
    if not is_counted or not re.fullmatch(after, match[3]):
        return None
    if not match[2].isascii() and not words:
        return None
    number = _NUMERALS[match[2]] if match[2] in _NUMERALS else int(match[2])
    return Mark(MarkKind.COUNT, "", text, number)


def _score(text: str, *, any_name: bool) -> Mark | None:
    shape = rf"([^\W\d][^:：=|\d\n]{{0,40}}?)[ \t]*([:：=]?)[ \t]*({_VALUE}|{_LEVELS})"
    named = compiled(shape).fullmatch(text)
    if named:
        name, colon, value = named[1].strip(" \t*_"), named[2], named[3].strip()
        is_known = _is_score(name)
        has_number = not value.isalpha()
        if re.search(r"\s[-–—]+\s", name) or not (colon or has_number):
            return None
        if is_known or (any_name and colon and has_number):
            return Mark(MarkKind.SCORE, name, value)
        return None
    bare = (
        rf"(?:{STARS})+(?:\(?\d{{1,3}}/\d{{1,3}}\)?)?|\d\.\d{{1,2}}分?|\d{{1,3}}分"
        r"|\d{1,3}(?:\.\d{1,3})?[ ]?/[ ]?(?:5|10|100)"
    )
    if compiled(bare).fullmatch(text) or (
        any_name and compiled(r"\d{1,3}(\.\d{1,3})?%").fullmatch(text)
    ):
        return Mark(MarkKind.SCORE, SCORE, text.strip())
    return None


def _is_score(name: str) -> bool:
    """Return whether a name is that of a score, such as `Relevance` or `相关性评分`."""
    words = re.findall(r"[^\W\d_]+", name.casefold())
    if re.search(_EAST_ASIAN_SCORES, name):
        return len(name) <= 12
    return not _SCORES.isdisjoint(words) and all(
        word in _SCORES or word in _SCORE_WORDS for word in words
    )


def _category(text: str) -> Mark | None:
    described = compiled(r"(.*?)[ \t]*[(（]([^()（）]{1,80})[)）]`?").fullmatch(text)
    names, note = (described[1], described[2]) if described else (text, "")
    parts = [part for part in re.split(r"[,，、;；|/\s`\[\]]+", names.strip("`*[]() \t")) if part]
    if not parts or not all(map(is_category, parts)):
        return None
    if note and all(map(is_category, re.split(r"[,\s]+", note))):
        parts, note = [*parts, *re.split(r"[,\s]+", note)], ""
    return Mark(MarkKind.CATEGORY, "", ", ".join(parts), note=note)


def _date(text: str) -> Mark | None:
    if compiled(_DATE, re.IGNORECASE).fullmatch(text.strip("()[]（） ")) is None:
        return None
    return Mark(MarkKind.DATE, DATE, text.strip("()[]（） "))
