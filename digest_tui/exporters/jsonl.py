"""Export a paper as JSON, on one line."""

from __future__ import annotations

import json
from collections import defaultdict

from digest_tui.model import Paper


def export(paper: Paper) -> str:
    """Return a paper as one line of JSON; what the digest does not have is null or empty.

    An extra field is a string, or a list of strings where several have its name.
    """
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
            "extra": _extra(paper),
        },
        ensure_ascii=False,
    )


def _extra(paper: Paper) -> dict[str, str | list[str]]:
    """Return the fields outside the template by their names."""
    texts: defaultdict[str, list[str]] = defaultdict(list)
    for name, text in paper.extra:
        texts[name].append(text)
    return {name: each if len(each) > 1 else each[0] for name, each in texts.items()}
