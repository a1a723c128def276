"""The words of a file, and which of them are neither shown nor told.

A word is a run of Latin letters and digits, or one other letter. Words are counted: a text that a
file has twice must be shown or told twice, unless it is a whole line. A line that half of the
papers have alike belongs to the template of the file. Only what a reader may drop is not counted:
HTML tags, anchors, the names of known labels where they label a line, the links of the papers
themselves, and the placeholders of summaries that failed.
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
from digest_tui.readers.dialects.marks import COUNTERS
from digest_tui.text.sanitize import clean
from tests.support.template import LABELS

_WORD: Final = re.compile(r"[A-Za-z0-9]+|[^\W_]")
_TAG: Final = re.compile(
    r"</?(?:a|b|br|center|code|del|details|div|em|font|hr|i|kbd|mark|p|s|section|small|span|strong"
    r"|sub|summary|sup|table|tbody|td|th|thead|tr|u)\b(?:[ \t/][^<>\n]{0,300})?>",
    re.IGNORECASE,
)
_LINKED: Final = re.compile(
    r"<a\b[^<>\n]{0,200}href=[\"']?(https?://[^\"'\s<>]+)[^<>\n]{0,300}>([^<>\n]{0,100})</a>"
)
_WITHIN_WORD: Final = re.compile(
    r"(?<=[A-Za-z0-9])(?:</?(?:a|del|font|mark|s|small|span|u)\b(?:[ \t][^<>\n]{0,300})?>)+"
    r"(?=[A-Za-z0-9])",
    re.IGNORECASE,
)
"""Tags in whose place nothing is shown, between the letters of a word."""

_HREF: Final = re.compile(r"href=[\"']?(https?://[^\"'\s<>]+)")
_ID_NAME: Final = re.compile(r"\barxiv(?:[ ]?id)?[:：\s]{0,3}(?=(\d{4}\.\d{4,5}))", re.IGNORECASE)
_COUNTER: Final = re.compile(
    rf"^(#+\W*|#+[^\n]{{0,80}}? [-–—|·] )(?:(?:{'|'.join(map(re.escape, COUNTERS))})[ ]?)+\W{{0,2}}"
    r"(?:(?=\d)|[一二三四五六七八九十](?:篇|$))",
    re.IGNORECASE | re.MULTILINE,
)
"""The words that count, at the start of a heading or of its part: `## Paper 3`."""

_ANCHOR: Final = re.compile(r"\]\(#[^()\n]*\)")
_ADDRESS: Final = re.compile(r"https?://[^\s<>()\[\]\"'`，。；、]+")
_GENERIC_LINK: Final = re.compile(
    r"\[\W*(?:arxiv|pdf|abs|html|link|paper|url|here|code|github|代码|论文|链接|原文|论文链接|原文链接|arxiv链接)\W*\]"
    r"\((https?://[^\s()]+)\)",
    re.IGNORECASE,
)
_NAMES: Final = sorted(labels.names(), key=len, reverse=True)
_NAME: Final = "(?:" + "|".join(map(r"[\W_]{0,3}".join, _NAMES)) + ")"
_LABEL: Final = re.compile(
    rf"(?:^|(?<=[|·•｜]))((?:[ \t>]*\d{{1,3}}[.)、])?(?:(?![\n|])[\W_]){{0,12}}){_NAME}"
    rf"(?:\W{{1,3}}{_NAME}[)）]?)?"
    r"(?=(?:(?!\n)[\W_]){0,8}(?:[:：|]|\*\*|</|$))",
    re.IGNORECASE | re.MULTILINE,
)
_COUNT: Final = re.compile(r"(\]\(#[^()\n]*\))\W*(?:total\W*)?(\d+)\s*(?:papers?|篇)?\W*", re.I)
_VERSION: Final = re.compile(r"(?<=\d{4}\.\d{5})v\d+|(?<=\d{4}\.\d{4})v\d+")
_BACK: Final = re.compile(
    r"\[+\W*(?:(?:back to )?(?:top|toc|contents)|back|返回|(?:返回|回到)?(?:目录|顶部))\W*\]+"
    r"\(#[^()\s]*\)",
    re.IGNORECASE,
)
_PLACEHOLDER: Final = re.compile(
    r"(^|[:：*\s])(?:" + "|".join(map(re.escape, FAILED_SUMMARIES)) + r")(?=[*\s）)]*$)",
    re.MULTILINE,
)
_DETAILS: Final = re.compile(
    r"<summary>\W*(?:details|detail|more|详情|展开)\W*</summary>", re.IGNORECASE
)
_CALLOUT: Final = re.compile(r"(?m)^([ \t>]*>[ \t]?)\[!\w{3,9}\]")
_EDGES: Final = " #*>-|:："
_TOLD: Final = {ProblemKind.NO_RECORD, ProblemKind.CUT_OFF_RECORD}
"""The problems that tell of the text of their line."""

_LABELS_OF_TEMPLATE: Final = frozenset(LABELS.values())
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
    repeated = Counter(map(str.strip, text.split("\n")))
    often = max(3, len(papers) / 2)
    shown_lines = Counter("\n".join(_shown(digest, papers)).split("\n"))
    kept = []
    for number, line in enumerate(text.split("\n"), 1):
        if _take(line, shown_lines):
            continue
        matches = (form.fullmatch(line) for form in _TEMPLATE_LINES)
        match = next(filter(None, matches), None)
        is_frame = match and clean(match[1] if match.re.groups else "").strip() in {*names, ""}
        if is_frame and match and match.re.groups == 2:
            is_frame = str(int(match[2])) in counts
        entry = _COUNT.search(line)
        if entry and entry[2] in counts:
            line = line[: entry.end(1)]
        is_frame = is_frame or repeated[line.strip()] >= often
        if not (is_frame or number in told):
            kept.append(line)
    marked = _without_marks(_CALLOUT.sub(r"\1", "\n".join(kept)), ids)
    rest = count(_LABEL.sub(" ", marked))
    rest -= count(_without_marks("\n".join(shown_lines.elements()), ids))
    for word in _any_number(papers):
        del rest[word]
    if not rest:
        return rest
    text_shown = _without_marks("\n".join(_shown(digest, papers)), ids)
    return _without_repeated(rest, marked.split("\n"), text_shown)


def _take(line: str, shown: Counter[str]) -> bool:
    """Take a line, or the text after its label, from lines that are shown; return whether it was.

    Most lines of a template are such lines, and counting their words takes longer.
    """
    name, mark, after = line.partition(": ")
    for part in (line, after) if mark and name in _LABELS_OF_TEMPLATE else (line,):
        if part and shown.get(part, 0):
            shown[part] -= 1
            return True
    return False


def unshown(text: str, digest: Digest) -> set[str]:
    """Return the words of a file that its digest shows nowhere; a word in a tag is none."""
    shown = count("\n".join((*_shown(digest, digest.papers), *digest.promised)))
    return {word for word in lost(text, digest) if word not in shown}


def _shown(digest: Digest, papers: Iterable[Paper]) -> Iterator[str]:
    """Yield the texts of a digest."""
    yield from (aside.text for aside in digest.asides)
    for paper in papers:
        # What the texts of a paper leave out, because a filter does not search it.
        yield from (str(paper.number), paper.abs_url)
        yield from paper.texts()


def _without_repeated(rest: Counter[str], lines: Iterable[str], shown: str) -> Counter[str]:
    """Return the words without those of lines that are shown word by word, but only once."""
    shown_lines = {line.strip(_EDGES) for line in shown.split("\n")}
    for line in lines:
        text = _LABEL.sub(" ", line).strip(_EDGES)
        words = count(text)
        if {text, line.strip(_EDGES)} & shown_lines and not words.keys().isdisjoint(rest):
            rest = rest - words
    return rest


def _any_number(papers: Iterable[Paper]) -> Iterator[str]:
    """Yield words that a file may repeat: of ids, categories and labels, and between names."""
    yield from ("and", "by", "et", "al")
    for paper in papers:
        yield from count(paper.arxiv_id)
        yield from count(paper.category)
        yield from count(paper.code_url)
        for name, _ in paper.extra:
            yield from count(name)


def _without_marks(text: str, ids: Iterable[str]) -> str:
    """Return a text without what a reader may drop."""
    text = _VERSION.sub("", unescape(clean(text)))
    text = _DETAILS.sub("", _PLACEHOLDER.sub(r"\1", text))
    text = _ANCHOR.sub("]", _BACK.sub("", text))
    text = _COUNTER.sub(r"\1 ", _LINKED.sub(r"[\2](\1)", text))
    text = _ID_NAME.sub(lambda match: " " if match[1] in ids else match[0], text)
    text = _HREF.sub(r"> \1 <x", text)
    text = _GENERIC_LINK.sub(r" \1 ", text)
    text = _WITHIN_WORD.sub("", text)
    text = _TAG.sub(" ", re.sub("</?summary>", "\n", text))
    return _ADDRESS.sub(lambda match: " " if arxiv_id(match[0]) in ids else match[0], text)


def _bare(text: str) -> str:
    text = re.sub(r"(?![0-9])\d", lambda match: str(int(match[0])), text)
    return _TAG.sub(" ", unescape(clean(text)))
