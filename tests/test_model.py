"""The properties of papers and digests."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields, replace

import pytest

from digest_tui.model import (
    FAILED_SUMMARIES,
    SUMMARY_FIELDS,
    Digest,
    Paper,
    Problem,
    ProblemKind,
    summary_text,
)
from tests.support.papers import FAILED, digest, paper

BARE = Paper(1, "2601.00001", "Title", (), "cs.CV", "https://arxiv.org/abs/2601.00001")


@pytest.mark.parametrize(
    ("arxiv_id", "month"),
    [
        ("2601.20881", "2026-01"),
        ("0704.0001", "2007-04"),
        ("9912.00001", "1999-12"),
        ("hep-th/9901001", "1999-01"),
        ("math.GT/0309136", "2003-09"),
        ("cs/0001001", "2000-01"),
        ("2613.00001", ""),
        ("2600.00001", ""),
        ("title", ""),
        ("", ""),
        ("26", ""),
    ],
)
def test_the_month_is_read_from_the_id(arxiv_id: str, month: str) -> None:
    assert replace(BARE, arxiv_id=arxiv_id).month == month


def test_the_key_is_the_id_else_the_address_else_the_title() -> None:
    assert BARE.key == "2601.00001"
    assert replace(BARE, arxiv_id="").key == BARE.abs_url
    assert replace(BARE, arxiv_id="", abs_url="").key == "Title"


def test_the_address_of_the_pdf_contains_the_id() -> None:
    assert BARE.pdf_url == "https://arxiv.org/pdf/2601.00001"
    assert replace(BARE, arxiv_id="").pdf_url == ""


def test_a_paper_without_fields_has_no_summary_and_none_failed() -> None:
    assert not BARE.has_summary
    assert not BARE.summary_failed


@pytest.mark.parametrize("placeholder", sorted(FAILED_SUMMARIES))
def test_only_a_placeholder_is_a_failed_summary(placeholder: str) -> None:
    failed = replace(BARE, tldr=f" {placeholder}\n")
    assert not failed.has_summary
    assert failed.summary_failed
    assert summary_text(failed.tldr) == ""


@pytest.mark.parametrize("prose", ["Error rates fall; None remain.", "N/A in two of five runs."])
def test_a_placeholder_within_prose_is_prose(prose: str) -> None:
    assert replace(BARE, tldr=prose).has_summary
    assert summary_text(f" {prose} ") == prose


def test_not_applicable_in_every_field_is_no_summary() -> None:
    failed = paper(1, **dict.fromkeys(SUMMARY_FIELDS, "N/A"))
    assert not failed.has_summary
    assert failed.summary_failed


@pytest.mark.parametrize("name", SUMMARY_FIELDS)
def test_one_field_makes_a_summary(name: str) -> None:
    assert not paper(1, **FAILED).has_summary
    assert paper(1, **FAILED).summary_failed
    saved = paper(1, **FAILED | {name: "说明。"})
    assert saved.has_summary
    assert not saved.summary_failed


def test_blank_fields_are_neither_a_summary_nor_a_failed_one() -> None:
    blank = replace(BARE, tldr=" ", motivation="", method="\n")
    assert not blank.has_summary
    assert not blank.summary_failed
    assert summary_text(None) == summary_text(" \n") == ""


@pytest.mark.parametrize("value", [BARE, Problem(ProblemKind.NO_RECORD, 1), digest(BARE)])
def test_values_are_frozen_and_without_a_dictionary(value: Paper | Problem | Digest) -> None:
    assert not hasattr(value, "__dict__")
    with pytest.raises(FrozenInstanceError):
        setattr(value, fields(value)[0].name, None)
