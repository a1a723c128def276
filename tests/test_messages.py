"""Problems and errors have messages."""

from __future__ import annotations

from pathlib import Path

import pytest

from digest_tui.arguments import UsageError, UsageErrorKind
from digest_tui.config import ConfigError, ConfigErrorKind
from digest_tui.library import LibraryError, LibraryErrorKind
from digest_tui.messages import describe_problem
from digest_tui.model import Problem, ProblemKind
from digest_tui.output import describe
from digest_tui.readers import ReadError, ReadErrorKind

EXPECTED = "expected a digest of arXiv papers, in Markdown or as .jsonl records"


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (ReadError(ReadErrorKind.NOT_FOUND, "a.md"), f"a.md: no such file; {EXPECTED}."),
        (ReadError(ReadErrorKind.NO_MATCH, "*.md"), f"*.md: matches no file; {EXPECTED}."),
        (
            ReadError(ReadErrorKind.IS_DIRECTORY, "d"),
            f"d: is a directory; {EXPECTED}, name the file itself.",
        ),
        (
            ReadError(ReadErrorKind.NO_DIGEST_IN_DIRECTORY, "d", suffixes=(".md", ".txt")),
            (
                "d: is a directory without a digest; a digest's name ends in .md, .txt, "
                "or one of these followed by .gz."
            ),
        ),
        (
            ReadError(ReadErrorKind.UNREADABLE, "a.md", reason="Permission denied"),
            f"a.md: cannot be read (Permission denied); {EXPECTED}.",
        ),
        (
            ReadError(ReadErrorKind.TOO_LARGE, "a.md", limit=512),
            f"a.md: holds over 512 MB; {EXPECTED}.",
        ),
        (
            ReadError(ReadErrorKind.DAMAGED_GZIP, "a.md.gz"),
            f"a.md.gz: is packed by gzip, but damaged or not whole; {EXPECTED}.",
        ),
        (ReadError(ReadErrorKind.EMPTY, "a.md"), f"a.md: is empty; {EXPECTED}."),
        (ReadError(ReadErrorKind.BINARY, "a.md"), f"a.md: is a binary file; {EXPECTED}."),
        (
            ReadError(ReadErrorKind.NO_DIGEST, "{x}.md"),
            f"{{x}}.md: holds no papers and no table of contents; {EXPECTED}.",
        ),
        (
            ReadError(ReadErrorKind.ONLY_LINKS, "a.md"),
            f"a.md: is a list of links without summaries; {EXPECTED}.",
        ),
    ],
)
def test_a_read_error_is_one_sentence(error: ReadError, sentence: str) -> None:
    assert describe(error) == sentence


@pytest.mark.parametrize(
    ("problem", "sentence"),
    [
        (
            Problem(ProblemKind.REPLACED_BYTES, 4, encoding="UTF-8"),
            "Bytes that are not UTF-8 were replaced, here and perhaps further on.",
        ),
        (Problem(ProblemKind.CUT_OFF_RECORD, 4), "The last record breaks off."),
        (
            Problem(ProblemKind.NO_RECORD, 4),
            "This line is no record of a paper and was left out.",
        ),
        (
            Problem(ProblemKind.UNLINKED_HEADING, 4),
            "This heading names no linked paper; it is kept as text.",
        ),
        (
            Problem(ProblemKind.CUT_OFF_PAPER, 4, paper=7),
            "Paper [7] breaks off: its details have no end.",
        ),
        (
            Problem(ProblemKind.MISSING_FIELDS, 4, paper=7, fields=("abs_url", "tldr")),
            "Paper [7] is missing its link, TL;DR.",
        ),
        (
            Problem(ProblemKind.COUNT_MISMATCH, 4, category="cs.CV", promised=3, count=2),
            "The table of contents promises 3 of cs.CV, the file holds 2.",
        ),
        (
            Problem(ProblemKind.COUNT_MISMATCH, 4, promised=0, count=2),
            "The table of contents promises 0 of no category, the file holds 2.",
        ),
        (
            Problem(ProblemKind.UNREAD_CATEGORIES, 4, count=1000),
            "Only the first 1,000 categories of the table of contents were read.",
        ),
        (Problem(ProblemKind.MORE_PROBLEMS, 4, count=1), "1 more problem was found, here."),
        (
            Problem(ProblemKind.MORE_PROBLEMS, 4, count=2000),
            "2,000 more problems were found, the last of them here.",
        ),
    ],
)
def test_a_problem_is_one_sentence_after_its_line(problem: Problem, sentence: str) -> None:
    assert describe(problem) == f"line 4: {sentence}"


def test_a_problem_names_its_file_unless_a_heading_does() -> None:
    problem = Problem(ProblemKind.CUT_OFF_RECORD, 4, "a.jsonl")
    assert describe(problem) == "a.jsonl, line 4: The last record breaks off."
    assert describe_problem(problem, within="a.jsonl").startswith("line 4: ")
    assert describe_problem(problem, within="a.md").startswith("a.jsonl, line 4: ")


def test_a_file_that_cannot_be_read_is_described_by_its_error() -> None:
    error = ReadError(ReadErrorKind.EMPTY, "a.jsonl")
    problem = Problem(ProblemKind.UNREADABLE_FILE, 0, "a.jsonl", error=error)
    assert describe(problem) == describe(error)


@pytest.mark.parametrize("kind", ReadErrorKind)
def test_every_kind_of_read_error_has_a_message(kind: ReadErrorKind) -> None:
    assert describe(ReadError(kind, "x.md")).startswith("x.md: ")


@pytest.mark.parametrize("kind", ProblemKind)
def test_every_kind_of_problem_has_a_message(kind: ProblemKind) -> None:
    error = ReadError(ReadErrorKind.EMPTY, "x.md")
    unreadable = kind is ProblemKind.UNREADABLE_FILE
    assert describe(Problem(kind, 1, "x.md", error=error if unreadable else None))


def test_a_value_without_a_message_raises_a_type_error() -> None:
    with pytest.raises(TypeError, match="int"):
        describe(4)


@pytest.mark.parametrize("kind", LibraryErrorKind)
def test_every_library_error_has_a_message(kind: LibraryErrorKind) -> None:
    text = describe(LibraryError(kind, Path("library.sqlite3"), "denied"))
    assert text.startswith("library.sqlite3: ")
    assert text.endswith(".")
    assert ("denied" in text) == (kind is not LibraryErrorKind.TOO_NEW)


@pytest.mark.parametrize("kind", ConfigErrorKind)
def test_every_config_error_has_a_message(kind: ConfigErrorKind) -> None:
    text = describe(ConfigError(kind, Path("settings.json"), "denied"))
    assert text.startswith("settings.json: ")
    assert text.endswith(".")
    assert ("denied" in text) == (kind in (ConfigErrorKind.UNREADABLE, ConfigErrorKind.UNWRITABLE))


@pytest.mark.parametrize("kind", UsageErrorKind)
def test_every_usage_error_has_a_message(kind: UsageErrorKind) -> None:
    text = describe(UsageError(kind, "denied"))
    assert text.endswith(".")
    unreadable = (UsageErrorKind.INPUT_UNREADABLE, UsageErrorKind.OUTPUT_UNWRITABLE)
    assert ("denied" in text) == (kind in unreadable)
