"""Export a paper as tab-separated values, on one line."""

from __future__ import annotations

from digest_tui.model import Paper


def export(paper: Paper) -> str:
    """Return id, category and title of a paper, separated by tabs."""
    return "\t".join((paper.arxiv_id, paper.category, paper.heading))
