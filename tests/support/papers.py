"""Invented papers and digests."""

from __future__ import annotations

from typing import Any

from digest_tui.model import Digest, Paper


def paper(number: int, **fields: Any) -> Paper:
    """Return an invented paper with some of its fields replaced."""
    arxiv_id = f"2601.{number:05}"
    defaults: dict[str, Any] = {
        "number": number,
        "arxiv_id": arxiv_id,
        "title": f"Paper number {number}",
        "authors": ("Paul Erdős", "Grace Hopper"),
        "category": "cs.CV" if number % 3 else "cs.LG",
        "abs_url": f"https://arxiv.org/abs/{arxiv_id}",
        "tldr": f"第{number}篇论文。",
        "motivation": "说明动机。",
        "method": "说明方法。",
        "result": "说明结果。",
        "conclusion": "说明结论。",
        "abstract": f"This abstract tells what paper {number} found. " * 12,
    }
    return Paper(**(defaults | fields))


def digest(*papers: Paper, name: str = "2026-01-30.md", date: str = "") -> Digest:
    """Return a digest of these papers."""
    categories = [each.category for each in papers]
    return Digest(name, papers, categories, [each.key for each in papers], date=date)


THREE_DAYS = (
    digest(paper(1, tldr="新的文字。"), paper(2), name="c.md", date="2026-02-01"),
    digest(paper(1, tldr="旧的文字。"), paper(3), paper(4), name="b.md", date="2026-01-31"),
    digest(paper(1, tldr="最旧的文字。"), paper(6), name="a.md", date="2026-01-02"),
)
"""Digests of three days, the newest first; one paper is in all of them."""

FAILED = {
    "tldr": "Summary generation failed",
    "motivation": "Motivation analysis unavailable",
    "method": "Method extraction failed",
    "result": "Result analysis unavailable",
    "conclusion": "Conclusion extraction failed",
}
"""The fields of a paper whose summary failed, as the generator writes them."""
