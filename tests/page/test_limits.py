"""The layout of a page takes limited work for any field, measured in calls and characters."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any, Final

import pytest

from digest_tui.model import Paper
from digest_tui.page.layout import lay_out
from digest_tui.page.limits import FIELD_LIMIT, LABEL_LIMIT, LINE_LIMIT
from digest_tui.text.markup import plain_start
from tests.support.papers import paper

MOST_CALLS: Final = 300_000
"""Calls to lay out a paper: 0.1 µs each."""
UNITS: Final = (
    *(r"\frac{", "$a$b", "| a |", "www.a@", r"\x", "**", "`", "[", "](", "<b>", "&amp;", "{"),
    *(r"\left(", "a\u0301", "a", "中", " ", "A, ", "*a* ", "1) a；", "- a\n", "\n\n", "🇦", "a/"),
)
FIELDS: Final[dict[str, Callable[[str], dict[str, Any]]]] = {
    "title": lambda text: {"title": text},
    "translated title": lambda text: {"translated_title": text},
    "comment": lambda text: {"comment": text},
    "authors": lambda text: {"authors": tuple(text)},
    "one author": lambda text: {"authors": (text,)},
    "label": lambda text: {"extra": ((text, "text"),)},
    "labels": lambda text: {"extra": tuple((letter, "text") for letter in text)},
    "categories": lambda text: {"categories": tuple(text[i : i + 9] for i in range(len(text)))},
    "tldr": lambda text: {"tldr": text},
    "summary": lambda text: dict.fromkeys(("tldr", "motivation", "method", "result"), text),
    "abstract": lambda text: {"abstract": text},
}


def work(task: Callable[[], object]) -> int:
    """Return how many functions a task calls, those in C included."""
    calls = 0

    def count(_frame: FrameType, event: str, _argument: Any) -> None:
        nonlocal calls
        calls += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        task()
    finally:
        sys.setprofile(None)
    return calls


def with_field(field: str, unit: str, size: int) -> Paper:
    """Return a paper with a field of about `size` characters."""
    return paper(1, **FIELDS[field](unit * (size // len(unit))))


@pytest.mark.parametrize("field", FIELDS)
def test_the_calls_for_a_field_are_limited(field: str) -> None:
    for unit in (
        r"\frac{",
        "$a$ ",
        "*a* ",
        "a ",
        "a/",
        "- a\n",
        "\u1100",
        "🇦",
        "_{a}",
        "http://a ",
    ):
        made = with_field(field, unit, 100_000)
        calls = work(lambda made=made: lay_out(made, 150, searched=["a"], all_authors=True))  # type: ignore[misc]
        assert calls < MOST_CALLS, unit


@pytest.mark.parametrize("field", sorted(FIELDS.keys() - {"labels"}))  # each of them is counted
def test_a_longer_field_costs_no_more_calls(field: str) -> None:
    for unit in ("$a$ ", "*a* ", "a/"):
        long, longer = (with_field(field, unit, size) for size in (40_000, 160_000))
        lay_out(longer, 150)  # what is imported or compiled once is done
        assert work(lambda made=longer: lay_out(made, 150)) <= (  # type: ignore[misc]
            work(lambda made=long: lay_out(made, 150)) * 1.05 + 500  # type: ignore[misc]
        ), unit


def shown(made: Paper, **options: Any) -> str:
    """Return the text of a page without blanks."""
    page = lay_out(made, 80, layout="stacked", **options)
    return "".join("".join(run.text for row in page.rows for run in row).split())


@pytest.mark.parametrize(
    ("field", "limit", "count"),
    [
        ("title", LINE_LIMIT, "98,000"),
        ("translated title", LINE_LIMIT, "98,000"),
        ("comment", LINE_LIMIT, "98,000"),
        ("one author", FIELD_LIMIT, "90,000"),
        ("label", LABEL_LIMIT, "99,800"),
        ("tldr", FIELD_LIMIT, "90,000"),
        ("abstract", FIELD_LIMIT, "90,000"),
    ],
)
def test_a_cut_text_is_followed_by_the_number_of_characters_left_out(
    field: str, limit: int, count: str
) -> None:
    text = shown(with_field(field, "x", 100_000))
    assert f"…({count}charactersmore)" in text
    assert text.count("x") < limit + 20
    whole = shown(with_field(field, "x", limit))
    assert "more" not in whole
    assert "说明结论" in whole
    assert whole.count("x") >= limit


def test_authors_and_fields_left_out_are_counted() -> None:
    many = paper(1, authors=("A",) * 20_000, extra=(("label", "text"),) * 20_000)
    text = shown(many, all_authors=True)
    named = text.count("A,")
    assert f"and{20_000 - named}more" in text
    left_out = 20_000 - text.count("labeltext")
    assert f"({left_out:,}fieldsmore)" in text


@pytest.mark.parametrize("unit", ["word ", "- a\n", "a\n\n", "1) 词；", "中", "x1 "])
def test_a_field_at_the_limit_is_shown_whole(unit: str) -> None:
    field = unit * (FIELD_LIMIT // len(unit))
    assert "".join(field.split()) in shown(paper(1, abstract=field))


@pytest.mark.parametrize("unit", UNITS)
def test_a_row_of_a_list_reads_the_start_of_a_title(unit: str) -> None:
    long, longer = (unit * (size // len(unit)) for size in (10_000, 100_000))
    plain_start(longer)  # import modules and compile patterns first
    assert work(lambda: plain_start(longer)) <= work(lambda: plain_start(long)) + 50
    if long.strip():
        assert plain_start(longer) == plain_start(long)
        assert plain_start(longer).endswith("…")
    assert plain_start(f"{unit}end") == plain_start(f"  {unit}end ")
