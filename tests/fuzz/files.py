"""Targets for files: readers, query, page."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Final

from rich.cells import cell_len

from digest_tui import query, readers
from digest_tui.config import LAYOUTS
from digest_tui.exporters import jsonl, tsv
from digest_tui.index import Index
from digest_tui.messages import describe
from digest_tui.model import SUMMARY_FIELDS, Digest, Paper
from digest_tui.page.layout import lay_out
from digest_tui.text.casefold import casefold, find_words
from tests.fuzz.checks import check_clean, check_line, text_of, unspaced
from tests.support.words import unshown

_MOST_PAPERS: Final = 4
"""Papers of a digest that are laid out; more would only be slower."""


def check_readers(data: bytes) -> None:
    """Check that a file is read or refused, and that all text of its digest is clean."""
    digest = _read_digest(data)
    if digest is None:
        return
    papers = list(digest.papers)
    assert [paper.category for paper in papers] == list(digest.categories)
    lines = [problem.line for problem in digest.problems]
    assert lines == sorted(lines)
    assert all(0 < line <= data.count(b"\n") + 1 for line in lines)
    for text in (*digest.promised, *map(describe, digest.problems)):
        check_line(text)
    for paper in papers:
        for text in _lines_of(paper):
            check_line(text)
        for text in _texts_of(paper):
            check_clean(text)
        _check_derived(paper)
    _check_words(data, digest)


def _check_words(data: bytes, digest: Digest) -> None:
    """Check that no word of a file of Markdown is lost."""
    if data.lstrip().startswith(b"{") or any(map(data.count, b"\r\0<&\\")):
        return
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return
    assert not unshown(text, digest)


def check_query(data: bytes) -> None:
    """Check that a filter, the first line, finds papers of the digest in the other lines."""
    typed, _, file = data.partition(b"\n")
    wanted = query.parse(text_of(typed))
    assert all(word == casefold(word) and word.split() == [word] for word in wanted.words)
    digest = _read_digest(file)
    if digest is None:
        return
    index = Index([digest, digest])
    found = index.matching(wanted)
    assert list(found) == sorted(set(found))
    assert set(found) <= set(range(len(index)))
    assert list(Index([digest, digest]).matching(wanted)) == list(found)
    shorter = query.Query(tuple(word[:1] for word in wanted.words))
    assert set(found) <= set(index.matching(shorter))
    assert sum(index.count_categories(found).values()) == len(found)
    shown = index.rows(among=found)
    parts = (index.rows(category=name, among=found) for name in index.categories)
    assert sum(map(len, parts)) == len(shown) <= len(found)
    for paper in digest.papers[:_MOST_PAPERS]:
        position = index.position_of(paper.key)
        assert (position is None) == (not paper.key)
        assert position is None or index[position].key == paper.key
        for text in _texts_of(paper):
            _check_matches(text, find_words(text, wanted.words))


def check_page(data: bytes) -> None:
    """Check that a page has no row wider than its width, and that no text is lost.

    The first byte is the width, the rest of the first line is a filter, the other lines are the
    digest.
    """
    head, _, file = data.partition(b"\n")
    width = max(1, head[0]) if head else 1
    digest = _read_digest(file)
    if digest is None:
        return
    words = query.parse(text_of(head[1:])).words
    layout = LAYOUTS[len(head) % len(LAYOUTS)]
    for paper in digest.papers[:_MOST_PAPERS]:
        page = lay_out(
            paper, width, layout=layout, searched=words, all_authors=width % 2 > 0, note="A note."
        )
        shown = [""] * len(page.passages)
        for row in page.rows:
            line = "".join(run.text for run in row)
            check_line(line)
            assert cell_len(line) <= max(width, 2)
            for run in row:
                assert run.role
                if run.passage is not None:
                    assert page.passages[run.passage].text.startswith(run.text, run.start)
                    shown[run.passage] += run.text
        assert [unspaced(text) for text in shown] == [
            unspaced(passage.text) for passage in page.passages
        ]


def _read_digest(data: bytes) -> Digest | None:
    try:
        return readers.read(data, "x.md")
    except readers.ReadError as error:
        message = describe(error)
    assert re.fullmatch(r"x\.md: .+\.", message)
    return None


def _lines_of(paper: Paper) -> Iterator[str]:
    """Yield the texts that must have only one line."""
    yield from (paper.arxiv_id, paper.title, *paper.authors, paper.category, paper.abs_url)
    yield from (paper.translated_title, *paper.categories, paper.comment, paper.code_url)
    yield from (label for label, _ in paper.extra)


def _texts_of(paper: Paper) -> Iterator[str]:
    yield from (getattr(paper, name) or "" for name in (*SUMMARY_FIELDS, "abstract", "title"))
    yield from (text for _, text in paper.extra)


def _check_derived(paper: Paper) -> None:
    """Check the derived properties of a paper and its exports."""
    assert isinstance(paper.key + paper.pdf_url + paper.month, str)
    assert not (paper.has_summary and paper.summary_failed)
    line = jsonl.export(paper)
    assert "\n" not in line
    assert json.loads(line)["title"] == paper.title
    assert tsv.export(paper).count("\t") == 2


def _check_matches(text: str, matches: list[tuple[int, int]]) -> None:
    """Check that matches are within their text, in order and apart."""
    last_end = -1
    for start, end in matches:
        assert last_end < start < end <= len(text)
        last_end = end
