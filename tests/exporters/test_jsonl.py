"""Papers are exported as JSON."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from digest_tui.exporters import jsonl
from digest_tui.model import Digest, Paper
from tests.support.papers import paper

KEYS = (
    "number id title authors url category tldr motivation method result conclusion abstract "
    "translated_title categories comment code_url extra"
)


def test_a_paper_is_one_line_of_json_with_its_keys_in_order() -> None:
    made = paper(1, authors=("First Author", "王"), tldr="一\n二", abstract='"quoted" \\alpha')
    assert jsonl.export(made) == (
        '{"number": 1, "id": "2601.00001", "title": "Paper number 1", '
        '"authors": ["First Author", "王"], "url": "https://arxiv.org/abs/2601.00001", '
        '"category": "cs.CV", "tldr": "一\\n二", "motivation": "说明动机。", '
        '"method": "说明方法。", "result": "说明结果。", "conclusion": "说明结论。", '
        '"abstract": "\\"quoted\\" \\\\alpha", "translated_title": null, "categories": [], '
        '"comment": null, "code_url": null, "extra": {}}'
    )


def test_fields_outside_the_template_are_exported_with_their_labels() -> None:
    made = paper(
        1,
        translated_title="译名",
        categories=("cs.CV", "cs.LG"),
        comment="8 pages",
        code_url="https://github.com/a/b",
        extra=(("得分", "8.5"), ("Keywords", "a, b")),
    )
    record = json.loads(jsonl.export(made))
    assert {key: record[key] for key in KEYS.split()[12:]} == {
        "translated_title": "译名",
        "categories": ["cs.CV", "cs.LG"],
        "comment": "8 pages",
        "code_url": "https://github.com/a/b",
        "extra": {"得分": "8.5", "Keywords": "a, b"},
    }
    assert list(record["extra"]) == ["得分", "Keywords"]


def test_extra_fields_of_one_name_are_all_written() -> None:
    record = json.loads(jsonl.export(paper(1, extra=(("note", "a"), ("得分", "8"), ("note", "b")))))
    assert record["extra"] == {"note": ["a", "b"], "得分": "8"}


def test_a_missing_field_is_null() -> None:
    bare = json.loads(jsonl.export(Paper(3, "", "Title", (), "", "")))
    assert list(bare) == KEYS.split()
    assert bare == dict.fromkeys(KEYS.split()) | {
        "number": 3,
        "title": "Title",
        "authors": [],
        "categories": [],
        "extra": {},
    }


@given(st.text(), st.text() | st.none())
def test_every_text_survives_in_json_on_one_line(title: str, abstract: str | None) -> None:
    line = jsonl.export(paper(1, title=title, abstract=abstract))
    assert "\n" not in line
    assert "\r" not in line
    read = json.loads(line)
    assert (read["title"], read["abstract"]) == (title, abstract)


def test_every_paper_of_the_demo_is_a_record(demo: Digest) -> None:
    for each in demo.papers:
        record = json.loads(jsonl.export(each))
        assert record["authors"] == list(each.authors)
        assert [record[name] for name in KEYS.split()[6:12]] == [
            getattr(each, name) for name in KEYS.split()[6:12]
        ]
