"""Real digests are equal to the records from which they were generated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from digest_tui.model import SUMMARY_FIELDS, Paper
from tests.support.template import FIELDS, irregular, parse_template, read_file


def records(corpus: Path) -> list[tuple[Paper, dict[str, Any]]]:
    """Return every paper of the digests with records, and the fields of its record."""
    pairs = []
    for twin in sorted(corpus.glob("*_AI_enhanced_Chinese.jsonl")):
        first: dict[str, Any] = {}
        for line in twin.read_text("utf-8").split("\n"):
            if line:
                record = json.loads(line)
                first.setdefault(record["id"], record)
        digest = read_file(corpus / f"{twin.name[:10]}.md")
        assert digest.problems == ()
        assert len(digest.papers) == len(first)
        for each in digest.papers:
            record = first[each.arxiv_id]
            summary = {name: record["AI"][name] for name in SUMMARY_FIELDS}
            fields: dict[str, Any] = {
                "title": record["title"],
                "authors": tuple(record["authors"]),
                "abs_url": record["abs"],
                "category": record["categories"][0],
                "abstract": record["summary"],
            }
            pairs.append((each, fields | summary))
    return pairs


def test_every_paper_equals_its_record_to_the_character(corpus: Path) -> None:
    pairs = records(corpus)
    assert len(pairs) == 2619
    assert {len(fields) for _, fields in pairs} == {10}
    for each, fields in pairs:
        assert {name: getattr(each, name) for name in fields} == fields


def test_the_first_digest_has_the_promised_papers(corpus: Path) -> None:
    digest = read_file(corpus / "seed.txt")
    assert len(digest.papers) == 335
    assert dict(digest.promised) == {"cs.CV": 92, "cs.RO": 36, "cs.LG": 207}
    assert [digest.categories.count(name) for name in digest.promised] == [92, 36, 207]
    assert [each.number for each in digest.papers] == list(range(1, 336))
    assert all(each.arxiv_id and each.authors and each.abstract for each in digest.papers)
    assert digest.problems == ()


def test_irregular_papers_are_read_like_regular_ones(corpus: Path) -> None:
    text = (corpus / "seed.txt").read_text("utf-8")
    assert list(parse_template(irregular(text)).papers) == list(parse_template(text).papers)


def odd(corpus: Path, day: str, number: int) -> Paper:
    digest = read_file(corpus / f"{day}.md")
    (found,) = [each for each in digest.papers if each.number == number]
    return found


def test_a_title_may_contain_the_syntax_of_a_link(corpus: Path) -> None:
    found = odd(corpus, "2026-05-06", 103)
    assert found.arxiv_id == "2605.03031"
    assert len(found.title) == 52
    assert found.title.index("](") == 33


def test_authors_may_contain_asterisks(corpus: Path) -> None:
    names = odd(corpus, "2026-06-19", 93).authors
    assert [name.count("*") for name in names] == [1, 1, 0, 0, 0, 0]
    assert [len(name) for name in names[:2]] == [16, 17]


def test_a_colon_may_be_an_author(corpus: Path) -> None:
    names = odd(corpus, "2026-01-01", 82).authors
    assert len(names) == 101
    assert names.index(":") == 1


def test_fields_keep_their_trailing_blank_lines(corpus: Path) -> None:
    found = odd(corpus, "2026-06-12", 139)
    ends = [len(text) - len(text.rstrip()) for text in (getattr(found, name) for name in FIELDS)]
    assert ends == [2, 2, 2, 2, 2, 0]
    assert len(found.abstract or "") == 1907


def test_very_many_authors_are_kept(corpus: Path) -> None:
    names = odd(corpus, "2026-06-16", 152).authors
    assert len(names) == 574
    assert len(f"*{','.join(names)}*") == 8083


def test_an_abstract_may_begin_with_a_label(corpus: Path) -> None:
    found = odd(corpus, "2026-01-23", 106)
    assert (found.abstract or "").startswith("Motivation: ")
    assert len(found.abstract or "") == 1139
    assert len(found.motivation or "") == 104
