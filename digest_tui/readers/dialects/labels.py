"""The names of labels, and the field of each.

To add a name, append it to its field in `_NAMES`: lower case, without blanks and punctuation.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

TEMPLATE: Final = ("tldr", "motivation", "method", "result", "conclusion", "abstract")
"""The fields that the template labels, in its order."""

ONE_LINE: Final = frozenset(
    ["authors", "category", "categories", "link", "comment", "code", "title", "translated_title"]
)
"""The fields whose value ends at a blank line."""

# If a paper has several labels of one field, the one whose name is first here fills it.
_NAMES: Final = {
    "tldr": "tldr task 一句话总结 一句话概括 一句话 一句话摘要 一句话简介 摘要简述 中文总结 "
    "核心总结 总结 概要 概述 速览 要点 大白话 太长不看 简述 简要总结 论文总结 摘要总结 核心要点 "
    "ai概要 ai摘要 ai总结 ai速览 ai解读 ai简述 summary aisummary aioverview onesentencesummary "
    "onelinesummary oneliner shortsummary briefsummary quicksummary plainenglishsummary "
    "plainlanguagesummary laysummary summaryzh tldrzh tldrcn overview 요약 한줄요약 한문장요약 "
    "핵심요약 ai요약 要約 一言要約 一行要約 一文要約 ひとこと ai要約",
    "translated_abstract": "中文摘要 摘要中文 中文版摘要 摘要中文翻译 摘要中译 abstractinchinese "
    "chineseabstract abstractzh abstractcn translatedabstract 한국어초록 한글초록 초록번역 "
    "日本語要旨 日本語アブストラクト",
    "motivation": "motivation background 动机 研究动机 背景 研究背景 背景与动机 研究背景与动机 "
    "动机与背景 背景与痛点 痛点 研究痛点 背景与问题 研究背景与问题 研究问题 核心问题 解决的问题 "
    "问题 problem problemstatement motivations backgroundandmotivation 동기 배경 연구동기 연구배경 "
    "문제 動機 研究動機 課題 背景と動機 背景と課題",
    "method": "method methods methodology approach proposedmethod proposedapproach 方法 研究方法 "
    "方法论 主要方法 核心方法 关键方法 核心创新 技术方法 技术方案 解决方案 核心思路 方法创新 "
    "技术创新 创新方法 提出方法 방법 방법론 연구방법 제안방법 접근법 手法 提案手法 アプローチ",
    "result": "result results 结果 实验结果 主要结果 研究结果 关键结果 主要发现 核心发现 "
    "结果与发现 实验效果 findings keyfindings keyresults mainresults mainfindings "
    "experimentalresults 결과 실험결과 연구결과 주요결과 実験結果 主な結果 研究結果",
    "conclusion": "conclusion conclusions 结论 主要结论 研究结论 结论意义 结论与意义 결론 연구결론 "
    "結論",
    "abstract": "abstract originalabstract englishabstract 原始英文摘要 英文摘要 原文摘要 原始摘要 "
    "论文摘要 摘要 초록 摘要翻译 摘要译文 abstracttranslation abstracten 英文原文摘要 摘要原文 "
    "英文原摘要 영문초록 アブストラクト",
    "authors": "authors author 作者 论文作者 저자 作者列表 全部作者 authorlist authorlists 著者",
    "category": "maincategory primarycategory category 主类别 主分类 类别 分类 catalog "
    "primarysubject subject 카테고리 主要分类 主要类别 所属领域 arxiv所属领域 所属类别 所属分类 "
    "arxiv分类 arxiv类别 arxiv主分类 学科分类 arxivcategory arxivprimarycategory arxivsubject "
    "主カテゴリ カテゴリ カテゴリー 分野 분류 분야 주카테고리 주분류",
    "categories": "categories allcategories subjects 所有类别 全部类别 所有分类 全部分类 "
    "arxivcategories 전체카테고리",
    "link": "arxiv arxivid arxivlink arxiv链接 abs link links url paper paperlink id 链接 论文链接 "
    "原文链接 论文地址 论文编号 原文 pdf pdflink pdf链接 html 링크 arxivurl arxiv地址 arxiv编号 "
    "原文地址 paperurl absurl pdfurl pdf地址 阅读原文 논문링크 リンク 論文リンク",
    "comment": "comment comments arxivcomment 备注 注释 コメント 코멘트",
    "code": "code codeurl codelink github 代码 代码链接 代码地址 开源代码 代码仓库 github链接 "
    "github地址 github仓库 源码 开源地址 코드 コード",
    "title": "title 标题 题目 论文标题 papertitle englishtitle originaltitle 英文标题 原标题 原题 "
    "제목 タイトル",
    "translated_title": "translatedtitle titletranslation chinesetitle titlezh titlecn 中文标题 "
    "标题翻译 标题译文 中文题目 译名 题目翻译 论文中文标题 中文译名 中文名 标题中文 标题中译 "
    "翻译标题 titleinchinese 한국어제목 한글제목 번역제목 日本語タイトル 邦題",
}  # fmt: skip
_FIELDS: Final = {
    key: (field, rank) for field, keys in _NAMES.items() for rank, key in enumerate(keys.split())
}
_DETAILS: Final = frozenset(
    {"details", "detail", "more", "详情", "详细", "详细信息", "展开", "点击展开"}
)
"""The texts of a `<summary>` that hides text but is no label."""

_COLUMNS: Final = frozenset(
    {
        *("field", "value", "values", "content", "item", "key", "name", "attribute", "property"),
        *("内容", "值", "信息", "说明", "项目", "字段", "属性", "名称", "항목", "내용", "項目"),
    }
)
"""The names of columns of a table that has a field of one paper in each row."""

LONGEST_NAME: Final = 60
"""The maximum length of a name."""


class Label(NamedTuple):
    """A name that may label the text after it.

    Attributes:
        key: The letters and digits of the name, in lower case.
        name: The name as in the file, without emphasis and emoji.
        value: The rest of the line.
        plain: Whether only a colon marks it.
        is_block: Whether it is a block, such as a heading or a row of a table.
        is_sure: Whether its marks leave no doubt: bold letters and a colon, or `[!NAME]`.
    """

    key: str
    name: str
    value: str
    plain: bool = False
    is_block: bool = False
    is_sure: bool = False

    @property
    def field(self) -> str:
        """The field of the label; empty if there is none."""
        return field_of(self.name)[0]

    @property
    def rank(self) -> int:
        """The rank of the name among those of its field; 0 for the name of the template."""
        return field_of(self.name)[1]


def names() -> Collection[str]:
    """Return the keys of all known names."""
    return _FIELDS.keys()


def field_of(name: str) -> tuple[str, int]:
    """Return the field of a name, empty if there is none, and the rank of the name.

    A name in two languages (`Method / 方法`, `动机（Motivation）`) has the field of either part.
    """
    found = _FIELDS.get(key_of(name))
    if found is None and len(name) <= LONGEST_NAME:
        parts = re.split(r"[/|(（)）]", name)
        found = next((_FIELDS[key] for key in map(key_of, parts) if key in _FIELDS), None)
    return found or ("", 0)


def names_columns(label: Label) -> bool:
    """Return whether a label in the first row of a table is the name of a column.

    It is data if its field is known and the next cell is no name of a field.
    """
    if label.field in TEMPLATE:
        return False
    return not label.field or is_column(label.value)


def is_column(cell: str) -> bool:
    """Return whether a cell of a table can be the name of a column."""
    return is_known(cell) or key_of(cell) in _COLUMNS


def is_known(name: str) -> bool:
    """Return whether a name as a whole is the name of a field."""
    return key_of(name) in _FIELDS


def hides_text(name: str) -> bool:
    """Return whether a `<summary>` with this text hides text but is no label."""
    return key_of(name) in _DETAILS


def key_of(name: str) -> str:
    """Return the letters and digits of a name, in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))
