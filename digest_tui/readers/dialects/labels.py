"""What a label of a digest looks like, and which field of a paper it stands for.

A label is a name at the start of a line, in any of these shapes, behind any of `>`, a list marker
and an emoji: `L: v`, `L：v`, `**L:** v`, `**L**: v`, `*L:* v`, `**L: v**`, `**L**` alone on its
line, a heading `#### L`, the first cell of a table's row, a `<summary>L</summary>`. More labels
may follow on its line, parted by `|` or, where they are bold, by `·` or `•`. In a numbered list, in
one within another list and in bold without a colon before its value a name has to be a known one.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from digest_tui.readers.patterns import compiled

TEMPLATE: Final = ("tldr", "motivation", "method", "result", "conclusion", "abstract")
"""The fields that the template labels, in its order."""

# Of several labels that stand for one field, the first here takes it.
_SYNONYMS: Final = {
    "tldr": "tldr task 一句话总结 一句话概括 一句话 中文摘要 中文总结 核心总结 总结 概要 概述 "
    "速览 要点 大白话 summary aisummary onesentencesummary plainenglishsummary "
    "plainlanguagesummary laysummary overview 요약 한줄요약",
    "motivation": "motivation background 动机 研究动机 背景 研究背景 背景与动机 研究背景与动机 "
    "研究问题 问题 problem 동기 배경",
    "method": "method methods methodology approach 方法 研究方法 方法论 主要方法 核心方法 "
    "关键方法 방법",
    "result": "result results 结果 实验结果 主要结果 研究结果 关键结果 主要发现 核心发现 "
    "findings keyfindings 결과",
    "conclusion": "conclusion conclusions 结论 主要结论 研究结论 결론",
    "abstract": "abstract originalabstract englishabstract 原始英文摘要 英文摘要 原文摘要 "
    "原始摘要 论文摘要 摘要 초록 摘要翻译 摘要译文 abstracttranslation",
    "authors": "authors author 作者 论文作者 저자",
    "category": "maincategory primarycategory category 主类别 主分类 类别 分类 catalog "
    "primarysubject subject 카테고리",
    "categories": "categories allcategories subjects 所有类别 全部类别 所有分类",
    "link": "arxiv arxivid arxivlink arxiv链接 abs link links url paper paperlink id 链接 "
    "论文链接 原文链接 论文地址 论文编号 原文 pdf pdflink pdf链接 html 링크",
    "comment": "comment comments arxivcomment 备注 注释",
    "code": "code codeurl codelink github 代码 代码链接 代码地址 开源代码",
    "title": "title 标题 题目 论文标题 papertitle",
    "translated_title": "translatedtitle titletranslation chinesetitle titlezh titlecn 中文标题 "
    "标题翻译 标题译文 中文题目 译名 题目翻译",
}  # fmt: skip
_FIELDS: Final = {
    key: (field, rank) for field, keys in _SYNONYMS.items() for rank, key in enumerate(keys.split())
}
# Where a digest folds its text away; such a summary names no field.
_FOLDS: Final = frozenset(
    {"details", "detail", "more", "详情", "详细", "详细信息", "展开", "点击展开"}
)

_LONGEST_NAME: Final = 60
_LONGEST_PLAIN: Final = 32
_LONGEST_ROW: Final = 4000
"""Characters of a line up to which it may hold more than one label."""

_MOST_PIECES: Final = 60
"""Pieces of a line, the marks between them included, of which some may be labels."""

_PREFIX: Final = r"( {0,8})(?:>[ \t]?)*(?:([-*+•]|\d{1,3}[.)、])[ \t]+)?(?:>[ \t]?)*"
_EMOJI: Final = "[\u2190-\u2bff\u200d\ufe0f\U0001f000-\U0001faff]+[ \t]*"
_BOLD: Final = r"(\*{1,3}|__?)(?=[^\s*_])([^*]{1,100}?)(?<=\S)\1(?![*_])"
_NAMED: Final = r"([^:：*\[\]{}<>|$\\`\n]{1,60}?)[ \t]*(?:：|:(?=\s|$|[^\x00-\x7f]))"


class Label(NamedTuple):
    """A name that may label what follows it.

    Attributes:
        key: The letters and digits of the name, in lower case.
        name: The name as in the file, without its decoration.
        value: What follows on the line.
        plain: Whether nothing but a colon marks it.
        alone: Whether it is a block of its own, as a heading or a row of a table is.
    """

    key: str
    name: str
    value: str
    plain: bool = False
    alone: bool = False

    @property
    def field(self) -> str:
        """The field that the label stands for, or the empty string."""
        return self._known[0]

    @property
    def rank(self) -> int:
        """The place of the label among those of its field, 0 for the template's own."""
        return self._known[1]

    @property
    def _known(self) -> tuple[str, int]:
        return field_of(self.name)


def field_of(name: str) -> tuple[str, int]:
    """Return the field a name stands for and its rank there; an empty string where none.

    A name in two languages (`Method / 方法`, `动机（Motivation）`) stands for what either does.
    """
    found = _FIELDS.get(key_of(name))
    if found is None and len(name) <= _LONGEST_NAME:
        parts = re.split(r"[/|(（)）]", name)
        found = next((_FIELDS[key] for key in map(key_of, parts) if key in _FIELDS), None)
    return found or ("", 0)


def key_of(name: str) -> str:
    """Return the letters and digits of a name, in lower case."""
    return "".join(filter(str.isalnum, name.casefold()))


