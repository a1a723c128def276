"""Write papers as tab-separated values, one a line."""

from __future__ import annotations

from digest_tui.model import Paper


def line(paper: Paper) -> str:
    """Return id, category and title of one paper, parted by tabs."""
    return "\t".join((paper.arxiv_id, paper.category, paper.title))
