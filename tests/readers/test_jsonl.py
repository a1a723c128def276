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
        ({"AI": "one text"}, {"tldr": "one text", "extra": ()}),
        ({"AI": {"summary": "词"}}, {"tldr": "词", "extra": ()}),
        ({"summary": "S.", "summary_zh": "词"}, {"abstract": "S.", "tldr": "词", "extra": ()}),
        ({"summary": {"tldr": "词", "rank": 1}}, {"tldr": "词", "extra": (("rank", "1"),)}),
        ({"AI": {"method": ["甲", "乙"]}}, {"method": "甲, 乙", "extra": ()}),
        ({"AI": {"method": ["甲" * 70, "乙"]}}, {"method": f"- {'甲' * 70}\n- 乙"}),
        ({"AI": {"method": {"how": "甲"}}}, {"method": None, "extra": (("method", "how: 甲"),)}),
        (
            {
                "中文标题": "题",
                "作者": "安一、鲍二",
                "摘要": "文",
                "分类": "cs.CV",
                "一句话总结": "词",
            },
            {"translated_title": "题", "authors": ("安一", "鲍二"), "abstract": "文", "tldr": "词"},
        ),
        ({"arxivId": "2601.00006", "absUrl": "https://arxiv.org/abs/2601.00006"}, {"extra": ()}),
        ({"id": 17, "arxiv_id": 2601.00011}, {"arxiv_id": "2601.00011", "extra": (("id", "17"),)}),
        ({"id": "arXiv:2601.00012v2"}, {"abs_url": "https://arxiv.org/abs/2601.00012v2"}),
        ({"id": "hep-th/9901001"}, {"arxiv_id": "hep-th/9901001", "extra": ()}),
        ({"doi": "10.48550/arXiv.2601.00013"}, {"arxiv_id": "2601.00013", "extra": ()}),
        (
            {"doi": "10.1000/182"},
            {"arxiv_id": "", "abs_url": "", "extra": (("doi", "10.1000/182"),)},
        ),
        (
            {"id": "W17", "url": "https://example.org/W17"},
            {"arxiv_id": "", "abs_url": "https://example.org/W17", "extra": (("id", "W17"),)},
        ),
        (
            {"id": "2601.00014", "url": "see below", "code": "soon"},
            {"code_url": "", "extra": (("url", "see below"), ("code", "soon"))},
        ),
        (
            {"url": "https://example.org/x", "arxiv_url": "https://arxiv.org/abs/2601.00015"},
            {"arxiv_id": "2601.00015", "extra": (("url", "https://example.org/x"),)},
        ),
        (
            {"id": "2601.00016v2", "abs": "https://arxiv.org/abs/2601.00016"},
            {"arxiv_id": "2601.00016", "extra": (("id", "2601.00016v2"),)},
        ),
        (
            {
                "abs": "https://arxiv.org/abs/2601.00017v1",
                "pdf": "http://arxiv.org/pdf/2601.00017.pdf",
            },
            {"arxiv_id": "2601.00017", "extra": ()},
        ),
        ({"abs": "file:x", "id": "2601.00018"}, {"abs_url": "file:x", "arxiv_id": "2601.00018"}),
        ({"abs": "One text.", "id": "2601.00019"}, {"abstract": "One text.", "extra": ()}),
        ({"category": ["cs.CV", "cs.LG"]}, {"categories": ("cs.CV", "cs.LG")}),
        ({"cate": "cs.CR", "category": "Safety"}, {"categories": ("cs.CR", "Safety")}),
        ({"category": "Machine Learning"}, {"category": "Machine Learning", "categories": ()}),
        ({"score": 8.5, "tags": ["a", "b"]}, {"extra": (("score", "8.5"), ("tags", "a, b"))}),
        (
            {"is_new": True, "old": False, "none": None},
            {"extra": (("is_new", "true"), ("old", "false"))},
        ),
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


def test_a_record_without_title_id_and_address_is_named_by_its_text() -> None:
    texts = {"abstract": "One line.\nAnother.", "authors": ["Ann Example"]}
    for made, name in (
        (texts, "One line."),
        (texts | {"tldr": "一句"}, "一句"),
        (texts | {"title": "\u200b"}, "One line."),
        (texts | {"id": 7}, "One line."),
        (texts | {"id": "2601.00001"}, "2601.00001"),
        (texts | {"title_zh": "题"}, "题"),
        ({"authors": "Ann Example", "cate": "cs.CV"}, "Ann Example"),
    ):
        digest = read(made)
        (found,) = digest.papers
        assert (found.title.strip("\u200b"), found.heading) == ("", name)
        assert list(digest.keys) == [found.key]
        assert found.key in (name, "2601.00001")


@pytest.mark.parametrize("made", [{"id": "2601.00001"}, {"summary": "A."}, {"AI": {"tldr": "x"}}])
def test_a_record_of_one_fact_is_a_problem(made: dict[str, Any]) -> None:
    assert [problem.line for problem in read(record(1), made).problems] == [2]


def test_a_value_whose_key_is_repeated_is_kept() -> None:
    text = '{"title": "First", "k": 1, "k": 1, "k": 2, "k (1)": 3, "title": "Second"}'
    (found,) = read(text).papers
    assert found.title == "First"
    assert found.extra == (("k", "1"), ("k (1)", "2"), ("k (1) (1)", "3"), ("title (1)", "Second"))


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
