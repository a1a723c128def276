"""Recognise the texts of links that name no paper, such as `pdf` or an id."""

from __future__ import annotations

import re
from typing import Final

from digest_tui.readers.arxiv import arxiv_id

_WORDS_TEXT: Final = (
    "arxiv pdf abs abstract html link links paper url here page full text read view "
    "download original source code preprint the on open id more doi huggingface hf alphaxiv "
    "version"
)
_WORDS: Final = frozenset(_WORDS_TEXT.split())
_EAST_ASIAN: Final = (
    r"论文|链接|原文|地址|查看|阅读|下载|全文|详情|摘要|页面|打开|点击|原論文|リンク|論文"
    r"|논문|링크|원문|보기"
)


def is_generic(name: str, url: str = "") -> bool:
    """Return whether the text of a link names a kind of page, or the id of its address."""
    bare = name.strip("*_ \t[]`")
    if len(bare) > 60:
        return False
    found = arxiv_id(url)
    own_id = rf"(?<![\w.]){re.escape(found)}(?:v\d{{1,3}})?(?![\w])" if found else r"(?!)"
    key, ids = re.subn(own_id, " ", bare)
    key, replaced = re.subn(_EAST_ASIAN, " ", key.casefold())
    words = re.findall(r"[^\W_]+", key)
    return bool(words or ids or replaced) and all(
        word in _WORDS or re.fullmatch(r"v\d{0,3}", word) for word in words
    )