def labels_in(line: str) -> list[tuple[str, Label]]:
    """Return the labels of a line, each with all its text; none where the line starts with none."""
    line = line.rstrip()
    whole = label_of(line)
    if len(line) > _LONGEST_ROW or (whole and whole.alone):
        return [(line, whole)] if whole else []
    pieces = compiled(r"([|｜·•])").split(line)
    if len(pieces) == 1:
        return [(line, whole)] if whole else []
    first = label_of(pieces[0].rstrip()) if len(pieces) < _MOST_PIECES else None
    if first is None:
        return [(line, whole)] if whole else []
    found = [(pieces[0], first)]
    for mark, piece in zip(pieces[1::2], pieces[2::2], strict=True):
        bare = piece.strip()
        label = None if bare[:1] in ("", ">", "-", "+", "#") else label_of(bare)
        if label and not (label.plain and mark in "·•"):
            found.append((piece.lstrip(), label))
        else:
            text, last = found[-1]
            found[-1] = (text + mark + piece, last)
    return [(text, _whole(text, label)) for text, label in found]


def _whole(text: str, label: Label) -> Label:
    """Return a label with the value that all of its text gives it."""
    whole = label_of(text.rstrip())
    return whole if whole and whole.key == label.key else label


def label_of(line: str, *, in_heading: bool = False) -> Label | None:
    """Return the label that a line, or the text of a heading, starts with."""
    head = line[:200]
    if "<summary>" in head:
        return _summary(line)
    prefix = compiled(_PREFIX).match(head)
    start = prefix.end() if prefix else 0
    indent, marker = (len(prefix[1]), prefix[2] or "") if prefix else (0, "")
    inner = indent > 1 or marker[:1].isdecimal()
    head = head[start:]
    if head.startswith("|"):
        return None if len(line) > _LONGEST_ROW else _row(line[start:])
    if head.startswith("#"):
        if in_heading:
            return None
        heading = re.match(r"#{2,6}[ \t]+", head)
        name = line[start + heading.end() :].rstrip("# \t") if heading else ""
        if not name.startswith(("#", "|", ">", "<")) and (label := label_of(name, in_heading=True)):
            return label._replace(plain=False, alone=True)
        return _checked(_bare(name), "", alone=True) if len(name) <= 100 else None
    emoji = compiled(_EMOJI).match(head)
    if emoji:
        start += emoji.end()
        head = head[emoji.end() :]
    if head.startswith(("<b>", "<strong>")):
        bare = re.sub("</?(?:b|strong)>", "**", line[start:], count=2)
        return label_of(bare, in_heading=in_heading)
    bold = compiled(_BOLD).match(head)
    if bold:
        return _bold(bold[1], bold[2], line[start + bold.end() :], inner)
    named = compiled(_NAMED).match(head)
    if named is None or (indent > 1 and not marker):
        return None
    return _checked(named[1], line[start + named.end() :], plain=True, inner=inner)


def _bold(mark: str, text: str, after: str, inner: bool) -> Label | None:
    after = after.lstrip()
    if text.endswith((":", "：")):
        return _checked(text[:-1], after, inner=inner)
    if after.startswith((":", "：")):
        return _checked(text, after[1:], inner=inner)
    if len(mark) == 1:
        return None
    if after:
        # Without a colon the name has to be known, and prose may begin so too.
        return _checked(text, after, plain=True, inner=inner) if key_of(text) in _FIELDS else None
    name, colon, value = text.partition(":" if ":" in text else "：")
    return _checked(name, value, inner=inner, alone=not colon)


def _summary(line: str) -> Label | None:
    name = line.partition("<summary>")[2]
    name, _, value = name.partition("</summary>")
    name = _bare(re.sub("<[^<>]{0,40}>", "", name[:200]))
    if key_of(name) in _FOLDS:
        return None
    return _checked(name, value, alone=True)


def _row(line: str) -> Label | None:
    cells = re.split(r"(?<!\\)\|", line.strip().strip("|"))
    if len(cells) < 2:
        return None
    value = " | ".join(cell.strip() for cell in cells[1:]).replace("\\|", "|")
    return _checked(_bare(cells[0]), value, alone=True)


def _bare(name: str) -> str:
    """Return a name without emoji, emphasis and colon around it."""
    name = name.strip().strip("*_ \t")
    emoji = compiled(_EMOJI).match(name[:40])
    if emoji:
        name = name[emoji.end() :].strip("*_ \t")
    return name.rstrip(":： \t*_")


def _checked(
    name: str, value: str, *, plain: bool = False, alone: bool = False, inner: bool = False
) -> Label | None:
    """Return a label where a name can be one: short, begun by a letter, ended by no digit."""
    name = _bare(name)
    known = key_of(name) in _FIELDS
    if not name or len(name) > _LONGEST_NAME or not (name[0].isalnum() or known):
        return None
    if not known:
        stops = ".,;，。；！？!?" if plain else "。，！？!?"
        words = len(name.split())
        if any(stop in name for stop in stops) or words > (5 if plain else 9):
            return None
        # Chinese says in a few characters what takes a sentence.
        if plain and len(name) + sum(letter > "\u2e80" for letter in name) > _LONGEST_PLAIN:
            return None
        if inner or name[-1].isdigit() or name.isdecimal():
            return None
    return Label(key_of(name), name, value.strip(), plain, alone)


def is_fold(line: str) -> bool:
    """Tell whether a line is the summary of a fold that names no field."""
    return "<summary>" in line[:200] and label_of(line) is None
