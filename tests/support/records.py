"""Write papers as the records of a `.jsonl` file."""

from __future__ import annotations

import json

from digest_tui.model import SUMMARY_FIELDS, Paper


def records(*papers: Paper, raw: bool = False) -> str:
    """Return one line for each paper; with `raw`, without its summary."""
    return "".join(f"{json.dumps(_record(paper, raw=raw))}\n" for paper in papers)


def _record(paper: Paper, *, raw: bool) -> dict[str, object]:
    made: dict[str, object] = {
        "id": paper.arxiv_id,
        "abs": paper.abs_url,
        "authors": list(paper.authors),
        "title": paper.title,
        "categories": list(paper.categories or (paper.category,)),
        "comment": paper.comment or None,
        "summary": paper.abstract,
    }
    if paper.code_url:
        made["code_url"] = paper.code_url
    return made if raw else made | {"AI": {name: getattr(paper, name) for name in SUMMARY_FIELDS}}
