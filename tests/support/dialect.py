"""Invented digests that do not follow the generator's template."""

from __future__ import annotations

from digest_tui.model import Digest
from digest_tui.readers import dialects

NUMBERS = range(1, 4)


def url(number: int) -> str:
    """Return the URL of an invented paper."""
    return f"https://arxiv.org/abs/2601.{number:05}"


def three_papers(form: str, before: str = "") -> str:
    """Return three papers of a form, in which `@` is the number and `%` the URL of each."""
    papers = (form.replace("%", url(number)).replace("@", str(number)) for number in NUMBERS)
    return before + "\n".join(papers)


def parse_dialect(text: str) -> Digest:
    """Read a digest in a dialect."""
    digest = dialects.parse(text, "x.md")
    assert digest is not None
    return digest
