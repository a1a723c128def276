"""Recognise a digest that says that there are no papers."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.dialects.marks import EMOJI
from digest_tui.readers.patterns import compiled

_SHORT: Final = 2000
"""The maximum length of a digest that says that there are no papers."""

_MOST_OTHER: Final = 200
"""The maximum number of letters beside the sentence and the headings; other texts are prose."""

_PAPERS: Final = "papers?|articles?|preprints?|publications?|results?|submissions?|entries|matches"
_SENTENCES: Final = (
    # English, with up to nine words between "no" and "papers": `No cs.CV and cs.LG papers found`
    (
        r"(?:(?:sorry|note|today|arxiv)\W{1,3})?(?:there (?:are|were|is) )?(?:no|zero|0)"
        rf"(?: [\w,/&+-]+){{0,9}}? (?:{_PAPERS}|updates?)"
        r"(?: (?:found|today|were|was|are|have|available|match\w*|for|on|in|this|yet|at|to|that"
        r"|with|published|submitted|released|passed|meet\w*|selected)(?: [\w,./&+-]+){0,9})?"
    ),
    rf"(?:total|{_PAPERS})(?: \w+){{0,2}}\W{{1,3}}(?:0|none)",
    r"(?:found|total|matched|selected)\W{1,3}(?:0|no|zero) [\w,./& -]{3,80}",
    r"nothing new(?: \w+){0,4}",
    # Chinese, Japanese, Korean
    (
        r"[^。，！!,]{0,20}?(?:没有|暂无|未|尚无|无|沒有|0\s?篇)[^。，！!]{0,30}?"
        r"(?:论文|文章|更新|结果|文献|論文|新内容)(?:更新|发布|入选|收录|数据|可[^。]{0,6})?"
    ),
    r"[^。，！!,]{0,12}(?:论文|文章|结果)(?:数|总数|数量)?\s?[:：]\s?(?:0\s?篇?|无)",
    (
        r"[^。！!]{0,20}?(?:論文|新着|記事|更新)[^。！!]{0,12}?"
        r"(?:ありません|見つかりません|なし|ない|0\s?件)[^。！!]{0,12}"
    ),
    r"[^.!]{0,24}?(?:논문|결과|업데이트)[^.!]{0,16}?(?:없습니다|없음|없다|0\s?편|못했습니다)[^.!]{0,8}",
    # German, French, Spanish, Italian
    (
        r"(?:keine|aucun|ning[uú]n|nessun)\w*(?: [\w-]+){0,4} "
        r"(?:paper|papier|artikel|article|art[ií]culo|articol|publikation)\w*(?: [\w-]+){0,6}"
    ),
)
_ABOUT_PAPERS: Final = (
    rf"(?i:{_PAPERS}|updates?|new|total|papier|artikel|art[ií]culo|articol|publikation)"
    r"|论文|文章|更新|論文|文献|结果|新着|記事|논문|결과|업데이트"
)


def says_no_papers(text: str) -> bool:
    """Return whether a text is the digest of a day without papers, not prose that mentions one."""
    if len(text) > _SHORT:
        return False
    said = False
    other = 0
    for line in text.split("\n"):
        bare = re.sub(rf"<[^<>]{{0,200}}>|{EMOJI}", "", line).strip("#>*_-+•| \t")
        if _is_sentence(bare):
            said = True
        elif not line.lstrip().startswith("#"):
            other += sum(map(str.isalnum, bare))
    return said and other <= _MOST_OTHER


def _is_sentence(line: str) -> bool:
    """Return whether a line, or each of its sentences, says that there are no papers."""
    first, _, more = line[:300].rstrip(" .。!！~～*_").partition("。")
    if len(more) > 60:
        return False
    first = first.strip()
    is_negative = any(compiled(each, re.IGNORECASE).fullmatch(first) for each in _SENTENCES)
    return is_negative and re.search(_ABOUT_PAPERS, first) is not None
