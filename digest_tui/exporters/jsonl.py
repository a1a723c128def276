"""Write papers as JSON, one a line."""

from __future__ import annotations

import json

from digest_tui.model import Paper


def line(paper: Paper) -> str:
    """Return one paper as one line of JSON; what the digest does not have is null or empty."""
    return json.dumps(
        {
            "number": paper.number,
            "id": paper.arxiv_id or None,
            "title": paper.title,
            "authors": list(paper.authors),
            "url": paper.abs_url or None,
            "category": paper.category or None,
            "tldr": paper.tldr,
            "motivation": paper.motivation,
            "method": paper.method,
            "result": paper.result,
            "conclusion": paper.conclusion,
            "abstract": paper.abstract,
            "translated_title": paper.translated_title or None,
            "categories": list(paper.categories),
            "comment": paper.comment or None,
            "code_url": paper.code_url or None,
            "extra": dict(paper.extra),
        },
        ensure_ascii=False,
    )
