"""Small digests of many dialects, each with its expected papers and problems.

For each `NAME.md` in `tests/data/dialects`, `NAME.json` holds the fields of each paper that are not
empty, the counts of the table of contents, and the problems; or the kind of the error.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from digest_tui import readers
from digest_tui.model import Paper, Problem, ProblemKind

DIRECTORY = Path(__file__).parent.parent / "data" / "dialects"
EMPTY: dict[str, Any] = {
    "number": 0,
    "arxiv_id": "",
    "title": "",
    "authors": (),
    "category": "",
    "abs_url": "",
}


def paper_of(fields: dict[str, Any]) -> Paper:
    """Return the paper with the fields of a JSON object."""
    fields = {
        name: tuple(value) if isinstance(value, list) else value for name, value in fields.items()
    }
    fields["extra"] = tuple(map(tuple, fields.get("extra", ())))
    return Paper(**(EMPTY | fields))


def problem_of(fields: dict[str, Any]) -> Problem:
    """Return the problem with the fields of a JSON object."""
    missing = tuple(fields.get("fields", ()))
    return Problem(**fields | {"kind": ProblemKind[fields["kind"]], "fields": missing})


@pytest.mark.parametrize("name", sorted(path.stem for path in DIRECTORY.glob("*.md")))
def test_every_field_of_a_dialect_is_read(name: str) -> None:
    path = DIRECTORY / f"{name}.md"
    expected = json.loads(path.with_suffix(".json").read_text("utf-8"))
    if "error" in expected:
        with pytest.raises(readers.ReadError) as raised:
            readers.read(path.read_bytes(), path.name)
        assert raised.value.kind is readers.ReadErrorKind[expected["error"]]
        return
    digest = readers.read(path.read_bytes(), path.name)
    assert list(digest.papers) == [paper_of(fields) for fields in expected["papers"]]
    assert list(digest.categories) == [paper.category for paper in digest.papers]
    assert list(digest.keys) == [paper.key for paper in digest.papers]
    assert digest.promised == expected.get("promised", {})
    assert list(digest.problems) == [problem_of(each) for each in expected.get("problems", [])]
