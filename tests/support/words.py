"""The words of a file, and which of them are neither shown nor told.

A word is a run of Latin letters and digits, or one other letter. Words are counted: a text that a
file has twice must be shown or told twice. Only what a reader may drop is not counted: HTML tags,
anchors, the names of known labels where they label a line, the links of the papers themselves, and
the placeholders of summaries that failed.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Final

from digest_tui.model import FAILED_SUMMARIES, Digest, Paper, ProblemKind
from digest_tui.readers.arxiv import arxiv_id
from digest_tui.readers.dialects import labels
from digest_tui.text.sanitize import clean

_WORD: Final = re.compile(r"[A-Za-z0-9]+|[^\W_]")
_TAG: Final = re.compile(
    r"</?(?:a|b|br|center|code|del|details|div|em|font|hr|i|kbd|mark|p|s|section|small|span|strong"
    r"|sub|summary|sup|table|tbody|td|th|thead|tr|u)\b(?:[ \t/][^<>\n]{0,300})?>",
    re.IGNORECASE,
)
_HREF: Final = re.compile(r"href=[\"']?(https?://[^\"'\s<>]+)")
_ANCHOR: Final = re.compile(r"\]\(#[^()\n]*\)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>()\[\]\"'`，。；、]+")
_GENERIC_LINK: Final = re.compile(
    r"\[\W*(?:arxiv|pdf|abs|html|link|paper|url|here|论文|链接|原文|论文链接|原文链接|arxiv链接)\W*\]"
    r"\((https?://[^\s()]+)\)",
    re.IGNORECASE,
)
_NAMES: Final = sorted(labels.names(), key=len, reverse=True)
_LABEL: Final = re.compile(
    r"(?:^|(?<=[|·•｜]))([^\w\n|]{0,12})(" + "|".join(map(r"[\W_]{0,3}".join, _NAMES)) + r")"
    r"(?=[^\w\n]{0,8}(?:[:：|]|\*\*|</|$))",
    re.IGNORECASE | re.MULTILINE,
)
_PLACEHOLDER: Final = re.compile(
    r"(^|[:：*\s])(?:" + "|".join(map(re.escape, FAILED_SUMMARIES)) + r")(?=[*\s）)]*$)",
    re.MULTILINE,
)
_DETAILS: Final = re.compile(
    r"<summary>\W*(?:details|detail|more|详情|展开)\W*</summary>", re.IGNORECASE
)
_TOLD: Final = {ProblemKind.LEFT_OUT_TEXT, ProblemKind.NO_RECORD, ProblemKind.CUT_OFF_RECORD}
"""The problems that tell of the text of their line."""

_TEMPLATE_LINES: Final = (
    re.compile(r"# Table of Contents\s*"),
    re.compile(r"- \[([^\n]*)\]\(#[^\[\]\n]*\) \[Total: (\d+)\]\s*"),
    re.compile(r"# ([^\n]*) \[\[Back\]\]\(#toc\)\s*"),
)


def count(text: str) -> Counter[str]:
    """Return how often a text has each of its words."""
    return Counter(map(str.casefold, _WORD.findall(_bare(text))))


def lost(text: str, digest: Digest) -> Counter[str]:
    """Return the words of a file of Markdown that its digest neither shows nor tells.

    Args:
        text: The whole file.
        digest: What a reader made of it.
    """
    papers = list(digest.papers)
    ids = {paper.arxiv_id for paper in papers}
    names = {*digest.categories, *digest.promised, *(value for p in papers for _, value in p.extra)}
    told = {problem.line for problem in digest.problems if problem.kind in _TOLD}
    counts = {str(number) for number in digest.promised.values()}
    kept = []
    for number, line in enumerate(text.split("\n"), 1):
        matches = (form.fullmatch(line) for form in _TEMPLATE_LINES)
        match = next(filter(None, matches), None)
        is_frame = match and clean(match[1] if match.re.groups else "").strip() in {*names, ""}
        if is_frame and match and match.re.groups == 2:
            is_frame = str(int(match[2])) in counts
        if not (is_frame or number in told):
            kept.append(line)
    rest = count(_LABEL.sub(r"\1", _without_marks("\n".join(kept), ids)))
    rest -= count(_without_marks("\n".join(_shown(digest, papers)), ids))
    for word in _any_number(papers):
        del rest[word]
    return rest


def _shown(digest: Digest, papers: Iterable[Paper]) -> Iterator[str]:
    """Yield the texts of a digest."""
    yield from (aside.text for aside in digest.asides)
    for paper in papers:
        # What the texts of a paper leave out, because a filter does not search it.
        yield from (str(paper.number), paper.abs_url)
        yield from paper.texts()


def _any_number(papers: Iterable[Paper]) -> Iterator[str]:
    """Yield words that a file may repeat: of a paper's id and main category."""
    for paper in papers:
        yield from count(paper.arxiv_id)
        yield from count(paper.category)


def _without_marks(text: str, ids: Iterable[str]) -> str:
    """Return a text without what a reader may drop."""
    text = unescape(clean(text))
    text = _DETAILS.sub("", _PLACEHOLDER.sub(r"\1", text))
    text = _ANCHOR.sub("]", text)
    text = _HREF.sub(r"> \1 <x", text)
    text = _GENERIC_LINK.sub(r" \1 ", text)
    text = _TAG.sub(" ", text)
    return _ADDRESS.sub(lambda match: " " if arxiv_id(match[0]) in ids else match[0], text)


def _bare(text: str) -> str:
    return _TAG.sub(" ", unescape(clean(text)))
