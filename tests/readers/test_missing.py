"""A field that a paper lacks is a problem if most papers of its kind have it."""

from __future__ import annotations

from digest_tui.model import Problem, ProblemKind
from tests.support.dialect import parse_dialect, three_papers


def test_a_field_that_only_one_paper_lacks_is_a_problem() -> None:
    form = "## [@] [T](%)\n*A, B*\n\n**TL;DR:** a\n\n**Method:** b\n\n"
    text = three_papers(form)
    digest = parse_dialect(text.replace("**Method:** b\n", "", 1).replace("*A, B*", "", 1))
    assert digest.problems == (
        Problem(ProblemKind.MISSING_FIELDS, 1, "x.md", paper=1, fields=("authors", "method")),
    )


def test_a_text_that_no_paper_of_its_kind_has_is_not_missing() -> None:
    detailed = "## [@] [T](%)\n*A, B*\n\n**Motivation:** a\n\n**Method:** b\n\n"
    brief = "## [@] [T](%)\n*A, B*\n\n**TL;DR:** a\n\n"
    digest = parse_dialect(three_papers(detailed) + three_papers(brief) + three_papers(brief))
    assert digest.problems == ()
    broken = three_papers(detailed).replace("**Method:** b\n", "", 1)
    (problem,) = parse_dialect(broken + three_papers(brief)).problems
    assert (problem.kind, problem.paper) == (ProblemKind.MISSING_FIELDS, 1)
