"""The keys of records: those of the generator, and those of programs like it.

To add a key, append it to its field: lower case, without blanks and punctuation.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final


class Names:
    """The names of the keys of a field, the most usual first.

    Args:
        text: The names, separated by blanks.
    """

    def __init__(self, text: str) -> None:
        self._names = tuple(text.split())

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)


ID: Final = Names("id arxivid paperid arxiv doi 编号 论文编号 arxiv编号")
PAGE: Final = Names(
    "abs url absurl arxivurl link abslink arxivlink paperurl paperlink entryid pageurl htmlurl "
    "href 链接 论文链接 原文链接 论文地址 arxiv链接"
)
PDF: Final = Names("pdf pdfurl pdflink pdf链接 pdf地址")
TITLE: Final = Names("title papertitle englishtitle titleen 英文标题 标题 题目 论文标题")
TRANSLATED_TITLE: Final = Names(
    "titletranslation translatedtitle titletranslated titlezh titlecn titlechinese zhtitle cntitle "
    "chinesetitle 中文标题 标题翻译 标题译文 译名 标题 题目"
)
AUTHORS: Final = Names("authors author authorlist authornames 作者 作者列表 论文作者")
MAIN_CATEGORY: Final = Names("primarycategory maincategory cate category 主分类 主类别 分类 类别")
CATEGORIES: Final = Names("categories cats allcategories categorylist subjects 所有分类 所有类别")
COMMENT: Final = Names("comment comments arxivcomment 备注 注释")
CODE: Final = Names(
    "codeurl codelink code github githuburl githublink repo repourl 代码 代码链接 代码地址"
)
ABSTRACT: Final = Names("abstract summary originalabstract 英文摘要 原文摘要 摘要 abs")
SUMMARY: Final = Names("ai aisummary aienhanced aianalysis aireview analysis summary 总结")
"""The keys of the object with the summary."""

WHOLE_SUMMARY: Final = Names("ai aisummary aienhanced")
"""The keys of a text that is the whole summary."""

WHOLE_SUMMARY_INSIDE: Final = Names("summary 总结 摘要")
"""The keys of such a text in the object with the summary."""

SUMMARY_FIELDS: Final = {
    "tldr": Names(
        "tldr task onesentencesummary shortsummary aitldr summaryzh summarycn chinesesummary "
        "一句话总结 一句话概括 核心总结 中文总结 总结 中文摘要"
    ),
    "motivation": Names("motivation background 动机 研究动机 背景 研究背景"),
    "method": Names("method methods methodology approach 方法 研究方法 核心方法"),
    "result": Names("result results findings 结果 实验结果 主要结果"),
    "conclusion": Names("conclusion conclusions 结论 主要结论"),
}
"""The keys of each field of a summary; a record may have them itself."""
