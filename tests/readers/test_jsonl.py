"""Records of the generator are read as papers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui import readers
from digest_tui.model import SUMMARY_FIELDS, Digest
from digest_tui.readers import jsonl
from tests.support.template import read_file
from tests.support.words import count


def record(number: int, **changes: Any) -> dict[str, Any]:
    """Return the record of an invented paper."""
    arxiv_id = f"2601.{number:05}"
    made = {
        "id": arxiv_id,
        "pdf": f"https://arxiv.org/pdf/{arxiv_id}",
        "abs": f"https://arxiv.org/abs/{arxiv_id}",
        "authors": ["Paul Erdős", "Grace Hopper"],
        "title": f"Paper number {number}",
        "categories": ["cs.CV", "cs.LG"],
        "comment": None,
        "summary": "One.\n  Two.",
        "AI": {name: f"{name} {number}" for name in SUMMARY_FIELDS},
    }
    return made | changes


def read(*records: Any) -> Digest:
    text = "\n".join(each if isinstance(each, str) else json.dumps(each) for each in records)
    return readers.read(text.encode(), "x.jsonl")


def test_a_record_is_a_paper() -> None:
    made = record(1, comment="8 pages", code_url="https://github.com/a/b", code_stars=7)
    digest = read(made)
    (found,) = digest.papers
    assert (found.number, found.arxiv_id, found.title) == (1, "2601.00001", "Paper number 1")
    assert (found.authors, found.abs_url) == (("Paul Erdős", "Grace Hopper"), made["abs"])
    assert (found.category, found.categories) == ("cs.CV", ("cs.CV", "cs.LG"))
    assert [getattr(found, name) for name in SUMMARY_FIELDS] == [*made["AI"].values()]
    assert (found.abstract, found.comment) == ("One.\n  Two.", "8 pages")
    assert (found.code_url, found.extra) == ("https://github.com/a/b", (("code_stars", "7"),))
    assert (list(digest.categories), digest.problems) == (["cs.CV"], ())


def test_a_record_without_a_summary_has_none() -> None:
    raw = record(1)
    del raw["AI"]
    for made in (raw, record(1, AI=None), record(1, AI={})):
        (found,) = read(made).papers
        assert found.abstract
        assert not found.has_summary


def test_an_older_record_calls_the_tldr_task() -> None:
    (found,) = read(record(1, AI={"task": "a", "method": "b", "评分": 8})).papers
    assert (found.tldr, found.method, found.result) == ("a", "b", None)
    assert found.extra == (("评分", "8"),)


def test_a_repeated_record_is_read_once() -> None:
    digest = read(record(1), record(2), record(1))
    assert [each.arxiv_id for each in digest.papers] == ["2601.00001", "2601.00002"]
    assert digest.problems == ()


@pytest.mark.parametrize(
    "broken", ["{", '{"id": "2601', "[1]", "null", "{}", '{"title": ""}', "words", '{"a":' * 9999]
)
def test_a_broken_line_is_a_problem_and_the_rest_is_read(broken: str) -> None:
    digest = read(record(1), "", broken, record(2))
    assert [each.number for each in digest.papers] == [1, 2]
    assert [problem.line for problem in digest.problems] == [3]


@pytest.mark.parametrize("mark", ["[],", '{"a":{}},', '{"a":1},'])
def test_a_record_of_too_many_marks_is_a_problem(mark: str) -> None:
    broken = json.dumps(record(2))[:-1] + f', "x": [{mark * 10_000}1]}}'
    assert json.loads(broken)
    digest = read(record(1), broken, record(3))
    assert [each.arxiv_id for each in digest.papers] == ["2601.00001", "2601.00003"]
    assert [problem.line for problem in digest.problems] == [2]


def test_a_paper_of_very_many_authors_is_read() -> None:
    authors = [f"Ann {number}" for number in range(9000)]
    (found,) = read(record(1, authors=authors)).papers
    assert list(found.authors) == authors


def test_a_repeated_line_is_a_problem_each_time_unless_it_is_a_record() -> None:
    assert [problem.line for problem in read(record(1), "a", "a").problems] == [2, 3]


def test_records_are_recognised_by_their_content_whatever_the_name() -> None:
    data = json.dumps(record(1)).encode()
    assert len(readers.read(b"\xef\xbb\xbf\n " + data + b"\r\n", "x.md").papers) == 1


@pytest.mark.parametrize("data", [b"{\n", b'{"a": 1}\n', b'{"id": "2601.00001"}\n'])
def test_json_without_records_raises_an_error(data: bytes) -> None:
    with pytest.raises(readers.ReadError, match="no digest"):
        readers.read(data, "x.jsonl")


def test_control_characters_are_removed() -> None:
    hostile = "a\x1b]0;b\x07\u202ec\td"
    made = record(1, title=hostile, authors=[hostile], comment=hostile, AI={"x" + hostile: hostile})
    (found,) = read(made).papers
    shown = (found.title, found.authors[0], found.comment, found.extra[0][1])
    assert {*shown} == {"a]0;bc d"}
    assert found.extra[0][0] == "xa]0;bc d"


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3)
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"cate": "cs.CR"}, {"category": "cs.CR"}),
        ({"category": "cs.CV"}, {"category": "cs.CV"}),
        (
            {"primary_category": "cs.RO", "categories": ["cs.CV"]},
            {"categories": ("cs.RO", "cs.CV")},
        ),
        ({"categories": "cs.CV, cs.LG"}, {"category": "cs.CV", "categories": ("cs.CV", "cs.LG")}),
        ({"categories": "cs.CV cs.LG"}, {"categories": ("cs.CV", "cs.LG")}),
        ({"arxiv_id": "2601.00002v3"}, {"arxiv_id": "2601.00002"}),
        ({"url": "http://arxiv.org/abs/2601.00003v1"}, {"arxiv_id": "2601.00003"}),
        ({"link": "https://example.org/x"}, {"abs_url": "https://example.org/x"}),
        ({"pdf_url": "https://arxiv.org/pdf/2601.00004"}, {"arxiv_id": "2601.00004"}),
        (
            {"authors": "Ann Example, Bob Sample, Jr."},
            {"authors": ("Ann Example", "Bob Sample, Jr.")},
        ),
        ({"author": ["Ann Example"]}, {"authors": ("Ann Example",)}),
        (
            {"authors": [{"name": "Ann Example", "at": "Here"}]},
            {"authors": ("Ann Example (Here)",)},
        ),
        ({"tldr": "词", "abstract": "A."}, {"tldr": "词", "abstract": "A."}),
        ({"summary": "S.", "abstract": "A."}, {"abstract": "A.", "extra": (("summary", "S."),)}),
        ({"AI": {"TLDR": "词", "Results": "果"}}, {"tldr": "词", "result": "果"}),
        ({"title_zh": "题"}, {"translated_title": "题"}),
        ({"AI": {"title_translation": "题"}}, {"translated_title": "题"}),
        ({"AI": "one text"}, {"extra": (("AI", "one text"),)}),
        ({"score": 8.5, "tags": ["a", "b"]}, {"extra": (("score", "8.5"), ("tags", "a, b"))}),
        ({"is_new": True, "old": False, "none": None}, {"extra": (("is_new", "true"),)}),
        (
            {"at": {"where": "这里", "n": [1, [2]], "no": None}},
            {"extra": (("at", "where: 这里; n: 1, 2"),)},
        ),
        (
            {"id": "2601.00005", "pdf": "https://example.org/a.pdf"},
            {"arxiv_id": "2601.00005", "extra": (("pdf", "https://example.org/a.pdf"),)},
        ),
    ],
)
def test_a_record_of_another_program_is_a_paper(
    changes: dict[str, Any], fields: dict[str, Any]
) -> None:
    (found,) = read({"title": "A title"} | changes).papers
    assert found.title == "A title"
    assert {name: getattr(found, name) for name in fields} == fields


def test_a_record_without_a_title_is_a_paper_that_its_id_names() -> None:
    made = record(1)
    del made["title"]
    digest = read(made, record(2))
    assert digest.problems == ()
    assert [(each.title, each.heading) for each in digest.papers] == [
        ("", "2601.00001"),
        ("Paper number 2", "Paper number 2"),
    ]


@given(st.dictionaries(st.sampled_from([*record(1), "cate", "url", "tldr", "else"]), _json))
def test_every_word_of_a_record_is_in_its_paper(made: dict[str, Any]) -> None:
    digest = jsonl.parse(f"{json.dumps(record(1))}\n{json.dumps(made)}\n", "x")
    assert digest is not None
    for found in digest.papers[1:]:
        shown = count("\n".join((found.abs_url, *found.texts())))
        assert words_of(made) <= shown.keys() | {"https", "arxiv", "org", "abs", "pdf"}


def words_of(value: Any) -> set[str]:
    """Return the words of all values of a record; a falsehood and nothing are none."""
    if isinstance(value, dict):
        return {word for each in value.values() for word in words_of(each)}
    if isinstance(value, list):
        return {word for each in value for word in words_of(each)}
    if value is None or value is False:
        return set()
    return {*count("true" if value is True else str(value))}


@given(st.dictionaries(st.sampled_from([*record(1), "code_url", "else"]), _json))
def test_records_of_any_shape_are_read_or_problems(made: dict[str, Any]) -> None:
    digest = jsonl.parse(f"{json.dumps(record(1))}\n{json.dumps(made)}\n", "x")
    assert digest is not None
    assert len(digest.papers) + len(digest.problems) >= 1
    assert [each.category for each in digest.papers] == list(digest.categories)
    assert [each.key for each in digest.papers] == list(digest.keys)


@pytest.mark.parametrize(("depth", "read"), [(99, True), (100, False), (5_000, False)])
def test_a_record_nested_too_deep_is_left_out(depth: int, read: bool) -> None:
    deep = "[" * depth + "]" * depth
    text = json.dumps(record(1))[:-1] + f', "else": {deep}}}\n'
    digest = jsonl.parse(f"{json.dumps(record(2))}\n{text}", "x")
    assert digest is not None
    assert len(digest.papers) == 1 + read
    assert [problem.line for problem in digest.problems] == ([] if read else [2])


def test_a_record_of_many_lists_side_by_side_is_read() -> None:
    digest = jsonl.parse(json.dumps(record(1, authors=[["a"]] * 500)), "x")
    assert digest is not None
    assert digest.problems == ()


@pytest.mark.parametrize(("made", "has"), [({"AI": {"tldr": "词"}}, True), ({"AI": {}}, False)])
def test_a_digest_is_summarised_if_a_record_has_a_summary(made: dict[str, Any], has: bool) -> None:
    raw = {name: value for name, value in record(1).items() if name != "AI"}
    digest = jsonl.parse("".join(f"{json.dumps(each)}\n" for each in (raw, raw | made)), "x")
    assert digest is not None
    assert digest.summarised == has


def test_real_records_are_the_papers_of_their_digest(corpus: Path) -> None:
    for twin in sorted(corpus.glob("*_AI_enhanced_Chinese.jsonl")):
        digest = read_file(twin)
        assert digest.problems == ()
        papers = {each.arxiv_id: each for each in digest.papers}
        for each in read_file(corpus / f"{twin.name[:10]}.md").papers:
            own = papers[each.arxiv_id]
            assert (own.title, own.authors, own.category) == (
                each.title,
                each.authors,
                each.category,
            )
            for name in (*SUMMARY_FIELDS, "abstract"):
                assert getattr(own, name) == getattr(each, name)
