"""Published digests of many dialects: the number of papers, and the lengths of three of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digest_tui import readers
from tests.support.template import FIELDS, read_file

MEASURES: dict[str, Any] = json.loads(
    (Path(__file__).parent.parent / "data" / "variants.json").read_text("utf-8")
)
NO_DIGESTS = [name for name, measured in MEASURES.items() if measured is None]
DIGESTS = [name for name, measured in MEASURES.items() if measured]


@pytest.mark.parametrize("name", DIGESTS)
def test_every_field_of_a_published_dialect_has_its_length(name: str, corpus: Path) -> None:
    digest = read_file(corpus.parent / "variants" / name)
    measured = MEASURES[name]
    assert len(digest.papers) == len(digest.categories) == measured["papers"]
    assert len(digest.problems) == measured["problems"]
    for expected in measured["three"]:
        found = digest.papers[expected["at"]]
        texts = {field: getattr(found, field) for field in FIELDS}
        assert expected == {
            "at": expected["at"],
            "id": found.arxiv_id,
            "authors": len(found.authors),
            "category": found.category,
            "fields": {field: len(text) for field, text in texts.items() if text is not None},
            "translated": len(found.translated_title),
            "extra": {label: len(text) for label, text in found.extra},
        }


def test_every_published_dialect_is_measured(corpus: Path) -> None:
    assert {path.name for path in (corpus.parent / "variants").iterdir()} == {*MEASURES}


@pytest.mark.parametrize("name", NO_DIGESTS)
def test_a_file_that_is_no_digest_raises_an_error(name: str, corpus: Path) -> None:
    with pytest.raises(readers.ReadError, match="no digest"):
        read_file(corpus.parent / "variants" / name)


def test_a_cut_digest_keeps_the_papers_before_the_cut_and_has_problems(corpus: Path) -> None:
    data = (corpus / "2026-01-03.md").read_bytes()
    whole = readers.read(data, "x.md").papers
    # Every hundredth byte of the first papers, then fewer, to the end.
    for cut in (*range(100, 20_000, 100), *range(20_000, len(data), 1_700)):
        digest = readers.read(data[:cut], "x.md")
        assert digest.problems
        before = max(len(digest.papers) - 1, 0)
        assert list(digest.papers[:before]) == list(whole[:before])
