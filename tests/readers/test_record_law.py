"""Every word of a record stands in a field of its paper, or a problem tells its line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from digest_tui.readers import jsonl, read
from digest_tui.readers.records import keys
from tests.support.record_words import lost

KNOWN: Final = (
    *(*keys.ID, *keys.PAGE, *keys.PDF, *keys.TITLE, *keys.TRANSLATED_TITLE, *keys.AUTHORS),
    *(*keys.MAIN_CATEGORY, *keys.CATEGORIES, *keys.COMMENT, *keys.CODE, *keys.ABSTRACT),
    *(name for names in keys.SUMMARY_FIELDS.values() for name in names),
    *("ai", "AI", "title_zh", "arxiv-id", "Abs URL", "summary", "unknown", "other", "", "--", "名"),
)
TEXTS: Final = st.sampled_from(
    [
        *(
            "2601.00001",
            "2601.00001v2",
            "arXiv:2601.00002",
            "hep-th/9901001",
            "17",
            "W17",
            "10.1000/1",
        ),
        *("https://arxiv.org/abs/2601.00001", "http://arxiv.org/pdf/2601.00001v1.pdf", "file:x"),
        *("https://example.org/x y", "https://example.org/x", "https://github.com/ann/code"),
        *(
            "Ann Example, Bob Sample, Jr.",
            "Ann Example and Bob Sample",
            "['Ann', 'Bob']",
            "安一、鲍二",
        ),
        *(
            "A; B, C",
            "cs.CV",
            "cs.CV, cs.LG",
            "Machine Learning",
            "Error",
            "N/A",
            "  ",
            "",
            "\u200b",
        ),
        *(
            "two\nlines",
            "a\n  b",
            "x\tb",
            "\textmath{x}",
            "$x$",
            "[a](https://b.c)",
            "词",
            "- a\n- b",
        ),
    ]
)
VALUES: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*KNOWN, "name"]), inner, max_size=4)
    ),
    max_leaves=8,
)
RECORDS: Final = st.lists(st.tuples(st.sampled_from(KNOWN), VALUES), max_size=10)


def line_of(pairs: list[tuple[str, Any]]) -> str:
    """Return a record, perhaps with repeated keys, as one line."""
    items = (f"{json.dumps(key)}: {json.dumps(value)}" for key, value in pairs)
    return f"{{{', '.join(items)}}}"


@given(RECORDS)
def test_no_word_of_a_record_is_lost(pairs: list[tuple[str, Any]]) -> None:
    text = "\n".join(['{"title": "First"}', line_of(pairs)])
    digest = jsonl.parse(text, "x.jsonl")
    assert digest is not None
    assert lost(text, digest) == {}
    assert [each.key for each in digest.papers] == list(digest.keys)
    assert [each.category for each in digest.papers] == list(digest.categories)
    assert all(each.heading.strip() and each.key.strip() for each in digest.papers)


@pytest.mark.parametrize("directory", ["digests", "faults"])
def test_no_word_of_published_records_is_lost(corpus: Path, directory: str) -> None:
    for path in sorted((corpus.parent / directory).glob("*.jsonl")):
        text = path.read_text("utf-8")
        assert lost(text, read(text.encode(), path.name)) == {}
